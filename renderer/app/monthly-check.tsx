import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getI18n } from 'react-i18next';
import { listen } from '../bridge';
import { useNavigation } from './navigation';
import { closeButton } from './notices';

const noticeId = 'monthly-check';

/** Tells of what the library's monthly verification found; it is silent when all is in order. The function returned ends that. */
export function followMonthlyCheck(): () => void {
  return listen('verify.found', ({ count }) => {
    const { t } = getI18n();
    const show = (): void => {
      notifications.hide(noticeId);
      useNavigation.getState().go({ screen: 'verification' });
    };
    notifications.show({
      id: noticeId,
      color: 'orange',
      title: t('found', { ns: 'verification', count }),
      message: (
        <Button variant="subtle" size="compact-sm" onClick={show}>
          {t('found.show', { ns: 'verification' })}
        </Button>
      ),
      autoClose: false,
      ...closeButton(),
    });
  });
}
