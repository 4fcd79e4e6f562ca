import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ArticleSort } from '../../shared/domain/rows';
import classes from './article-grid.module.css';
import { useLibraryState } from './library-state';

/** The columns, in the order of their cells. */
const columns = ['title', 'source', 'publishedOn', 'grade', 'annotations', 'cited'] as const satisfies readonly ArticleSort[];

/** The columns' names; each sorts the list. */
export function GridHead() {
  const { t } = useTranslation('library');
  const { order, sortBy } = useLibraryState();
  const direction = order.descending ? 'descending' : 'ascending';
  return (
    <div role="rowgroup" className={classes.headGroup}>
      <div className={classes.head} role="row" aria-rowindex={1}>
        {columns.map((column) => (
          <div key={column} role="columnheader" aria-sort={order.sort === column ? direction : 'none'}>
            <button type="button" className={classes.sort} onClick={() => sortBy(column)}>
              {t(`column.${column}`)}
              {order.sort === column && (order.descending ? <ArrowDown size={13} aria-hidden /> : <ArrowUp size={13} aria-hidden />)}
            </button>
          </div>
        ))}
      </div>
    </div>
  );
}
