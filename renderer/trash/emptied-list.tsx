import { Button } from '@mantine/core';
import { Archive } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EmptiedRow } from '../../shared/domain/rows';
import { instantText } from '../ui/day-text';
import { kindsText } from './kinds-text';
import { bringBack, purgeEmptied } from './purge-rows';
import classes from './trash.module.css';

/** What was emptied out of the trash at one go: set aside, so that a slip is never final. */
export function EmptiedList({ rows, readOnly }: { readonly rows: readonly EmptiedRow[]; readonly readOnly: boolean }) {
  const { t, i18n } = useTranslation('trash');
  if (rows.length === 0) return null;
  return (
    <section className={classes.emptied} aria-labelledby="trash-emptied">
      <h2 id="trash-emptied">{t('emptied.title')}</h2>
      <p>{t('emptied.hint')}</p>
      <ul>
        {rows.map((row) => {
          const day = instantText(row.emptiedAt, i18n.language);
          const kinds = kindsText(row.counts, t, i18n.language);
          return (
            <li key={row.id} data-testid="emptied">
              <Archive size={18} aria-hidden />
              <span>{t('emptied.row', { kinds, day })}</span>
              <Button
                variant="default"
                size="compact-sm"
                disabled={readOnly}
                aria-label={t('emptied.bringBackThis', { kinds, day })}
                onClick={() => void bringBack(row, t)}
              >
                {t('emptied.bringBack')}
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                className={classes.danger ?? ''}
                disabled={readOnly}
                aria-label={t('purge.these', { kinds, day })}
                onClick={() => void purgeEmptied(row, t, i18n.language)}
              >
                {t('purge.button')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
