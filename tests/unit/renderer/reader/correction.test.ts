import { describe, expect, it } from 'vitest';
import {
  changeBlock,
  correctedDrafts,
  correctionOf,
  isCorrected,
  joinWithPrevious,
  removeBlock,
  splitBlock,
} from '../../../../renderer/reader/correction';
import { layOutBlocks } from '../../../../shared/domain/text-version';

const version = layOutBlocks([
  { kind: 'heading', level: 2, text: 'Head' },
  { kind: 'paragraph', level: 1, text: 'One. Two.' },
  { kind: 'paragraph', level: 1, text: 'Three.' },
]);
const fresh = correctionOf(version);
const texts = (correction: typeof fresh) => correctedDrafts(correction).map((block) => `${block.kind}${block.level} ${block.text}`);

describe('correction', () => {
  it('starts with the version as it is, which is no correction', () => {
    expect(texts(fresh)).toEqual(['heading2 Head', 'paragraph1 One. Two.', 'paragraph1 Three.']);
    expect(isCorrected(fresh, version)).toBe(false);
  });

  it('changes words and kind', () => {
    const changed = changeBlock(changeBlock(fresh, 1, { text: 'Uno.' }), 2, { kind: 'heading' });
    expect(texts(changed)).toEqual(['heading2 Head', 'paragraph1 Uno.', 'heading2 Three.']);
    expect(isCorrected(changed, version)).toBe(true);
  });

  it('splits a block and joins it again', () => {
    const split = splitBlock(fresh, 1, 5);
    expect(texts(split)).toEqual(['heading2 Head', 'paragraph1 One.', 'paragraph1 Two.', 'paragraph1 Three.']);
    expect(new Set(split.blocks.map((block) => block.key)).size).toBe(4);
    expect(texts(joinWithPrevious(split, 3))).toEqual(texts(fresh));
    expect(isCorrected(joinWithPrevious(split, 3), version)).toBe(false);
  });

  it('leaves the first block where it is, and drops removed and empty ones', () => {
    expect(joinWithPrevious(fresh, 0)).toBe(fresh);
    expect(texts(removeBlock(fresh, 0))).toEqual(['paragraph1 One. Two.', 'paragraph1 Three.']);
    expect(texts(changeBlock(fresh, 2, { text: '  ' }))).toEqual(['heading2 Head', 'paragraph1 One. Two.']);
  });
});

describe('pictures of a corrected text', () => {
  const picture = { mediaType: 'image/png', width: 40, height: 30, bytes: 90, alt: '' } as const;
  const own = (sign: string, side: 'before' | 'behind') => ({ ...picture, sha256: sign.repeat(64), side });
  const start = correctionOf(
    layOutBlocks([
      { kind: 'paragraph', level: 1, text: 'One. Two.', pictures: [own('a', 'before'), own('b', 'behind')] },
      { kind: 'paragraph', level: 1, text: 'Three.', pictures: [own('c', 'behind')] },
    ]),
  );
  const placed = (correction: typeof start) =>
    layOutBlocks(correctedDrafts(correction)).pictures.map(({ sha256, after }) => `${sha256[0]}${after}`);

  it('stay between the same words', () => {
    expect(placed(start)).toEqual(['a0', 'b1', 'c2']);
    expect(placed(changeBlock(start, 0, { text: 'Uno.' }))).toEqual(['a0', 'b1', 'c2']);
    expect(placed(splitBlock(start, 0, 5))).toEqual(['a0', 'b2', 'c3']);
    expect(placed(splitBlock(start, 1, 2))).toEqual(['a0', 'b1', 'c3']);
    expect(placed(joinWithPrevious(start, 1))).toEqual(['a0', 'b1', 'c1']);
    expect(placed(removeBlock(start, 0))).toEqual(['a0', 'b0', 'c1']);
  });
});

describe('pages of a corrected text', () => {
  const paged = layOutBlocks([
    { kind: 'paragraph', level: 1, text: 'One two three', pages: [{ at: 0, label: '3' }] },
    { kind: 'paragraph', level: 1, text: 'four five six', pages: [{ at: 5, label: '4' }] },
    { kind: 'paragraph', level: 1, text: 'seven' },
  ]);
  const start = correctionOf(paged);
  const pagesOf = (correction: typeof start) => correctedDrafts(correction).map(({ text, pages }) => [text, pages]);

  it('stay with the words behind which nothing was changed, and move with those behind a change', () => {
    expect(pagesOf(changeBlock(start, 1, { text: 'fourth, five six' }))[1]).toEqual(['fourth, five six', [{ at: 8, label: '4' }]]);
    expect(pagesOf(changeBlock(start, 1, { text: 'four five sixty' }))[1]).toEqual(['four five sixty', [{ at: 5, label: '4' }]]);
  });

  it('go with the half in which they begin, and into the block that theirs is joined to', () => {
    expect(pagesOf(splitBlock(start, 1, 4)).slice(1, 3)).toEqual([
      ['four', []],
      ['five six', [{ at: 0, label: '4' }]],
    ]);
    expect(pagesOf(joinWithPrevious(start, 1))[0]).toEqual([
      'One two three four five six',
      [
        { at: 0, label: '3' },
        { at: 19, label: '4' },
      ],
    ]);
  });

  it('begin with the next block when theirs is removed', () => {
    expect(pagesOf(removeBlock(start, 1)).at(-1)).toEqual(['seven', [{ at: 0, label: '4' }]]);
  });
});
