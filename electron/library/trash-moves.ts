import { join } from 'node:path';
import type { Result } from '../../shared/core/result';
import type { TrashRow } from '../../shared/domain/rows';
import type { AnnotationFailure, AnnotationStore } from './annotation-store';
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
};

export function createTrashMoves(core: LibraryCore, annotations: AnnotationStore): TrashMoves {
  const { world, places, documents } = core;

  const isThere = async (path: string): Promise<boolean> => (await unlessMissing(world.fileSystem.stamp(path))) !== null;

  async function requireFree(path: string, id: string): Promise<void> {
    if (await isThere(path)) throw new StorageError({ code: 'storage.conflict', params: { file: id } });
  }

  /** Where a thing of files lies, in the library and in the trash, and which documents it holds. */
  function pathsOf({ kind, id }: TrashRow): {
    readonly live: string;
    readonly trashed: string;
    readonly documents: readonly { path: string }[];
  } {
    const folder = places.trashFolder(kind, id);
    return kind === 'article'
      ? { live: places.articleFolder(id), trashed: folder, documents: [places.article(id), places.annotations(id)] }
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
    if (!(await isThere(live))) return;
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
    if (!(await isThere(trashed))) return throwAwayFolder(world, folder);
    await move(thing, async () => {
      await requireFree(live, thing.id);
      await moveDurably(world, trashed, live);
      if (thing.kind === 'briefing') await throwAwayFolder(world, folder);
      else await unlessMissing(world.fileSystem.removeFile(join(live, 'trashed.json')));
    });
  }

  async function annotationToTrash(thing: TrashRow): Promise<void> {
    const article = thing.articleId;
    // Only a damaged note does not name the article, and what it told of never left the trash.
    if (article === null) return;
    const annotation = valueUnlessGone(await annotations.read(article))?.annotations.find(({ id }) => id === thing.id);
    if (annotation === undefined) return;
    const { kind, id, title, trashedAt } = thing;
    const note = { kind, id, title, trashedAt, annotation: { articleId: article, annotation } };
    await documents.alone([noteOf(thing)], () => writeNote(core, note, places.trashFolder(kind, id)));
    valueUnlessGone(await annotations.take(article, annotation.id));
  }

  async function annotationFromTrash(thing: TrashRow): Promise<void> {
    const folder = places.trashFolder('annotation', thing.id);
    const note = await documents.read(noteOf(thing));
    if (!note.ok) {
      if (note.error.code === 'missing') return throwAwayFolder(world, folder);
      throw new StorageError(note.error);
    }
    const kept = note.value.annotation;
    if (kept === null) throw new StorageError({ code: 'storage.damaged', params: { file: 'trashed.json' } });
    if (valueUnlessGone(await annotations.putBack(kept.annotation)) === null) {
      throw new StorageError({ code: 'storage.conflict', params: { file: thing.id } });
    }
    await documents.alone([noteOf(thing)], async () => {
      await world.fileSystem.removeFolder(folder);
      await world.fileSystem.syncFolder(places.trash);
    });
  }

  function noteOf({ kind, id }: TrashRow): DocumentPlace<TrashedDocument> {
    return places.trashed(kind, id, places.trashFolder(kind, id));
  }

  return {
    toTrash: (thing) => (thing.kind === 'annotation' ? annotationToTrash(thing) : filesToTrash(thing)),
    fromTrash: (thing) => (thing.kind === 'annotation' ? annotationFromTrash(thing) : filesFromTrash(thing)),
  };
}

/** The value; `null` when the thing or its article is not there. Any other failure is thrown. */
function valueUnlessGone<T>(result: Result<T, AnnotationFailure>): T | null {
  if (result.ok) return result.value;
  if (result.error.code === 'article.not-found' || result.error.code === 'annotation.not-found') return null;
  throw new StorageError(result.error);
}
