import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { families, listFontFiles } from '../../../scripts/fonts/families.mjs';
import { buildStyleSheet } from '../../../scripts/fonts/style-sheet.mjs';
import { repository } from '../../../scripts/paths.mjs';
import { readFontCharacters } from '../../helpers/font-characters';

const files = listFontFiles();
const characters = new Map(
  files.map(({ file, packageName, source }) => [
    file,
    readFontCharacters(readFileSync(join(repository, 'node_modules', packageName, source))),
  ]),
);

function parseRanges(unicodeRange: string | undefined): [number, number][] {
  if (unicodeRange === undefined) return [[0, 0x10ffff]];
  return unicodeRange.split(', ').map((range) => {
    const [first = '', last = first] = range.replace('U+', '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

/** The families that a browser would take for a character: those whose range and whose file both have it. */
function familiesFor(character: string): string[] {
  const code = character.codePointAt(0) ?? 0;
  const able = files.filter(
    ({ file, unicodeRange }) =>
      parseRanges(unicodeRange).some(([first, last]) => code >= first && code <= last) && characters.get(file)?.has(code),
  );
  return [...new Set(able.map(({ family }) => family))];
}

describe('the families', () => {
  it.each([
    ['Latin', 'Source Sans 3', 'Ångström çédille Łódź ß œ ğ'],
    ['Latin', 'Source Serif 4', 'Ångström çédille Łódź ß œ ğ'],
    ['Cyrillic', 'Source Sans 3', 'Съешь ещё їжак Ђорђе'],
    ['Cyrillic', 'Source Serif 4', 'Съешь ещё їжак Ђорђе'],
    ['Greek', 'Source Sans 3', 'Ξεσκεπάζω την ψυχοφθόρα'],
    ['Greek', 'Source Serif 4', 'Ξεσκεπάζω την ψυχοφθόρα'],
    ['Hangul', 'Noto Sans KR', '다람쥐헌쳇바퀴에타고파ㄱㅏ'],
    ['symbols of Korean notes', 'Noto Sans KR', '※①Ⅳ→℃㈜'],
    ['kana', 'Noto Sans JP', 'いろはにほへとアイウエオー'],
    ['simplified Han', 'Noto Sans SC', '我能吞下玻璃而不伤身体。「」'],
    ['Han of Japan and Korea', 'Noto Sans SC', '図書館駅沢桜韓國會議'],
    ['Han doubles of Korean encodings', 'Noto Sans KR', '\u{f914}\u{f92f}'],
    ['rare Han of Japanese names', 'Noto Sans JP', '𠮷𩸽'],
    ['Devanagari', 'Noto Sans Devanagari', 'काचंशक्नोम्यत्तुम्।२०'],
    ['Thai', 'Noto Sans Thai', 'ฉันกินกระจกได้๒๐'],
    ['Hebrew', 'Noto Sans Hebrew', 'דגסקרןבְּרֵאשִׁית'],
    ['Arabic', 'Vazirmatn', 'أناقادرعلىأكل،؟٢٠پچگ'],
  ])('show %s in %s', (_script, family, text) => {
    const missing = [...text.replaceAll(' ', '')].filter((character) => !familiesFor(character).includes(family));
    expect(missing.join(' ')).toBe('');
  });

  it('name no range that has no glyph in any weight', () => {
    const empty = files.flatMap(({ file, unicodeRange }) =>
      parseRanges(unicodeRange)
        .filter(([first, last]) => ![...(characters.get(file) ?? [])].some((code) => code >= first && code <= last))
        .map(([first]) => `${file} ${first.toString(16)}`),
    );
    expect(empty).toEqual([]);
  });

  it('leave Latin letters and plain punctuation to Source Sans 3, so that no large file is loaded for them', () => {
    const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
    expect([...new Set([...ascii, '–', '“', '”', '…', '€'].flatMap(familiesFor))]).toEqual(['Source Sans 3', 'Source Serif 4']);
  });
});

describe('buildStyleSheet', () => {
  it('writes one rule a file, with a range only where the family has one', () => {
    const [first, korean] = [files[0], files.find(({ family }) => family === 'Noto Sans KR')];
    if (first === undefined || korean === undefined) throw new Error('the list of fonts is empty');
    expect(buildStyleSheet([first])).toBe(`@font-face {
  font-family: 'Source Sans 3';
  font-weight: 400;
  font-style: normal;
  font-display: block;
  src: url("/fonts/SourceSans3-Regular.ttf") format("truetype");
}
`);
    expect(buildStyleSheet([korean])).toContain(`unicode-range: ${korean.unicodeRange};`);
    expect(buildStyleSheet(files).match(/@font-face/g)).toHaveLength(22);
  });

  it('has all four faces of text for the two families of text, two for the others', () => {
    expect(families.map(({ faces }) => faces.length)).toEqual([4, 4, 2, 2, 2, 2, 2, 2, 2]);
  });
});
