import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { gestureOfClick, gestureOfKey } from '../ui/row-selection';
import classes from './article-grid.module.css';
import { GridHead } from './grid-head';
import { GridRow, rowElementId } from './grid-row';
import { useLibraryState } from './library-state';
import type { ShownPages } from './use-article-pages';
import type { ArticleSelection } from './use-article-selection';

/** Height of a row in CSS pixels, as `article-grid.module.css` sets it: a title and one line of its text. */
const rowHeight = 56;
/** Height of the columns' names, which stay above the rows while they scroll. */
const headHeight = 32;

type Props = {
  readonly pages: ShownPages;
  readonly selection: ArticleSelection;
  readonly onOpen: () => void;
  readonly onTrash: () => void;
};

/** The articles as a grid: one tab stop, arrows move the selection (with Shift more of it), Enter opens, Delete moves to the trash. */
export function ArticleGrid({ pages, selection, onOpen, onTrash }: Props) {
  const { t } = useTranslation('library');
  const selectedIndex = useLibraryState(({ index }) => index);
  const scroller = useRef<HTMLDivElement>(null);
  const total = pages.total ?? 0;
  const list = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  const shown = list.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  const { need } = pages;
  useEffect(() => need(first, last), [need, first, last]);

  // Also when the screen comes back: the selected row is in sight.
  const { scrollToIndex } = list;
  useEffect(() => {
    if (total > 0) scrollToIndex(selectedIndex, { align: 'auto' });
  }, [scrollToIndex, selectedIndex, total]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const gesture = gestureOfKey(event, selectedIndex, total, page);
    if (gesture !== null) selection.apply(gesture);
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === 'Enter') onOpen();
    else if (event.key === 'Delete' || event.key === 'Backspace') onTrash();
    else if (event.key === 'Escape') selection.clear();
    else return;
    event.preventDefault();
  };

  const isShown = selectedIndex >= first && selectedIndex <= last && total > 0;
  return (
    <div
      className={classes.grid}
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('list')}
      aria-rowcount={total + 1}
      aria-multiselectable
      aria-activedescendant={isShown ? rowElementId(selectedIndex) : undefined}
      onKeyDown={onKeyDown}
      data-testid="articles"
    >
      <GridHead />
      <div className={classes.rows} style={{ height: list.getTotalSize() - headHeight }} role="rowgroup">
        {shown.map((item) => (
          <GridRow
            key={item.key}
            index={item.index}
            top={item.start - headHeight}
            row={pages.rows.get(item.index)}
            selected={selection.isSelected(item.index)}
            atCursor={item.index === selectedIndex}
            onSelect={(event) => selection.apply(gestureOfClick(event, item.index))}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  );
}
