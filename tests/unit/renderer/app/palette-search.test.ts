import { describe, expect, it } from 'vitest';
import { matchesWords } from '../../../../renderer/app/palette-search';

describe('matchesWords', () => {
  it.each([
    ['Export PDF…', 'pdf exp', true],
    ['Export PDF…', '', true],
    ['Élysée statement', 'elysee', true],
    ['대한민국 정부', '정부', true],
    ['Export PDF…', 'print', false],
  ])('%s, asked for “%s”: %s', (text, query, matches) => {
    expect(matchesWords(text, query)).toBe(matches);
  });
});
