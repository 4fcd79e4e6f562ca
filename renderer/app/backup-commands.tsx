import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getI18n } from 'react-i18next';
import { create } from 'zustand';
import type { Value } from '../../shared/ipc/contract';
import { call } from '../bridge';
import { byteText } from '../ui/byte-text';
import { noteBackup, reminderId } from './backup-status';
import { enterLibrary } from './enter-library';
import { LeftOutDialog } from './left-out-dialog';
import { useLibraryStatus } from './library-status';
import { closeButton, showDone, showFailure } from './notices';
import { RestoreDialog } from './restore-dialog';
import { handOverUnsavedWork } from './unsaved-work';
import { useCommand } from './use-command';

type Chosen = Value<'backup.choose'>;
type LeftOut = Value<'backup.create'>['leftOut'];

/** What is asked or shown about backups just now. */
const useDialogs = create<{ readonly chosen: Chosen | null; readonly leftOut: LeftOut }>()(() => ({ chosen: null, leftOut: [] }));

/** Backing up and restoring: commands that every screen has. */
export function BackupCommands() {
  const { chosen, leftOut } = useDialogs();
  const readable = useLibraryStatus(({ status }) => status !== null && status.state !== 'unavailable');
  useCommand('library.backup', () => void backUp(), readable);
  useCommand('library.restore', () => void chooseBackup());
  return (
    <>
      <RestoreDialog chosen={chosen} onClose={() => useDialogs.setState({ chosen: null })} onRestore={(token) => void restore(token)} />
      <LeftOutDialog files={leftOut} onClose={() => useDialogs.setState({ leftOut: [] })} />
    </>
  );
}

const text = (key: string, words: Readonly<Record<string, string | number>> = {}): string => getI18n().t(key, { ns: 'backup', ...words });

/** Asks where to, and backs the library up with the words that are on the screen. */
async function backUp(): Promise<void> {
  notifications.hide(reminderId);
  await handOverUnsavedWork();
  const answer = await call('backup.create', {});
  if (answer.ok) showWritten(answer.value);
  else showFailure(answer.error);
  await noteBackup();
}

function showWritten({ fileName, folder, files, bytes, leftOut }: Value<'backup.create'>): void {
  const id = 'backup-written';
  const show = (): void => {
    void call('backup.show', {}).then((shown) => {
      if (!shown.ok) showFailure(shown.error);
    });
  };
  // One that is shown already would not be shown anew.
  notifications.hide(id);
  notifications.show({
    id,
    title: text('done', { file: fileName, folder }),
    ...(leftOut.length === 0 ? {} : { color: 'orange' }),
    message: (
      <span>
        {text('doneText', { count: files, size: byteText(bytes, getI18n().language) })}{' '}
        {leftOut.length > 0 && (
          <>
            {text('leftOut', { count: leftOut.length })}{' '}
            <Button variant="subtle" size="compact-sm" onClick={() => useDialogs.setState({ leftOut })}>
              {text('leftOut.show')}
            </Button>
          </>
        )}
        <Button variant="subtle" size="compact-sm" onClick={show}>
          {text('show')}
        </Button>
      </span>
    ),
    autoClose: leftOut.length === 0 ? 30_000 : false,
    ...closeButton(),
  });
}

async function chooseBackup(): Promise<void> {
  const answer = await call('backup.choose', {});
  if (answer.ok) useDialogs.setState({ chosen: answer.value });
  else showFailure(answer.error);
}

async function restore(token: string): Promise<void> {
  const answer = await call('backup.restore', { token });
  if (!answer.ok) {
    // Whoever changes their mind about the folder is asked again; what cannot be restored is not.
    if (answer.error.code !== 'backup.cancelled') useDialogs.setState({ chosen: null });
    showFailure(answer.error);
    return;
  }
  useDialogs.setState({ chosen: null });
  const { token: made, name, folder } = answer.value;
  const id = `restored-${made}`;
  const open = (): void => {
    notifications.hide(id);
    void openRestored(made);
  };
  notifications.show({
    id,
    title: text('restored.what', { name }),
    message: (
      <span>
        {text('restored.text', { folder })}{' '}
        <Button variant="subtle" size="compact-sm" onClick={open}>
          {text('restored.open')}
        </Button>
      </span>
    ),
    autoClose: false,
    ...closeButton(),
  });
}

async function openRestored(token: string): Promise<void> {
  const status = await enterLibrary(async () => {
    const opened = await call('backup.open', { token });
    return opened.ok ? call('library.status', {}) : opened;
  });
  if (status !== null) showDone(text('opened'));
}
