import { decodeAs, markedEncoding } from './decode-as';
import { guessEncoding } from './encoding/guess';
import { unmarkedWide } from './encoding/wide';
import type { SevenBit } from './seven-bit';

/** A text and the encoding that it was read by; `certain` is false when another one would read nearly as well. */
export type DecodedText = { readonly text: string; readonly encoding: string; readonly certain: boolean };

/**
 * The bytes of a text file become text. A byte order mark decides; else UTF-16 and UTF-32 show themselves by their NULs
 * and seven-bit encodings by their marks; else strict UTF-8, which other encodings hardly ever satisfy by chance; else
 * the old encoding under which the words read best.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const stated = markedEncoding(bytes) ?? unmarkedWide(bytes) ?? sevenBit(bytes);
  if (stated !== null) return { text: decodeAs(bytes, stated) ?? '', encoding: stated, certain: true };
  const text = strictUtf8(bytes);
  if (text !== null) return { text, encoding: 'utf-8', certain: true };
  const mended = damagedUtf8(bytes);
  if (mended !== null) return { text: mended, encoding: 'utf-8', certain: false };
  const { encoding, certain } = guessEncoding(bytes);
  return { text: decodeAs(bytes, encoding) ?? '', encoding, certain };
}

/** UTF-8 without an error but for a last character that the end of the file cut; `null` when it is not UTF-8. */
function strictUtf8(bytes: Uint8Array): string | null {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text: string;
  try {
    text = decoder.decode(bytes, { stream: true });
  } catch {
    return null;
  }
  try {
    return text + decoder.decode();
  } catch {
    return `${text}\uFFFD`;
  }
}

/** One broken byte among this many whole characters beyond ASCII is damage, not another encoding. */
const wholeForBroken = 20;

/** UTF-8 in which a few bytes were damaged; `null` when it is something else. */
function damagedUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let whole = 0;
  for (const { 0: character } of text.matchAll(/[^\u0000-\u007F]/gu)) {
    if (character === '\uFFFD') broken += 1;
    else whole += 1;
  }
  return whole >= broken * wholeForBroken ? text : null;
}

/** The marks by which each of them begins its double-byte letters (`seven-bit.ts`), and what has to follow. */
const marks: readonly (readonly [RegExp, SevenBit])[] = [
  [/\x1B\$[B@](?:[\x21-\x7E]{2})+\x1B\(/, 'iso-2022-jp'],
  [/\x1B\$\)C[^\x0E]*\x0E(?:[\x21-\x7E]{2})/, 'iso-2022-kr'],
  [/~\{(?:[\x21-\x77][\x21-\x7E]){2,}~\}/, 'hz-gb-2312'],
];

function sevenBit(bytes: Uint8Array): SevenBit | null {
  // Looked for in the first part only; `latin1` keeps each byte as one character.
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64 * 1024)).toString('latin1');
  return /[^\x00-\x7F]/.test(head) ? null : (marks.find(([mark]) => mark.test(head))?.[1] ?? null);
}
