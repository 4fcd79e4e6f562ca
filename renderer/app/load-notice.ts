import { notifications } from '@mantine/notifications';
import { getI18n } from 'react-i18next';
import type { Value } from '../../shared/ipc/contract';
import { call } from '../bridge';
import { closeButton } from './notices';

/** Says that the page was loaded again, and what became of the words; nothing after an ordinary start. */
export function showWhyLoaded(because: Value<'page.kept'>['because']): void {
  if (because === 'start') return;
  const { t } = getI18n();
  notifications.show({
    id: 'loaded-again',
    color: 'orange',
    title: t(`loaded.${because}`, { ns: 'shell' }),
    message: t('loaded.kept', { ns: 'shell' }),
    autoClose: false,
    ...closeButton(),
  });
}

/** Tells the main process that the page is drawn and hears events. */
export function tellReady(): void {
  void call('page.ready', {});
}
