import { err, type Failure, ok, type Result } from '../../shared/core/result';

/**
 * The bytes of a text file become text. A byte order mark decides; else strict UTF-8, which other
 * encodings hardly ever satisfy by chance; else windows-1252, the commonest of the old western ones.
 */
export function decodeText(bytes: Uint8Array): Result<string, Failure<'import.not-text'>> {
  if (looksBinary(bytes)) return err({ code: 'import.not-text' });
  if (startsWith(bytes, [0xff, 0xfe])) return ok(new TextDecoder('utf-16le').decode(bytes));
  if (startsWith(bytes, [0xfe, 0xff])) return ok(new TextDecoder('utf-16be').decode(bytes));
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return ok(new TextDecoder('utf-8').decode(bytes));
  return ok(strictUtf8(bytes) ?? windows1252(bytes));
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

/** The characters of 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252); all other bytes are those of ISO 8859-1. */
const upperControls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Node up to 22 decodes "windows-1252" as ISO 8859-1, which makes control characters of quotation marks and the euro. */
function windows1252(bytes: Uint8Array): string {
  return new TextDecoder('latin1')
    .decode(bytes)
    .replace(/[\u0080-\u009F]/g, (character) => upperControls[character.charCodeAt(0) - 0x80] ?? character);
}

/** How files begin that hold no plain text, whatever their name says. RTF is text only to a program. */
const signatures: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46, 0x2d], // %PDF-
  [0x50, 0x4b, 0x03, 0x04], // ZIP: DOCX, ODT, EPUB
  [0xd0, 0xcf, 0x11, 0xe0], // OLE: DOC, XLS, MSG
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // {\rtf
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF8
  [0x7f, 0x45, 0x4c, 0x46], // ELF
  [0x1f, 0x8b], // gzip
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
];

/** Bytes looked at to judge the whole. */
const sampleSize = 64 * 1024;
/** Text has next to no control bytes; compressed data and programs have them at every tenth place. */
const controlShare = 0.02;

function looksBinary(bytes: Uint8Array): boolean {
  if (signatures.some((signature) => startsWith(bytes, signature))) return true;
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return bytes.length % 2 === 1 && bytes.length < 4;
  const sample = bytes.subarray(0, sampleSize);
  let controls = 0;
  for (const byte of sample) if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) controls += 1;
  return controls > Math.max(2, sample.length * controlShare);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
