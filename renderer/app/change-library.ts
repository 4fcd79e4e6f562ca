import { getI18n } from 'react-i18next';
import type { Failure, Result } from '../../shared/core/result';
import type { LibraryStatus } from '../../shared/domain/library-status';
import { call } from '../bridge';
import { enterLibrary } from './enter-library';
import { useLibraryStatus } from './library-status';
import { showDone, showFailure } from './notices';
import { handOverUnsavedWork } from './unsaved-work';

type Changed = Promise<Result<LibraryStatus, Failure<string>>>;

/** Opens another library and says so. */
export async function enterAndTell(change: () => Changed): Promise<void> {
  const status = await enterLibrary(change);
  if (status !== null) showDone(getI18n().t('library.opened', { ns: 'shell', name: status.settings.name }));
}

/** Opens a library of the list by its key. The one that is open stays as it is. */
export function openRecent(key: string): Promise<void> {
  return enterAndTell(() => call('library.open-recent', { key }));
}

/** Goes on with the same library in another place: words that its old one could not take are stored there. */
export async function goOnElsewhere(change: () => Changed): Promise<boolean> {
  const answer = await change();
  if (!answer.ok) {
    showFailure(answer.error);
    return false;
  }
  useLibraryStatus.setState({ status: answer.value });
  void handOverUnsavedWork();
  return true;
}
