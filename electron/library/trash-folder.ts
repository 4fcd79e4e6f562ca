import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type TrashRow, trashKind } from '../../shared/domain/rows';
import { sealDocument } from './envelope';
import type { FileStamp, FileSystem } from './file-system';
import type { LibraryCore } from './library-core';
import type { TrashedDocument } from './library-places';
import { readDocument } from './read-document';
import { replaceFile } from './replace-file';
import { storageFailure, unlessMissing } from './storage-failure';
import type { Surroundings } from './surroundings';

const folderName = z.templateLiteral([trashKind, '-', z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)]);

/** Writes `trashed.json` into a folder: what it is, its title, and when it was thrown away. */
export async function writeNote(core: LibraryCore, note: Omit<TrashedDocument, 'trashedAt'>, folder: string): Promise<void> {
  const { world, places, session } = core;
  const place = places.trashed(note.kind, note.id, folder);
  const head = { id: note.id, rev: 1, parentRev: 0, seq: session.nextSeq(), savedAt: world.now() };
  await world.fileSystem.makeFolder(folder);
  await replaceFile(world, place.path, sealDocument(place.kind, head, { ...note, trashedAt: world.now() }), async () => {});
  await world.fileSystem.syncFolder(dirname(folder));
}

/** Renames a file or folder; returns when both folders know it for good. */
export async function moveDurably(world: Surroundings, from: string, to: string): Promise<void> {
  await world.fileSystem.makeFolder(dirname(to));
  await world.fileSystem.rename(from, to);
  await world.fileSystem.syncFolder(dirname(to));
  await world.fileSystem.syncFolder(dirname(from));
}

/** Removes what is no longer needed, as well as it goes: what was asked for is done already. */
export async function throwAwayFolder(world: Surroundings, folder: string): Promise<void> {
  try {
    await world.fileSystem.removeFolder(folder);
    await world.fileSystem.syncFolder(dirname(folder));
  } catch (error) {
    if (storageFailure(error) === null) throw error;
  }
}

/** Names of the folders in the trash, one a thing; none when the trash cannot be read. */
export async function trashFolders(core: LibraryCore): Promise<readonly string[]> {
  try {
    const names = (await unlessMissing(core.world.fileSystem.list(core.places.trash))) ?? [];
    return names.filter((name) => folderName.safeParse(name).success);
  } catch (error) {
    if (storageFailure(error) === null) throw error;
    return [];
  }
}

/** Everything in the trash that can be restored, last trashed first. */
export async function readTrash(core: LibraryCore): Promise<readonly TrashRow[]> {
  const rows: TrashRow[] = [];
  for (const name of await trashFolders(core)) {
    const kind = trashKind.parse(name.slice(0, name.indexOf('-')));
    const row = await readRow(core, kind, name.slice(name.indexOf('-') + 1), join(core.places.trash, name));
    if (row !== null) rows.push(row);
  }
  return rows.sort((a, b) => (a.trashedAt === b.trashedAt ? (a.id < b.id ? 1 : -1) : a.trashedAt < b.trashedAt ? 1 : -1));
}

async function readRow(core: LibraryCore, kind: TrashRow['kind'], id: string, folder: string): Promise<TrashRow | null> {
  const { fileSystem } = core.world;
  const content = { article: 'article.json', briefing: 'briefing.json', annotation: 'trashed.json' }[kind];
  // A note alone is a move that never happened.
  const stamp = await stampOrNull(fileSystem, join(folder, content));
  if (stamp === null) return null;
  const place = core.places.trashed(kind, id, folder);
  const note = await readDocument(fileSystem, place, place.path);
  if (note.ok) return { kind, id, title: note.value.envelope.body.title, trashedAt: note.value.envelope.body.trashedAt };
  // The thing itself is there and can come back; only its note is damaged.
  return { kind, id, title: '', trashedAt: new Date(stamp.modified).toISOString() };
}

/** What cannot be looked at just now is not listed just now. */
async function stampOrNull(fileSystem: FileSystem, path: string): Promise<FileStamp | null> {
  try {
    return await fileSystem.stamp(path);
  } catch (error) {
    if (storageFailure(error) === null) throw error;
    return null;
  }
}
