import type { FileCase } from './hostile-case';

/** G3: names that some system, or some reader of them, cannot bear. Windows itself lets nobody write most of them. */

const names: readonly (readonly [what: string, name: string, shown: string])[] = [
  ['a device of Windows', 'CON', 'CON'],
  ['a device with an ending', 'nul.txt', 'nul.txt'],
  ['a dot at the end', 'report.', 'report.'],
  ['255 bytes', `${'한'.repeat(83)}ab.txt`, `${'한'.repeat(83)}ab.txt`],
  ['a direction sign', 'invoice\u202Etxt.exe', 'invoicetxt.exe'],
  ['a mark of right to left', 'report\u200F.txt', 'report.txt'],
  ['a line end', 'first\nsecond.txt', 'firstsecond.txt'],
  ['markup', '<img src=x onerror=ran()>.txt', '<img src=x onerror=ran()>.txt'],
];

export const nameCases: readonly FileCase[] = names.map(([what, name, shown], index) => ({
  id: 'G3',
  what,
  name,
  shown,
  bytes: () => Buffer.from(`Words of the file with ${what}, which is number ${index}.`),
  outcome: { words: [`Words of the file with ${what}`], warnings: what === 'a direction sign' ? ['wrong-extension'] : [] },
}));
