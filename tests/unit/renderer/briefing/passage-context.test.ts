import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passageContext } from '../../../../renderer/briefing/passage-context';

describe('passageContext', () => {
  it('gives the rest of the paragraph', () => {
    const text = 'First one.\nSeoul will reconsider its position.\nLast one.';
    const start = text.indexOf('will');
    expect(passageContext(text, start, start + 'will reconsider'.length)).toEqual({ before: 'Seoul ', after: ' its position.' });
  });

  it('gives nothing around a passage that is a whole paragraph, at both ends of the text', () => {
    expect(passageContext('one\ntwo', 0, 3)).toEqual({ before: '', after: '' });
    expect(passageContext('one\ntwo', 4, 7)).toEqual({ before: '', after: '' });
  });

  it('cuts a long paragraph between words and says that it goes on', () => {
    const text = `${'word '.repeat(100)}HERE${' word'.repeat(100)}`;
    const { before, after } = passageContext(text, 500, 504);
    expect(before).toMatch(/^… (word )+$/);
    expect(after).toMatch(/^( word)+…$/);
    expect(before.length + after.length).toBeLessThan(410);
  });

  it('never cuts a surrogate pair, in text without spaces either', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('😀', '한', 'a'), { minLength: 300, maxLength: 900 }), fc.nat(), (letters, seed) => {
        const index = seed % letters.length;
        const start = letters.slice(0, index).join('').length;
        const end = start + (letters[index] ?? '').length;
        const { before, after } = passageContext(letters.join(''), start, end);
        for (const part of [before, after]) expect(part).not.toMatch(/[\ud800-\udfff]/u);
      }),
      { seed: 20_261_123 },
    );
  });
});
