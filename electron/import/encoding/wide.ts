/**
 * UTF-16 and UTF-32 without a byte order mark. Texts in them have NULs, which no other text has, and always in the
 * same places: beside each space and line end.
 */
export type WideEncoding = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

/** Bytes looked at; a multiple of four. */
const sampleSize = 16 * 1024;

/** The encoding of `bytes` when they are such a text and nothing else, `null` otherwise. */
export function unmarkedWide(bytes: Uint8Array): WideEncoding | null {
  const sample = bytes.subarray(0, Math.min(sampleSize, bytes.length));
  if (bytes.length < 4 || bytes.length % 2 !== 0 || !sample.includes(0) || isNarrow(sample)) return null;
  const view = new DataView(sample.buffer, sample.byteOffset, sample.byteLength);
  for (const size of ['utf-32', 'utf-16'] as const) {
    const little = asciiOf(charactersOf(view, bytes.length, `${size}le`));
    const big = asciiOf(charactersOf(view, bytes.length, `${size}be`));
    // Read the wrong way round, a text may be letters too, but its spaces and line ends are not.
    if (little !== big) return `${size}${little > big ? 'le' : 'be'}`;
  }
  return null;
}

/** Plain ASCII into which a NUL has strayed: in wide text, every second byte would be none that ASCII texts have. */
function isNarrow(sample: Uint8Array): boolean {
  const controls = sample.filter((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20)).length;
  return controls < sample.length / 4 && sample.every((byte) => byte < 0x80);
}

function charactersOf(view: DataView, length: number, encoding: WideEncoding): string | null {
  const little = encoding.endsWith('le');
  if (encoding.startsWith('utf-16')) {
    let text = '';
    for (let at = 0; at + 2 <= view.byteLength; at += 2) text += String.fromCharCode(view.getUint16(at, little));
    return text;
  }
  if (length % 4 !== 0) return null;
  let text = '';
  for (let at = 0; at + 4 <= view.byteLength; at += 4) {
    const point = view.getUint32(at, little);
    if (point > 0x10ffff) return null;
    text += String.fromCodePoint(point);
  }
  return text;
}

/** Characters that no text has: controls, halves of pairs, what is not assigned. A last pair may be cut by the sample's end. */
const foreign = /[\u0000-\u0008\u000E-\u001F\uFFFE\uFFFF\p{Cs}\p{Co}\p{Cn}]/u;

/** How many letters, spaces and line ends of ASCII a text has; -1 for what is no text. */
function asciiOf(characters: string | null): number {
  if (characters === null || foreign.test(characters.slice(0, -1))) return -1;
  const letters = characters.match(/\p{L}/gu)?.length ?? 0;
  return letters > characters.length / 3 ? (characters.match(/[a-z \n\r\t]/gi)?.length ?? 0) : -1;
}
