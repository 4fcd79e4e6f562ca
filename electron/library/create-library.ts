import { dirname } from 'node:path';
import { err, ok, type Result } from '../../shared/core/result';
import type { LibrarySettings } from '../../shared/domain/settings';
import { sealDocument } from './envelope';
import { takeLock } from './library-lock';
import { libraryKind, libraryPlaces } from './library-places';
import type { ProcessTable } from './process-identity';
import { replaceFile } from './replace-file';
import { copySnapshot, snapshotPath } from './snapshots';
import { failed, type StorageFailure, unlessMissing } from './storage-failure';
import type { Surroundings } from './surroundings';

/**
 * Makes an empty library in a folder, which may exist. A library that is there already is left as it
 * is. `library.json` comes last, so that a half-made library is none.
 */
export async function createLibrary(
  world: Surroundings,
  processes: ProcessTable,
  folder: string,
  settings: LibrarySettings,
): Promise<Result<null, StorageFailure>> {
  const { fileSystem } = world;
  const places = libraryPlaces(folder);
  try {
    await fileSystem.makeFolder(folder);
    await fileSystem.syncFolder(dirname(folder));
    const lock = await takeLock(world, processes, folder);
    if (!lock.ok) return err(lock.error);
    try {
      if ((await unlessMissing(fileSystem.stamp(places.library.path))) !== null) return ok(null);
      for (const part of [places.briefings, places.trash, places.library.snapshots]) await fileSystem.makeFolder(part);
      const now = world.now();
      const head = { id: places.library.id, rev: 1, parentRev: 0, seq: 1, savedAt: now };
      const bytes = sealDocument(libraryKind, head, { id: world.newId(), createdAt: now, settings });
      await replaceFile(world, places.library.path, bytes, async () => {});
      await copySnapshot(world, places.library.path, snapshotPath(places.library.snapshots, head));
      await fileSystem.makeFolder(places.articles);
      await fileSystem.syncFolder(folder);
      return ok(null);
    } finally {
      await lock.value.release();
    }
  } catch (error) {
    return failed(error);
  }
}
