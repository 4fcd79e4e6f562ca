import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { call, listen } from '../bridge';
import { enterAndTell, openRecent } from './change-library';
import { useLibraryStatus } from './library-status';
import { moveLibrary, renameLibraryFolder } from './move-library';
import { showFailure } from './notices';
import { useCommand } from './use-command';

/** Whether the person is asked for the name of a new library. */
const useNewLibrary = create<{ readonly asked: boolean }>()(() => ({ asked: false }));

/** Opening, making and showing libraries: commands that every screen has. */
export function LibraryCommands() {
  const { t } = useTranslation('shell');
  const asked = useNewLibrary((state) => state.asked);
  const isOpen = useLibraryStatus(({ status }) => status?.state === 'open');
  const differs = useLibraryStatus(({ status }) => status?.folderNameDiffers === true);
  useCommand('library.choose', () => void enterAndTell(() => call('library.choose', {})));
  useCommand('library.create', () => useNewLibrary.setState({ asked: true }));
  useCommand('library.show-folder', () => {
    void call('library.show-folder', {}).then((answer) => {
      if (!answer.ok) showFailure(answer.error);
    });
  });
  useCommand('library.move', () => void moveLibrary(), isOpen);
  useCommand('library.rename-folder', () => void renameLibraryFolder(), isOpen && differs);
  useEffect(() => listen('recent.chosen', ({ key }) => void openRecent(key)), []);
  return (
    <Modal
      opened={asked}
      onClose={() => useNewLibrary.setState({ asked: false })}
      title={t('library.newTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
      centered
    >
      <NewLibraryForm onName={(name) => void enterAndTell(() => call('library.create', { name }))} />
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
