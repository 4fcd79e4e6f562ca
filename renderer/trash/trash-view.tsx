import { Button } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLibraryStatus } from '../app/library-status';
import { ScreenFrame } from '../app/screen-frame';
import { instantText, timeText } from '../ui/day-text';
import { restoreRow } from './restore-row';
import classes from './trash.module.css';
import { useTrashRows } from './use-trash-rows';

/** Everything that was deleted, last first; each can be brought back as it was. */
export function TrashView() {
  const { t, i18n } = useTranslation('trash');
  const rows = useTrashRows();
  const readOnly = useLibraryStatus(({ status }) => status !== null && status.state !== 'open');
  const status = rows === null ? null : <span>{t('count', { count: rows.length })}</span>;
  return (
    <ScreenFrame crumbs={[t('title')]} status={status}>
      {rows?.length === 0 ? (
        <div className={classes.empty}>
          <Trash2 size={40} strokeWidth={1.4} aria-hidden />
          <h1>{t('empty')}</h1>
          <p>{t('emptyHint')}</p>
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable with the keyboard
        <section className={classes.page} tabIndex={0} aria-label={t('title')}>
          <h1 className={classes.title}>{t('title')}</h1>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('column.what')}</th>
                <th scope="col">{t('column.kind')}</th>
                <th scope="col">{t('column.when')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('column.action')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows?.map((row) => (
                <tr key={`${row.kind} ${row.id}`}>
                  <td className={classes.what} dir="auto">
                    {row.title === '' ? t('untitled') : row.title}
                  </td>
                  <td>{t(`kind.${row.kind}`)}</td>
                  <td
                    className={classes.when}
                  >{`${instantText(row.trashedAt, i18n.language)}, ${timeText(row.trashedAt, i18n.language)}`}</td>
                  <td className={classes.action}>
                    <Button
                      variant="default"
                      size="compact-sm"
                      disabled={readOnly}
                      aria-label={t('restoreOne', { title: row.title === '' ? t('untitled') : row.title })}
                      onClick={() => void restoreRow(row)}
                    >
                      {t('restore')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </ScreenFrame>
  );
}
