import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readPaste } from '../../electron/import/read-paste';
import { readSource } from '../../electron/import/read-source';
import type { Understanding } from '../../electron/import/understand-reading';
import { droppedPart, importWarning } from '../../shared/domain/import-preview';

/** What a fixture holds, written down by hand or by what it was made of, never by a reader of ours. */
const fixture = z.strictObject({
  file: z.string(),
  /** The program that made it, and of which words. */
  origin: z.string().min(1),
  /** A field that the file does not state is left out or empty; then nothing may be made up for it. */
  meta: z.strictObject({
    title: z.string().optional(),
    author: z.string().optional(),
    source: z.string().optional(),
    publishedOn: z.string().optional(),
    address: z.string().optional(),
    language: z.string().optional(),
  }),
  /** The article, one string a block, in order. */
  text: z.array(z.string()),
  /** Words that are proposed to be left out. */
  cut: z.array(z.string()).optional(),
  warnings: z.array(importWarning.shape.code).optional(),
  dropped: z.array(droppedPart.shape.what).optional(),
  /** Pictures that stand between the words of the article; none where nothing is said of them. */
  pictures: z.int().positive().optional(),
  /** Names of the files in it that are offered. */
  attachments: z.array(z.string()).optional(),
});
type Fixture = z.infer<typeof fixture>;

/** A fixture and what was understood of it. */
type ImportedFixture = { readonly expected: Fixture; readonly understood: Understanding };

/** How well a format is read: shares from 0 to 1. */
export type ImportTable = {
  readonly format: string;
  readonly files: number;
  /** Words of the articles that are kept. */
  readonly recall: number;
  /** Words kept that are the articles'. */
  readonly precision: number;
  /** Fields of the sources that are right, of those that are stated. */
  readonly metadata: number;
  readonly imported: readonly ImportedFixture[];
};

/** The floors that every format has to reach. */
export const importFloors = { files: 10, recall: 0.98, precision: 0.95, metadata: 0.9 } as const;

/** Imports every fixture of a format and prints its row of the table. Throws when one cannot be read, or is in the folder and not in the list. */
export async function importTable(format: string): Promise<ImportTable> {
  const folder = join('tests/fixtures/import', format);
  const fixtures = z.array(fixture).parse(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')));
  const listed = new Set([...fixtures.flatMap(({ file }) => [file, ...plainForms(format, file)]), 'expected.json']);
  const other = readdirSync(folder).filter((name) => !listed.has(name));
  if (other.length > 0) throw new Error(`not in ${folder}/expected.json: ${other.join(', ')}`);
  const imported: ImportedFixture[] = [];
  for (const expected of fixtures) {
    const answer = await readFixture(folder, format, expected.file);
    if (!answer.ok) throw new Error(`${expected.file}: ${answer.error.code}`);
    imported.push({ expected, understood: answer.value });
  }
  const table = { format, files: fixtures.length, ...shares(imported), imported };
  const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
  console.log(
    `${format}: ${table.files} files, ${percent(table.recall)} of the words kept, ${percent(1 - table.precision)} wrongly kept, ${percent(table.metadata)} of the fields right`,
  );
  return table;
}

/** What a program puts on the clipboard beside a part of a page: the same in plain letters. */
function plainForms(format: string, file: string): readonly string[] {
  return format === 'clipboard' ? [file.replace(/\.html$/, '.txt')] : [];
}

function readFixture(folder: string, format: string, file: string): ReturnType<typeof readSource> {
  const [plain] = plainForms(format, file).map((name) => readFileSync(join(folder, name), 'utf8'));
  if (plain === undefined) return readSource(readFileSync(join(folder, file)));
  return readPaste({ text: plain, html: readFileSync(join(folder, file), 'utf8') });
}

function shares(imported: readonly ImportedFixture[]): Pick<ImportTable, 'recall' | 'precision' | 'metadata'> {
  let [wanted, kept, both, fields, right] = [0, 0, 0, 0, 0];
  for (const { expected, understood } of imported) {
    const [of, by] = [wordsOf(expected.text), wordsOf(articleOf(understood))];
    wanted += of.length;
    kept += by.length;
    both += inBoth(of, by);
    for (const [field, value] of Object.entries(expected.meta)) {
      if (value === '') continue;
      fields += 1;
      if (understood.meta[field as keyof typeof expected.meta] === value) right += 1;
    }
  }
  return { recall: both / wanted, precision: both / kept, metadata: right / fields };
}

/** The article's blocks when nobody changes the proposal: those that are kept, and the heading that becomes its title. */
export function articleOf({ blocks }: Understanding): readonly string[] {
  return blocks.filter(({ cut }) => cut === null || cut === 'title').map(({ text }) => text);
}

/** Words; in scripts that write none apart, letters. */
export function wordsOf(texts: readonly string[]): readonly string[] {
  return (
    texts
      .join('\n')
      .toLowerCase()
      .match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}])[\p{L}\p{M}\p{N}])+/gu) ??
    []
  );
}

/** How many of `some` are also in `others`, each as often as it stands there. */
export function inBoth(some: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  let found = 0;
  for (const word of some) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    found += 1;
    left.set(word, count - 1);
  }
  return found;
}
