/**
 * The original of a paste, as bytes that give the very same text back.
 *
 * Text that is well-formed is kept in UTF-8. A clipboard can also hold half a surrogate pair, for
 * which UTF-8 has no bytes: such text is kept in UTF-16 little endian with a byte order mark, which
 * holds every code unit as it came and which any editor opens. (WTF-8 would hold it too, but its own
 * specification forbids it in files.)
 */
export function originalBytesOfPaste(text: string): Uint8Array {
  if (!/\p{Cs}/u.test(text)) return new TextEncoder().encode(text);
  const units = new Uint8Array(2 + text.length * 2);
  const view = new DataView(units.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let index = 0; index < text.length; index += 1) view.setUint16(2 + index * 2, text.charCodeAt(index), true);
  return units;
}
