/**
 * The bytes of a text file become text. A byte order mark decides; else strict UTF-8, which other
 * encodings hardly ever satisfy by chance; else windows-1252, the commonest of the old western ones.
 */
export function decodeText(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return new TextDecoder('utf-8').decode(bytes);
  return strictUtf8(bytes) ?? windows1252(bytes);
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

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
