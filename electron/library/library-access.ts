import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import type { LockedBy } from '../../shared/domain/library-status';
import type { ErrorCode } from '../../shared/ipc/error-code';
import type { ReadFailure } from './document-store';
import { readLibraryId } from './library-identity';
import { type LibraryLock, readHolder, takeLock } from './library-lock';
import { type LibraryPlaces, libraryFileName } from './library-places';
import { type LockWatch, livenessOf, watchOn } from './lock-watch';
import type { ProcessTable } from './process-identity';
import { failed, type StorageFailure, storageFailure } from './storage-failure';
import type { Surroundings } from './surroundings';

/**
 * What can be done with a library: `open`, all; `read-only`, look; `unavailable`, nothing until its
 * folder is there (again). `reason` says why in the person's words (through its message).
 */
export type LibraryAccess =
  | { readonly state: 'open'; readonly reason: null }
  | { readonly state: 'read-only' | 'unavailable'; readonly reason: ErrorCode };

type Access = {
  readonly current: () => LibraryAccess;
  /** Who keeps us from writing while the reason is `storage.locked`; `null` otherwise. */
  readonly lockedBy: () => LockedBy | null;
  /** Looks at the folder, the lock and `library.json` again, and shows others that we live. */
  readonly refresh: () => Promise<LibraryAccess>;
  /** Takes the lock from a holder that has stood still for long enough, because a person says so. */
  readonly takeOver: () => Promise<Result<null, StorageFailure>>;
  /** Why nothing may be written just now, or `null`. */
  readonly refusal: () => Promise<StorageFailure | null>;
  /** Until the function answered is called nothing may be written, for this reason, though the lock stays ours. */
  readonly pause: (code: StorageFailure['code']) => () => void;
  /** Gives the lock back, for good: nothing can be written any more. */
  readonly release: () => Promise<void>;
};

type Needs = {
  readonly world: Surroundings;
  readonly processes: ProcessTable;
  readonly places: LibraryPlaces;
  /** The id of the library that was opened here; `null` before it could be read. */
  readonly knownId: () => string | null;
  /** Reads `library.json`, mending it if need be. */
  readonly readLibrary: () => Promise<Result<unknown, ReadFailure>>;
  /** The access, or who keeps us from writing, is another than it was. */
  readonly changed: () => void;
};

const open: LibraryAccess = { state: 'open', reason: null };

/** Stands where no lock is held. */
const noLock: LibraryLock = {
  refusal: async () => ({ code: 'storage.folder-missing' }),
  beat: async () => undefined,
  release: async () => undefined,
};

/** Whether a failure says that the library is not in its folder: nothing can be looked at, and nothing is known of what it holds. */
export function isGone(code: string): boolean {
  return code === 'storage.folder-missing' || code === 'storage.replaced';
}

export function createLibraryAccess({ world, processes, places, knownId, readLibrary, changed }: Needs): Access {
  const { fileSystem } = world;
  let access: LibraryAccess = { state: 'unavailable', reason: 'storage.folder-missing' };
  let lock = noLock;
  let watch: (LockWatch & { readonly host: string; readonly here: boolean }) | null = null;
  let told = JSON.stringify([access, null]);
  let looking: Promise<LibraryAccess> | null = null;
  let paused: StorageFailure['code'] | null = null;
  let over = false;

  function current(): LibraryAccess {
    return paused === null || access.state !== 'open' ? access : { state: 'read-only', reason: paused };
  }

  function become(next: LibraryAccess): LibraryAccess {
    access = next;
    if (next.reason !== 'storage.locked') watch = null;
    tell();
    return current();
  }

  function tell(): void {
    const now = JSON.stringify([current(), lockedBy()]);
    if (now === told) return;
    told = now;
    changed();
  }

  function lockedBy(): LockedBy | null {
    return watch === null ? null : { host: watch.host, here: watch.here, state: livenessOf(watch, world.monotonicMs()) };
  }

  async function isSameLibrary(): Promise<boolean> {
    const known = knownId();
    const found = known === null ? null : await readLibraryId(world, places);
    return found === null || found === known;
  }

  /** What lies in the folder. A library whose `library.json` is lost still has its articles; a half-made one has neither yet. */
  async function presence(): Promise<Result<null, StorageFailure | Failure<'library.not-a-library'>>> {
    try {
      const names = await fileSystem.list(places.root);
      if (!names.includes(libraryFileName) && !names.includes('articles')) return fail('library.not-a-library');
      return (await isSameLibrary()) ? ok(null) : fail('storage.replaced');
    } catch (error) {
      return failed(error);
    }
  }

  async function look(over?: string): Promise<LibraryAccess> {
    const there = await presence();
    if (!there.ok) return { state: 'unavailable', reason: there.error.code };
    const taken = await holdLock(over);
    if (!taken.ok && taken.error.code === 'storage.locked') await watchHolder();
    // Mending a damaged library.json needs to know whether it may write.
    access = taken.ok ? open : { state: 'read-only', reason: taken.error.code };
    const read = await readLibrary();
    if (read.ok) return access;
    const reason = read.error.code === 'missing' ? 'storage.damaged' : read.error.code;
    return { state: isGone(reason) ? 'unavailable' : 'read-only', reason };
  }

  async function holdLock(over: string | undefined): Promise<Result<LibraryLock, StorageFailure>> {
    if ((await lock.refusal()) === null) return ok(lock);
    const taken = await takeLock(world, processes, places.root, over === undefined ? { isSameLibrary } : { over, isSameLibrary });
    lock = taken.ok ? taken.value : noLock;
    return taken;
  }

  async function watchHolder(): Promise<void> {
    try {
      const holder = await readHolder(world, processes, places.root);
      if (holder !== null) watch = { ...watchOn(watch, holder, world.monotonicMs()), host: holder.host, here: holder.here };
    } catch (error) {
      // The next look finds out what the disk has.
      if (storageFailure(error) === null) throw error;
    }
  }

  async function lookAndTell(over?: string): Promise<LibraryAccess> {
    const before = access;
    const next = await look(over);
    access = before;
    return become(next);
  }

  function refresh(): Promise<LibraryAccess> {
    return alone(whatIsNow);
  }

  /** One look at a time; who asks meanwhile has its answer from it. */
  function alone(work: () => Promise<LibraryAccess>): Promise<LibraryAccess> {
    looking ??= work().finally(() => {
      looking = null;
    });
    return looking;
  }

  async function whatIsNow(): Promise<LibraryAccess> {
    if (over) return access;
    if (access.state !== 'open') return lookAndTell();
    if ((await lock.refusal()) !== null) return lookAndTell();
    await lock.beat();
    return current();
  }

  return {
    current,
    lockedBy,
    refresh,
    async takeOver() {
      while (looking !== null) await looking;
      const from = lockedBy()?.state === 'still' ? watch : null;
      if (from === null) return fail('storage.locked', { host: watch?.host ?? '' });
      const now = await alone(() => lookAndTell(from.nonce));
      return now.state === 'open' ? ok(null) : { ok: false, error: asStorageFailure(now.reason) };
    },
    async refusal() {
      // The folder may be back, or the other program's lock gone.
      if (access.state !== 'open') await refresh();
      const now = current();
      if (now.state !== 'open') return asStorageFailure(now.reason);
      const refusal = await lock.refusal();
      if (refusal !== null && isGone(refusal.code)) become({ state: 'unavailable', reason: refusal.code });
      if (refusal?.code === 'storage.locked') become({ state: 'read-only', reason: refusal.code });
      return refusal;
    },
    pause(code) {
      paused = code;
      tell();
      return () => {
        paused = null;
        tell();
      };
    },
    async release() {
      over = true;
      access = { state: 'unavailable', reason: 'storage.folder-missing' };
      await lock.release();
      lock = noLock;
    },
  };
}

/** A folder that is no library (any more) is, for a write, a folder that is missing. */
function asStorageFailure(reason: ErrorCode): StorageFailure {
  const result = reason.startsWith('storage.') ? fail(reason as StorageFailure['code']) : fail('storage.folder-missing' as const);
  return result.error;
}
