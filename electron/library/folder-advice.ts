import { dirname, join } from 'node:path';
import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import { readLibraryId } from './library-identity';
import { libraryFileName, libraryPlaces } from './library-places';
import { storageFailure } from './storage-failure';
import type { Surroundings } from './surroundings';

/** Why a folder is not taken for a library, although it could be. */
export type FolderRefusal = Failure<'library.inside' | 'library.in-trash'>;

/**
 * Whether a folder is a sensible place for a library. `library.inside`: it lies within another one,
 * whose check would take it for foreign files. `library.in-trash`: the system may empty it any day.
 */
export async function adviseOnFolder(world: Surroundings, folder: string): Promise<Result<null, FolderRefusal>> {
  if (isInSystemTrash(folder)) return fail('library.in-trash', { folder });
  for (let around = dirname(folder); around !== dirname(around); around = dirname(around)) {
    if (await isLibrary(world, around)) return fail('library.inside', { folder: around });
  }
  return ok(null);
}

/** Trash folders of the freedesktop rules, of macOS and of Windows, on the person's own disk and on others. */
export function isInSystemTrash(folder: string): boolean {
  return /[/\\](\.local[/\\]share[/\\]Trash|\.Trash(es|-\d+)?|\$RECYCLE\.BIN)([/\\]|$)/i.test(folder);
}

async function isLibrary(world: Surroundings, folder: string): Promise<boolean> {
  try {
    return (await world.fileSystem.stamp(join(folder, libraryFileName))).isFile;
  } catch (error) {
    if (storageFailure(error) === null) throw error;
    return false;
  }
}

/** So many folders beside a library are looked at when it is gone. */
const mostNeighbours = 500;

/**
 * Where the library of this id lies now, if its folder was renamed: a folder beside the old one that
 * holds it; `null` for none. Nothing is written. A folder that cannot be read is passed over.
 */
export async function findBeside(world: Surroundings, folder: string, id: string): Promise<string | null> {
  const names = await quietly(world.fileSystem.list(dirname(folder)));
  for (const name of (names ?? []).slice(0, mostNeighbours)) {
    const place = join(dirname(folder), name);
    if (place !== folder && (await quietly(readLibraryId(world, libraryPlaces(place)))) === id) return place;
  }
  return null;
}

async function quietly<T>(step: Promise<T>): Promise<T | null> {
  try {
    return await step;
  } catch (error) {
    if (storageFailure(error) === null) throw error;
    return null;
  }
}
