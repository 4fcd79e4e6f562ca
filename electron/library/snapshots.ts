import { join } from 'node:path';
import { systemCode, unlessMissing } from './storage-failure';
import type { Surroundings } from './surroundings';

/**
 * Earlier states of a document: `snapshots/<key>/<seq>.json`, the newest ten, at least two minutes
 * apart. A snapshot is a second name of the state that is about to be replaced, so it costs neither
 * time nor space; where the disk has no hard links it is a copy.
 */
const kept = 10;
/** Milliseconds of the monotonic clock between two snapshots of one document. */
export const snapshotSpacing = 120_000;

/** Keeps the file at `target`, whose envelope has this `seq`. */
export async function takeSnapshot(world: Surroundings, target: string, folder: string, seq: number): Promise<void> {
  const { fileSystem } = world;
  const path = snapshotPath(folder, seq);
  await fileSystem.makeFolder(folder);
  try {
    await fileSystem.link(target, path);
  } catch (error) {
    // A save that failed after its snapshot is tried again: the state is kept already.
    if (systemCode(error) === 'EEXIST') return;
    await copySnapshot(world, target, path);
  }
  const names = await listSnapshots(world, folder);
  for (const old of names.slice(kept)) await fileSystem.removeFile(join(folder, old));
}

/** Keeps a real copy: for a document that may never be replaced, a second name would rot together with the first. */
export async function copySnapshot(world: Surroundings, target: string, path: string): Promise<void> {
  await world.fileSystem.copy(target, path);
  await world.fileSystem.syncFile(path);
}

/** Where the snapshot of a state lies. */
export function snapshotPath(folder: string, seq: number): string {
  return join(folder, `${String(seq).padStart(12, '0')}.json`);
}

/** Names of the snapshots in a folder, newest first; none when there is no such folder. */
export async function listSnapshots(world: Surroundings, folder: string): Promise<readonly string[]> {
  const names = (await unlessMissing(world.fileSystem.list(folder))) ?? [];
  return names
    .filter((name) => /^\d{12,}\.json$/.test(name))
    .sort()
    .reverse();
}
