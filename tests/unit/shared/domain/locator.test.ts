import { describe, expect, it } from 'vitest';
import { locatorOf } from '../../../../shared/domain/locator';
import { layOutBlocks } from '../../../../shared/domain/text-version';

const version = layOutBlocks([
  { kind: 'heading', level: 1, text: 'Title', pages: [{ at: 0, label: 'iv' }] },
  { kind: 'paragraph', level: 1, text: 'First words and more.', pages: [{ at: 6, label: 'v' }] },
  { kind: 'paragraph', level: 1, text: 'Last words.' },
]);
const place = (words: string): ReturnType<typeof locatorOf> => {
  const start = version.text.indexOf(words);
  return locatorOf(version, start, start + words.length);
};

describe('locatorOf', () => {
  it.each([
    ['First', { from: 1, to: 1, heading: false, page: 'iv' }],
    ['words and', { from: 1, to: 1, heading: false, page: 'v' }],
    ['First words', { from: 1, to: 1, heading: false, page: 'iv–v' }],
    ['more.\nLast', { from: 1, to: 2, heading: false, page: 'v' }],
    ['Title', { from: 1, to: 1, heading: true, page: 'iv' }],
  ])('%j', (words, locator) => expect(place(words)).toEqual(locator));

  it('does not count a page on which the passage only ends', () => {
    expect(locatorOf(version, 0, version.text.indexOf('words and'))).toMatchObject({ page: 'iv' });
  });

  it('names no page in a source that has none', () => {
    expect(locatorOf({ ...version, pages: [] }, 6, 11)).toEqual({ from: 1, to: 1, heading: false });
  });
});
