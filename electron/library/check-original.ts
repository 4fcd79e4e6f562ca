import { join } from 'node:path';
import type { Article } from '../../shared/domain/article';
import { sha256 } from './envelope';
import type { FileSystem } from './file-system';
import { failed, systemCode } from './storage-failure';

/** What is wrong with the file that an article was made from, which lies in the article's folder; `null` when it is as it came. */
export async function checkOriginal(
  fileSystem: Pick<FileSystem, 'readFile'>,
  folder: string,
  { original }: Article,
): Promise<'missing' | 'bad-hash' | 'unreadable' | null> {
  try {
    return sha256(await fileSystem.readFile(join(folder, original.fileName))) === original.sha256 ? null : 'bad-hash';
  } catch (error) {
    failed(error);
    return systemCode(error) === 'ENOENT' ? 'missing' : 'unreadable';
  }
}
