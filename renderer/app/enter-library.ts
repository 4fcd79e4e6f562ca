import { modals } from '@mantine/modals';
import { getI18n } from 'react-i18next';
import type { Failure, Result } from '../../shared/core/result';
import type { LibraryStatus } from '../../shared/domain/library-status';
import { useLibraryStatus } from './library-status';
import { useNavigation } from './navigation';
import { showFailure } from './notices';
import { useUndo } from './undo';
import { handOverUnsavedWork, leaveUnsavedWork } from './unsaved-work';

/**
 * Hands over unsaved words to the library they belong to before another one takes its place; then
 * begins at that one's list. Answers the status of the library that is open now, or `null` when it is
 * still the same one.
 */
export async function enterLibrary(change: () => Promise<Result<LibraryStatus, Failure<string>>>): Promise<LibraryStatus | null> {
  if (!(await handOverUnsavedWork()) && !(await askWhetherToLeave())) return null;
  // Asked now: the change itself is told of before it is answered.
  const before = useLibraryStatus.getState().status;
  const answer = await change();
  if (!answer.ok) {
    showFailure(answer.error);
    return null;
  }
  if (before?.folder !== answer.value.folder || before.reason === 'storage.replaced') leaveUnsavedWork();
  useLibraryStatus.setState({ status: answer.value });
  // What was undone or gone back to belongs to the library that was left.
  useUndo.setState({ done: [], undone: [] });
  useNavigation.setState({ route: { screen: 'library' }, past: [], future: [] });
  return answer.value;
}

/** Words that the disk has not taken would be left behind: the person decides. */
function askWhetherToLeave(): Promise<boolean> {
  const { t } = getI18n();
  const text = (key: string): string => t(key, { ns: 'shell' });
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title: text('quit.failed'),
      children: text('library.unsavedDetail'),
      labels: { confirm: text('library.openAnyway'), cancel: text('quit.stay') },
      confirmProps: { color: 'red' },
      closeButtonProps: { 'aria-label': text('close') },
      transitionProps: { duration: 0 },
      onConfirm: () => resolve(true),
      onCancel: () => resolve(false),
    });
  });
}
