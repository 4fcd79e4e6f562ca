import { join } from 'node:path';
import type { TrashKind } from '../../shared/domain/rows';
import type { AnnotationStore } from './annotation-store';
import { canonicalJson } from './canonical-json';
import { sha256 } from './envelope';
import type { LibraryCore } from './library-core';
import { unlessMissing } from './storage-failure';
import { targetOfTemp } from './temp-file';
import { throwAwayFolder } from './trash-folder';

/**
 * Throws away what an interrupted move left of a thing in the trash. A move writes a note first: a note without the
 * thing is a move that never happened; an annotation that is in the trash and still in its article, word for word, was not
 * trashed either, nor was a briefing of which the same bytes lie in its place: some disks (exFAT) show a half of a rename from
 * one folder to another after a power cut. Nobody may move that thing meanwhile. Throws system errors.
 */
export async function tidyTrashed(core: LibraryCore, annotations: AnnotationStore, kind: TrashKind, id: string): Promise<void> {
  const { world, places } = core;
  const folder = places.trashFolder(kind, id);
  const names = await world.fileSystem.list(folder);
  const files = names.filter((name) => targetOfTemp(name) === null);
  const thing = kind === 'annotation' ? 'trashed.json' : `${kind}.json`;
  if (!files.includes(thing) && files.every((name) => name === 'trashed.json')) return throwAwayFolder(world, folder);
  for (const name of names) if (targetOfTemp(name) !== null) await world.fileSystem.removeFile(join(folder, name));
  const isTwice = { article: async () => false, briefing: isInItsPlace, annotation: isInItsArticle }[kind];
  if (files.includes(thing) && (await isTwice(core, id, annotations))) await throwAwayFolder(world, folder);
}

async function isInItsPlace({ world, places }: LibraryCore, id: string): Promise<boolean> {
  const inPlace = await unlessMissing(world.fileSystem.readFile(places.briefing(id).path));
  if (inPlace === null) return false;
  const inTrash = await world.fileSystem.readFile(join(places.trashFolder('briefing', id), 'briefing.json'));
  return sha256(inPlace) === sha256(inTrash);
}

async function isInItsArticle({ places, documents }: LibraryCore, id: string, annotations: AnnotationStore): Promise<boolean> {
  const note = await documents.read(places.trashed('annotation', id, places.trashFolder('annotation', id)));
  if (!note.ok || note.value.annotation === null) return false;
  const set = await annotations.read(note.value.annotation.articleId);
  const inPlace = set.ok ? set.value.annotations.find((annotation) => annotation.id === id) : undefined;
  // One that says something else came back by way of the versions: the words in the trash are in no other place.
  return inPlace !== undefined && canonicalJson(inPlace) === canonicalJson(note.value.annotation.annotation);
}
