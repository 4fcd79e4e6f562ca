import { join } from 'node:path';
import type { DocumentPlace } from './document-place';
import type { LibraryCore } from './library-core';
import type { LibraryPlaces } from './library-places';
import { readDocument } from './read-document';
import { type SizedState, snapshotCap, statesBeyondCap } from './snapshot-retention';
import { listSnapshots } from './snapshots';
import { storageFailure, unlessMissing } from './storage-failure';

type SnapshotFile = SizedState & { readonly path: string };

/**
 * Holds all snapshots of a library together to their cap: the oldest go first. Nothing goes of a document of which no
 * good copy would be left for certain, nor of one that this program does not know. For the background: thousands of
 * names are looked at. Answers how many were removed; `stopped` ends it early.
 */
export async function capSnapshots(core: LibraryCore, stopped: () => boolean): Promise<number> {
  let removed = 0;
  try {
    const files = await snapshotFiles(core, stopped);
    // The greatest part of all libraries is far below the least cap: their size is not asked for.
    if (statesBeyondCap(files, snapshotCap(0)).length === 0) return 0;
    const going = statesBeyondCap(files, snapshotCap(await libraryBytes(core)));
    for (const key of new Set(going.map((file) => file.key))) {
      if (stopped() || !core.session.mayWrite()) break;
      if (!(await hasGoodCopy(core, key))) continue;
      for (const { path } of going.filter((file) => file.key === key)) {
        await core.world.fileSystem.removeFile(path);
        removed += 1;
      }
    }
  } catch (error) {
    // A disk that fails just now: the next start does it.
    if (storageFailure(error) === null) throw error;
  }
  return removed;
}

async function snapshotFiles({ world, places }: LibraryCore, stopped: () => boolean): Promise<readonly SnapshotFile[]> {
  const files: SnapshotFile[] = [];
  for (const key of (await unlessMissing(world.fileSystem.list(places.snapshots))) ?? []) {
    if (stopped()) return [];
    const folder = join(places.snapshots, key);
    for (const { file, seq, pinned, savedAt } of await listSnapshots(world, folder)) {
      const path = join(folder, file);
      const { size } = await world.fileSystem.stamp(path);
      files.push({ key, seq, pinned, savedAt: savedAt ?? '', bytes: size, path });
    }
  }
  return files;
}

/** Bytes of all documents and originals, and of what lies in the trash. */
async function libraryBytes({ world, places }: LibraryCore): Promise<number> {
  let bytes = 0;
  const folders = [places.articles, places.briefings, places.trash];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const name of (await unlessMissing(world.fileSystem.list(folder))) ?? []) {
      const path = join(folder, name);
      const stamp = await world.fileSystem.stamp(path);
      if (stamp.isFolder) folders.push(path);
      else bytes += stamp.size;
    }
  }
  return bytes;
}

/** Whether the document itself or the newest of its snapshots, which stays, can be opened. */
async function hasGoodCopy({ world, places }: LibraryCore, key: string): Promise<boolean> {
  const place = placeOf(places, key);
  if (place === null) return false;
  const [newest] = await listSnapshots(world, place.snapshots);
  for (const path of [place.path, ...(newest === undefined ? [] : [join(place.snapshots, newest.file)])]) {
    if ((await readDocument(world.fileSystem, place, path)).ok) return true;
  }
  return false;
}

function placeOf(places: LibraryPlaces, key: string): DocumentPlace<unknown> | null {
  const [, kind, id = ''] = /^(article|annotations|facts|briefing)-(.+)$/.exec(key) ?? [];
  if (kind === 'article') return places.article(id);
  if (kind === 'annotations') return places.annotations(id);
  if (kind === 'facts') return places.factNotes(id);
  return kind === 'briefing' ? places.briefing(id) : null;
}
