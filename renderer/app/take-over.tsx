import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { getI18n } from 'react-i18next';
import { call } from '../bridge';
import { useLibraryStatus } from './library-status';
import { showDone, showFailure } from './notices';

/** Asks whether the lock may be taken from a holder that gives no sign of life, says what can happen, and takes it. */
export function askToTakeOver(): void {
  const { t } = getI18n();
  const text = (key: string): string => t(`takeOver.${key}`, { ns: 'shell' });
  modals.openConfirmModal({
    title: text('title'),
    children: (
      <>
        <Text size="sm">{text('alive')}</Text>
        <Text size="sm" mt="sm">
          {text('synchronised')}
        </Text>
      </>
    ),
    labels: { confirm: text('yes'), cancel: t('cancel', { ns: 'shell' }) },
    // What cannot be taken back is not what Enter does.
    cancelProps: { 'data-autofocus': true },
    confirmProps: { color: 'red' },
    closeButtonProps: { 'aria-label': t('close', { ns: 'shell' }) },
    transitionProps: { duration: 0 },
    onConfirm: () => void takeOver(),
  });
}

async function takeOver(): Promise<void> {
  const answer = await call('library.take-over', {});
  if (!answer.ok) {
    showFailure(answer.error);
    return;
  }
  useLibraryStatus.setState({ status: answer.value });
  showDone(getI18n().t('takeOver.done', { ns: 'shell' }));
}
