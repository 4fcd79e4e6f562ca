import { join } from 'node:path';
import type { TrashThing } from '../../shared/domain/rows';
import type { LibraryCore } from './library-core';
import { unlessMissing } from './storage-failure';

/**
 * Deletes a thing of the trash for good, with all its earlier states and all damaged copies of it.
 * Snapshots go before the thing itself: a snapshot whose document is nowhere would be taken for a
 * document that was lost, and brought back. Can be done again; throws system errors.
 */
export async function purgeThing({ world, places, documents }: LibraryCore, { kind, id }: TrashThing): Promise<void> {
  const { fileSystem } = world;
  const folder = places.trashFolder(kind, id);
  const note = places.trashed(kind, id, folder);
  const keys = { article: places.ofArticle(id), briefing: [places.briefing(id)], annotation: [] }[kind];
  for (const { snapshots } of [...keys, note]) await fileSystem.removeFolder(snapshots);
  await unlessMissing(fileSystem.syncFolder(places.snapshots));

  const copies = (await unlessMissing(fileSystem.list(places.quarantine))) ?? [];
  for (const name of copies) {
    if ([...keys, note].some(({ key }) => name.startsWith(`${key}-`))) await fileSystem.removeFolder(join(places.quarantine, name));
  }
  await unlessMissing(fileSystem.syncFolder(places.quarantine));

  await documents.alone([note], () => fileSystem.removeFolder(folder));
  await fileSystem.syncFolder(places.trash);
}
