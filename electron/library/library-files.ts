import { join } from 'node:path';
import type { LeftOut } from '../../shared/domain/backup';
import { ballastFile } from './ballast';
import { maximumDocumentBytes } from './envelope';
import type { FileSystem } from './file-system';
import { libraryFileName } from './library-places';
import { isPortablePath } from './portable-path';
import { storageFailure, systemCode } from './storage-failure';
import { targetOfTemp } from './temp-file';

/** A file of a library: its path within the folder (with `/`), and its bytes as they were at one moment. */
export type LibraryFile = { readonly path: string; readonly bytes: Uint8Array };

/** One part of a library, a document or the folder of one: its files, what of it could not be taken, and how far the reading is. */
export type LibraryPart = {
  readonly name: string;
  readonly files: readonly LibraryFile[];
  readonly leftOut: readonly LeftOut[];
  readonly done: number;
  readonly total: number;
};

/**
 * Read first, in this order. Briefings come before the articles that they cite, and annotations come
 * before their article by the alphabet, so that nothing that is read points to what was made later.
 * What is moved into the trash meanwhile is found there; what came out of it or was made meanwhile is
 * found by the second look.
 */
const readFirst = ['briefings', 'articles', 'trash', 'briefings', 'articles'];

/** The library's own folder cannot be read, or went away in the middle. */
export class LibraryUnreadable extends Error {}

/**
 * Reads a whole library, one part after the other, while it may be in use: every document is read as
 * one whole state, old or new, and an article with all its files. Neither the lock nor what belongs to
 * this computer only (temps, the reserve for a full disk) is read, nor what file managers leave.
 * Throws `LibraryUnreadable` when the library folder itself cannot be read: what is not there because
 * the drive is gone must not look like what was deleted.
 */
export async function* readLibraryFiles(fileSystem: FileSystem, root: string): AsyncGenerator<LibraryPart> {
  const tops = (await listRoot(fileSystem, root)).filter((name) => !isFurniture(name));
  const rest = tops.filter((name) => !readFirst.includes(name)).sort();
  const counts = await Promise.all(tops.map(async (top) => (await partsOf(fileSystem, root, top)).length));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const seen = new Set<string>();
  for (const top of [...readFirst, ...rest]) {
    for (const name of await partsOf(fileSystem, root, top)) {
      if (seen.has(name) || seen.has(beforeTheTrash(name))) continue;
      const part = await readPart(fileSystem, root, name);
      if (part === null) {
        await listRoot(fileSystem, root);
        continue;
      }
      seen.add(name);
      yield { name, ...part, done: Math.min(seen.size, total), total };
    }
  }
}

/** Whether a name right in the library folder is furniture: no content of the library, and not missed in a copy of it. */
function isFurniture(name: string): boolean {
  return name === ballastFile || /^(lock(\..+)?|\.DS_Store|desktop\.ini|Thumbs\.db)$/.test(name) || targetOfTemp(name) !== null;
}

/** Where a thing in the trash lay before; itself for anything else. */
function beforeTheTrash(part: string): string {
  return part.replace(/^trash\/article-/, 'articles/').replace(/^trash\/briefing-(.+)$/, 'briefings/$1.json');
}

/** The names in the library folder, which must be a library's. */
async function listRoot(fileSystem: FileSystem, root: string): Promise<readonly string[]> {
  const names = await listOrNull(fileSystem, root);
  if (names?.includes(libraryFileName) !== true) throw new LibraryUnreadable();
  return names;
}

/** The parts of one entry of the library folder: what lies right in it when it is a folder that can be listed, else the entry itself. */
async function partsOf(fileSystem: FileSystem, root: string, top: string): Promise<readonly string[]> {
  const names = await listOrNull(fileSystem, join(root, top));
  if (names === null) return [top];
  return names
    .filter((name) => targetOfTemp(name) === null)
    .map((name) => `${top}/${name}`)
    .sort();
}

async function listOrNull(fileSystem: FileSystem, folder: string): Promise<readonly string[] | null> {
  try {
    return await fileSystem.list(folder);
  } catch (error) {
    if (storageFailure(error) === null) throw error;
    return null;
  }
}

type Taken = { readonly files: readonly LibraryFile[]; readonly leftOut: readonly LeftOut[] };

/** Reads a part; `null` when it is not there (any more): it was moved, or it never was. */
async function readPart(fileSystem: FileSystem, root: string, path: string): Promise<Taken | null> {
  const files: LibraryFile[] = [];
  const leftOut: LeftOut[] = [];

  /** Answers whether it was there. */
  async function take(name: string): Promise<boolean> {
    try {
      const stamp = await fileSystem.stamp(join(root, name));
      if (stamp.isFolder) return await takeFolder(name);
      if (!isPortablePath(name)) leftOut.push({ path: name, reason: 'name' });
      else if (!stamp.isFile) leftOut.push({ path: name, reason: 'not-a-file' });
      else if (stamp.size > maximumDocumentBytes) leftOut.push({ path: name, reason: 'too-large' });
      else files.push({ path: name, bytes: await fileSystem.readFile(join(root, name)) });
      return true;
    } catch (error) {
      if (storageFailure(error) === null) throw error;
      if (isGone(systemCode(error))) return false;
      leftOut.push({ path: name, reason: 'unreadable' });
      return true;
    }
  }

  async function takeFolder(name: string): Promise<boolean> {
    const names = (await fileSystem.list(join(root, name))).filter((entry) => targetOfTemp(entry) === null);
    for (const entry of [...names].sort()) {
      // One file may go (an old snapshot); when the folder went, what was read of it lies elsewhere, whole.
      if (!(await take(`${name}/${entry}`))) await fileSystem.stamp(join(root, name));
    }
    return true;
  }

  return (await take(path)) ? { files, leftOut } : null;
}

function isGone(code: string): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR';
}
