import { basename, dirname, join, relative } from 'node:path';
import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import { sha256 } from './envelope';
import { asideName, lockName } from './lock-file';
import { failed, StorageError, type StorageFailure, systemCode, unlessMissing } from './storage-failure';
import type { Surroundings } from './surroundings';

export type MoveFailure = Failure<'library.place-taken' | 'library.move-link' | 'job.cancelled'>;

/** How a move goes on: files done, files in all, the one at hand; `signal` stops it. */
export type MoveWatch = {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number, current: string) => void;
};

/**
 * How a folder can be brought to `to`: by a new name on the same disk, or by copying to another one. Refuses
 * a place that is taken. Tried out with an empty folder, because no system says which names are on one disk.
 */
export async function wayTo(
  world: Surroundings,
  from: string,
  to: string,
): Promise<Result<'rename' | 'copy', StorageFailure | MoveFailure>> {
  const { fileSystem } = world;
  try {
    if (!(await isFree(world, from, to))) return fail('library.place-taken', { folder: to });
    const [probe, moved] = [asideName(from, world.newId()), join(dirname(to), `.${world.newId()}.moving`)];
    await fileSystem.makeFolder(probe);
    try {
      await fileSystem.rename(probe, moved);
      await fileSystem.removeFolder(moved);
      return ok('rename');
    } catch (error) {
      await fileSystem.removeFolder(probe);
      if (systemCode(error) === 'EXDEV') return ok('copy');
      throw error;
    }
  } catch (error) {
    return failed(error);
  }
}

/** On disks that do not tell capitals apart `desk` is there because `Desk` is: that is the folder itself. */
async function isFree(world: Surroundings, from: string, to: string): Promise<boolean> {
  const there = await unlessMissing(world.fileSystem.stamp(to));
  if (there === null) return true;
  const self = await world.fileSystem.stamp(from);
  if (there.inode !== 0 && there.inode === self.inode && to.toLowerCase() === from.toLowerCase()) return true;
  return there.isFolder && (await world.fileSystem.list(to)).length === 0;
}

/** Gives the folder its new name or place on the same disk. */
export async function renameFolder(world: Surroundings, from: string, to: string): Promise<Result<null, StorageFailure>> {
  const { fileSystem } = world;
  try {
    await fileSystem.rename(from, to);
    await fileSystem.syncFolder(dirname(to));
    await fileSystem.syncFolder(dirname(from));
    return ok(null);
  } catch (error) {
    return failed(error);
  }
}

/**
 * Copies a folder to another disk: every file is synced and compared with the original by its hash, under a
 * name beside `to` that it only loses at the end. A failure, and a wish to stop, leave nothing of the copy.
 * Nobody may write into the original meanwhile.
 */
export async function copyFolder(
  world: Surroundings,
  from: string,
  to: string,
  watch: MoveWatch,
): Promise<Result<null, StorageFailure | MoveFailure>> {
  try {
    return await copyAll(world, from, to, watch);
  } catch (error) {
    return failed(error);
  }
}

type Listed = { readonly folders: readonly string[]; readonly files: readonly string[]; readonly bytes: number };

async function copyAll(
  world: Surroundings,
  from: string,
  to: string,
  watch: MoveWatch,
): Promise<Result<null, StorageFailure | MoveFailure>> {
  const { fileSystem } = world;
  const all = await listAll(world, from);
  if (!all.ok) return all;
  const { folders, files, bytes } = all.value;
  if ((await fileSystem.freeBytes(dirname(to))) < bytes + world.reserveBytes) throw new StorageError({ code: 'storage.disk-full' });
  const under = join(dirname(to), `.${basename(to)}.${world.newId()}.moving`);
  try {
    await fileSystem.makeFolder(under);
    for (const folder of folders) await fileSystem.makeFolder(join(under, folder));
    for (const [done, file] of files.entries()) {
      if (watch.signal.aborted) break;
      watch.progress(done, files.length, file);
      await copyFile(world, join(from, file), join(under, file));
    }
    if (watch.signal.aborted) {
      await fileSystem.removeFolder(under);
      return fail('job.cancelled');
    }
    for (const folder of ['', ...folders]) await fileSystem.syncFolder(join(under, folder));
    // An empty folder in the place keeps some systems from renaming.
    if ((await unlessMissing(fileSystem.stamp(to))) !== null) await fileSystem.removeFolder(to);
    await fileSystem.rename(under, to);
    await fileSystem.syncFolder(dirname(to));
    return ok(null);
  } catch (error) {
    // The original is whole; what is left of the copy must not look like a library.
    await fileSystem.removeFolder(under).catch(() => undefined);
    throw error;
  }
}

async function copyFile(world: Surroundings, from: string, to: string): Promise<void> {
  await world.fileSystem.copy(from, to);
  await world.fileSystem.syncFile(to);
  const [first, second] = await Promise.all([world.fileSystem.readFile(from), world.fileSystem.readFile(to)]);
  if (sha256(first) !== sha256(second)) throw new StorageError({ code: 'storage.io', params: { detail: basename(to) } });
}

/** Everything in a folder but its lock, by paths within it. A link or a device cannot go along, and nothing may be left behind unseen. */
async function listAll(world: Surroundings, root: string): Promise<Result<Listed, MoveFailure>> {
  const folders: string[] = [];
  const files: string[] = [];
  let bytes = 0;
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const name of [...(await world.fileSystem.list(folder))].sort()) {
      const path = join(folder, name);
      const stamp = await world.fileSystem.stamp(path);
      const within = relative(root, path);
      if (folder === root && (name === lockName || name.startsWith(`${lockName}.`))) continue;
      if (stamp.isFolder) {
        folders.push(within);
        waiting.push(path);
      } else if (stamp.isFile) {
        files.push(within);
        bytes += stamp.size;
      } else return fail('library.move-link', { file: within });
    }
  }
  return ok({ folders, files, bytes });
}
