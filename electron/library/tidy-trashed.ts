import { join } from 'node:path';
import type { AnnotationStore } from './annotation-store';
import { sha256 } from './envelope';
import type { LibraryCore } from './library-core';
import { unlessMissing } from './storage-failure';
import { targetOfTemp } from './temp-file';
import { throwAwayFolder } from './trash-folder';

/**
 * Throws away what an interrupted move left of a thing in the trash. A move writes a note first: a note without the
 * thing is a move that never happened; an annotation that is in the trash and still in its article was not trashed
 * either, nor was a briefing of which the same bytes lie in its place: some disks (exFAT) show a half of a rename from
 * one folder to another after a power cut. Nobody may move that thing meanwhile. Throws system errors.
 */
export async function tidyTrashed(
  { world, places, documents }: LibraryCore,
  annotations: AnnotationStore,
  kind: 'annotation' | 'briefing',
  id: string,
): Promise<void> {
  const folder = places.trashFolder(kind, id);
  const names = await world.fileSystem.list(folder);
  const thing = kind === 'annotation' ? 'trashed.json' : 'briefing.json';
  const nothingElse = names.every((entry) => entry === 'trashed.json' || targetOfTemp(entry) === 'trashed');
  if (!names.includes(thing) && nothingElse) return throwAwayFolder(world, folder);
  if (kind === 'briefing') {
    const inPlace = await unlessMissing(world.fileSystem.readFile(places.briefing(id).path));
    if (inPlace === null || !names.includes(thing)) return;
    const inTrash = await world.fileSystem.readFile(join(folder, thing));
    return sha256(inPlace) === sha256(inTrash) ? throwAwayFolder(world, folder) : undefined;
  }
  const note = await documents.read(places.trashed('annotation', id, folder));
  if (!note.ok || note.value.annotation === null) return;
  const set = await annotations.read(note.value.annotation.articleId);
  if (set.ok && set.value.annotations.some((annotation) => annotation.id === id)) await throwAwayFolder(world, folder);
}
