import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileSystem } from './file-system';
import { libraryFileName } from './library-places';
import { unlessMissing } from './storage-failure';

/**
 * Whether a folder is that of a library, or lies in one, links followed. A backup in the library that
 * it holds would grow with every backup, and would be lost with it. System errors are thrown.
 */
export async function isInLibrary(fileSystem: FileSystem, folder: string): Promise<boolean> {
  for (let at = await realpath(folder); ; at = dirname(at)) {
    if ((await unlessMissing(fileSystem.stamp(join(at, libraryFileName)))) !== null) return true;
    if (dirname(at) === at) return false;
  }
}
