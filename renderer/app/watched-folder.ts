import { getI18n } from 'react-i18next';
import { create } from 'zustand';
import type { HeldBatch } from '../../shared/domain/import-batch';
import type { WatchStatus } from '../../shared/domain/watched-folder';
import type { Answer } from '../../shared/ipc/contract';
import { call } from '../bridge';
import { announce, showFailure } from './notices';

/** The watched folder of the library that is open and the report on it, as the main process tells them; `null` until the first answer. */
export const useWatched = create<{ readonly status: WatchStatus | null; readonly batch: HeldBatch | null }>()(() => ({
  status: null,
  batch: null,
}));

/** Asks how it stands with the watched folder. */
export async function readWatchStatus(): Promise<void> {
  const answer = await call('watch.status', {});
  if (answer.ok) useWatched.setState({ status: answer.value });
}

/** Asks what became of its newest files. */
export async function readWatchReport(): Promise<void> {
  const answer = await call('watch.report', {});
  if (answer.ok) useWatched.setState({ batch: answer.value.batch });
}

/** Asks which folder to watch, and begins with it. */
export async function chooseWatched(): Promise<void> {
  take(await call('watch.choose', {}));
}

/** Switches it on or off; without a folder, on means to choose one. */
export async function turnWatched(on: boolean): Promise<void> {
  if (on && useWatched.getState().status?.folder === '') return chooseWatched();
  take(await call('watch.turn', { on }));
}

function take(answer: Answer<'watch.choose'>): void {
  if (!answer.ok) {
    showFailure(answer.error);
    return;
  }
  const { on, folder } = answer.value;
  useWatched.setState({ status: answer.value });
  announce(getI18n().t(on ? 'watch.begun' : 'watch.ended', { ns: 'settings', folder }));
}
