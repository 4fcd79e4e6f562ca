import { create } from 'zustand';
import type { ArticleId } from '../../shared/core/ids';
import type { ArticleRow, ArticleSort } from '../../shared/domain/rows';
import type { ListOrder } from './article-pages';

/** What the person set up in the list; kept while other screens are shown, so that coming back finds it again. */
type LibraryState = {
  readonly order: ListOrder;
  /** Place of the selected row in the list, from 0. */
  readonly index: number;
  /** The selected row as last seen: the list may move under it. */
  readonly selected: ArticleRow | null;
  /** More than the one row, or another than it; `null` in the usual case that the row of the cursor is the selection. */
  readonly several: ReadonlySet<ArticleId> | null;
  /** Where a stretch of selected rows begins, while there are several. */
  readonly anchor: number;
  readonly setText: (text: string) => void;
  readonly sortBy: (sort: ArticleSort) => void;
  /** The cursor is on this row; what is selected beside it stays. */
  readonly select: (index: number, row: ArticleRow | null) => void;
  readonly selectSeveral: (index: number, row: ArticleRow | null, anchor: number, ids: ReadonlySet<ArticleId>) => void;
};

/** Newest import first: what was just brought in is what one looks for. */
const firstOrder: ListOrder = { text: '', sort: 'importedAt', descending: true };

export const useLibraryState = create<LibraryState>()((set) => ({
  order: firstOrder,
  index: 0,
  selected: null,
  several: null,
  anchor: 0,
  setText: (text) => set((state) => ({ order: { ...state.order, text }, index: 0, selected: null, several: null })),
  sortBy: (sort) => set((state) => ({ order: nextOrder(state.order, sort), several: null })),
  select: (index, selected) => set({ index, selected }),
  selectSeveral: (index, selected, anchor, ids) =>
    set({ index, selected, anchor, several: ids.size === 0 || isOnly(ids, selected) ? null : ids }),
}));

function isOnly(ids: ReadonlySet<ArticleId>, row: ArticleRow | null): boolean {
  return ids.size === 1 && row !== null && ids.has(row.id);
}

/**
 * Words are sorted from A, numbers and days from the highest. Choosing the same column again turns
 * the order round, and once more brings back the order of import.
 */
export function nextOrder(order: ListOrder, sort: ArticleSort): ListOrder {
  const natural = !(['title', 'source', 'grade'] as ArticleSort[]).includes(sort);
  if (order.sort !== sort) return { ...order, sort, descending: natural };
  return order.descending === natural ? { ...order, descending: !natural } : { ...firstOrder, text: order.text };
}

/** Where the selected row is now: at its old place, elsewhere among the rows that are held, or whatever took its place. */
export function followSelection(
  rows: ReadonlyMap<number, ArticleRow>,
  total: number,
  index: number,
  selected: ArticleRow | null,
): { readonly index: number; readonly selected: ArticleRow | null } {
  const place = Math.max(0, Math.min(index, total - 1));
  if (selected === null || rows.get(place)?.id === selected.id) return { index: place, selected: rows.get(place) ?? null };
  for (const [candidate, row] of rows) if (row.id === selected.id) return { index: candidate, selected: row };
  return { index: place, selected: rows.get(place) ?? null };
}
