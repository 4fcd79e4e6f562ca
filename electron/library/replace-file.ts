import { basename, dirname } from 'node:path';
import { StorageError, systemCode } from './storage-failure';
import type { Surroundings } from './surroundings';
import { tempNameFor, tempsInUse } from './temp-file';

/**
 * The only way a document's bytes get onto the disk. The new bytes are written to a temp beside the
 * target, synced and counted before they take the target's name, and the folder is synced after. So
 * at every moment, and after any crash or power cut, the target is wholly old or wholly new.
 *
 * Where another program holds the target for too long (Windows), `whenHeld`, if there is one, takes over the temp: a
 * whole copy of the words, from which the next start recovers. The failure is then `storage.held`. `lastLook` comes
 * right before each try to rename, and can still prevent it by throwing.
 *
 * lowdb's own files, write-file-atomic and atomically are not used: on a full disk they replaced the
 * good file by a cut one without an error, or made no sync at all (docs/adr/0001-storage.md).
 */
export async function replaceFile(
  world: Surroundings,
  target: string,
  bytes: Uint8Array,
  beforeReplacing: (temp: string) => Promise<void>,
  { whenHeld = null, lastLook }: Watchers = {},
): Promise<void> {
  const temp = tempNameFor(target, world);
  tempsInUse.add(temp);
  try {
    await writeNewFile(world, temp, bytes);
    await beforeReplacing(temp);
    await renamePatiently(world, temp, target, () => lastLook?.(temp));
  } catch (error) {
    const held = error instanceof HeldError;
    if (held && whenHeld !== null) {
      await whenHeld(temp);
      throw new StorageError({ code: 'storage.held', params: { file: basename(target) } }, error);
    }
    await removeTemp(world, temp);
    throw held ? error.cause : error;
  }
  tempsInUse.delete(temp);
  await settleNames(world, target);
}

type Watchers = {
  readonly whenHeld?: ((temp: string) => Promise<void>) | null;
  readonly lastLook?: (temp: string) => Promise<void>;
};

/** Removes a temp that nobody needs any more. */
export async function removeTemp(world: Surroundings, temp: string): Promise<void> {
  await removeQuietly(world, temp);
  tempsInUse.delete(temp);
}

/** Writes a file that must not exist yet: all bytes, synced, counted. What fails leaves no file. */
export async function writeNewFile(world: Surroundings, path: string, bytes: Uint8Array): Promise<void> {
  const file = await world.fileSystem.createFile(path);
  try {
    try {
      await file.write(bytes);
      await file.sync();
      // A disk that is full may take a part and say nothing.
      if ((await file.size()) !== bytes.byteLength) throw new StorageError({ code: 'storage.io', params: { detail: 'short write' } });
    } finally {
      await file.close();
    }
  } catch (error) {
    await removeQuietly(world, path);
    throw error;
  }
}

const renameTries = 10;

/** All tries are used up, and another program still holds the target. */
class HeldError extends Error {}

/**
 * Renames; on Windows up to ten times, 10 ms doubling to 2 s, because a virus scanner or indexer may
 * hold the target for a moment. The target is never removed first.
 */
export async function renamePatiently(
  world: Surroundings,
  from: string,
  to: string,
  before: () => Promise<void> | undefined = () => undefined,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await before();
    try {
      await world.fileSystem.rename(from, to);
      return;
    } catch (error) {
      const held = world.windows && ['EPERM', 'EACCES', 'EBUSY'].includes(systemCode(error));
      if (!held) throw error;
      if (attempt === renameTries) throw new HeldError('held', { cause: error });
      await world.wait(Math.min(2000, 10 * 2 ** (attempt - 1)) * (0.75 + world.random() / 2));
    }
  }
}

/** Makes a new or changed name survive a power cut. */
export async function settleNames(world: Surroundings, path: string): Promise<void> {
  if (world.windows) await world.fileSystem.syncFile(path);
  await world.fileSystem.syncFolder(dirname(path));
}

/** Clears away after a failure; that this may fail too must not hide the first failure. */
export async function removeQuietly(world: Surroundings, path: string): Promise<void> {
  try {
    await world.fileSystem.removeFile(path);
  } catch {
    // The start-up scan finds what is left.
  }
}

/** Refuses a write for which the disk, with `free` bytes, has not room enough twice over and `reserve` bytes. */
export function requireRoom(free: number, bytes: number, reserve: number): void {
  if (free < 2 * bytes + reserve) throw new StorageError({ code: 'storage.disk-full', params: { detail: 'ENOSPC' } });
}
