import { describe, expect, it } from 'vitest';
import { quotedWords } from '../../../../renderer/briefing/quoted-words';

describe('quotedWords', () => {
  it.each([
    ['the treaty', '“the treaty”'],
    ['“the treaty”', '“the treaty”'],
    ['"the treaty"', '"the treaty"'],
    ['« le traité »', '« le traité »'],
    ['“one” and “two”', '““one” and “two””'],
    [' first line\n  second ', '“first line second”'],
  ])('quotes %j', (words, quoted) => {
    expect(quotedWords(words)).toBe(quoted);
  });
});
