import { join } from 'node:path';
import { sha256 } from './envelope';
import { replaceFile } from './replace-file';
import { parseSnapshotName, type SnapshotName, snapshotName } from './snapshot-name';
import { expiredStates } from './snapshot-retention';
import { systemCode, unlessMissing } from './storage-failure';
import type { Surroundings } from './surroundings';

/**
 * Earlier states of a document, in `snapshots/<key>/`. A snapshot is a second name of the state that
 * is about to be replaced, so it costs neither time nor space; where the disk has no hard links it
 * is a copy.
 */

/** Milliseconds of the monotonic clock between two snapshots that are taken only because time has passed. */
export const snapshotSpacing = 120_000;

/** The state that is kept: the file at `target`, and what its envelope says. */
type State = { readonly target: string; readonly seq: number; readonly savedAt: string };

/** Keeps a state, if it is not kept already. Rejects with a system error when it cannot be. */
export async function takeSnapshot(world: Surroundings, folder: string, state: State, pinned = false): Promise<void> {
  const path = join(folder, snapshotName(state, pinned));
  await world.fileSystem.makeFolder(folder);
  try {
    await world.fileSystem.link(state.target, path);
  } catch (error) {
    // A save that failed after its snapshot is tried again: the state is kept already.
    if (systemCode(error) !== 'EEXIST') await copySnapshot(world, state.target, path);
  }
}

/** Keeps a state so that it also survives a power cut: for the state before a migration, a restore or a removal of many. */
export async function takeLastingSnapshot(world: Surroundings, folder: string, state: State, pinned = false): Promise<void> {
  await takeSnapshot(world, folder, state, pinned);
  await world.fileSystem.syncFolder(folder);
  await world.fileSystem.syncFolder(join(folder, '..'));
}

/** Keeps a real copy: for a document that may never be replaced, a second name would rot together with the first. */
export async function copySnapshot(world: Surroundings, target: string, path: string): Promise<void> {
  await world.fileSystem.copy(target, path);
  await world.fileSystem.syncFile(path);
}

/** Keeps a state of which no file is left, from its bytes, durably; one that is kept already stays as it is. Rejects with system errors. */
export async function writeSnapshot(
  world: Surroundings,
  folder: string,
  bytes: Uint8Array,
  { seq, savedAt }: { readonly seq: number; readonly savedAt: string },
): Promise<void> {
  await world.fileSystem.makeFolder(folder);
  for (let later = 0; ; later += 1) {
    // The name may be that of another state, which came into the document's place in the moment when it was kept.
    const path = snapshotPath(folder, { seq, savedAt: new Date(Date.parse(savedAt) + later).toISOString() });
    const there = await unlessMissing(world.fileSystem.readFile(path));
    if (there !== null && sha256(there) === sha256(bytes)) return;
    if (there === null) return replaceFile(world, path, bytes, async () => {});
  }
}

/** The snapshots in a folder, newest first; none when there is no such folder. */
export async function listSnapshots(world: Surroundings, folder: string): Promise<readonly SnapshotName[]> {
  const names = (await unlessMissing(world.fileSystem.list(folder))) ?? [];
  return names
    .map(parseSnapshotName)
    .filter((name) => name !== null)
    .sort((a, b) => b.seq - a.seq || (a.file < b.file ? 1 : -1));
}

/** Where the snapshot of a state lies. */
export function snapshotPath(folder: string, state: { readonly seq: number; readonly savedAt: string }): string {
  return join(folder, snapshotName(state, false));
}

/** Removes what the retention rules keep no longer. */
export async function thinOutSnapshots(world: Surroundings, folder: string): Promise<void> {
  const dated = [];
  for (const name of await listSnapshots(world, folder)) {
    dated.push({ ...name, savedAt: name.savedAt ?? (await savedAtOf(world, join(folder, name.file))) });
  }
  for (const { file } of expiredStates(dated)) await world.fileSystem.removeFile(join(folder, file));
}

/** A name of an earlier program tells no time; its file was last changed when the state was saved. */
async function savedAtOf(world: Surroundings, path: string): Promise<string> {
  return new Date((await world.fileSystem.stamp(path)).modified).toISOString();
}
