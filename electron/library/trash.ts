import { type AnnotationId, type ArticleId, articleId, type BriefingId, briefingId } from '../../shared/core/ids';
import { err, type Failure, fail, ok, type Result } from '../../shared/core/result';
import { displayTitle } from '../../shared/domain/article';
import type { RecoveryFinding } from '../../shared/domain/library-status';
import type { TrashKind, TrashRow, TrashThing } from '../../shared/domain/rows';
import type { AnnotationFailure, AnnotationStore } from './annotation-store';
import type { ArticleReadFailure, ArticleStore } from './article-store';
import { type BriefingReadFailure, type BriefingStore, type NewBriefing, newBriefing } from './briefing-store';
import { forgetEmptied, takeOutOfEmptied } from './emptied';
import { createIntents } from './intents';
import { createKeyedSequence } from './keyed-sequence';
import type { LibraryCore } from './library-core';
import { purgeThing } from './purge';
import { failed, type StorageFailure, unlessMissing } from './storage-failure';
import { tidyTrashed } from './tidy-trashed';
import { type TrashContents, trashContents } from './trash-contents';
import { writeIntoTrash } from './trash-folder';
import { createTrashMoves } from './trash-moves';
import { type NotInTrash, type TrashSeveral, trashSeveral } from './trash-several';

/** What was thrown away, the way back, and the end of it. An action on several things is done wholly or not at all. */
export type Trash = Pick<TrashContents, 'list' | 'count' | 'emptied'> &
  TrashSeveral & {
    readonly article: (id: ArticleId) => Promise<Result<null, ArticleReadFailure>>;
    readonly annotation: (article: ArticleId, id: AnnotationId) => Promise<Result<null, AnnotationFailure>>;
    readonly briefing: (id: BriefingId) => Promise<Result<null, BriefingReadFailure>>;
    /** `article.not-found`: an annotation whose article is not in the library; restore that first. */
    readonly restore: (kind: TrashKind, id: string) => Promise<Result<null, StorageFailure | NotInTrash | Failure<'article.not-found'>>>;
    /** Whether a thing is in the trash, set aside or not, and not deleted for good. Throws system errors. */
    readonly holds: (thing: TrashThing) => Promise<boolean>;
    /** Puts words into the trash that are no document of the library: as a briefing of their own. */
    readonly putBriefing: (words: NewBriefing) => Promise<Result<BriefingId, StorageFailure>>;
    /** Ends an action that was interrupted; quick when there is none. */
    readonly settle: () => Promise<void>;
    /** Clears away what an interrupted move left of a thing; throws system errors. In its turn: a move that is under way looks the same. */
    readonly tidy: (kind: TrashKind, id: string) => Promise<void>;
  };

type Stores = { readonly articles: ArticleStore; readonly annotations: AnnotationStore; readonly briefings: BriefingStore };
type Told = { readonly found: (finding: RecoveryFinding) => void; readonly libraryName: () => string };

export function createTrash(core: LibraryCore, { articles, annotations, briefings }: Stores, { found, libraryName }: Told): Trash {
  const { world, places, session } = core;
  const inTurn = createKeyedSequence();
  const moves = createTrashMoves(core, annotations);
  const intents = createIntents(
    core,
    {
      forward: (action, thing) =>
        ({ trash: () => moves.toTrash(thing), restore: () => moves.fromTrash(thing), purge: () => purgeThing(core, thing) })[action](),
      back: (action, thing) => ({ trash: () => moves.backFromTrash(thing), restore: () => moves.toTrash(thing) })[action](),
      finish: async ({ emptied }) => {
        if (emptied !== null) await forgetEmptied(core, emptied);
      },
    },
    found,
  );
  const contents = trashContents(core, intents.purged);

  /** One action at a time, after whatever an earlier one left is ended. */
  function act<R>(work: () => Promise<R>): Promise<R | Result<never, StorageFailure>> {
    return inTurn('trash', async () => {
      try {
        const refusal = await session.refusal();
        if (refusal !== null) return err(refusal);
        const settled = await intents.settle();
        return settled.ok ? await work() : settled;
      } catch (error) {
        return failed(error);
      } finally {
        core.changed({ topic: 'trash', id: '' });
      }
    });
  }

  /** What the trash is to say of a document that goes there now; `null` when there is no such document. */
  async function rowFor({ kind, id }: TrashThing): Promise<TrashRow | null> {
    const title = kind === 'article' ? await articleTitle(articleId.parse(id)) : await briefingTitle(briefingId.parse(id));
    // Reading what is damaged sets it aside; of an article other files are left, which go under its id.
    const path = kind === 'article' ? places.articleFolder(id) : places.briefing(id).path;
    if (title === null && (await unlessMissing(world.fileSystem.stamp(path))) === null) return null;
    return { kind, id, title: title ?? id, trashedAt: world.now(), articleId: null };
  }

  async function articleTitle(id: ArticleId): Promise<string | null> {
    const article = await articles.read(id);
    return article.ok ? displayTitle(article.value) : null;
  }

  async function briefingTitle(id: BriefingId): Promise<string | null> {
    const briefing = await briefings.read(id);
    return briefing.ok ? briefing.value.header.title : null;
  }

  /** One thing goes the way of several: told as failed, it is where it was. */
  async function throwAway(row: TrashRow): Promise<Result<null, StorageFailure>> {
    await takeOutOfEmptied(core, [row]);
    const done = await intents.carryOut({ action: 'trash', things: [row], emptied: null });
    return done.ok ? ok(null) : done;
  }

  async function isHomeless(row: TrashRow, rows: readonly TrashRow[]): Promise<boolean> {
    if (row.articleId === null || rows.some(({ kind, id }) => kind === 'article' && id === row.articleId)) return false;
    return (await articles.stamp(row.articleId)) === null;
  }

  const bulk = trashSeveral(core, {
    intents,
    contents,
    rowFor,
    isHomeless,
    counts: async () => ({ article: (await articles.ids()).length, annotation: 0, briefing: (await briefings.ids()).length }),
    libraryName,
  });

  return {
    list: contents.list,
    count: contents.count,
    emptied: contents.emptied,

    article: (id) =>
      act(async () => {
        const row = await rowFor({ kind: 'article', id });
        return row === null ? fail('article.not-found') : throwAway(row);
      }),
    briefing: (id) =>
      act(async () => {
        const row = await rowFor({ kind: 'briefing', id });
        return row === null ? fail('briefing.not-found') : throwAway(row);
      }),
    annotation: (article, id) =>
      act(async (): Promise<Result<null, AnnotationFailure>> => {
        const set = await annotations.read(article);
        if (!set.ok) return set;
        const annotation = set.value.annotations.find((candidate) => candidate.id === id);
        if (annotation === undefined) return fail('annotation.not-found');
        const title = annotation.target.quote.exact.slice(0, 200);
        return throwAway({ kind: 'annotation', id, title, trashedAt: world.now(), articleId: article });
      }),
    restore: (kind, id) =>
      act(async () => {
        const done = await bulk.restoreSeveral([{ kind, id }]);
        return done.ok ? ok(null) : done;
      }),

    holds: async (thing) => (await contents.present([thing])).length > 0,
    putBriefing: (words) =>
      act(async () => {
        const briefing = newBriefing(world, words);
        await writeIntoTrash(core, briefing);
        return ok(briefing.id);
      }),

    several: (things, typed) => act(() => bulk.several(things, typed)),
    restoreSeveral: (things) => act(() => bulk.restoreSeveral(things)),
    purge: (things, typed) => act(() => bulk.purge(things, typed)),
    bringBack: (id) => act(() => bulk.bringBack(id)),
    purgeEmptied: (id, typed) => act(() => bulk.purgeEmptied(id, typed)),

    settle: () =>
      inTurn('trash', async () => {
        if (session.mayWrite()) await intents.settle();
      }),
    tidy: (kind, id) => inTurn('trash', () => tidyTrashed(core, annotations, kind, id)),
  };
}
