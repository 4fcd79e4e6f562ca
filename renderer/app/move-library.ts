import { getI18n } from 'react-i18next';
import { call } from '../bridge';
import { goOnElsewhere } from './change-library';
import { useLibraryStatus } from './library-status';
import { showDone, showFailure, showWarning } from './notices';
import { handOverUnsavedWork } from './unsaved-work';

const text = (key: string, given: Readonly<Record<string, string>> = {}): string => getI18n().t(key, { ns: 'shell', ...given });

/** Asks for a folder and moves the library into it; what is unsaved is stored first, and the person stays where they are. */
export async function moveLibrary(): Promise<void> {
  await handOverUnsavedWork();
  const answer = await call('library.move', {});
  if (!answer.ok) {
    showFailure(answer.error);
    return;
  }
  const { status, left } = answer.value;
  useLibraryStatus.setState({ status });
  // Typed while it was on its way.
  void handOverUnsavedWork();
  if (left === '') showDone(text('library.moved', { folder: status.folder }));
  else showWarning(text('library.moved', { folder: status.folder }), text('library.movedLeft', { folder: left }));
}

/** Calls the library's folder as the library is called. */
export async function renameLibraryFolder(): Promise<void> {
  await handOverUnsavedWork();
  if (!(await goOnElsewhere(() => call('library.rename-folder', {})))) return;
  showDone(text('library.folderRenamed', { folder: useLibraryStatus.getState().status?.folder ?? '' }));
}
