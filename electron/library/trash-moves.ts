import { join } from 'node:path';
import type { Failure, Result } from '../../shared/core/result';
import type { Annotation } from '../../shared/domain/annotation';
import type { TrashRow } from '../../shared/domain/rows';
import type { AnnotationFailure, AnnotationStore } from './annotation-store';
import { canonicalJson } from './canonical-json';
import type { DocumentPlace } from './document-place';
import type { LibraryCore } from './library-core';
import type { TrashedDocument } from './library-places';
import { StorageError, unlessMissing } from './storage-failure';
import { moveDurably, throwAwayFolder, writeNote } from './trash-folder';

/**
 * Moves one thing into the trash, and out of it again. An article goes with its annotations and its
 * original by one rename of its folder, a briefing by one rename of its file; an annotation is written
 * into the trash before it leaves its article. So whatever happens in between, a thing is in at least
 * one of the two places. Both can be done again, and then do nothing; both throw a `StorageError` or a
 * system error.
 */
export type TrashMoves = {
  readonly toTrash: (thing: TrashRow) => Promise<void>;
  /** A `storage.conflict` when the place is taken. */
  readonly fromTrash: (thing: TrashRow) => Promise<void>;
  /** Takes a `toTrash` back that failed on its way; what was in the trash before it stays there. */
  readonly backFromTrash: (thing: TrashRow) => Promise<void>;
};

export function createTrashMoves(core: LibraryCore, annotations: AnnotationStore): TrashMoves {
  const { world, places, documents } = core;

  const isThere = async (path: string): Promise<boolean> => (await unlessMissing(world.fileSystem.stamp(path))) !== null;

  async function requireFree(path: string, id: string): Promise<void> {
    if (await isThere(path)) throw conflict(id);
  }

  function conflict(id: string): StorageError {
    return new StorageError({ code: 'storage.conflict', params: { file: id } });
  }

  /** Whether there is something to move; not when it is where it goes already. Nowhere: somebody else took it away. */
  async function isToMove(from: string, to: string, id: string): Promise<boolean> {
    if (await isThere(from)) return true;
    if (await isThere(to)) return false;
    throw conflict(id);
  }

  /** Where a thing of files lies, in the library and in the trash, and which documents it holds. */
  function pathsOf({ kind, id }: TrashRow): {
    readonly live: string;
    readonly trashed: string;
    readonly documents: readonly { path: string }[];
  } {
    const folder = places.trashFolder(kind, id);
    return kind === 'article'
      ? { live: places.articleFolder(id), trashed: folder, documents: places.ofArticle(id) }
      : { live: places.briefing(id).path, trashed: join(folder, 'briefing.json'), documents: [places.briefing(id)] };
  }

  /** Moves files with nobody else at them, and says that their place is another now. */
  async function move(thing: TrashRow, work: () => Promise<void>): Promise<void> {
    try {
      await documents.alone(pathsOf(thing).documents, work);
    } finally {
      // Also after a failure: a rename that was not yet synced has moved it all the same.
      core.changed({ topic: thing.kind === 'article' ? 'articles' : 'briefings', id: thing.id });
    }
  }

  async function filesToTrash(thing: TrashRow): Promise<void> {
    const { live, trashed } = pathsOf(thing);
    if (!(await isToMove(live, trashed, thing.id))) return;
    await requireFree(trashed, thing.id);
    await move(thing, async () => {
      const { kind, id, title, trashedAt } = thing;
      // The note comes first; without the rename it means nothing.
      await writeNote(core, { kind, id, title, trashedAt, annotation: null }, kind === 'article' ? live : places.trashFolder(kind, id));
      await moveDurably(world, live, trashed);
    });
  }

  async function filesFromTrash(thing: TrashRow): Promise<void> {
    const { live, trashed } = pathsOf(thing);
    const folder = places.trashFolder(thing.kind, thing.id);
    if (!(await isToMove(trashed, live, thing.id))) return throwAwayFolder(world, folder);
    await move(thing, async () => {
      await requireFree(live, thing.id);
      await moveDurably(world, trashed, live);
      if (thing.kind === 'briefing') await throwAwayFolder(world, folder);
      else await unlessMissing(world.fileSystem.removeFile(join(live, 'trashed.json')));
    });
  }

  /** The annotation where it was made; `null` when it, or its article, is not there. */
  async function inArticle({ id, articleId }: TrashRow): Promise<Annotation | null> {
    // Only a damaged note does not name the article.
    if (articleId === null) return null;
    const set = await annotations.read(articleId);
    if (set.ok) return set.value.annotations.find((annotation) => annotation.id === id) ?? null;
    if (set.error.code === 'article.not-found') return null;
    throw new StorageError(set.error);
  }

  async function annotationToTrash(thing: TrashRow): Promise<void> {
    const annotation = await inArticle(thing);
    if (annotation === null) {
      if (await isThere(noteOf(thing).path)) return;
      throw conflict(thing.id);
    }
    const { kind, id, title, trashedAt } = thing;
    const note: TrashedDocument = { kind, id, title, trashedAt, annotation: { articleId: annotation.articleId, annotation } };
    await keepOtherNote(thing, note);
    await documents.alone([noteOf(thing)], () => writeNote(core, note, places.trashFolder(kind, id)));
    await required(id, annotations.take(annotation.articleId, annotation.id));
  }

  /** The annotation may be in the trash already with other words, and back in its article by way of its versions. */
  async function keepOtherNote(thing: TrashRow, note: TrashedDocument): Promise<void> {
    const place = noteOf(thing);
    if (!(await isThere(place.path))) return;
    const read = await documents.read(place);
    // What is damaged was set aside by the reading; what still lies there is not written over unread.
    if (!read.ok && !(await isThere(place.path))) return;
    const there = await required(thing.id, Promise.resolve(read));
    if (canonicalJson(there.annotation) !== canonicalJson(note.annotation)) await required(thing.id, documents.keep(place));
  }

  async function annotationFromTrash(thing: TrashRow, isBack: boolean): Promise<void> {
    const folder = places.trashFolder('annotation', thing.id);
    // Looked for first: a note that could not be written would be taken for one that was lost.
    if (!(await isThere(noteOf(thing).path))) {
      if ((await inArticle(thing)) === null) throw conflict(thing.id);
      return throwAwayFolder(world, folder);
    }
    const note = await required(thing.id, documents.read(noteOf(thing)));
    // A move that did not come as far as its note has moved nothing: what is in the trash was there before.
    if (isBack && note.trashedAt !== thing.trashedAt) return;
    if (note.annotation === null) throw new StorageError({ code: 'storage.damaged', params: { file: 'trashed.json' } });
    // One that never left is not written again: the disk may be refusing just that.
    const { articleId, annotation } = note.annotation;
    const inPlace = await inArticle({ ...thing, articleId });
    if (inPlace === null || !saysTheSame(inPlace, annotation)) await required(thing.id, annotations.putBack(annotation));
    await documents.alone([noteOf(thing)], async () => {
      await world.fileSystem.removeFolder(folder);
      await world.fileSystem.syncFolder(places.trash);
    });
  }

  /** The value; what is gone was taken by somebody else. */
  async function required<T>(id: string, step: Promise<Result<T, AnnotationFailure | Failure<'missing'>>>): Promise<T> {
    const result = await step;
    if (result.ok) return result.value;
    const { error } = result;
    throw error.code === 'missing' || error.code === 'article.not-found' || error.code === 'annotation.not-found'
      ? conflict(id)
      : new StorageError(error);
  }

  function noteOf({ kind, id }: TrashRow): DocumentPlace<TrashedDocument> {
    return places.trashed(kind, id, places.trashFolder(kind, id));
  }

  return {
    toTrash: (thing) => (thing.kind === 'annotation' ? annotationToTrash(thing) : filesToTrash(thing)),
    fromTrash: (thing) => (thing.kind === 'annotation' ? annotationFromTrash(thing, false) : filesFromTrash(thing)),
    backFromTrash: (thing) => (thing.kind === 'annotation' ? annotationFromTrash(thing, true) : filesFromTrash(thing)),
  };
}

function saysTheSame(one: Annotation, other: Annotation): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
