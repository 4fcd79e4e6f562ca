import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { GlyphCoverage } from './printable-text';

/**
 * Which characters the bundled fonts can draw, read from the fonts themselves: the `cmap` table of
 * OpenType (ISO/IEC 14496-22, 5.2.1), formats 4 and 12, which every font of ours has. Only that table
 * is read, some hundred kilobytes of the fonts' fifty megabytes. A family covers a character when all
 * its files do, because weight and slope are chosen later.
 */
export function readFontCoverage(folder: string): GlyphCoverage {
  const families = familiesIn(folder).map((files) => {
    let read: readonly CharacterSet[] | undefined;
    return () => {
      read ??= files.map(readCharacters);
      return read;
    };
  });
  const known = new Map<string, boolean>();
  return (text) => {
    const answer = known.get(text) ?? families.some((family) => family().every((characters) => coversAll(characters, text)));
    if (text.length <= longestCluster) known.set(text, answer);
    return answer;
  };
}

/** The files of each family. Source Sans 3 comes first, because it alone draws most notes; the others are then never read. */
function familiesIn(folder: string): readonly (readonly string[])[] {
  const families = new Map<string, string[]>([['SourceSans3', []]]);
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.ttf')) continue;
    const family = file.split('-')[0] ?? file;
    families.set(family, [...(families.get(family) ?? []), join(folder, file)]);
  }
  return [...families.values()].filter((files) => files.length > 0);
}

/** In UTF-16 code units: answers for clusters are worth remembering, those for whole sentences are not. */
const longestCluster = 16;

/** Ranges of code points, both ends included, in ascending order. */
type CharacterSet = readonly (readonly [number, number])[];

function coversAll(characters: CharacterSet, text: string): boolean {
  for (const character of text) {
    // Joiners and direction marks are drawn as nothing: no font needs them.
    if (!contains(characters, character.codePointAt(0) ?? 0) && !/\p{Default_Ignorable_Code_Point}/u.test(character)) return false;
  }
  return true;
}

function contains(characters: CharacterSet, point: number): boolean {
  let low = 0;
  let high = characters.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = characters[middle];
    if (range === undefined || point < range[0]) high = middle - 1;
    else if (point > range[1]) low = middle + 1;
    else return true;
  }
  return false;
}

function readCharacters(path: string): CharacterSet {
  const file = openSync(path, 'r');
  try {
    const read = (offset: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length);
      if (readSync(file, bytes, 0, length, offset) !== length) throw new Error(`${path} is cut short`);
      return bytes;
    };
    const tables = read(12, read(4, 2).readUInt16BE(0) * 16);
    for (let at = 0; at < tables.length; at += 16) {
      if (tables.toString('latin1', at, at + 4) === 'cmap')
        return parseCharacterMap(read(tables.readUInt32BE(at + 8), tables.readUInt32BE(at + 12)));
    }
    throw new Error(`${path} has no character map`);
  } finally {
    closeSync(file);
  }
}

/** Takes the subtable that reaches beyond the basic plane (format 12) when there is one, else the basic one (format 4). */
function parseCharacterMap(table: Buffer): CharacterSet {
  const offsets = Array.from({ length: table.readUInt16BE(2) }, (_, index) => table.readUInt32BE(4 + index * 8 + 4));
  const full = offsets.find((offset) => table.readUInt16BE(offset) === 12);
  if (full !== undefined) return parseGroups(table, full);
  const basic = offsets.find((offset) => table.readUInt16BE(offset) === 4);
  if (basic === undefined) throw new Error('character map in an unknown format');
  return parseSegments(table, basic);
}

function parseGroups(table: Buffer, offset: number): CharacterSet {
  return Array.from({ length: table.readUInt32BE(offset + 12) }, (_, index) => {
    const group = offset + 16 + index * 12;
    return [table.readUInt32BE(group), table.readUInt32BE(group + 4)] as const;
  });
}

/** A segment may map single characters to glyph 0, "not there"; those are left out. */
function parseSegments(table: Buffer, offset: number): CharacterSet {
  const doubled = table.readUInt16BE(offset + 6);
  const ranges: (readonly [number, number])[] = [];
  for (let at = 0; at < doubled; at += 2) {
    const end = table.readUInt16BE(offset + 14 + at);
    const start = table.readUInt16BE(offset + 16 + doubled + at);
    const delta = table.readUInt16BE(offset + 16 + doubled * 2 + at);
    const rangeAt = offset + 16 + doubled * 3 + at;
    const rangeOffset = table.readUInt16BE(rangeAt);
    for (let point = start; point <= end && point !== 0xffff; point += 1) {
      const stored = rangeOffset === 0 ? point : table.readUInt16BE(rangeAt + rangeOffset + (point - start) * 2);
      const glyph = stored === 0 && rangeOffset !== 0 ? 0 : (stored + delta) & 0xffff;
      if (glyph === 0) continue;
      const last = ranges.at(-1);
      if (last !== undefined && last[1] === point - 1) ranges[ranges.length - 1] = [last[0], point];
      else ranges.push([point, point]);
    }
  }
  return ranges;
}
