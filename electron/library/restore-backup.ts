import { dirname, join } from 'node:path';
import { err, fail, ok, type Result } from '../../shared/core/result';
import { diskFailure, type RestoreFailure } from './backup-failure';
import type { FileSystem } from './file-system';
import { folderNameOf } from './folder-name';
import { isInLibrary } from './library-around';
import { libraryFileName } from './library-places';
import { type OpenBackup, openBackup, UnfitError } from './read-backup';
import { renamePatiently, settleNames, writeNewFile } from './replace-file';
import { StorageError } from './storage-failure';
import type { Surroundings } from './surroundings';
import { tempNameFor, tempsInUse } from './temp-file';

export type RestoreRequest = {
  /** The backup file. */
  readonly file: string;
  /** An existing folder; the library goes into a new folder in it, named as the library is. */
  readonly parent: string;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number, current: string) => void;
};

/**
 * Restores a library into a new folder and answers that folder. The whole backup is checked before
 * anything is written; the folder gets its name only when every file is in it, synced. Whatever goes
 * wrong, and when it is stopped, nothing of it stays; an existing folder is never written into.
 */
export async function restoreBackup(world: Surroundings, request: RestoreRequest): Promise<Result<string, RestoreFailure>> {
  const opened = await openBackup(request.file);
  if (!opened.ok) return opened;
  const backup = opened.value;
  let temp: string | null = null;
  try {
    for await (const _file of steps(request, backup, 0));
    const target = await chooseFolder(world, request, backup);
    if (target === null) return fail('restore.inside-library');
    temp = tempNameFor(target, world);
    tempsInUse.add(temp);
    await world.fileSystem.makeFolder(temp);
    await writeFiles(world, steps(request, backup, 1), temp);
    await renamePatiently(world, temp, target);
    await settleNames(world, join(target, libraryFileName));
    await world.fileSystem.syncFolder(request.parent);
    return ok(target);
  } catch (error) {
    if (temp !== null) await removeFolderQuietly(world, temp);
    if (request.signal.aborted) return fail('job.cancelled');
    return err(error instanceof UnfitError ? error.failure : diskFailure('restore', error));
  } finally {
    if (temp !== null) tempsInUse.delete(temp);
    backup.close();
  }
}

/** The files of the backup, with progress told: checking them is the first half of the work (`half` 0), writing them the second. */
async function* steps({ signal, progress }: RestoreRequest, backup: OpenBackup, half: 0 | 1): ReturnType<OpenBackup['files']> {
  const total = backup.manifest.files.length;
  let done = half * total;
  for await (const file of backup.files()) {
    signal.throwIfAborted();
    yield file;
    progress(++done, 2 * total, file.path);
  }
}

/** The new folder, which does not exist yet and for which there is room; `null` when that would lie in a library. */
async function chooseFolder(
  { fileSystem, reserveBytes }: Surroundings,
  { parent }: RestoreRequest,
  { manifest }: OpenBackup,
): Promise<string | null> {
  if (await isInLibrary(fileSystem, parent)) return null;
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  if ((await fileSystem.freeBytes(parent)) < bytes + reserveBytes)
    throw new StorageError({ code: 'storage.disk-full', params: { detail: 'ENOSPC' } });
  return freeName(fileSystem, parent, folderNameOf(manifest.library.name));
}

async function writeFiles(world: Surroundings, files: ReturnType<OpenBackup['files']>, folder: string): Promise<void> {
  const { fileSystem } = world;
  const folders = new Set([folder]);
  for await (const { path, bytes } of files) {
    const file = join(folder, ...path.split('/'));
    if (!folders.has(dirname(file))) await fileSystem.makeFolder(dirname(file));
    for (let at = dirname(file); !folders.has(at); at = dirname(at)) folders.add(at);
    await writeNewFile(world, file, bytes);
  }
  for (const made of folders) await fileSystem.syncFolder(made);
}

/** A name in `parent` that nothing has: the given one, or with the first number from 2 that is free. */
async function freeName(fileSystem: FileSystem, parent: string, name: string): Promise<string> {
  const taken = new Set((await fileSystem.list(parent)).map((entry) => entry.toLowerCase()));
  let candidate = name;
  for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) candidate = `${name} ${count}`;
  return join(parent, candidate);
}

async function removeFolderQuietly(world: Surroundings, folder: string): Promise<void> {
  try {
    await world.fileSystem.removeFolder(folder);
  } catch {
    // The disk that refused the file may refuse this as well; the failure is told all the same.
  }
}
