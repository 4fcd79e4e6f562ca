import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleId } from '../../shared/core/ids';
import { gradeText } from '../../shared/domain/grade';
import type { ArticleRow } from '../../shared/domain/rows';
import { dayText } from '../ui/day-text';
import classes from './article-list.module.css';

type Props = {
  readonly id: string;
  /** `undefined` while its page is on the way. */
  readonly row: ArticleRow | undefined;
  readonly isSelected: boolean;
  readonly isPointed: boolean;
  readonly position: number;
  readonly total: number;
  readonly onOpen: (id: ArticleId) => void;
};

/** At most this many signs of annotations are shown; their number is told to screen readers. */
const mostSigns = 6;

/** One article of the list: title, source and day, grade, and what kinds of annotations it has. */
export const ArticleListRow = memo(function ArticleListRow({ id, row, isSelected, isPointed, position, total, onOpen }: Props) {
  const { t, i18n } = useTranslation('reader');
  // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and names the option it points to.
  if (row === undefined) return <div id={id} className={classes.row} role="option" aria-selected={false} aria-busy />;
  const grade = gradeText(row.grade);
  const title = row.title.trim() === '' ? row.excerpt : row.title;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list answers the keys for its options.
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and names the option it points to.
    <div
      id={id}
      className={classes.row}
      role="option"
      aria-selected={isSelected}
      aria-posinset={position}
      aria-setsize={total}
      data-pointed={isPointed ? '' : undefined}
      onClick={() => onOpen(row.id)}
    >
      <span className={classes.rowTitle} dir="auto">
        {title}
      </span>
      <span className={classes.rowMeta}>
        <span className={classes.rowSource} dir="auto">
          {row.source.trim() === '' ? t('articles.unknownSource') : row.source}
        </span>
        {row.publishedOn !== '' && <span className={classes.rowDay}>· {dayText(row.publishedOn, i18n.language, 'short')}</span>}
        {grade !== '' && <span className={classes.grade}>{grade}</span>}
        <span className={classes.signs}>
          {row.kinds.slice(0, mostSigns).map((kind, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: signs are alike and never move.
            <span key={index} className={classes.sign} data-kind={kind} />
          ))}
          {row.annotations > 0 && <span className="visually-hidden">{t('articles.annotations', { count: row.annotations })}</span>}
        </span>
      </span>
    </div>
  );
});
