import { decodeAs } from './decode-as';

/**
 * The bytes of a text file become text. A byte order mark decides; else strict UTF-8, which other
 * encodings hardly ever satisfy by chance; else windows-1252, the commonest of the old western ones.
 */
export function decodeText(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return new TextDecoder('utf-8').decode(bytes);
  return strictUtf8(bytes) ?? decodeAs(bytes, 'windows-1252') ?? '';
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

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
