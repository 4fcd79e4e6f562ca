import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleRow } from '../../shared/domain/rows';
import { dayText } from '../ui/day-text';
import classes from './article-grid.module.css';
import { KindDots } from './kind-dots';
import { knownLanguage } from './known-language';

/** Id of a row's element, by which the grid says which row is the active one. */
export const rowElementId = (index: number): string => `article-row-${index}`;

type Props = {
  readonly index: number;
  /** Distance from the list's top in CSS pixels. */
  readonly top: number;
  /** `undefined` until its page has come. */
  readonly row: ArticleRow | undefined;
  readonly selected: boolean;
  /** Where the keys act. */
  readonly atCursor: boolean;
  readonly onSelect: (event: MouseEvent) => void;
  readonly onOpen: () => void;
};

/** One article in the list. */
export function GridRow({ index, top, row, selected, atCursor, onSelect, onOpen }: Props) {
  const { t, i18n } = useTranslation('library');
  return (
    <div
      id={rowElementId(index)}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-cursor={atCursor || undefined}
      onClick={onSelect}
      onDoubleClick={onOpen}
    >
      <div className={classes.titleCell} role="gridcell" lang={row === undefined ? undefined : knownLanguage(row.language)}>
        <div className={classes.title} dir="auto">
          {row === undefined ? '…' : row.title}
        </div>
        <div className={classes.excerpt} dir="auto">
          {row?.excerpt}
        </div>
      </div>
      <div className={classes.source} role="gridcell" dir="auto">
        {row?.source}
      </div>
      <div role="gridcell">{row !== undefined && row.publishedOn !== '' && dayText(row.publishedOn, i18n.language, 'short')}</div>
      <div role="gridcell">{row !== undefined && <GradeCell row={row} />}</div>
      <div className={classes.notes} role="gridcell">
        {row !== undefined && row.annotations > 0 && <span>{row.annotations}</span>}
        {row !== undefined && <KindDots kinds={row.kinds} />}
        {row?.annotations === 0 && <span className={classes.none}>{t('none')}</span>}
      </div>
      <div role="gridcell">{row === undefined ? '' : row.cited === 0 ? <span className={classes.none}>{t('none')}</span> : row.cited}</div>
    </div>
  );
}

function GradeCell({ row }: { readonly row: ArticleRow }) {
  const { t } = useTranslation('library');
  if (row.grade === null) return <span className={classes.none}>{t('none')}</span>;
  return <span className={classes.grade}>{`${row.grade.reliability}${row.grade.credibility}`}</span>;
}
