import { roman } from '../roman-numeral';

/** How notes are numbered, as Word and RTF call it in lower case. */
export type NoteFormat = 'decimal' | 'lowerroman' | 'upperroman' | 'lowerletter' | 'upperletter';

/** The sign of the note `number`, counted from 1. */
export function noteNumber(number: number, format: NoteFormat): string {
  if (format === 'decimal' || number > 3999) return String(number);
  const sign = format.endsWith('roman') ? roman(number) : letter(number);
  return format.startsWith('upper') ? sign.toUpperCase() : sign;
}

/** a to z, then aa, bb and so on, as word processors count. */
function letter(number: number): string {
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}

/** The format of that name, decimal for one that is not known. */
export function noteFormat(name: string, otherwise: NoteFormat): NoteFormat {
  const known = (['decimal', 'lowerroman', 'upperroman', 'lowerletter', 'upperletter'] as const).find(
    (item) => item === name.toLowerCase(),
  );
  return known ?? (name === '' ? otherwise : 'decimal');
}
