import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextWordEnd, previousWordEnd, snapToGraphemes } from '../../../../shared/anchoring/graphemes';
import { anyText, seed } from './generated-text';

describe('snapToGraphemes', () => {
  it('drops white space at both ends', () => {
    expect(snapToGraphemes('  two words \n', 0, 13)).toEqual({ start: 2, end: 11 });
  });

  it('takes ends in either order, and ends beyond the text', () => {
    expect(snapToGraphemes('words', 99, -3)).toEqual({ start: 0, end: 5 });
  });

  it('widens to whole letters, emoji and flags', () => {
    expect(snapToGraphemes('xe\u0301y', 1, 2)).toEqual({ start: 1, end: 3 });
    expect(snapToGraphemes('a👩‍👩‍👧‍👦b', 3, 5)).toEqual({ start: 1, end: 12 });
    expect(snapToGraphemes('🇰🇷🇷🇺', 5, 7)).toEqual({ start: 4, end: 8 });
  });

  it('finds nothing in white space', () => {
    expect(snapToGraphemes(' \n\t ', 0, 4)).toBeNull();
    expect(snapToGraphemes('words', 2, 2)).toBeNull();
  });

  it('never cuts a surrogate pair or a grapheme, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, one, other) => {
        const range = snapToGraphemes(text, one % (text.length + 1), other % (text.length + 1));
        if (range === null) return;
        const boundaries = new Set(
          [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].map((part) => part.index).concat(text.length),
        );
        expect(boundaries.has(range.start)).toBe(true);
        expect(boundaries.has(range.end)).toBe(true);
        expect(range.end).toBeGreaterThan(range.start);
      }),
      { seed },
    );
  });
});

describe('steps by word', () => {
  it('go to the end of the next word and back', () => {
    const text = 'One two, three.';
    expect(nextWordEnd(text, 0)).toBe(3);
    expect(nextWordEnd(text, 3)).toBe(7);
    expect(nextWordEnd(text, 14)).toBe(15);
    expect(previousWordEnd(text, 14)).toBe(7);
    expect(previousWordEnd(text, 7)).toBe(3);
    expect(previousWordEnd(text, 3)).toBe(0);
  });
});
