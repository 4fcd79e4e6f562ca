import { decodeText } from '../decode';
import { guessEncoding } from './guess-encoding';

/** The text of a page; `uncertain` names its encoding when that was guessed, or when its bytes are not what the page says. */
export type DecodedPage = { readonly text: string; readonly uncertain: string | null };

/** Bytes at the start in which a page states its encoding; browsers look at 1,024, and saved pages put words of their own first. */
const headSize = 8192;

/**
 * The letters of a page. A byte order mark decides; then UTF-8, which other encodings hardly ever satisfy by chance (and as which
 * browsers save pages that state another); then what the page states; else a guess. `stated`: what lies outside the page says, if anything.
 */
export function decodePage(bytes: Uint8Array, stated = ''): DecodedPage {
  if (hasMark(bytes)) return { text: decodeText(bytes), uncertain: null };
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, headSize)).toString('latin1');
  const label = encodingOf(stated) ?? encodingOf(statedIn(head));
  // Seven-bit Japanese is valid UTF-8 as well.
  if (label !== 'iso-2022-jp') {
    const text = strict(bytes, 'utf-8');
    if (text !== null) return { text, uncertain: null };
  }
  if (label !== null && label !== 'utf-8' && !label.startsWith('utf-16')) {
    const text = label === 'windows-1252' ? decodeText(bytes) : strict(bytes, label);
    if (text !== null) return { text, uncertain: null };
  }
  const nearly = label === null || label === 'utf-8' ? mostlyUtf8(bytes) : null;
  if (nearly !== null) return { text: nearly, uncertain: 'utf-8' };
  if (label !== null && label !== 'utf-8' && !label.startsWith('utf-16')) {
    const text = new TextDecoder(label).decode(bytes);
    if (brokenShare(text) < toleratedShare) return { text, uncertain: label };
  }
  const guessed = guessEncoding(bytes, languageIn(head));
  return { text: guessed === 'windows-1252' ? decodeText(bytes) : new TextDecoder(guessed).decode(bytes), uncertain: guessed };
}

function hasMark(bytes: Uint8Array): boolean {
  const [first, second, third] = bytes;
  return (
    (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || (first === 0xef && second === 0xbb && third === 0xbf)
  );
}

/** The name of an encoding that is known, in the form of the Encoding Standard, else `null`. */
function encodingOf(label: string): string | null {
  // Korean pages of Windows: names that only Windows has.
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^(?:ks_c_5601.*|cp949|ms949|x-windows-949)$/, 'euc-kr')
    .replace(/^cp(125\d)$/, 'windows-$1');
  if (name === '') return null;
  try {
    return new TextDecoder(name).encoding;
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

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Characters that could not be read, as a share of those beyond ASCII, up to which the encoding is still taken for the right one. */
const toleratedShare = 0.05;

function mostlyUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  return brokenShare(text) < toleratedShare ? text : null;
}

function brokenShare(text: string): number {
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const beyond = text.match(/[^\u0000-\u007F]/g)?.length ?? 0;
  return beyond === 0 ? 0 : broken / beyond;
}
