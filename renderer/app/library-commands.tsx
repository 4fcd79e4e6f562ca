import { Button, Group, Modal, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useState } from 'react';
import { getI18n, useTranslation } from 'react-i18next';
import { create } from 'zustand';
import type { Answer } from '../../shared/ipc/contract';
import { call } from '../bridge';
import { useLibraryStatus } from './library-status';
import { useNavigation } from './navigation';
import { showDone, showFailure } from './notices';
import { useUndo } from './undo';
import { handOverUnsavedWork } from './unsaved-work';
import { useCommand } from './use-command';

/** Whether the person is asked for the name of a new library. */
const useNewLibrary = create<{ readonly asked: boolean }>()(() => ({ asked: false }));

/** Opening, making and showing libraries: commands that every screen has. */
export function LibraryCommands() {
  const { t } = useTranslation('shell');
  const asked = useNewLibrary((state) => state.asked);
  useCommand('library.choose', () => void changeLibrary(() => call('library.choose', {}), opened));
  useCommand('library.create', () => useNewLibrary.setState({ asked: true }));
  useCommand('library.show-folder', () => {
    void call('library.show-folder', {}).then((answer) => {
      if (!answer.ok) showFailure(answer.error);
    });
  });
  function opened(name: string): void {
    showDone(t('library.opened', { name }));
  }
  return (
    <Modal
      opened={asked}
      onClose={() => useNewLibrary.setState({ asked: false })}
      title={t('library.newTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
      centered
    >
      <NewLibraryForm onName={(name) => void changeLibrary(() => call('library.create', { name }), opened)} />
    </Modal>
  );
}

function NewLibraryForm({ onName }: { readonly onName: (name: string) => void }) {
  const { t } = useTranslation('shell');
  const [name, setName] = useState('');
  const close = (): void => useNewLibrary.setState({ asked: false });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        close();
        onName(name.trim());
      }}
    >
      <TextInput
        label={t('library.newName')}
        description={t('library.newHint')}
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          {t('cancel')}
        </Button>
        <Button type="submit" disabled={name.trim() === ''}>
          {t('library.newFolder')}
        </Button>
      </Group>
    </form>
  );
}

type Change = () => Promise<Answer<'library.choose'> | Answer<'library.create'>>;

/** Hands over unsaved words to the library they belong to before another one takes its place; then begins at that one's list. */
async function changeLibrary(change: Change, opened: (name: string) => void): Promise<void> {
  if (!(await handOverUnsavedWork()) && !(await askWhetherToLeave())) return;
  const answer = await change();
  if (!answer.ok) {
    showFailure(answer.error);
    return;
  }
  useLibraryStatus.setState({ status: answer.value });
  // What was undone or gone back to belongs to the library that was left.
  useUndo.setState({ done: [], undone: [] });
  useNavigation.setState({ route: { screen: 'library' }, past: [], future: [] });
  opened(answer.value.settings.name);
}

/** Words that the disk has not taken would be left behind: the person decides. */
function askWhetherToLeave(): Promise<boolean> {
  const { t } = getI18n();
  const text = (key: string): string => t(key, { ns: 'shell' });
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title: text('quit.failed'),
      children: text('library.unsavedDetail'),
      labels: { confirm: text('library.openAnyway'), cancel: text('quit.stay') },
      confirmProps: { color: 'red' },
      closeButtonProps: { 'aria-label': text('close') },
      transitionProps: { duration: 0 },
      onConfirm: () => resolve(true),
      onCancel: () => resolve(false),
    });
  });
}
