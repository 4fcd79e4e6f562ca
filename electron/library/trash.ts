import { join } from 'node:path';
import type { AnnotationId, ArticleId, BriefingId } from '../../shared/core/ids';
import { err, type Failure, fail, ok, type Result } from '../../shared/core/result';
import { displayTitle } from '../../shared/domain/article';
import type { TrashRow } from '../../shared/domain/rows';
import type { AnnotationFailure, AnnotationStore } from './annotation-store';
import type { ArticleReadFailure, ArticleStore } from './article-store';
import type { BriefingReadFailure, BriefingStore } from './briefing-store';
import { createKeyedSequence } from './keyed-sequence';
import type { LibraryCore } from './library-core';
import { failed, StorageError, type StorageFailure, unlessMissing } from './storage-failure';
import { tidyTrashed } from './tidy-trashed';
import { moveDurably, readTrash, throwAwayFolder, trashFolders, writeNote } from './trash-folder';

export type TrashFailure = StorageFailure | Failure<'trash.not-found'> | Failure<'article.not-found'>;

/**
 * What was thrown away, and the way back. An article goes with its annotations and its original by
 * one rename of its folder, a briefing by one rename of its file; an annotation is written into the
 * trash before it leaves its article. So whatever happens in between, a thing is in at least one of
 * the two places.
 */
export type Trash = {
  /** Last trashed first. Nothing when the trash cannot be read. */
  readonly list: () => Promise<readonly TrashRow[]>;
  /** How many things `list` would show, from names alone: asked after every change. */
  readonly count: () => Promise<number>;
  readonly article: (id: ArticleId) => Promise<Result<null, ArticleReadFailure>>;
  readonly annotation: (article: ArticleId, id: AnnotationId) => Promise<Result<null, AnnotationFailure>>;
  readonly briefing: (id: BriefingId) => Promise<Result<null, BriefingReadFailure>>;
  /** `article.not-found`: an annotation whose article is not in the library; restore that first. */
  readonly restore: (kind: TrashRow['kind'], id: string) => Promise<Result<null, TrashFailure>>;
  /** Clears away what an interrupted move left of a thing; throws system errors. In its turn: a move that is under way looks the same. */
  readonly tidy: (kind: 'annotation' | 'briefing', id: string) => Promise<void>;
};

type Stores = { readonly articles: ArticleStore; readonly annotations: AnnotationStore; readonly briefings: BriefingStore };

export function createTrash(core: LibraryCore, { articles, annotations, briefings }: Stores): Trash {
  const { world, places, documents, session } = core;
  const inTurn = createKeyedSequence();

  /** Moves files with nobody else at them, and says so when it is durable. */
  async function move(topic: 'articles' | 'briefings', id: string, work: () => Promise<void>): Promise<Result<null, StorageFailure>> {
    const taken = topic === 'articles' ? [places.article(id), places.annotations(id)] : [places.briefing(id)];
    const refusal = await session.refusal();
    if (refusal !== null) return err(refusal);
    try {
      await documents.alone(taken, work);
      return ok(null);
    } catch (error) {
      return failed(error);
    } finally {
      // Also after a failure: a rename that was not yet synced has moved it all the same.
      core.changed({ topic, id });
      core.changed({ topic: 'trash', id: '' });
    }
  }

  async function restoreFile(kind: 'article' | 'briefing', id: string): Promise<Result<null, TrashFailure>> {
    const folder = places.trashFolder(kind, id);
    const [from, to] = kind === 'article' ? [folder, places.articleFolder(id)] : [join(folder, 'briefing.json'), places.briefing(id).path];
    if ((await unlessMissing(world.fileSystem.stamp(from))) === null) return fail('trash.not-found');
    return move(kind === 'article' ? 'articles' : 'briefings', id, async () => {
      if ((await unlessMissing(world.fileSystem.stamp(to))) !== null)
        throw new StorageError({ code: 'storage.conflict', params: { file: id } });
      await moveDurably(world, from, to);
      if (kind === 'briefing') await throwAwayFolder(world, folder);
      else await unlessMissing(world.fileSystem.removeFile(join(to, 'trashed.json')));
    });
  }

  async function restoreAnnotation(id: string): Promise<Result<null, TrashFailure>> {
    const folder = places.trashFolder('annotation', id);
    const note = await documents.read(places.trashed('annotation', id, folder));
    if (!note.ok) return note.error.code === 'missing' ? fail('trash.not-found') : err(note.error);
    if (note.value.annotation === null) return fail('trash.not-found');
    const back = await annotations.putBack(note.value.annotation.annotation);
    if (!back.ok) return back;
    await documents.alone([places.trashed('annotation', id, folder)], () => throwAwayFolder(world, folder));
    core.changed({ topic: 'trash', id: '' });
    return ok(null);
  }

  return {
    list: () => readTrash(core),
    count: async () => (await trashFolders(core)).length,

    article: (id) =>
      inTurn(id, async () => {
        const article = await articles.read(id);
        if (!article.ok && article.error.code === 'article.not-found') return article;
        return move('articles', id, async () => {
          // The note goes into the folder first; without the rename it means nothing.
          const title = article.ok ? displayTitle(article.value) : id;
          await writeNote(core, { kind: 'article', id, title, annotation: null }, places.articleFolder(id));
          await world.fileSystem.makeFolder(places.trash);
          await moveDurably(world, places.articleFolder(id), places.trashFolder('article', id));
        });
      }),

    briefing: (id) =>
      inTurn(id, async () => {
        const briefing = await briefings.read(id);
        if (!briefing.ok && briefing.error.code === 'briefing.not-found') return briefing;
        return move('briefings', id, async () => {
          const folder = places.trashFolder('briefing', id);
          await writeNote(core, { kind: 'briefing', id, title: briefing.ok ? briefing.value.header.title : id, annotation: null }, folder);
          await moveDurably(world, places.briefing(id).path, join(folder, 'briefing.json'));
        });
      }),

    annotation: (article, id) =>
      inTurn(id, async (): Promise<Result<null, AnnotationFailure>> => {
        const set = await annotations.read(article);
        if (!set.ok) return set;
        const annotation = set.value.annotations.find((candidate) => candidate.id === id);
        if (annotation === undefined) return fail('annotation.not-found');
        const folder = places.trashFolder('annotation', id);
        try {
          const refusal = await session.refusal();
          if (refusal !== null) return err(refusal);
          const title = annotation.target.quote.exact.slice(0, 200);
          await writeNote(core, { kind: 'annotation', id, title, annotation: { articleId: article, annotation } }, folder);
        } catch (error) {
          await throwAwayFolder(world, folder);
          return failed(error);
        }
        const taken = await annotations.take(article, id);
        if (!taken.ok) {
          // The save may have failed after the set took its new place: only a look at the disk tells.
          const now = await annotations.read(article);
          if (now.ok && now.value.annotations.some((candidate) => candidate.id === id)) await throwAwayFolder(world, folder);
          return taken;
        }
        core.changed({ topic: 'trash', id: '' });
        return ok(null);
      }),

    restore: (kind, id) =>
      inTurn(id, async () => {
        try {
          return kind === 'annotation' ? await restoreAnnotation(id) : await restoreFile(kind, id);
        } catch (error) {
          return failed(error);
        }
      }),

    tidy: (kind, id) => inTurn(id, () => tidyTrashed(core, annotations, kind, id)),
  };
}
