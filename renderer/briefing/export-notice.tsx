import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { TFunction } from 'i18next';
import type { Value } from '../../shared/ipc/contract';
import { showFailure } from '../app/notices';
import { call } from '../bridge';

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
  notifications.show({
    id: 'exported',
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
    withCloseButton: true,
  });
}
