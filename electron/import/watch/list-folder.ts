import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Failure, fail, ok, type Result } from '../../../shared/core/result';
import { storageFailure } from '../../library/storage-failure';
import { deepestFolder, mostFiles } from '../batch/gather-files';
import { isWrittenBySomebody } from '../batch/written-by-somebody';

/** What tells two states of a file apart without reading it: bytes, and milliseconds since 1970. */
export type FileStamp = { readonly size: number; readonly mtimeMs: number };

/** Files by their names below the folder, with `/` between folders. */
export type FolderFiles = ReadonlyMap<string, FileStamp>;

export type ListFailure = Failure<'watch.gone' | 'watch.denied' | 'watch.too-many'>;

/**
 * The files in a folder (absolute) and below it, at most 32 folders deep. Links are not followed, and what programs leave
 * beside or instead of whole files is overlooked. Fails when the folder is not there, as on a drive that was pulled out,
 * may not be read, or holds more files than a batch may: nobody could tell which of them are new.
 */
export async function listFolder(folder: string): Promise<Result<FolderFiles, ListFailure>> {
  const files = new Map<string, FileStamp>();

  async function add(path: string, prefix: string, depth: number): Promise<void> {
    const names = (await readdir(path)).filter(isWrittenBySomebody).sort();
    for (const name of names) {
      if (files.size > mostFiles) return;
      const found = await lstat(join(path, name)).catch(() => null);
      if (found?.isFile() === true) files.set(prefix + name, { size: found.size, mtimeMs: found.mtimeMs });
      // What is gone meanwhile, or is nobody else's business to read, is no reason to see nothing of the rest.
      if (found?.isDirectory() === true && depth < deepestFolder)
        await add(join(path, name), `${prefix}${name}/`, depth + 1).catch(() => undefined);
    }
  }

  try {
    await add(folder, '', 0);
  } catch (error) {
    return fail(storageFailure(error)?.code === 'storage.denied' ? 'watch.denied' : 'watch.gone', { folder });
  }
  return files.size > mostFiles ? fail('watch.too-many', { folder }) : ok(files);
}
