import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { TFunction } from 'i18next';
import type { Value } from '../../shared/ipc/contract';
import { closeButton, showFailure } from '../app/notices';
import { call } from '../bridge';

/** The notice of the last export, so that only the newest is shown. */
let lastNotice = '';

/** Says what was written and where, with a way to it. */
export function showExported(exported: Value<'briefing.export-pdf'>, t: TFunction<'briefing'>): void {
  const text = t('export.done', { file: exported.fileName, folder: exported.folder });
  const size = t('export.size', {
    pages: t('count.pages', { count: exported.pages }),
    footnotes: t('count.footnotes', { count: exported.footnotes }),
  });
  const show = (): void => {
    void call('export.show-file', { token: exported.token }).then((answer) => {
      if (!answer.ok) showFailure(answer.error);
    });
  };
  // Each has an id of its own: one that is shown already would not be shown anew.
  notifications.hide(lastNotice);
  lastNotice = `exported-${exported.token}`;
  notifications.show({
    id: lastNotice,
    title: text,
    message: (
      <span>
        {size}{' '}
        <Button variant="subtle" size="compact-sm" onClick={show}>
          {t('export.show')}
        </Button>
      </span>
    ),
    autoClose: 15_000,
    ...closeButton(),
  });
}
