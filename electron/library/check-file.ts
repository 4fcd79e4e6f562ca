import { sha256 } from './envelope';
import type { FileSystem } from './file-system';
import { failed, systemCode } from './storage-failure';

/** What is wrong with a file that was written once beside an article, its original or a picture; `null` when it is as it was. */
export async function checkFile(
  fileSystem: Pick<FileSystem, 'readFile'>,
  path: string,
  expected: string,
): Promise<'missing' | 'bad-hash' | 'unreadable' | null> {
  try {
    return sha256(await fileSystem.readFile(path)) === expected ? null : 'bad-hash';
  } catch (error) {
    failed(error);
    return systemCode(error) === 'ENOENT' ? 'missing' : 'unreadable';
  }
}
