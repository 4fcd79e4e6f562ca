import { create } from 'zustand';
import type { LibraryStatus } from '../../shared/domain/library-status';
import { call, listen } from '../bridge';
import { handOverUnsavedWork } from './unsaved-work';

/** The library that is open, as the main process tells it; `null` until the first answer. */
export const useLibraryStatus = create<{ readonly status: LibraryStatus | null }>()(() => ({ status: null }));

/** Asks for the library's status now. */
export async function refreshLibraryStatus(): Promise<void> {
  const answer = await call('library.status', {});
  if (!answer.ok) return;
  const before = useLibraryStatus.getState().status?.state ?? 'open';
  useLibraryStatus.setState({ status: answer.value });
  // It is back: words that waited for it are stored now, and not at the next try.
  if (before !== 'open' && answer.value.state === 'open') void handOverUnsavedWork();
}

/** Keeps the status current; the function returned ends that. */
export function followLibraryStatus(): () => void {
  void refreshLibraryStatus();
  return listen('library.changed', () => void refreshLibraryStatus());
}
