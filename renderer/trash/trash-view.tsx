import { Button } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TrashRow } from '../../shared/domain/rows';
import { useLibraryStatus } from '../app/library-status';
import { announce } from '../app/notices';
import { ScreenFrame } from '../app/screen-frame';
import { restoreRows } from '../app/trash-actions';
import { useRowSelection } from '../ui/use-row-selection';
import { EmptiedList } from './emptied-list';
import { purgeRows } from './purge-rows';
import classes from './trash.module.css';
import { TrashTable } from './trash-table';
import { useTrash } from './use-trash';

/** Everything that was deleted, last first: it can be brought back as it was, or deleted for good. */
export function TrashView() {
  const { t, i18n } = useTranslation('trash');
  const trash = useTrash();
  const rows = trash?.rows ?? [];
  const readOnly = useLibraryStatus(({ status }) => status !== null && status.state !== 'open');
  const selection = useRowSelection(
    rows.map((row) => row.id),
    (count) => announce(t('selected', { count })),
  );
  const selected = rows.filter(({ id }) => selection.has(id));
  const restore = (those: readonly TrashRow[]): void => {
    const [first] = those;
    if (readOnly || first === undefined) return;
    const title = first.title === '' ? t('untitled') : first.title;
    void restoreRows(those, those.length === 1 ? t('restored', { title }) : t('restoredSeveral', { count: those.length }));
  };
  const purge = (those: readonly TrashRow[]): void => {
    if (!readOnly && those.length > 0) void purgeRows(those, rows, t, i18n.language);
  };
  const count = t('count', { count: rows.length });
  const status = selected.length > 1 ? `${count} · ${t('selected', { count: selected.length })}` : count;
  return (
    <ScreenFrame crumbs={[t('title')]} status={trash === null ? null : <span>{status}</span>}>
      {trash !== null && rows.length === 0 && trash.emptied.length === 0 ? (
        <div className={classes.empty}>
          <Trash2 size={40} strokeWidth={1.4} aria-hidden />
          <h1>{t('emptyTitle')}</h1>
          <p>{t('emptyHint')}</p>
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable with the keyboard
        <section className={classes.page} tabIndex={0} aria-label={t('title')}>
          <div className={classes.head}>
            <h1 className={classes.title}>{t('title')}</h1>
            {rows.length > 0 && (
              <>
                <Button variant="default" size="compact-md" disabled={readOnly || selected.length === 0} onClick={() => restore(selected)}>
                  {selected.length > 1 ? t('restoreSeveral', { count: selected.length }) : t('restoreSelected')}
                </Button>
                <Button
                  variant="default"
                  size="compact-md"
                  className={classes.danger ?? ''}
                  disabled={readOnly || selected.length === 0}
                  onClick={() => purge(selected)}
                >
                  {selected.length > 1 ? t('purge.several', { count: selected.length }) : t('purge.button')}
                </Button>
                <Button
                  variant="default"
                  size="compact-md"
                  className={classes.danger ?? ''}
                  disabled={readOnly}
                  onClick={() => purge(rows)}
                >
                  {t('empty')}
                </Button>
              </>
            )}
          </div>
          {rows.length > 0 ? (
            <TrashTable rows={rows} selection={selection} readOnly={readOnly} onRestore={restore} onPurge={() => purge(selected)} />
          ) : (
            <p className={classes.nothing}>{t('nothingElse')}</p>
          )}
          <EmptiedList rows={trash?.emptied ?? []} readOnly={readOnly} />
        </section>
      )}
    </ScreenFrame>
  );
}
