import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../bridge';
import { noteBackup, reminderId, useBackupStatus } from './backup-status';
import { useLibraryStatus } from './library-status';
import { closeButton, showFailure } from './notices';
import { runCommand } from './use-command';

const day = 24 * 60 * 60 * 1000;
/** The question is asked again while the application stays open for weeks, in milliseconds. */
const askEvery = 6 * 60 * 60 * 1000;

/** Reminds quietly of a backup that is old: once for each library and start, until it is put off, done or turned off. */
export function BackupReminder() {
  const { t } = useTranslation('backup');
  const folder = useLibraryStatus(({ status }) => (status === null || status.state === 'unavailable' ? null : status.folder));
  // The lists may still be filled when the library is opened.
  const documents = useLibraryStatus(({ status }) => (status === null ? 0 : status.articles + status.briefings));
  const status = useBackupStatus((state) => state.status);
  const due = status?.due ?? false;
  const backedUpAt = status?.backedUpAt ?? '';

  // biome-ignore lint/correctness/useExhaustiveDependencies: how much the library holds is part of what is asked
  useEffect(() => {
    if (folder === null) return;
    void noteBackup();
    const timer = setInterval(() => void noteBackup(), askEvery);
    return () => clearInterval(timer);
  }, [folder, documents]);

  useEffect(() => {
    if (!due) {
      notifications.hide(reminderId);
      return;
    }
    const days = Math.floor((Date.now() - Date.parse(backedUpAt)) / day);
    const postpone = async (): Promise<void> => {
      const answer = await call('backup.postpone', {});
      if (!answer.ok) showFailure(answer.error);
      await noteBackup();
    };
    notifications.show({
      id: reminderId,
      title: backedUpAt === '' || days < 0 ? t('reminder.never') : t('reminder.old', { count: days }),
      message: (
        <>
          {t('reminder.text')}
          <Group gap="xs" mt="xs">
            <Button variant="default" size="compact-sm" onClick={() => runCommand('library.backup')}>
              {t('reminder.now')}
            </Button>
            <Button variant="subtle" size="compact-sm" onClick={() => void postpone()}>
              {t('reminder.later')}
            </Button>
          </Group>
        </>
      ),
      autoClose: false,
      ...closeButton(),
    });
  }, [due, backedUpAt, t]);
  return null;
}
