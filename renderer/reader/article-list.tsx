import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ListFilter } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleId } from '../../shared/core/ids';
import classes from './article-list.module.css';
import { ArticleListRow } from './article-list-row';
import { useArticleRows } from './use-article-rows';

type Props = { readonly selected: ArticleId; readonly onOpen: (id: ArticleId) => void };

/** About the height of a row before it was measured, in pixels. */
const rowHeight = 74;

/** The articles beside the one that is read: one of them is open, arrow keys go through them, Enter opens. */
export function ArticleList({ selected, onOpen }: Props) {
  const { t } = useTranslation('reader');
  const listId = useId();
  const [filter, setFilter] = useState('');
  const [isFiltering, setIsFiltering] = useState(false);
  const rows = useArticleRows(filter);
  const scroller = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { need } = rows;
  useEffect(() => need(first, last), [need, first, last]);

  const indexOfSelected = items.find((item) => rows.at(item.index)?.id === selected)?.index ?? 0;
  const current = Math.min(pointed ?? indexOfSelected, Math.max(0, rows.total - 1));
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows.at(current);
    const steps: Readonly<Record<string, number>> = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: rows.total - 1 };
    const to = steps[event.key];
    if (event.key === 'Enter' && row !== undefined) onOpen(row.id);
    else if (to !== undefined && !event.ctrlKey && !event.altKey) {
      const index = Math.max(0, Math.min(rows.total - 1, to));
      setPointed(index);
      virtual.scrollToIndex(index);
    } else return;
    event.preventDefault();
  };

  return (
    <nav className={classes.pane} aria-label={t('articles')}>
      <header className={classes.head}>
        <h2 className={classes.title}>
          {t('articles')} <span className={classes.count}>{rows.total}</span>
        </h2>
        <Tooltip label={t('articles.filter')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('articles.filter')}
            aria-expanded={isFiltering}
            onClick={() => setIsFiltering(!isFiltering)}
          >
            <ListFilter size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      {(isFiltering || filter !== '') && (
        <TextInput
          className={classes.filter ?? ''}
          size="xs"
          autoFocus
          aria-label={t('articles.filter')}
          placeholder={t('articles.filterPlaceholder')}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            setFilter('');
            setIsFiltering(false);
          }}
        />
      )}
      {rows.total === 0 && filter !== '' && <p className={classes.none}>{t('articles.none')}</p>}
      <div
        ref={scroller}
        className={classes.scroller}
        role="listbox"
        aria-label={t('articles')}
        aria-activedescendant={rows.total === 0 ? undefined : `${listId}-${current}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => setPointed(null)}
      >
        <div className={classes.all} style={{ height: virtual.getTotalSize() }} role="presentation">
          {items.map((item) => (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={classes.place}
              role="presentation"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <ArticleListRow
                id={`${listId}-${item.index}`}
                row={rows.at(item.index)}
                isSelected={rows.at(item.index)?.id === selected}
                isPointed={pointed === item.index}
                position={item.index + 1}
                total={rows.total}
                onOpen={onOpen}
              />
            </div>
          ))}
        </div>
      </div>
    </nav>
  );
}
