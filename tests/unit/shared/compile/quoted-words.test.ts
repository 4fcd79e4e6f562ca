import { describe, expect, it } from 'vitest';
import { quotedWords } from '../../../../shared/compile/quoted-words';

describe('quotedWords', () => {
  it.each([
    ['the treaty', '“the treaty”'],
    ['“the treaty”', '“the treaty”'],
    ['"the treaty"', '"the treaty"'],
    ['« le traité »', '« le traité »'],
    ['“one” and “two”', '‘“one” and “two”’'],
    ['“problematic” that North Korea', '‘“problematic” that North Korea’'],
    [' first line\n  second ', '“first line second”'],
  ])('quotes %j', (words, quoted) => {
    expect(quotedWords(words)).toBe(quoted);
  });
});
