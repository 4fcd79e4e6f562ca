import { describe, expect, it } from 'vitest';
import type { DraftPicture } from '../../../../shared/domain/picture';
import {
  continuesTable,
  type DraftBlock,
  draftsOf,
  layOutBlocks,
  pageAt,
  paragraphNumbers,
  textVersion,
  withoutBlocks,
} from '../../../../shared/domain/text-version';

const paragraph = (text: string, pages: DraftBlock['pages'] = []): DraftBlock => ({ kind: 'paragraph', level: 1, text, pages });
const kinds = (...names: DraftBlock['kind'][]): DraftBlock[] => names.map((kind) => ({ kind, level: 1, text: kind }));

describe('pictures of a text', () => {
  const picture = (sign: string, side: DraftPicture['side'] = 'behind'): DraftPicture => ({
    sha256: sign.repeat(64),
    mediaType: 'image/png',
    width: 40,
    height: 30,
    bytes: 90,
    alt: '',
    side,
  });
  const drafts: DraftBlock[] = [
    { ...paragraph('One'), pictures: [picture('a', 'before'), picture('b')] },
    paragraph('Two'),
    { ...paragraph('Three'), pictures: [picture('c'), picture('d')] },
  ];
  const laidOut = layOutBlocks(drafts);
  const signs = (blocks: readonly DraftBlock[]) => layOutBlocks(blocks).pictures.map(({ sha256, after }) => `${sha256[0]}${after}`);

  it('are no part of the text, and stand between its blocks', () => {
    expect(laidOut.text).toBe('One\nTwo\nThree');
    expect(signs(drafts)).toEqual(['a0', 'b1', 'c3', 'd3']);
    expect(draftsOf(laidOut)).toEqual(drafts);
  });

  it('stay where they stood when the blocks around them are left out', () => {
    expect(signs(withoutBlocks(drafts, (_, index) => index === 0))).toEqual(['a0', 'b0', 'c2', 'd2']);
    expect(signs(withoutBlocks(drafts, (_, index) => index === 2))).toEqual(['a0', 'b1', 'c2', 'd2']);
    expect(signs(withoutBlocks(drafts, (_, index) => index !== 1))).toEqual(['a0', 'b0', 'c1', 'd1']);
  });

  it('are refused out of order or behind the end', () => {
    const version = { id: 'v1', createdAt: '2026-06-21T10:00:00.000Z', sha256: '0'.repeat(64), ...laidOut };
    expect(textVersion.safeParse(version).success).toBe(true);
    expect(textVersion.safeParse({ ...version, pictures: [...laidOut.pictures].reverse() }).success).toBe(false);
    expect(textVersion.safeParse({ ...version, pictures: laidOut.pictures.map((own) => ({ ...own, after: 4 })) }).success).toBe(false);
  });
});

describe('pages of a text', () => {
  const drafts = [paragraph('Before'), paragraph('Three words here', [{ at: 6, label: 'iv' }]), paragraph('Last', [{ at: 0, label: '5' }])];
  const laidOut = layOutBlocks(drafts);

  it('begin where they begin in their blocks', () => {
    expect(laidOut.pages).toEqual([
      { label: 'iv', start: 13 },
      { label: '5', start: 24 },
    ]);
    expect(draftsOf(laidOut)).toEqual(drafts);
  });

  it('are known from the first page on', () => {
    expect([0, 12, 13, 23, 24, 27].map((offset) => pageAt(laidOut, offset))).toEqual([null, null, 'iv', 'iv', '5', '5']);
  });

  it('pass on to the next block when theirs is left out, unless that begins a page itself', () => {
    expect(withoutBlocks(drafts, (_, index) => index === 1).map(({ pages }) => pages)).toEqual([[], [{ at: 0, label: '5' }]]);
    const [, second] = withoutBlocks(
      [paragraph('a', [{ at: 0, label: '1' }]), paragraph('b'), paragraph('c', [{ at: 1, label: '2' }])],
      (_, index) => index < 1,
    );
    expect(second?.pages).toEqual([{ at: 1, label: '2' }]);
    expect(withoutBlocks([paragraph('a', [{ at: 0, label: '1' }]), paragraph('b')], (_, index) => index === 0)).toEqual([
      paragraph('b', [{ at: 0, label: '1' }]),
    ]);
  });

  it('are refused out of order or behind the end', () => {
    const version = { id: 'v1', createdAt: '2026-06-21T10:00:00.000Z', sha256: '0'.repeat(64), ...laidOut };
    expect(textVersion.safeParse(version).success).toBe(true);
    expect(textVersion.safeParse({ ...version, pages: [...laidOut.pages].reverse() }).success).toBe(false);
    expect(textVersion.safeParse({ ...version, pages: [{ label: '1', start: 29 }] }).success).toBe(false);
  });
});

describe('paragraphNumbers', () => {
  it('gives a table one number, and headings none', () => {
    const blocks = kinds(
      'heading',
      'paragraph',
      'table-head',
      'table-head',
      'table-row',
      'table-row',
      'paragraph',
      'table-row',
      'table-head',
      'footnote',
    );
    expect(paragraphNumbers(blocks)).toEqual([null, 1, 2, 2, 2, 2, 3, 4, 5, 6]);
    expect(blocks.map((_, index) => continuesTable(blocks, index))).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
