import { describe, expect, it } from 'vitest';
import { countKinds } from '../../../../renderer/library/kind-dots';
import { followSelection, nextOrder } from '../../../../renderer/library/library-state';
import type { ArticleRow } from '../../../../shared/domain/rows';

const row = (id: string): ArticleRow => ({ id }) as unknown as ArticleRow;
const rows = (...ids: readonly string[]): ReadonlyMap<number, ArticleRow> => new Map(ids.map((id, index) => [index, row(id)]));

describe('followSelection', () => {
  it('selects the first row when nothing was selected', () => {
    expect(followSelection(rows('a', 'b'), 2, 0, null)).toEqual({ index: 0, selected: row('a') });
  });

  it('follows the selected article when the list moves under it', () => {
    expect(followSelection(rows('new', 'a', 'b'), 3, 1, row('b'))).toEqual({ index: 2, selected: row('b') });
  });

  it('takes what stands in the place of an article that is gone, the last row at the end', () => {
    expect(followSelection(rows('a', 'c'), 2, 1, row('b'))).toEqual({ index: 1, selected: row('c') });
    expect(followSelection(rows('a'), 1, 1, row('b'))).toEqual({ index: 0, selected: row('a') });
  });

  it('selects nothing in an empty list', () => {
    expect(followSelection(new Map(), 0, 3, row('b'))).toEqual({ index: 0, selected: null });
  });
});

describe('nextOrder', () => {
  const first = { text: 'x', sort: 'importedAt', descending: true } as const;

  it('sorts words from A and days from the newest, turns round, and goes back to the order of import', () => {
    const title = nextOrder(first, 'title');
    expect(title).toEqual({ text: 'x', sort: 'title', descending: false });
    expect(nextOrder(title, 'title')).toEqual({ text: 'x', sort: 'title', descending: true });
    expect(nextOrder(nextOrder(title, 'title'), 'title')).toEqual(first);
    expect(nextOrder(title, 'publishedOn')).toEqual({ text: 'x', sort: 'publishedOn', descending: true });
  });
});

describe('countKinds', () => {
  it('counts in the order of the kinds', () => {
    expect(countKinds(['risk', 'key-fact', 'risk'])).toEqual([
      { kind: 'key-fact', count: 1 },
      { kind: 'risk', count: 2 },
    ]);
  });
});
