import type { IdSource } from '../../shared/core/ports';
import { type Err, type Failure, fail, type Result } from '../../shared/core/result';
import type { Job, JobKind } from '../../shared/domain/job';

/** What work that runs as a job is given. */
export type JobHandle = {
  /** Aborted when the person stops the job or the application quits: then clear away, and answer `job.cancelled`. */
  readonly signal: AbortSignal;
  /** Says how far it is: steps done, steps in all (0 for "not counted yet"), and what is at hand. As often as is convenient. */
  readonly progress: (done: number, total: number, current: string) => void;
};

/**
 * The long work of the main process: each job tells how far it is and can be stopped. One at a time,
 * because two that go through a whole library only make each other slow, and one may be moving what
 * the other reads.
 */
export type JobBoard = {
  readonly list: () => readonly Job[];
  /** Runs work as a job, to its end; `job.busy` when another one is running. */
  readonly run: <R extends Result<unknown, Failure<string>>>(
    kind: JobKind,
    work: (handle: JobHandle) => Promise<R>,
  ) => Promise<R | Err<Failure<'job.busy'>>>;
  /** Stops the job and resolves when it has ended; at once for one that is not running. */
  readonly cancel: (id: string) => Promise<void>;
  /** Stops what runs, whatever it is. */
  readonly cancelAll: () => Promise<void>;
};

export type JobBoardPorts = {
  readonly newId: IdSource;
  /** Milliseconds of a clock that nobody can set back. */
  readonly monotonicMs: () => number;
  /** Told of the start, the end, a wish to stop, and of progress, but not of every step. */
  readonly changed: (jobs: readonly Job[]) => void;
  /** Runs something after so many milliseconds, unless the function answered is called before; this process's timer when left out. */
  readonly later?: (milliseconds: number, run: () => void) => () => void;
};

function byTimer(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
}

/** Progress is told this many milliseconds apart: a moving bar needs no more, and a thousand small steps a second would only cost time. */
const tellEvery = 100;

type Running = { job: Job; readonly stop: AbortController; readonly over: Promise<unknown> };

export function createJobBoard({ newId, monotonicMs, changed, later = byTimer }: JobBoardPorts): JobBoard {
  let running: Running | null = null;
  let told = 0;
  /** Takes back that the newest step is told of in a moment; `null` when all has been told. */
  let notYet: (() => void) | null = null;

  const list = (): readonly Job[] => (running === null ? [] : [running.job]);

  function tell(): void {
    notYet?.();
    notYet = null;
    told = monotonicMs();
    changed(list());
  }

  async function cancelAll(): Promise<void> {
    if (running === null) return;
    running.stop.abort();
    running.job = { ...running.job, stopping: true };
    tell();
    await running.over;
  }

  return {
    list,
    async run(kind, work) {
      if (running !== null) return fail('job.busy');
      const stop = new AbortController();
      let end = (): void => {};
      const over = new Promise<void>((resolve) => {
        end = resolve;
      });
      const mine: Running = { job: { id: newId(), kind, done: 0, total: 0, current: '', stopping: false }, stop, over };
      running = mine;
      tell();
      try {
        return await work({
          signal: stop.signal,
          progress(done, total, current) {
            mine.job = { ...mine.job, done, total, current };
            if (running !== mine) return;
            const wait = tellEvery - (monotonicMs() - told);
            if (wait <= 0) tell();
            // A step may take a minute, and it is this one's name that is to be read meanwhile.
            else notYet ??= later(wait, tell);
          },
        });
      } finally {
        running = null;
        tell();
        end();
      }
    },
    async cancel(id) {
      if (running?.job.id === id) await cancelAll();
    },
    cancelAll,
  };
}
