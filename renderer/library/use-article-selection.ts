import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleId } from '../../shared/core/ids';
import { announce } from '../app/notices';
import { call } from '../bridge';
import { type Gesture, select, stretchOf } from '../ui/row-selection';
import type { ListOrder } from './article-pages';
import { useLibraryState } from './library-state';
import type { ShownPages } from './use-article-pages';

/** Most rows that one question answers. */
const mostRows = 500;

export type ArticleSelection = {
  readonly apply: (gesture: Gesture) => void;
  readonly isSelected: (index: number) => boolean;
  /** Ids of all that are selected. */
  readonly ids: readonly ArticleId[];
  /** Only the row of the cursor is selected again. */
  readonly clear: () => void;
};

/** Selecting articles in the list, also such as are not on the screen and whose rows were never asked for. */
export function useArticleSelection(pages: ShownPages, order: ListOrder): ArticleSelection {
  const { t } = useTranslation('library');
  const { index, selected, several, anchor, selectSeveral } = useLibraryState();
  const round = useRef(0);

  const count = several?.size ?? 0;
  const told = useRef(0);
  useEffect(() => {
    if (count > 0 || told.current > 0) announce(t('selectedCount', { count: Math.max(1, count) }));
    told.current = count;
  }, [count, t]);

  async function idsOf([from, to]: readonly [number, number]): Promise<readonly ArticleId[]> {
    const held = Array.from({ length: to - from + 1 }, (_, step) => pages.rows.get(from + step)?.id);
    if (held.every((id) => id !== undefined)) return held;
    const ids: ArticleId[] = [];
    for (let offset = from; offset <= to; offset += mostRows) {
      const answer = await call('article.list', { ...order, offset, limit: Math.min(mostRows, to - offset + 1) });
      if (answer.ok) ids.push(...answer.value.rows.map(({ id }) => id));
    }
    return ids;
  }

  async function run(gesture: Gesture): Promise<void> {
    round.current += 1;
    const mine = round.current;
    if (gesture.kind === 'only') {
      selectSeveral(gesture.index, pages.rows.get(gesture.index) ?? null, gesture.index, new Set());
      return;
    }
    const before = {
      cursor: index,
      anchor: several === null ? index : anchor,
      ids: several ?? new Set(selected === null ? [] : [selected.id]),
    };
    const stretch = stretchOf(before, gesture, pages.total ?? 0);
    const ids = stretch === null ? [] : await idsOf(stretch);
    // A quicker gesture, made while a long stretch was asked for, is the one that counts.
    if (mine !== round.current) return;
    const next = select(before, gesture, ids);
    selectSeveral(next.cursor, pages.rows.get(next.cursor) ?? null, next.anchor, next.ids as ReadonlySet<ArticleId>);
  }

  return {
    apply: (gesture) => void run(gesture),
    isSelected(row) {
      const id = pages.rows.get(row)?.id;
      return several === null ? row === index : id !== undefined && several.has(id);
    },
    ids: several !== null ? [...several] : selected === null ? [] : [selected.id],
    clear: () => selectSeveral(index, selected, index, new Set()),
  };
}
