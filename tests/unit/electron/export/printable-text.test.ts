import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFontCoverage } from '../../../../electron/export/font-coverage';
import { directionOf, type GlyphCoverage, isolated, printableText } from '../../../../electron/export/printable-text';
import { wordsArbitrary } from '../../../helpers/briefing-arbitrary';
import { readFontCharacters } from '../../../helpers/font-characters';
import { paperFolders } from '../../../helpers/paper-folders';

const seed = Number(process.env.FC_SEED ?? 20260621);
let fonts: string;
let covers: GlyphCoverage;
beforeAll(() => {
  fonts = paperFolders().fonts;
  covers = readFontCoverage(fonts);
});

describe('printableText', () => {
  it.each([
    ['plain text', 'A *plain* #text, as it is.', 'A *plain* #text, as it is.'],
    ['accents, one character or two', 'é e\u0301', 'é e\u0301'],
    ['line ends and tabs', 'a\r\nb\tc\u2028d', 'a b c d'],
    ['control characters and byte order marks', 'a\u0000\u0001\u007f\u0085b\ufeffc\ufffe', 'a bc'],
    ['half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
    ['an override that would print backwards', '\u202ereversed\u202c', 'reversed'],
    ['an embedding that nobody closes', '\u202bopen', '\u202bopen\u202c'],
    ['an isolate closed by the wrong sign', '\u2067open\u202c', '\u2067open\u2069'],
    ['a closing sign that closes nothing', 'a\u2069b\u202cc', 'abc'],
    ['emoji with their joiners', 'x👩‍👧\ufe0f', 'x[U+1F469][U+1F467]'],
    ['a long word', 'x'.repeat(41), `${`${'x'.repeat(8)}\u200b`.repeat(5)}x`],
    ['a long word with combining marks', 'e\u0301'.repeat(41), `${`${'e\u0301'.repeat(8)}\u200b`.repeat(5)}e\u0301`],
    ['40 letters', 'x'.repeat(40), 'x'.repeat(40)],
    ['Thai and Chinese without spaces', 'รัฐบาลเกาหลีใต้'.repeat(5) + '韩国政府'.repeat(20), 'รัฐบาลเกาหลีใต้'.repeat(5) + '韩国政府'.repeat(20)],
  ])('prints %s', (_, text, printed) => {
    expect(printableText(text, covers)).toBe(printed);
  });

  it(`leaves nothing that a page cannot show, and changes nothing a second time (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.oneof(wordsArbitrary, fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
        const printed = printableText(text, covers);
        expect(printed).not.toMatch(/[\u0000-\u001f\u007f-\u009f\ufeff\u202d\u202e]|\p{Surrogate}/u);
        expect(printableText(printed, covers)).toBe(printed);
        for (const character of printed) expect(covers(character) || /\p{Default_Ignorable_Code_Point}|\p{M}/u.test(character)).toBe(true);
      }),
      { seed, numRuns: 1000 },
    );
  });
});

describe('readFontCoverage', () => {
  it('agrees with a second reading of every font of every family', () => {
    const files = readdirSync(fonts).filter((name) => name.endsWith('.ttf'));
    const families = [...new Set(files.map((name) => name.split('-')[0]))].map((family) =>
      files.filter((name) => name.startsWith(`${family}-`)),
    );
    const drawn = families.map((names) => names.map((name) => readFontCharacters(readFileSync(join(fonts, name)))));
    const wrong: number[] = [];
    for (let point = 0x20; point < 0x20000; point += 1) {
      if ((point >= 0xd800 && point < 0xe000) || /\p{Default_Ignorable_Code_Point}/u.test(String.fromCodePoint(point))) continue;
      const expected = drawn.some((family) => family.every((characters) => characters.has(point)));
      if (covers(String.fromCodePoint(point)) !== expected) wrong.push(point);
    }
    expect(wrong).toEqual([]);
  });

  it('wants one family for a whole cluster', () => {
    expect([covers('한'), covers('क'), covers('한\u093e')]).toEqual([true, true, false]);
  });
});

describe('directionOf', () => {
  it.each([
    ['(2024) السلام', 'rtl'],
    ['שלום world', 'rtl'],
    ['EFE السلام', 'ltr'],
    ['123 – !', null],
  ])('reads %s as %s', (text, direction) => {
    expect(directionOf(text)).toBe(direction);
  });
});

describe('isolated', () => {
  it('encloses what may turn its line around and nothing else', () => {
    expect([isolated('plain'), isolated('السلام')]).toEqual(['plain', '\u2068السلام\u2069']);
  });
});
