import { dirname, join } from 'node:path';
import type { DocumentPlace } from './document-place';
import { sha256 } from './envelope';
import type { LibraryCore } from './library-core';
import { readDocument } from './read-document';
import { snapshotName } from './snapshot-name';
import { copySnapshot, listSnapshots, snapshotPath, takeLastingSnapshot } from './snapshots';
import { unlessMissing } from './storage-failure';

/** The state that a copy holds, as its envelope says it. */
type CopiedState = { readonly path: string; readonly seq: number; readonly savedAt: string };

/**
 * Puts the state of a file that lies beside a document among the document's snapshots, durably, where
 * it stays until the person clears it. Rejects with a system error when that cannot be done; then the
 * file is where it was.
 */
export async function keepCopy({ world, session }: LibraryCore, snapshots: string, { path, seq, savedAt }: CopiedState): Promise<void> {
  const { fileSystem } = world;
  const wanted = sha256(await fileSystem.readFile(path));
  // What is written from now on is newer than what that other program wrote.
  session.seen({ seq, savedAt });
  for (let later = 0; ; later += 1) {
    // Two programs may have given two states one number in the same millisecond: neither takes the other's name.
    const state = { target: path, seq, savedAt: new Date(Date.parse(savedAt) + later).toISOString() };
    const there = await unlessMissing(fileSystem.readFile(join(snapshots, snapshotName(state, true))));
    if (there !== null && sha256(there) !== wanted) continue;
    return takeLastingSnapshot(world, snapshots, state, true);
  }
}

/**
 * Puts a document's present state among its snapshots, as bytes of its own: when the document is
 * damaged one day, nothing there may be newer than what was chosen, nor rot together with it.
 */
export async function keepPresent<T>({ world }: LibraryCore, place: DocumentPlace<T>): Promise<void> {
  const read = await readDocument(world.fileSystem, place, place.path);
  if (read.ok) await copySnapshot(world, place.path, snapshotPath(place.snapshots, read.value.envelope));
}

/** Removes a file whose state is kept elsewhere, durably; one that is gone already is fine. */
export async function removeCopy({ world }: LibraryCore, path: string): Promise<void> {
  await unlessMissing(world.fileSystem.removeFile(path));
  await world.fileSystem.syncFolder(dirname(path));
}

/** The snapshot of the state that was replaced last; `null` when it cannot be seen. What was pinned came from elsewhere. */
export async function justKept({ world }: LibraryCore, snapshots: string): Promise<string | null> {
  const kept = await listSnapshots(world, snapshots);
  return kept.find(({ pinned }) => !pinned)?.file ?? null;
}
