import { describe, expect, it } from 'vitest';
import { countWords } from '../../../../shared/domain/word-count';

describe('countWords', () => {
  it.each([
    ['', 0],
    [' \n\t ', 0],
    ['— … *_$<@\\ “”', 0],
    ['one', 1],
    ['North Korea, and Russia.', 4],
    ["Kim Jong-un's envoy", 3],
    ['don’t', 1],
    ['e\u0301tude de\u0301ja\u0300', 2],
    ['2024 and 3.5', 4],
    ['한국 정부는 살상 무기를', 4],
    ['السلام عليكم', 2],
    ['Россия и Украина', 3],
    ['日本語', 1],
    ['the 東京 office', 3],
    ['สวัสดีชาวโลก', 3],
    ['a\u0000b', 2],
    ['\ud800 \udc00', 0],
    ['😀 fine', 1],
  ])('counts %j as %i', (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  it('counts as many words in two paragraphs as in each', () => {
    const one = 'Seoul said on Thursday that it would reconsider. 南韓 政府';
    expect(countWords(`${one}\n${one}`)).toBe(2 * countWords(one));
  });
});
