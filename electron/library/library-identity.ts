import { join } from 'node:path';
import { z } from 'zod';
import { openDocument } from './envelope';
import { type LibraryPlaces, libraryKind } from './library-places';
import { listSnapshots } from './snapshots';
import { unlessMissing } from './storage-failure';
import type { Surroundings } from './surroundings';

/** `library.json` is a few hundred bytes; what is larger than this is somebody else's. */
const largestBytes = 1024 * 1024;

const ofAnyVersion = z.object({ body: z.object({ id: z.string().min(1) }) });

/**
 * The id of the library that lies there, without opening it: from `library.json`, or from its newest good
 * snapshot when that is damaged or lost. `null` when nothing tells one for certain. Nothing is written.
 * Rejects with what the disk says.
 */
export async function readLibraryId(world: Surroundings, { library }: LibraryPlaces): Promise<string | null> {
  const id = await idIn(world, library, library.path);
  if (id !== null) return id;
  for (const { file } of await listSnapshots(world, library.snapshots)) {
    const kept = await idIn(world, library, join(library.snapshots, file));
    if (kept !== null) return kept;
  }
  return null;
}

async function idIn(world: Surroundings, library: LibraryPlaces['library'], path: string): Promise<string | null> {
  const stamp = await unlessMissing(world.fileSystem.stamp(path));
  if (stamp === null || !stamp.isFile || stamp.size > largestBytes) return null;
  const bytes = await unlessMissing(world.fileSystem.readFile(path));
  if (bytes === null) return null;
  const opened = openDocument(libraryKind, library.id, bytes);
  if (opened.ok) return opened.value.body.id;
  if (opened.error !== 'newer-format') return null;
  const newer = ofAnyVersion.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  return newer.success ? newer.data.body.id : null;
}
