import type { Result } from '../../shared/core/result';
import { longestWait, pause, retryAfter } from '../app/saving-pace';

/**
 * Saves a draft while it is written, so that there is no Save to forget. A pause of 0.8 s saves;
 * somebody who types without pause is saved every 2 s. Only one save runs at a time, and always of
 * the newest draft. A draft whose save failed is kept and tried again until it is on the disk.
 */

/** Time, as a port: `now` in milliseconds of any origin, `after` runs once and answers how to call it off. */
export type Timers = { readonly now: () => number; readonly after: (milliseconds: number, run: () => void) => () => void };

export type AutosaveState<E> =
  /** Everything is on the disk, or nothing was changed yet. */
  | { readonly state: 'saved' }
  /** There are changes that wait for a pause, or are being written. */
  | { readonly state: 'saving' }
  /** The last attempt failed. The draft is kept and will be tried again. */
  | { readonly state: 'failed'; readonly error: E };

export type Autosave<D, E> = {
  /** Hands over the newest draft. */
  readonly change: (draft: D) => void;
  /** Saves what is unsaved now; answers when it is on the disk, or why it is not. */
  readonly flush: () => Promise<Result<null, E>>;
  /** The newest draft that is not on the disk; `null` when there is none. */
  readonly unsaved: () => D | null;
  readonly state: () => AutosaveState<E>;
};

export type AutosaveOptions<D, E> = {
  readonly save: (draft: D) => Promise<Result<unknown, E>>;
  readonly timers: Timers;
  readonly onState: (state: AutosaveState<E>) => void;
};

export function createAutosave<D, E>({ save, timers, onState }: AutosaveOptions<D, E>): Autosave<D, E> {
  let waiting: { readonly draft: D } | null = null;
  let writing: { readonly draft: D; readonly done: Promise<Result<null, E>> } | null = null;
  let unsavedSince = 0;
  let failures = 0;
  let current: AutosaveState<E> = { state: 'saved' };
  let cancelTimer: () => void = () => undefined;

  function tell(next: AutosaveState<E>): void {
    if (next.state === current.state && next.state !== 'failed') return;
    current = next;
    onState(next);
  }

  function saveIn(milliseconds: number): void {
    cancelTimer();
    cancelTimer = timers.after(milliseconds, () => void write());
  }

  function change(draft: D): void {
    if (waiting === null) unsavedSince = timers.now();
    waiting = { draft };
    // After a failure the attempts keep their own pace: typing must not put them off, nor hammer a full disk.
    if (current.state === 'failed') return;
    tell({ state: 'saving' });
    saveIn(Math.max(0, Math.min(pause, unsavedSince + longestWait - timers.now())));
  }

  /** Writes the waiting draft. While one is being written the next waits for its end. */
  function write(): Promise<Result<null, E>> {
    cancelTimer();
    if (writing !== null) return writing.done.then((result) => (waiting === null || !result.ok ? result : write()));
    if (waiting === null) return Promise.resolve({ ok: true, value: null });
    const { draft } = waiting;
    waiting = null;
    const done = save(draft).then((result) => settle(draft, result));
    writing = { draft, done };
    return done;
  }

  function settle(draft: D, result: Result<unknown, E>): Result<null, E> {
    writing = null;
    if (!result.ok) {
      // Something newer may have been typed meanwhile; it holds all that the failed draft held.
      waiting ??= { draft };
      saveIn(retryAfter[Math.min(failures, retryAfter.length - 1)] ?? pause);
      failures += 1;
      tell({ state: 'failed', error: result.error });
      return result;
    }
    failures = 0;
    if (waiting === null) tell({ state: 'saved' });
    else {
      tell({ state: 'saving' });
      saveIn(Math.max(0, Math.min(pause, unsavedSince + longestWait - timers.now())));
    }
    return { ok: true, value: null };
  }

  return { change, flush: write, unsaved: () => waiting?.draft ?? writing?.draft ?? null, state: () => current };
}
