import { Button, Switch } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchRow } from '../../shared/domain/import-batch';
import { reasons } from '../../shared/domain/import-batch-text';
import { useNavigation } from '../app/navigation';
import { failureTexts } from '../app/notices';
import { chooseWatched, readWatchStatus, turnWatched, useWatched } from '../app/watched-folder';
import { listen } from '../bridge';
import { instantText, timeText } from '../ui/day-text';
import classes from './settings.module.css';

/** The folder whose new files are imported into the library that is open: which one, whether, and what came last. */
export function WatchSection() {
  const { t, i18n } = useTranslation('settings');
  const go = useNavigation((state) => state.go);
  const status = useWatched((state) => state.status);
  useEffect(() => {
    void readWatchStatus();
    // A library that cannot be written to takes nothing, and says so.
    return listen('library.changed', ({ topic }) => {
      if (topic === 'library') void readWatchStatus();
    });
  }, []);
  if (status === null) return null;
  const { folder, on, trouble, tookAt, newest } = status;
  const when = tookAt === '' ? '' : t('watch.when', { day: instantText(tookAt, i18n.language), time: timeText(tookAt, i18n.language) });
  return (
    <section className={classes.section} aria-labelledby="settings-watch">
      <h2 id="settings-watch">{t('watch.heading')}</h2>
      <p className={classes.about}>{t('watch.text')}</p>
      <Switch
        label={t('watch.on')}
        classNames={{ track: classes.switch ?? '' }}
        withThumbIndicator={false}
        checked={on}
        onChange={(event) => void turnWatched(event.currentTarget.checked)}
      />
      <div className={classes.folder}>
        <span className={classes.label}>{t('watch.folder')}</span>
        {folder === '' ? <span className={classes.path}>{t('watch.none')}</span> : <bdi className={classes.path}>{folder}</bdi>}
        <div role="status">{trouble !== '' && <Trouble code={trouble} />}</div>
      </div>
      {newest.length > 0 && (
        <div className={classes.folder}>
          <span className={classes.label} id="settings-watch-newest">
            {t('watch.newest')} <span className={classes.recentMore}>{when}</span>
          </span>
          <ul className={classes.recent} aria-labelledby="settings-watch-newest">
            {newest.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same file may come twice, and nothing of a row is kept
              <Newest key={index} row={row} />
            ))}
          </ul>
        </div>
      )}
      <div className={classes.buttons}>
        <Button variant="default" size="compact-md" onClick={() => void chooseWatched()}>
          {t(folder === '' ? 'watch.choose' : 'watch.chooseOther')}
        </Button>
        {newest.length > 0 && (
          <Button variant="default" size="compact-md" onClick={() => go({ screen: 'watch-report' })}>
            {t('watch.report')}
          </Button>
        )}
      </div>
    </section>
  );
}

function Trouble({ code }: { readonly code: string }) {
  const { what, todo } = failureTexts({ code });
  return (
    <p className={classes.about}>
      <span className={classes.trouble}>{what}</span> {todo}
    </p>
  );
}

function Newest({ row }: { readonly row: BatchRow }) {
  const { t } = useTranslation('settings');
  const why = reasons(row, (key, values) => t(key, { ...values }));
  return (
    <li>
      <div className={classes.recentWords}>
        <div className={classes.recentName} dir="auto">
          {row.title === '' ? row.name : row.title}
        </div>
        <div className={classes.recentMore}>{[t(`watch.outcome.${row.outcome}`), ...why].join(' · ')}</div>
      </div>
    </li>
  );
}
