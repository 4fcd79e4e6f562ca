import { describe, expect, it } from 'vitest';
import { createJobBoard, type JobBoard, type JobHandle } from '../../../../electron/jobs/job-board';
import { ok } from '../../../../shared/core/result';
import { type Job, percentDone } from '../../../../shared/domain/job';

/** A board over a clock that the test turns, with everything that it told. */
function boardAt(): { readonly board: JobBoard; readonly told: (readonly Job[])[]; readonly pass: (milliseconds: number) => void } {
  const told: (readonly Job[])[] = [];
  let now = 1000;
  let ids = 0;
  const board = createJobBoard({ newId: () => `job-${++ids}`, monotonicMs: () => now, changed: (jobs) => told.push(jobs) });
  return {
    board,
    told,
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** Starts a job that lasts until the test ends it. */
function begin(board: JobBoard): { readonly handle: JobHandle; readonly end: (value: string) => void; readonly answer: Promise<unknown> } {
  let handle: JobHandle | null = null;
  let end: (value: string) => void = () => {};
  const answer = board.run('backup', async (given) => {
    handle = given;
    return ok(await new Promise<string>((resolve) => (end = resolve)));
  });
  if (handle === null) throw new Error('the work did not begin at once');
  return { handle, end: (value) => end(value), answer };
}

const fresh = { id: 'job-1', kind: 'backup', done: 0, total: 0, current: '', stopping: false } as const;

describe('createJobBoard', () => {
  it('tells of the start and the end of a job, and answers what the work answered', async () => {
    const { board, told } = boardAt();
    const { end, answer } = begin(board);
    expect(board.list()).toEqual([fresh]);
    end('done');
    expect(await answer).toEqual(ok('done'));
    expect([told, board.list()]).toEqual([[[fresh], []], []]);
  });

  it('tells of progress ten times a second at most, and keeps the newest state all the same', async () => {
    const { board, told, pass } = boardAt();
    const { handle, end, answer } = begin(board);
    handle.progress(1, 4, 'one');
    pass(99);
    handle.progress(2, 4, 'two');
    expect(told).toHaveLength(1);
    expect(board.list()).toEqual([{ ...fresh, done: 2, total: 4, current: 'two' }]);
    pass(1);
    handle.progress(3, 4, 'three');
    expect(told.at(-1)).toEqual([{ ...fresh, done: 3, total: 4, current: 'three' }]);
    end('');
    await answer;
  });

  it('tells of a step that takes long in a moment, though it began too soon after the one before', async () => {
    const told: (readonly Job[])[] = [];
    const waiting: { readonly milliseconds: number; readonly run: () => void; over: boolean }[] = [];
    const board = createJobBoard({
      newId: () => 'job-1',
      monotonicMs: () => 1000,
      changed: (jobs) => told.push(jobs),
      later(milliseconds, run) {
        const entry = { milliseconds, run, over: false };
        waiting.push(entry);
        return () => {
          entry.over = true;
        };
      },
    });
    const { handle, end, answer } = begin(board);
    handle.progress(1, 4, 'one');
    handle.progress(2, 4, 'two');
    expect(waiting.map(({ milliseconds }) => milliseconds)).toEqual([100]);
    waiting[0]?.run();
    expect(told.at(-1)).toEqual([{ ...fresh, done: 2, total: 4, current: 'two' }]);
    handle.progress(3, 4, 'three');
    end('');
    await answer;
    expect([waiting.map(({ over }) => over), told.at(-1)]).toEqual([[true, true], []]);
  });

  it('runs one job at a time, and the next when that one has ended', async () => {
    const { board } = boardAt();
    const { end, answer } = begin(board);
    let ran = false;
    const second = await board.run('verify', async () => {
      ran = true;
      return ok(null);
    });
    expect([second, ran]).toEqual([{ ok: false, error: { code: 'job.busy' } }, false]);
    end('');
    await answer;
    expect(await board.run('verify', async () => ok('later'))).toEqual(ok('later'));
  });

  it('stops a job: its signal is aborted, it is told to be stopping, and the wish is answered when it has ended', async () => {
    const { board, told } = boardAt();
    const { handle, end, answer } = begin(board);
    let stopped = false;
    const cancelled = board.cancel('job-1').then(() => {
      stopped = true;
    });
    expect(handle.signal.aborted).toBe(true);
    expect(told.at(-1)).toEqual([{ ...fresh, stopping: true }]);
    await Promise.resolve();
    expect(stopped).toBe(false);
    end('cleared away');
    await Promise.all([answer, cancelled]);
    expect(told.at(-1)).toEqual([]);
  });

  it('stops nothing for the name of another job, and nothing when nothing runs', async () => {
    const { board, told } = boardAt();
    await board.cancelAll();
    expect(told).toEqual([]);
    const { handle, end, answer } = begin(board);
    await board.cancel('job-0');
    expect(handle.signal.aborted).toBe(false);
    end('');
    await answer;
  });

  it('is free again after work that threw, and hears no more of it', async () => {
    const { board, told, pass } = boardAt();
    let late: JobHandle | null = null;
    const broken = board.run('restore', async (handle) => {
      late = handle;
      throw new Error('a bug');
    });
    await expect(broken).rejects.toThrow('a bug');
    expect(board.list()).toEqual([]);
    pass(1000);
    (late as JobHandle | null)?.progress(1, 2, 'late');
    expect(told.at(-1)).toEqual([]);
  });
});

describe('percentDone', () => {
  it.each([
    [{ done: 0, total: 0 }, null],
    [{ done: 0, total: 3 }, 0],
    [{ done: 2, total: 3 }, 66],
    [{ done: 3, total: 3 }, 99],
  ])('of %j is %j', (job, percent) => {
    expect(percentDone(job)).toBe(percent);
  });
});
