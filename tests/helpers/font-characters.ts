/** Reads from a TrueType or OpenType file which characters it has: the `cmap` table, formats 4 and 12. */

/**
 * @param bytes the whole font file
 * @returns the code points that the font maps to a glyph
 */
export function readFontCharacters(bytes: Buffer): Set<number> {
  const table = findTable(bytes, 'cmap');
  const characters = new Set<number>();
  const count = bytes.readUInt16BE(table + 2);
  for (let index = 0; index < count; index += 1) {
    const start = table + bytes.readUInt32BE(table + 4 + index * 8 + 4);
    const format = bytes.readUInt16BE(start);
    if (format === 4) addSegments(bytes, start, characters);
    if (format === 12) addGroups(bytes, start, characters);
  }
  return characters;
}

function findTable(bytes: Buffer, tag: string): number {
  const count = bytes.readUInt16BE(4);
  for (let index = 0; index < count; index += 1) {
    const record = 12 + index * 16;
    if (bytes.toString('latin1', record, record + 4) === tag) return bytes.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no ${tag} table`);
}

function addSegments(bytes: Buffer, start: number, characters: Set<number>): void {
  const size = bytes.readUInt16BE(start + 6);
  const ends = start + 14;
  const starts = ends + size + 2;
  const deltas = starts + size;
  const offsets = deltas + size;
  for (let at = 0; at < size; at += 2) {
    const first = bytes.readUInt16BE(starts + at);
    const last = Math.min(bytes.readUInt16BE(ends + at), 0xfffe);
    const offset = bytes.readUInt16BE(offsets + at);
    for (let character = first; character <= last; character += 1) {
      // Without an offset the glyph is the character plus the delta; with one it stands in a list behind the table.
      const glyph =
        offset === 0
          ? (character + bytes.readUInt16BE(deltas + at)) & 0xffff
          : bytes.readUInt16BE(offsets + at + offset + (character - first) * 2);
      if (glyph !== 0) characters.add(character);
    }
  }
}

function addGroups(bytes: Buffer, start: number, characters: Set<number>): void {
  const count = bytes.readUInt32BE(start + 12);
  for (let index = 0; index < count; index += 1) {
    const group = start + 16 + index * 12;
    const last = bytes.readUInt32BE(group + 4);
    for (let character = bytes.readUInt32BE(group); character <= last; character += 1) characters.add(character);
  }
}
