import { decodeAs, encodingName, markedEncoding } from '../decode-as';
import { guessEncoding } from '../encoding/guess';
import { unmarkedWide } from '../encoding/wide';

/** The text of a page; `uncertain` names its encoding when that was guessed, or when its bytes are not what the page says. */
export type DecodedPage = { readonly text: string; readonly uncertain: string | null };

/** Bytes at the start in which a page states its encoding; browsers look at 1,024, and saved pages put words of their own first. */
const headSize = 8192;

/**
 * The letters of a page. A byte order mark decides, or the NULs of UTF-16 and UTF-32; then UTF-8, which other encodings hardly ever satisfy by chance (and as which
 * browsers save pages that state another); then what the page states; else a guess. `stated`: what lies outside the page says, if anything.
 */
export function decodePage(bytes: Uint8Array, stated = ''): DecodedPage {
  const mark = markedEncoding(bytes) ?? unmarkedWide(bytes);
  if (mark !== null) return { text: decodeAs(bytes, mark) ?? '', uncertain: null };
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, headSize)).toString('latin1');
  const label = encodingName(stated) ?? encodingName(statedIn(head));
  const isSevenBit = label !== null && /^(?:iso-2022-|hz-|utf-7)/.test(label);
  const utf8 = isSevenBit ? null : strictUtf8(bytes);
  if (utf8 !== null) return { text: utf8, uncertain: null };
  // The page was read as letters of one byte to find what it states: it cannot be what has several.
  const own = label !== null && !/^utf-?(?:8|16|32)/.test(label) ? label : null;
  const text = own === null ? null : decodeAs(bytes, own);
  if (own !== null && text !== null && brokenShare(text) < toleratedShare) return { text, uncertain: text.includes('\uFFFD') ? own : null };
  if (own === null) {
    const nearly = new TextDecoder('utf-8').decode(bytes);
    if (brokenShare(nearly) < toleratedShare) return { text: nearly, uncertain: 'utf-8' };
  }
  const { encoding } = guessEncoding(bytes, languageIn(head));
  return { text: decodeAs(bytes, encoding) ?? '', uncertain: encoding.toLowerCase() };
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function statedIn(head: string): string {
  const xml = /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([^"']{1,40})/i.exec(head)?.[1];
  return /<meta[^>]{0,300}charset\s*=\s*["']?\s*([\w:.-]{1,40})/i.exec(head)?.[1] ?? xml ?? '';
}

function languageIn(head: string): string {
  return /<html[^>]{0,1000}\slang\s*=\s*["']?([a-z]{2,3})/i.exec(head)?.[1]?.toLowerCase() ?? '';
}

/** Characters that could not be read, as a share of those beyond ASCII, up to which the encoding is still taken for the right one. */
const toleratedShare = 0.05;

function brokenShare(text: string): number {
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const beyond = text.match(/[^\u0000-\u007F]/g)?.length ?? 0;
  return beyond === 0 ? 0 : broken / beyond;
}
