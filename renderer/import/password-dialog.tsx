import { Button, Group, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog';
import { leaveLocked, previewFile, useImport } from './import-store';

/** Asks for the password of a PDF. What is typed goes to the importing process and nowhere else. */
export function PasswordDialog() {
  const { t } = useTranslation('import');
  const locked = useImport((state) => state.locked);
  return (
    <Dialog title={t('passwordTitle')} opened={locked !== null} onClose={leaveLocked} closesOnClickOutside={false}>
      {locked !== null && <PasswordForm file={locked.file} wrong={locked.wrong} />}
    </Dialog>
  );
}

function PasswordForm({ file, wrong }: { readonly file: File; readonly wrong: boolean }) {
  const { t } = useTranslation('import');
  const [password, setPassword] = useState('');
  const open = (event: SubmitEvent): void => {
    event.preventDefault();
    if (password !== '') void previewFile(file, password);
  };
  return (
    <form onSubmit={open}>
      <p dir="auto">{t('passwordBody', { name: file.name })}</p>
      <TextInput
        type="password"
        autoComplete="off"
        maxLength={1000}
        data-autofocus
        label={t('passwordField')}
        error={wrong ? t('passwordWrong') : null}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={leaveLocked}>
          {t('passwordLeave')}
        </Button>
        <Button type="submit" disabled={password === ''}>
          {t('passwordOpen')}
        </Button>
      </Group>
    </form>
  );
}
