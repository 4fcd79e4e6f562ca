import { symbolSign } from '../office/symbols';
import { decodePage, knowsPage } from './code-pages';
import type { RtfFont } from './tables';

/**
 * Letters of a document from its bytes and numbers. Bytes wait until something else comes, for a letter of some code
 * pages is two of them, of which the second may look like any other.
 */
export type Letters = {
  /** The document's own code page. */
  page: number;
  /** Signs that stand for a letter which was given by its number, for programs that know no numbers. They are left out. */
  leftOut: number;
  /** A code page that nobody knows and that letters were written in, `null` when there was none. */
  unknownPage: number | null;
  readonly bytes: (bytes: string) => void;
  /** The letters of the bytes that wait. */
  readonly flush: (font: RtfFont | undefined) => string;
  /** The letter of a number, as control words give it: below 0 for the upper half. */
  readonly number: (value: number, font: RtfFont | undefined) => string;
};

export function createLetters(): Letters {
  let waiting = '';
  const letters: Letters = {
    page: 1252,
    leftOut: 0,
    unknownPage: null,
    bytes(bytes) {
      const skipped = Math.min(letters.leftOut, bytes.length);
      letters.leftOut -= skipped;
      waiting += bytes.slice(skipped);
    },
    flush(font) {
      const bytes = waiting;
      waiting = '';
      if (bytes === '') return '';
      if (font?.isSymbol === true) return [...bytes].map((byte) => symbolSign(font.name, 0xf000 + byte.charCodeAt(0))).join('');
      if (!/[\x80-\xFF]/.test(bytes)) return bytes;
      const page = font?.page ?? letters.page;
      if (!knowsPage(page)) letters.unknownPage = page;
      return decodePage(bytes, page);
    },
    number(value, font) {
      const code = value < 0 ? value + 0x10000 : value;
      if (code < 0 || code > 0x10ffff) return '\uFFFD';
      if (font?.isSymbol === true && code >= 0xf020 && code <= 0xf0ff) return symbolSign(font.name, code);
      return code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code);
    },
  };
  return letters;
}
