import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../bridge';
import { Dialog } from '../ui/dialog';
import { useLibraryStatus } from './library-status';
import { showDone, showFailure } from './notices';
import { useCommand } from './use-command';

/** Asks whether the lock may be taken from a holder that gives no sign of life, says what can happen, and takes it. */
export function TakeOverQuestion() {
  const { t } = useTranslation('shell');
  const [asked, setAsked] = useState(false);
  const mayTakeOver = useLibraryStatus(({ status }) => status?.lockedBy?.state === 'still');
  const close = (): void => setAsked(false);
  useCommand('library.take-over', () => setAsked(true), mayTakeOver);

  async function takeOver(): Promise<void> {
    close();
    const answer = await call('library.take-over', {});
    if (!answer.ok) {
      showFailure(answer.error);
      return;
    }
    useLibraryStatus.setState({ status: answer.value });
    showDone(t('takeOver.done'));
  }

  return (
    <Dialog title={t('takeOver.title')} opened={asked && mayTakeOver} onClose={close}>
      <p>{t('takeOver.alive')}</p>
      <p>{t('takeOver.synchronised')}</p>
      <Group justify="flex-end">
        {/* What cannot be taken back is not what Enter does. */}
        <Button variant="default" onClick={close} data-autofocus>
          {t('cancel')}
        </Button>
        <Button color="red.9" onClick={() => void takeOver()}>
          {t('takeOver.yes')}
        </Button>
      </Group>
    </Dialog>
  );
}
