import { join } from 'node:path';
import { err, ok, type Result } from '../../shared/core/result';
import {
  asideName,
  createLock,
  type FoundLock,
  type Lock,
  lockName,
  readBeat,
  readLock,
  readLockAt,
  removeBeat,
  writeBeat,
} from './lock-file';
import { beatEvery } from './lock-watch';
import { hostNameOf, isSameHost, isSameStart, type ProcessIdentity, type ProcessTable } from './process-identity';
import { removeQuietly } from './replace-file';
import { failed, type StorageFailure, storageFailure, unlessMissing } from './storage-failure';
import type { Surroundings } from './surroundings';

/**
 * One writer a library: the file `lock` names who may write. A lock that its holder left behind in a
 * crash is taken over without a word when it is certain that the holder is gone. A lock of another
 * computer never is, because nobody can know from here: there a person decides, after its number has
 * been watched (`lock-watch.ts`).
 */
export type LibraryLock = {
  /** Why nothing may be written: somebody else took the lock, the folder is gone, or another library lies there. Asked before every write. */
  readonly refusal: () => Promise<StorageFailure | null>;
  /** Shows others that the holder lives, when it is time again. Called after `refusal` found nothing: so nothing is made in another's folder. */
  readonly beat: () => Promise<void>;
  readonly release: () => Promise<void>;
};

/** Who keeps others from writing. */
export type LockHolder = {
  /** Empty for a lock that does not say whose it is. */
  readonly nonce: string;
  /** The computer's name; empty when it is not known. */
  readonly host: string;
  /** It is a process of this computer. */
  readonly here: boolean;
  readonly beat: string;
};

/**
 * The nonces of this process's own locks. A lock of this process that is none of them was lost track of: it
 * went away with its folder, was given up, and came back.
 */
const held = new Set<string>();

type Taking = {
  /** A person has decided that the holder of this nonce is gone. */
  readonly over?: string;
  /** Whether the folder still holds the library that it is taken for; asked before a lock that vanished is made again. */
  readonly isSameLibrary?: () => Promise<boolean>;
};

/** Takes the lock of the library in `folder`. `storage.locked` names the holder; system errors keep their codes. */
export async function takeLock(
  world: Surroundings,
  processes: ProcessTable,
  folder: string,
  { over, isSameLibrary = async () => true }: Taking = {},
): Promise<Result<LibraryLock, StorageFailure>> {
  const self = await processes.self();
  const mine: Lock = { nonce: world.newId(), host: self.host, boot: self.boot, pid: self.pid, started: self.started };
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await createLock(world, folder, mine);
      // Whether it was made or not, only what lies there counts: of two that took over at once, one has it.
      const found = await patientRead(world, folder);
      if (found === null) continue;
      if (isMine(found, mine)) {
        await writeBeat(world, folder, mine.nonce, 0);
        return ok(heldLock(world, folder, mine, isSameLibrary));
      }
      const isOver = over !== undefined && over === nonceOf(found);
      if (!isOver && !(await isStale(processes, self, found))) return err(lockedBy(found));
      await moveAside(world, folder, found);
    }
    return err(lockedBy('unclear'));
  } catch (error) {
    return failed(error);
  }
}

/** Who holds the lock just now; `null` for nobody. Rejects with what the disk says. */
export async function readHolder(world: Surroundings, processes: ProcessTable, folder: string): Promise<LockHolder | null> {
  const found = await readLock(world, folder);
  if (found === null) return null;
  if (typeof found === 'string') return { nonce: '', host: '', here: false, beat: '' };
  const { host } = await processes.self();
  return {
    nonce: found.nonce,
    host: hostNameOf(found.host),
    here: isSameHost(found.host, host),
    beat: await readBeat(world, folder, found.nonce),
  };
}

function heldLock(world: Surroundings, folder: string, mine: Lock, isSameLibrary: () => Promise<boolean>): LibraryLock {
  held.add(mine.nonce);
  let count = 0;
  let last = world.monotonicMs();
  return {
    async refusal() {
      try {
        const found = await readLock(world, folder);
        if (found !== null) return isMine(found, mine) ? null : lockedBy(found);
        if ((await unlessMissing(world.fileSystem.stamp(folder))) === null) return { code: 'storage.folder-missing' };
        if (!(await isSameLibrary())) return { code: 'storage.replaced' };
        // Gone, and nobody else's (a restored copy of the folder has none): taken again.
        await createLock(world, folder, mine);
        const taken = await readLock(world, folder);
        return isMine(taken, mine) ? null : lockedBy(taken);
      } catch (error) {
        const failure = storageFailure(error);
        if (failure === null) throw error;
        return failure;
      }
    },
    async beat() {
      const now = world.monotonicMs();
      if (now - last < beatEvery / 2) return;
      last = now;
      count += 1;
      await writeBeat(world, folder, mine.nonce, count);
    },
    async release() {
      held.delete(mine.nonce);
      try {
        if (!isMine(await readLock(world, folder), mine)) return;
        await removeQuietly(world, join(folder, lockName));
        await removeBeat(world, folder, mine.nonce);
      } catch {
        // It is stale from now on, and the next start takes it over.
      }
    },
  };
}

/** A lock that is being written on a disk without hard links is empty for a moment; one that stays so was left by a crash in that moment. */
async function patientRead(world: Surroundings, folder: string): Promise<FoundLock> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const found = await readLock(world, folder);
    if (typeof found !== 'string') return found;
    await world.wait(50);
  }
  return readLock(world, folder);
}

/** Certain that the holder is gone: same computer, and restarted since, or process ended, or its number is another's now. */
async function isStale(processes: ProcessTable, self: ProcessIdentity, lock: Lock | 'unclear' | 'empty'): Promise<boolean> {
  if (typeof lock === 'string') return lock === 'empty';
  if (!isSameHost(lock.host, self.host)) return false;
  if (lock.boot !== self.boot && lock.boot !== '' && self.boot !== '') return true;
  if (lock.pid === self.pid && isSameStart(lock.started, self.started)) return !held.has(lock.nonce);
  const started = await processes.startOf(lock.pid);
  return started === null || !isSameStart(started, lock.started);
}

/**
 * Two may come to the same stale lock at once, so it is renamed rather than removed, and looked at
 * again: if it was another's fresh one by then, it goes back.
 */
async function moveAside(world: Surroundings, folder: string, judged: FoundLock): Promise<void> {
  const aside = asideName(folder, world.newId());
  if ((await unlessMissing(world.fileSystem.rename(join(folder, lockName), aside).then(() => true))) === null) return;
  const moved = await readLockAt(world, aside);
  if (nonceOf(moved) !== nonceOf(judged)) {
    try {
      await world.fileSystem.link(aside, join(folder, lockName));
    } catch {
      // A third one took the place; the holder of the moved lock finds out before its next write.
    }
  } else if (nonceOf(moved) !== '') await removeBeat(world, folder, nonceOf(moved));
  await removeQuietly(world, aside);
}

function isMine(found: FoundLock, mine: Lock): boolean {
  return nonceOf(found) === mine.nonce;
}

/** Empty for a lock that names nobody. */
function nonceOf(found: FoundLock): string {
  return found === null || typeof found === 'string' ? '' : found.nonce;
}

function lockedBy(lock: FoundLock): StorageFailure {
  return { code: 'storage.locked', params: { host: lock === null || typeof lock === 'string' ? '' : hostNameOf(lock.host) } };
}
