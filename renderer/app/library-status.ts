import { create } from 'zustand';
import type { LibraryStatus } from '../../shared/domain/library-status';
import { call, listen } from '../bridge';
import { oneAtATime } from './one-at-a-time';
import { handOverUnsavedWork } from './unsaved-work';

/** The library that is open, as the main process tells it; `null` until the first answer. */
export const useLibraryStatus = create<{ readonly status: LibraryStatus | null }>()(() => ({ status: null }));

let asked = 0;
/** The number of the question whose answer is shown. */
let shown = 0;

/** Asks for the library's status now. An answer that comes after that to a later question is out of date. */
export async function refreshLibraryStatus(): Promise<void> {
  asked += 1;
  const question = asked;
  const answer = await call('library.status', {});
  if (!answer.ok || question < shown) return;
  shown = question;
  const before = useLibraryStatus.getState().status?.state ?? 'open';
  useLibraryStatus.setState({ status: answer.value });
  // It is back: words that waited for it are stored now, and not at the next try.
  if (before !== 'open' && answer.value.state === 'open') void handOverUnsavedWork();
}

/** Keeps the status current; the function returned ends that. */
export function followLibraryStatus(): () => void {
  const follow = oneAtATime(refreshLibraryStatus);
  void follow();
  return listen('library.changed', () => void follow());
}
