import { Button } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RecentRow } from '../../shared/domain/recent-library';
import { openRecent } from '../app/change-library';
import { announce, showFailure } from '../app/notices';
import { runCommand } from '../app/use-command';
import { useRecentLibraries } from '../app/use-recent-libraries';
import { call } from '../bridge';
import { instantText, timeText } from '../ui/day-text';
import classes from './settings.module.css';

/** The libraries that were opened on this computer: to open another, and to take one off the list. */
export function RecentSection() {
  const { t, i18n } = useTranslation('settings');
  const rows = useRecentLibraries();

  async function forget({ key, name }: RecentRow): Promise<void> {
    const answer = await call('library.forget-recent', { key });
    if (answer.ok) announce(t('recent.forgotten', { name }));
    else showFailure(answer.error);
  }

  return (
    <section className={classes.section} aria-labelledby="settings-recent">
      <h2 id="settings-recent">{t('recent.heading')}</h2>
      <ul className={classes.recent}>
        {rows.map((row) => {
          const { key, name, folder, openedAt, state, open } = row;
          const when = { day: instantText(openedAt, i18n.language), time: timeText(openedAt, i18n.language) };
          return (
            <li key={key}>
              <div className={classes.recentWords}>
                <div className={classes.recentName}>
                  <bdi>{name}</bdi>
                </div>
                <div className={classes.recentMore}>
                  <bdi>{folder}</bdi>
                </div>
                {state === 'there' || open ? (
                  <div className={classes.recentMore}>{open ? t('recent.isOpen') : t('recent.opened', when)}</div>
                ) : (
                  <div className={classes.recentState}>{t(`recent.${state}`)}</div>
                )}
              </div>
              {!open && (
                <>
                  {state !== 'missing' && (
                    <Button
                      variant="default"
                      size="compact-md"
                      aria-label={t('recent.openName', { name, folder })}
                      onClick={() => void openRecent(key)}
                    >
                      {t('recent.open')}
                    </Button>
                  )}
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-md"
                    aria-label={t('recent.forgetName', { name, folder })}
                    title={t('recent.forget')}
                    onClick={() => void forget(row)}
                  >
                    <X size={16} aria-hidden />
                  </Button>
                </>
              )}
            </li>
          );
        })}
      </ul>
      <div className={classes.buttons}>
        <Button variant="default" size="compact-md" onClick={() => runCommand('library.choose')}>
          {t('library.open')}
        </Button>
        <Button variant="default" size="compact-md" onClick={() => runCommand('library.create')}>
          {t('library.create')}
        </Button>
      </div>
    </section>
  );
}
