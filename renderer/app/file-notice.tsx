import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { call } from '../bridge';
import { closeButton, showFailure } from './notices';

/** The notice of the file that was written last, so that only the newest is shown. */
let lastNotice = '';

/** What was written: where, how much, and what the way to it is called. `token` comes from the call that wrote it. */
type WrittenNotice = { readonly token: string; readonly title: string; readonly size: string; readonly show: string };

/** Says what was written and where, with a way to it. */
export function showWritten({ token, title, size, show }: WrittenNotice): void {
  const showFile = (): void => {
    void call('export.show-file', { token }).then((answer) => {
      if (!answer.ok) showFailure(answer.error);
    });
  };
  // Each has an id of its own: one that is shown already would not be shown anew.
  notifications.hide(lastNotice);
  lastNotice = `exported-${token}`;
  notifications.show({
    id: lastNotice,
    title,
    message: (
      <span>
        {size}{' '}
        <Button variant="subtle" size="compact-sm" onClick={showFile}>
          {show}
        </Button>
      </span>
    ),
    autoClose: 15_000,
    ...closeButton(),
  });
}
