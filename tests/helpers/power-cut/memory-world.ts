import { createLibrary } from '../../../electron/library/create-library';
import type { FileSystem } from '../../../electron/library/file-system';
import { type Library, openLibrary } from '../../../electron/library/library';
import type { ProcessTable } from '../../../electron/library/process-identity';
import { type Surroundings, usualReserveBytes } from '../../../electron/library/surroundings';
import { numberedId } from '../briefing-arbitrary';
import { chance } from '../chance';
import { unwrap } from '../library-fixture';
import type { DiskImage } from './disk-image';
import { createMemoryDisk } from './memory-disk';

/** The world around a library on a disk in memory: nothing of this computer, nothing waits, and every run is the same. */

export const desk = '/disk/Desk';

/** `start` tells the worlds of one disk apart: their ids, their times and their starts of the computer. */
export function memoryWorld(fileSystem: FileSystem, start: number): Surroundings {
  let ids = start * 1000;
  let milliseconds = start * 3_600_000;
  return {
    fileSystem,
    now: () => new Date(Date.UTC(2026, 5, 21) + ++milliseconds).toISOString(),
    newId: () => numberedId(++ids),
    monotonicMs: () => ++milliseconds,
    wait: async () => {},
    random: chance(start),
    pid: 1000 + start,
    windows: false,
    reserveBytes: usualReserveBytes,
  };
}

/** The processes of one computer between two starts of it: all of an earlier start have ended. */
export function processesOfStart(start: number): ProcessTable {
  return {
    self: async () => ({ host: 'desk', boot: `boot-${start}`, pid: 1000 + start, started: `${start}` }),
    startOf: async (pid) => (pid === 1000 + start ? `${start}` : null),
  };
}

/** Makes an empty library on a disk. */
export async function createInMemory(fileSystem: FileSystem): Promise<void> {
  await fileSystem.makeFolder('/disk');
  unwrap(await createLibrary(memoryWorld(fileSystem, 1), processesOfStart(1), desk, { name: 'Desk', defaultMarking: '', defaultFrom: '' }));
}

/** Opens the library of a disk after the `start`-th start of the computer. */
export function openInMemory(fileSystem: FileSystem, start: number, change: Partial<Surroundings> = {}): Promise<Library> {
  return openLibrary({
    folder: desk,
    world: { ...memoryWorld(fileSystem, start), ...change },
    processes: processesOfStart(start),
    changed: () => undefined,
    saveStateChanged: () => undefined,
  });
}

let empty: DiskImage | null = null;

/** A disk with an empty library that was looked through once, so that it has its ballast; made once, for tests that begin thousands of times. */
export async function emptyLibrary(): Promise<DiskImage> {
  if (empty !== null) return empty;
  const disk = createMemoryDisk();
  await createInMemory(disk.fileSystem);
  const library = await openInMemory(disk.fileSystem, 1);
  await library.verifyInBackground();
  await library.close();
  empty = disk.image();
  return empty;
}
