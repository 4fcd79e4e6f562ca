import { type Failure, fail, type Result } from '../../shared/core/result';
import type { ErrorCode } from '../../shared/ipc/error-code';
import type { ReadFailure } from './document-store';
import { type LibraryLock, takeLock } from './library-lock';
import { type LibraryPlaces, libraryFileName } from './library-places';
import type { ProcessTable } from './process-identity';
import { failed, type StorageFailure, unlessMissing } from './storage-failure';
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
  /** Looks at the folder, the lock and `library.json` again, unless all was well and still is. */
  readonly refresh: () => Promise<LibraryAccess>;
  /** Why nothing may be written just now, or `null`. */
  readonly refusal: () => Promise<StorageFailure | null>;
  readonly release: () => Promise<void>;
};

type Needs = {
  readonly world: Surroundings;
  readonly processes: ProcessTable;
  readonly places: LibraryPlaces;
  /** Reads `library.json`, mending it if need be. */
  readonly readLibrary: () => Promise<Result<unknown, ReadFailure>>;
  /** The access is another than it was. */
  readonly changed: () => void;
};

const open: LibraryAccess = { state: 'open', reason: null };

export function createLibraryAccess({ world, processes, places, readLibrary, changed }: Needs): Access {
  const { fileSystem } = world;
  let access: LibraryAccess = { state: 'unavailable', reason: 'storage.folder-missing' };
  let lock: LibraryLock | null = null;
  let looking: Promise<LibraryAccess> | null = null;

  function become(next: LibraryAccess): LibraryAccess {
    const other = next.state !== access.state || next.reason !== access.reason;
    access = next;
    if (other) changed();
    return access;
  }

  async function presence(): Promise<Result<'library' | 'nothing', StorageFailure>> {
    try {
      const names = await fileSystem.list(places.root);
      // A library whose `library.json` is lost still has its articles; a half-made one has neither yet.
      return { ok: true, value: names.includes(libraryFileName) || names.includes('articles') ? 'library' : 'nothing' };
    } catch (error) {
      return failed(error);
    }
  }

  async function look(): Promise<LibraryAccess> {
    const there = await presence();
    if (!there.ok) return { state: 'unavailable', reason: there.error.code };
    if (there.value === 'nothing') return { state: 'unavailable', reason: 'library.not-a-library' };
    const kept = lock !== null && (await lock.refusal()) === null;
    const locked: Result<LibraryLock, Failure<ErrorCode>> = kept && lock !== null
      ? { ok: true, value: lock }
      : await takeLock(world, processes, places.root);
    lock = locked.ok ? locked.value : null;
    // Mending a damaged library.json needs to know whether it may write.
    access = locked.ok ? open : { state: 'read-only', reason: locked.error.code };
    const read = await readLibrary();
    if (read.ok) return access;
    const reason = read.error.code === 'missing' ? 'storage.damaged' : read.error.code;
    return { state: reason === 'storage.folder-missing' ? 'unavailable' : 'read-only', reason };
  }

  async function lookAndTell(): Promise<LibraryAccess> {
    const before = access;
    const next = await look();
    access = before;
    return become(next);
  }

  function refresh(): Promise<LibraryAccess> {
    looking ??= whatIsNow().finally(() => {
      looking = null;
    });
    return looking;
  }

  async function whatIsNow(): Promise<LibraryAccess> {
    if (access.state !== 'open') return lookAndTell();
    try {
      const there = await unlessMissing(fileSystem.stamp(places.root));
      if (there !== null) return access;
    } catch (error) {
      const failure = failed(error);
      return failure.ok ? access : become({ state: 'unavailable', reason: failure.error.code });
    }
    return become({ state: 'unavailable', reason: 'storage.folder-missing' });
  }

  return {
    current: () => access,
    refresh,
    async refusal() {
      // The folder may be back, or the other program's lock gone.
      if (access.state !== 'open') await refresh();
      if (access.state !== 'open') return asStorageFailure(access.reason);
      const refusal = lock === null ? null : await lock.refusal();
      if (refusal?.code === 'storage.folder-missing') become({ state: 'unavailable', reason: refusal.code });
      if (refusal?.code === 'storage.locked') become({ state: 'read-only', reason: refusal.code });
      return refusal;
    },
    async release() {
      await lock?.release();
      lock = null;
    },
  };
}

/** A folder that is no library (any more) is, for a write, a folder that is missing. */
function asStorageFailure(reason: ErrorCode | null): StorageFailure {
  const result = reason?.startsWith('storage.') ? fail(reason as StorageFailure['code']) : fail('storage.folder-missing' as const);
  return result.error;
}
