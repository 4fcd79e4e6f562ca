import { create } from 'zustand';
import type { LibraryStatus } from '../../shared/domain/library-status';
import { call, listen } from '../bridge';

/** The library that is open, as the main process tells it; `null` until the first answer. */
export const useLibraryStatus = create<{ readonly status: LibraryStatus | null }>()(() => ({ status: null }));

/** Asks for the library's status now. */
export async function refreshLibraryStatus(): Promise<void> {
  const answer = await call('library.status', {});
  if (answer.ok) useLibraryStatus.setState({ status: answer.value });
}

/** Keeps the status current; the function returned ends that. */
export function followLibraryStatus(): () => void {
  void refreshLibraryStatus();
  return listen('library.changed', () => void refreshLibraryStatus());
}
