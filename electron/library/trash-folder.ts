import { dirname, join } from 'node:path';
import { z } from 'zod';
import { documentId } from '../../shared/core/ids';
import type { Briefing } from '../../shared/domain/briefing';
import { type TrashRow, type TrashThing, trashKind } from '../../shared/domain/rows';
import type { DocumentPlace } from './document-place';
import { sealDocument } from './envelope';
import type { LibraryCore } from './library-core';
import type { TrashedDocument } from './library-places';
import { readDocument } from './read-document';
import { replaceFile } from './replace-file';
import { storageFailure, unlessMissing } from './storage-failure';
import type { Surroundings } from './surroundings';

const folderName = z.templateLiteral([trashKind, '-', documentId]);

/** Writes a small document that is made once and never changed, durably; throws system errors. */
export async function writeOnce<T>({ world, session }: LibraryCore, place: DocumentPlace<T>, body: T): Promise<void> {
  const head = { id: place.id, rev: 1, parentRev: 0, seq: session.nextSeq(), savedAt: world.now() };
  await world.fileSystem.makeFolder(dirname(place.path));
  await replaceFile(world, place.path, sealDocument(place.kind, head, body), async () => {});
  await world.fileSystem.syncFolder(dirname(dirname(place.path)));
}

/** Removes such a document durably; one that is not there is fine. Throws system errors. */
export async function removeOnce({ world }: LibraryCore, path: string): Promise<void> {
  await unlessMissing(world.fileSystem.removeFile(path));
  await world.fileSystem.syncFolder(dirname(path));
}

/** Writes `trashed.json` into a folder: what it is, its title, and when it was thrown away. */
export function writeNote(core: LibraryCore, note: TrashedDocument, folder: string): Promise<void> {
  return writeOnce(core, core.places.trashed(note.kind, note.id, folder), note);
}

/** Writes a briefing that is in no other place into a folder of its own in the trash, durably; throws system errors. */
export async function writeIntoTrash(core: LibraryCore, briefing: Briefing): Promise<void> {
  const { places, world } = core;
  const { id, header } = briefing;
  const folder = places.trashFolder('briefing', id);
  // The note comes first, as in every move: without the briefing it means nothing.
  await writeNote(core, { kind: 'briefing', id, title: header.title, trashedAt: world.now(), annotation: null }, folder);
  await writeOnce(core, { ...places.briefing(id), path: join(folder, 'briefing.json') }, briefing);
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

/** All things that have a folder in the trash, from names alone. Throws system errors. */
export async function trashedThings(core: LibraryCore): Promise<readonly TrashThing[]> {
  const names = (await unlessMissing(core.world.fileSystem.list(core.places.trash))) ?? [];
  return names.filter((name) => folderName.safeParse(name).success).map(thingOf);
}

/** The name of a thing's folder in the trash. */
export function nameOf({ kind, id }: TrashThing): string {
  return `${kind}-${id}`;
}

function thingOf(name: string): TrashThing {
  const [kind, id] = name.split('-', 2);
  return { kind: trashKind.parse(kind), id: documentId.parse(id) };
}

/** Those of the things that can be restored, last trashed first; what cannot be looked at just now is not listed just now. */
export async function readRows(core: LibraryCore, things: readonly TrashThing[]): Promise<readonly TrashRow[]> {
  const rows: TrashRow[] = [];
  for (const thing of things) {
    const row = await orElse(null, () => readRow(core, thing));
    if (row !== null) rows.push(row);
  }
  return rows.sort((a, b) => b.trashedAt.localeCompare(a.trashedAt) || b.id.localeCompare(a.id));
}

/** What the trash says of one thing; `null` when it is not there. Throws system errors. */
export async function readRow(core: LibraryCore, { kind, id }: TrashThing): Promise<TrashRow | null> {
  const { fileSystem } = core.world;
  const folder = core.places.trashFolder(kind, id);
  // A note alone is a move that never happened.
  const stamp = await unlessMissing(fileSystem.stamp(join(folder, contentOf[kind])));
  if (stamp === null) return null;
  const place = core.places.trashed(kind, id, folder);
  const note = await readDocument(fileSystem, place, place.path);
  // The thing itself is there and can come back; only its note is damaged.
  if (!note.ok) return { kind, id, title: '', trashedAt: new Date(stamp.modified).toISOString(), articleId: null };
  const { title, trashedAt, annotation } = note.value.envelope.body;
  return { kind, id, title, trashedAt, articleId: annotation?.articleId ?? null };
}

const contentOf = { article: 'article.json', briefing: 'briefing.json', annotation: 'trashed.json' } as const;

/** What the work answers, or `instead` when the disk refuses: for lists, which show what can be seen. */
export async function orElse<T>(instead: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (storageFailure(error) === null) throw error;
    return instead;
  }
}
