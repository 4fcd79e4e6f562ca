/** How notes are numbered, as Word and RTF call it in lower case. */
export type NoteFormat = 'decimal' | 'lowerroman' | 'upperroman' | 'lowerletter' | 'upperletter';

const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** The sign of the note `number`, counted from 1. */
export function noteNumber(number: number, format: NoteFormat): string {
  if (format === 'decimal' || number > 3999) return String(number);
  const sign = format.endsWith('roman') ? roman(number) : letter(number);
  return format.startsWith('upper') ? sign.toUpperCase() : sign;
}

function roman(number: number): string {
  let left = number;
  let sign = '';
  for (const [value, letters] of romans) {
    sign += letters.repeat(Math.floor(left / value));
    left %= value;
  }
  return sign;
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
