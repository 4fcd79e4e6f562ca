/**
 * The seven-bit encodings of East Asian mail (RFC 1468, RFC 1557, RFC 1843). Between their marks stand the very bytes of
 * EUC without its eighth bit, so that they are read as EUC once the marks are gone. Neither iconv-lite nor the
 * runtime's TextDecoder knows all three.
 */
export type SevenBit = 'iso-2022-jp' | 'iso-2022-kr' | 'hz-gb-2312';

/** The encoding of the bytes that `toEightBit` makes, by its name in iconv-lite. */
export const eightBitOf: Readonly<Record<SevenBit, string>> = {
  'iso-2022-jp': 'euc-jp',
  'iso-2022-kr': 'cp949',
  'hz-gb-2312': 'gb18030',
};

const escapeByte = 0x1b;
const shiftOut = 0x0e;
const shiftIn = 0x0f;
const tilde = 0x7e;
const lineFeed = 0x0a;
/** Before each half-width katakana of EUC-JP. */
const singleShift = 0x8e;

/** What the bytes that follow are: letters of ASCII, pairs of a double-byte set, or half-width katakana. */
type Set = 'ascii' | 'pairs' | 'katakana';

/** The same text in the eight-bit encoding that belongs to it. No byte is lost but the marks. */
export function toEightBit(bytes: Uint8Array, encoding: SevenBit): Uint8Array {
  const written: number[] = [];
  let set: Set = 'ascii';
  let position = 0;
  while (position < bytes.length) {
    const mark = encoding === 'hz-gb-2312' ? tildeMark(bytes, position) : isoMark(bytes, position);
    if (mark !== null) {
      set = mark.set ?? set;
      written.push(...mark.words);
      position += mark.length;
      continue;
    }
    const byte = bytes[position] ?? 0;
    // All of these encodings go back to ASCII at the end of a line, whether or not it is said.
    if (byte === lineFeed) set = 'ascii';
    if (set === 'katakana' && byte > 0x20) written.push(singleShift);
    written.push(set !== 'ascii' && byte > 0x20 ? byte | 0x80 : byte);
    position += 1;
  }
  return Uint8Array.from(written);
}

type Mark = { readonly length: number; readonly set: Set | null; readonly words: readonly number[] };

/** Escape sequences of ISO 2022 that name a set, by the bytes behind the escape byte. */
const isoSets: readonly (readonly [string, Set | null])[] = [
  ['$B', 'pairs'],
  ['$@', 'pairs'],
  ['(B', 'ascii'],
  ['(J', 'ascii'],
  ['(I', 'katakana'],
  ['$)C', null],
  ['$)A', null],
];

function isoMark(bytes: Uint8Array, position: number): Mark | null {
  const byte = bytes[position];
  if (byte === shiftOut) return { length: 1, set: 'pairs', words: [] };
  if (byte === shiftIn) return { length: 1, set: 'ascii', words: [] };
  if (byte !== escapeByte) return null;
  const found = isoSets.find(([sign]) => [...sign].every((letter, index) => bytes[position + 1 + index] === letter.charCodeAt(0)));
  return found === undefined ? null : { length: 1 + found[0].length, set: found[1], words: [] };
}

function tildeMark(bytes: Uint8Array, position: number): Mark | null {
  if (bytes[position] !== tilde) return null;
  const next = String.fromCharCode(bytes[position + 1] ?? 0);
  if (next === '{') return { length: 2, set: 'pairs', words: [] };
  if (next === '}') return { length: 2, set: 'ascii', words: [] };
  if (next === '~') return { length: 2, set: null, words: [tilde] };
  return next === '\n' ? { length: 2, set: null, words: [] } : null;
}
