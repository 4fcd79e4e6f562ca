/**
 * One document's way to the disk: one write in flight, and behind it at most one waiting state, the
 * newest. Whoever asked for an older waiting state is answered by the newer one, which contains it.
 *
 * When a write fails, the waiting state fails with it, because it was built on the state that did not
 * arrive; `failed` is called in the same turn, so the owner can go back to the last durable state
 * before anybody builds on a lost one.
 */
export type WriteQueue<T> = {
  /** Resolves when this state or a newer one is durable; rejects with the writer's error when it is not. */
  readonly push: (state: T) => Promise<void>;
  /** Whether anything is in flight. */
  readonly busy: () => boolean;
  /** Resolves when nothing is in flight or waiting, whether it succeeded or not. */
  readonly idle: () => Promise<void>;
};

type Waiter = { readonly resolve: () => void; readonly reject: (error: unknown) => void };

export function createWriteQueue<T>(write: (state: T) => Promise<void>, failed: () => void): WriteQueue<T> {
  let running = false;
  let round: Promise<void> = Promise.resolve();
  let waiting: { state: T; waiters: Waiter[] } | null = null;

  async function run(): Promise<void> {
    running = true;
    while (waiting !== null) {
      const { state, waiters } = waiting as { state: T; waiters: Waiter[] };
      waiting = null;
      try {
        await write(state);
        for (const waiter of waiters) waiter.resolve();
      } catch (error) {
        const behind = (waiting as { waiters: Waiter[] } | null)?.waiters ?? [];
        waiting = null;
        failed();
        for (const waiter of [...waiters, ...behind]) waiter.reject(error);
      }
    }
    running = false;
  }

  return {
    busy: () => running,
    idle: () => round,
    push: (state) =>
      new Promise<void>((resolve, reject) => {
        const waiters = waiting?.waiters ?? [];
        waiters.push({ resolve, reject });
        waiting = { state, waiters };
        if (!running) round = run();
      }),
  };
}
