import { Button, Checkbox } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { updateAppSettings, useAppSettings } from '../app/app-settings';
import { noteBackup, useBackupStatus } from '../app/backup-status';
import { runCommand, useCommandRegistry } from '../app/use-command';
import { instantText, timeText } from '../ui/day-text';
import classes from './settings.module.css';

/** When the library was backed up last, the ways to back it up and to restore, and whether to remind of it. */
export function BackupSection() {
  const { t, i18n } = useTranslation('backup');
  const status = useBackupStatus((state) => state.status);
  const settings = useAppSettings((state) => state.settings);
  const canBackUp = useCommandRegistry((state) => state.answerers.has('library.backup'));
  useEffect(() => void noteBackup(), []);
  const at = status?.backedUpAt ?? '';
  return (
    <section className={classes.section} aria-labelledby="settings-backup">
      <h2 id="settings-backup">{t('section.heading')}</h2>
      <p className={classes.about}>
        {at === '' ? t('section.never') : t('section.last', { day: instantText(at, i18n.language), time: timeText(at, i18n.language) })}{' '}
        {t('section.text')}
      </p>
      <div className={classes.buttons}>
        <Button variant="default" size="compact-md" disabled={!canBackUp} onClick={() => runCommand('library.backup')}>
          {t('section.backup')}
        </Button>
        <Button variant="default" size="compact-md" onClick={() => runCommand('library.restore')}>
          {t('section.restore')}
        </Button>
        <Button variant="default" size="compact-md" onClick={() => runCommand('library.verify')}>
          {t('section.verify')}
        </Button>
      </div>
      {settings !== null && (
        <Checkbox
          label={t('section.remind')}
          checked={settings.backupReminders}
          onChange={(event) => void updateAppSettings({ backupReminders: event.currentTarget.checked }).then(noteBackup)}
        />
      )}
    </section>
  );
}
