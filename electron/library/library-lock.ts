import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/core/result';
import type { ProcessIdentity, ProcessTable } from './process-identity';
import { removeQuietly, settleNames, writeNewFile } from './replace-file';
import { failed, type StorageFailure, systemCode, unlessMissing } from './storage-failure';
import type { Surroundings } from './surroundings';

/**
 * One writer a library: the file `lock` names who may write. A lock that its holder left behind in a
 * crash is taken over without a word when it is certain that the holder is gone; a lock of another
 * computer never is, because nobody can know from here.
 */
export type LibraryLock = {
  /** Why nothing may be written: somebody else took the lock, or the folder is gone. Asked before every write. */
  readonly refusal: () => Promise<StorageFailure | null>;
  readonly release: () => Promise<void>;
};

const lockFile = z.strictObject({ nonce: z.string(), host: z.string(), boot: z.string(), pid: z.int(), started: z.string() });
type Lock = z.infer<typeof lockFile>;
/** `unclear`: the file is there, but it does not say whose it is. */
type Found = Lock | 'unclear' | null;

/** Takes the lock of the library in `folder`. `storage.locked` names the holder; system errors keep their codes. */
export async function takeLock(world: Surroundings, processes: ProcessTable, folder: string): Promise<Result<LibraryLock, StorageFailure>> {
  const path = join(folder, 'lock');
  const self = await processes.self();
  const mine: Lock = { nonce: world.newId(), host: self.host, boot: self.boot, pid: self.pid, started: self.started };
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (await createLock(world, path, mine)) return ok(heldLock(world, path, folder, mine));
      const found = await patientRead(world, path);
      if (found === null) continue;
      if (found !== 'unclear' && !(await isStale(processes, self, found))) return err(lockedBy(found));
      await moveAside(world, path, found);
    }
    return err({ code: 'storage.locked', params: { host: self.host } });
  } catch (error) {
    return failed(error);
  }
}

function heldLock(world: Surroundings, path: string, folder: string, mine: Lock): LibraryLock {
  return {
    async refusal() {
      try {
        const found = await readLock(world, path);
        if (found !== null && found !== 'unclear') return found.nonce === mine.nonce ? null : lockedBy(found);
        if ((await unlessMissing(world.fileSystem.stamp(folder))) === null) return { code: 'storage.folder-missing' };
        if (found === 'unclear') return { code: 'storage.locked', params: { host: '' } };
        // Gone, and nobody else's (a restored copy of the folder has none): taken again.
        if (await createLock(world, path, mine)) return null;
        const taken = await readLock(world, path);
        if (taken !== null && taken !== 'unclear') return taken.nonce === mine.nonce ? null : lockedBy(taken);
        return { code: 'storage.locked', params: { host: '' } };
      } catch (error) {
        const failure = failed(error);
        return failure.ok ? null : failure.error;
      }
    },
    async release() {
      try {
        const found = await readLock(world, path);
        if (found !== null && found !== 'unclear' && found.nonce === mine.nonce) await removeQuietly(world, path);
      } catch {
        // It is stale from now on, and the next start takes it over.
      }
    },
  };
}

async function createLock(world: Surroundings, path: string, mine: Lock): Promise<boolean> {
  try {
    await writeNewFile(world, path, new TextEncoder().encode(JSON.stringify(mine)));
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
  await settleNames(world, path);
  return true;
}

async function readLock(world: Surroundings, path: string): Promise<Found> {
  const bytes = await unlessMissing(world.fileSystem.readFile(path));
  if (bytes === null) return null;
  try {
    return lockFile.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return 'unclear';
  }
}

/** A lock that is being written is unclear for a moment; one that stays so was left by a crash in that moment. */
async function patientRead(world: Surroundings, path: string): Promise<Found> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const found = await readLock(world, path);
    if (found !== 'unclear') return found;
    await world.wait(50);
  }
  return 'unclear';
}

/** Certain that the holder is gone: same computer, and restarted since, or process ended, or its number is another's now. */
async function isStale(processes: ProcessTable, self: ProcessIdentity, lock: Lock): Promise<boolean> {
  if (lock.host !== self.host) return false;
  if (lock.boot !== self.boot && lock.boot !== '' && self.boot !== '') return true;
  const started = await processes.startOf(lock.pid);
  if (started === null) return true;
  return started !== '' && lock.started !== '' && started !== lock.started;
}

/**
 * Two may come to the same stale lock at once, so it is renamed rather than removed, and looked at
 * again: if it was another's fresh one by then, it goes back.
 */
async function moveAside(world: Surroundings, path: string, judged: Lock | 'unclear'): Promise<void> {
  const aside = `${path}.${world.newId()}.tmp`;
  if ((await unlessMissing(world.fileSystem.rename(path, aside).then(() => true))) === null) return;
  const moved = await readLock(world, aside);
  if (moved !== null && moved !== 'unclear' && (judged === 'unclear' || moved.nonce !== judged.nonce)) {
    try {
      await world.fileSystem.link(aside, path);
    } catch {
      // A third one took the place; the holder of the moved lock finds out before its next write.
    }
  }
  await removeQuietly(world, aside);
}

function lockedBy(lock: Lock): StorageFailure {
  return { code: 'storage.locked', params: { host: lock.host } };
}
