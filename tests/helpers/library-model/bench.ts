import { setImmediate } from 'node:timers/promises';
import type { Library } from '../../../electron/library/library';
import { tempsInUse } from '../../../electron/library/temp-file';
import type { RecoveryFinding } from '../../../shared/domain/library-status';
import { numberedId } from '../briefing-arbitrary';
import { createMemoryDisk, type MemoryDisk } from '../power-cut/memory-disk';
import { emptyLibrary, openInMemory } from '../power-cut/memory-world';
import { createCutWire } from './cut-wire';

/** A real library on a disk in memory, with a clock that the model knows, and a program that can die at any call. */
export type Bench = {
  readonly disk: MemoryDisk;
  readonly library: () => Library;
  /** The next moment: a few minutes later, so that each save keeps the state before it. Answers the time of day, which then stands still. */
  readonly next: () => string;
  /** Lets the monotonic clock go on. */
  readonly pass: (milliseconds: number) => void;
  /** Does something, and dies at the n-th call to the disk; `null` when it came to no end by then. */
  readonly diesDuring: <T>(call: number, work: () => Promise<T>) => Promise<T | null>;
  /** The program is gone without a word, and is started again. */
  readonly crash: () => Promise<void>;
  /** Closes the library and opens it again. */
  readonly reopen: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const between = 150_000;

export async function createBench(): Promise<Bench> {
  const disk = createMemoryDisk(await emptyLibrary());
  let ids = 0;
  let milliseconds = 0;
  let moment = 0;
  let start = 1;
  let wire = createCutWire(disk.fileSystem);
  let library: Library;

  const now = (): string => new Date(Date.UTC(2026, 6, 1) + moment * between).toISOString();

  async function open(): Promise<void> {
    start += 1;
    wire = createCutWire(disk.fileSystem);
    library = await openInMemory(wire.fileSystem, start, {
      now,
      newId: () => numberedId(5000 + ++ids),
      monotonicMs: () => milliseconds,
    });
    disk.forget();
  }

  async function crash(): Promise<void> {
    wire.cut();
    // Whatever still ran in that program has come to its next call by then.
    await setImmediate();
    // Another program knows nothing of the temps of one that is gone.
    tempsInUse.clear();
    await open();
  }

  await open();
  return {
    disk,
    library: () => library,
    next() {
      moment += 1;
      milliseconds += between;
      disk.forget();
      return now();
    },
    pass(more) {
      milliseconds += more;
    },
    async diesDuring(call, work) {
      wire.cutAt(call);
      return Promise.race([work(), wire.died.then(() => null)]);
    },
    crash,
    async reopen() {
      await library.close();
      await open();
    },
    close: () => library.close(),
  };
}

/** What the scan may tell of a library that nothing was done to but what the library does itself. */
export function isHarmless({ problem, action }: RecoveryFinding): boolean {
  return action === 'removed' || action === 'finished' || action === 'taken-back' || problem === 'unfinished-save';
}
