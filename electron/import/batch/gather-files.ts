import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail, ok, type Result } from '../../../shared/core/result';
import { importLimits } from '../limits';
import type { ImportFailure } from '../source-reading';
import type { BatchSource } from './batch-source';
import { isWrittenBySomebody } from './written-by-somebody';

/** Files of one batch, and how deep folders may lie in each other: beyond either somebody chose a disk by mistake. */
export const mostFiles = 10_000;
export const deepestFolder = 32;

/**
 * The files at `paths` (absolute) and, for a folder, those in it and below, in the order of their names. Links are not
 * followed; what is no regular file is refused when its turn comes. `import.too-large` for too many at once.
 */
export async function gatherFiles(paths: readonly string[]): Promise<Result<readonly BatchSource[], ImportFailure>> {
  const found: BatchSource[] = [];

  async function add(path: string, name: string, folder: string, depth: number): Promise<boolean> {
    const kind = await lstat(path).catch(() => null);
    if (kind?.isDirectory() !== true) {
      found.push(fileSource(path, name, folder));
      return found.length <= mostFiles;
    }
    if (depth === deepestFolder) return false;
    const names = (await readdir(path).catch(() => [])).filter(isWrittenBySomebody).sort();
    for (const entry of names) if (!(await add(join(path, entry), `${name}/${entry}`, folder, depth + 1))) return false;
    return true;
  }

  for (const path of paths) if (!(await add(path, basename(path), dirname(path), 0))) return fail('import.too-large');
  return ok(found);
}

/** A file of the disk; `name` is what the report calls it, in `folder`. */
export function fileSource(path: string, name: string, folder: string): BatchSource {
  return { name, fileName: basename(path), folder, packed: false, read: () => readRegularFile(path) };
}

/** The bytes of a file that is one: a pipe or device is not waited for, and what changes while it is read is refused. */
async function readRegularFile(path: string): Promise<Result<Uint8Array, ImportFailure>> {
  try {
    const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const before = await handle.stat();
      if (!before.isFile()) return fail('import.unreadable');
      if (before.size > importLimits.bytes) return fail('import.too-large');
      const bytes = await handle.readFile();
      const after = await handle.stat();
      return bytes.byteLength === before.size && after.mtimeMs === before.mtimeMs ? ok(bytes) : fail('import.unreadable');
    } finally {
      await handle.close();
    }
  } catch {
    return fail('import.unreadable');
  }
}
