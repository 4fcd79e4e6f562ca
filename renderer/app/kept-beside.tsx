import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getI18n } from 'react-i18next';
import { closeButton } from './notices';
import { runCommand } from './use-command';

const noticeId = 'kept-beside';

/** Says that another computer's words are shown now, and where the person's own are; leads to the choice. */
export function showKeptBeside(): void {
  const text = (key: string): string => getI18n().t(key, { ns: 'shell' });
  notifications.show({
    id: noticeId,
    color: 'orange',
    title: text('beside.what'),
    message: (
      <>
        <p>{text('beside.kept')}</p>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            notifications.hide(noticeId);
            runCommand('library.conflicts');
          }}
        >
          {text('beside.choose')}
        </Button>
      </>
    ),
    autoClose: false,
    ...closeButton(),
  });
}
