import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getI18n } from 'react-i18next';
import { call } from '../bridge';
import { closeButton, showFailure } from './notices';

const noticeId = 'support-file';

/** Has a support file written where the person chooses, and says what became of it. */
export async function saveSupportFile(): Promise<void> {
  const answer = await call('support.save', {});
  if (!answer.ok) {
    showFailure(answer.error);
    return;
  }
  const { t } = getI18n();
  const { fileName: file, folder } = answer.value;
  const show = (): void => {
    void call('support.show', {}).then((shown) => {
      if (!shown.ok) showFailure(shown.error);
    });
  };
  // One that is shown already would not be shown anew.
  notifications.hide(noticeId);
  notifications.show({
    id: noticeId,
    title: t('support.done', { ns: 'shell', file, folder }),
    message: (
      <span>
        {t('support.doneText', { ns: 'shell' })}{' '}
        <Button variant="subtle" size="compact-sm" onClick={show}>
          {t('support.show', { ns: 'shell' })}
        </Button>
      </span>
    ),
    autoClose: 30_000,
    ...closeButton(),
  });
}
