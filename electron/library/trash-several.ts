import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import { confirmsMassLoss, countKinds, isMassLoss, type KindCounts } from '../../shared/domain/mass-loss';
import type { TrashRow, TrashThing } from '../../shared/domain/rows';
import { readEmptied, setEmptied, takeOutOfEmptied, unsetEmptied } from './emptied';
import type { Intents } from './intents';
import type { LibraryCore } from './library-core';
import { StorageError, type StorageFailure } from './storage-failure';
import type { TrashContents } from './trash-contents';
import { readRow } from './trash-folder';

export type NotInTrash = Failure<'trash.not-found'>;
/** `trash.unconfirmed`: so much at one go that a person must confirm it by typing. */
type Unconfirmed = Failure<'trash.unconfirmed'>;
/** `trash.unfinished`: done, but the disk still holds some of it. */
type Unfinished = Failure<'trash.unfinished'>;

/** How many things an action concerned. */
export type Count = { readonly count: number };

/** Actions on several things: each is done wholly or not at all. */
export type TrashSeveral = {
  /** Throws away all that are there; of much at one go a snapshot is kept first, and `typed` must confirm it. */
  readonly several: (
    things: readonly TrashThing[],
    typed: string,
  ) => Promise<Result<Count, StorageFailure | Failure<'article.not-found' | 'briefing.not-found'> | Unconfirmed>>;
  /** `article.not-found`: an annotation whose article is neither in the library nor among the things. */
  readonly restoreSeveral: (
    things: readonly TrashThing[],
  ) => Promise<Result<Count, StorageFailure | NotInTrash | Failure<'article.not-found'>>>;
  /** Deletes for good. Much at one go must be confirmed by `typed`, and is only set aside: `emptied` names it then. */
  readonly purge: (
    things: readonly TrashThing[],
    typed: string,
  ) => Promise<Result<Count & { readonly emptied: string | null }, StorageFailure | NotInTrash | Unconfirmed | Unfinished>>;
  /** Puts what was set aside into the trash again. */
  readonly bringBack: (id: string) => Promise<Result<Count, StorageFailure | NotInTrash>>;
  /** Deletes for good what was set aside; `typed` must always confirm it. */
  readonly purgeEmptied: (id: string, typed: string) => Promise<Result<Count, StorageFailure | NotInTrash | Unconfirmed | Unfinished>>;
};

type Parts = {
  readonly intents: Intents;
  readonly contents: TrashContents;
  /** What the trash is to say of a document that goes there now; `null` when there is no such document. */
  readonly rowFor: (thing: TrashThing) => Promise<TrashRow | null>;
  /** Whether an annotation could not be put back, because its article is neither in the library nor among `rows`. */
  readonly isHomeless: (row: TrashRow, rows: readonly TrashRow[]) => Promise<boolean>;
  /** How many documents the library has. */
  readonly counts: () => Promise<KindCounts>;
  readonly libraryName: () => string;
};

/** The actions; each must be called with nobody else at the trash, and throws system errors. */
export function trashSeveral(core: LibraryCore, { intents, contents, rowFor, isHomeless, counts, libraryName }: Parts): TrashSeveral {
  const { world, places, documents } = core;

  /** The states that go are kept under another name, whatever becomes of the trash. */
  async function keepStates(rows: readonly TrashRow[]): Promise<void> {
    for (const { kind, id } of rows) {
      for (const place of kind === 'article' ? places.ofArticle(id) : [places.briefing(id)]) {
        const kept = await documents.keep<unknown>(place);
        // Of a damaged one there is no state to keep.
        if (!kept.ok && kept.error.code !== 'missing' && kept.error.code !== 'storage.damaged') throw new StorageError(kept.error);
      }
    }
  }

  const confirmed = (typed: string, count: number): boolean => confirmsMassLoss(typed, count, libraryName());
  const unconfirmed = (count: number): Result<never, Unconfirmed> => fail('trash.unconfirmed', { count: String(count) });

  async function purgeAll(things: readonly TrashThing[], emptied: string | null): Promise<Result<Count, StorageFailure | Unfinished>> {
    const rows = things.map((thing): TrashRow => ({ ...thing, title: '', trashedAt: world.now(), articleId: null }));
    const done = await intents.carryOut({ action: 'purge', things: rows, emptied });
    if (!done.ok) return done;
    return done.value === 'done' ? ok({ count: rows.length }) : fail('trash.unfinished');
  }

  return {
    async several(things, typed) {
      const rows: TrashRow[] = [];
      for (const thing of things) {
        const row = await rowFor(thing);
        if (row !== null) rows.push(row);
      }
      if (rows.length === 0) return fail(things.every(({ kind }) => kind === 'briefing') ? 'briefing.not-found' : 'article.not-found');
      if (isMassLoss(countKinds(rows), await counts())) {
        if (!confirmed(typed, rows.length)) return unconfirmed(rows.length);
        await keepStates(rows);
      }
      await takeOutOfEmptied(core, rows);
      const done = await intents.carryOut({ action: 'trash', things: rows, emptied: null });
      return done.ok ? ok({ count: rows.length }) : done;
    },

    async restoreSeveral(things) {
      const rows: TrashRow[] = [];
      for (const thing of await contents.present(things)) {
        const row = await readRow(core, thing);
        if (row !== null) rows.push(row);
      }
      if (rows.length === 0) return fail('trash.not-found');
      for (const row of rows) if (await isHomeless(row, rows)) return fail('article.not-found');
      // An article comes before its annotations.
      const inOrder = (['article', 'briefing', 'annotation'] as const).flatMap((kind) => rows.filter((row) => row.kind === kind));
      const done = await intents.carryOut({ action: 'restore', things: inOrder, emptied: null });
      return done.ok ? ok({ count: rows.length }) : done;
    },

    async purge(things, typed) {
      const there = await contents.present(things);
      if (there.length === 0) return fail('trash.not-found');
      if (!isMassLoss(countKinds(there), countKinds(await contents.shown()))) {
        const done = await purgeAll(there, null);
        return done.ok ? ok({ ...done.value, emptied: null }) : done;
      }
      if (!confirmed(typed, there.length)) return unconfirmed(there.length);
      return ok({ count: there.length, emptied: await setEmptied(core, there) });
    },

    async bringBack(id) {
      const emptied = (await readEmptied(core)).find((candidate) => candidate.id === id);
      if (emptied === undefined) return fail('trash.not-found');
      // Counted before: nothing may fail after it is done.
      const count = (await contents.present(emptied.things)).length;
      await unsetEmptied(core, emptied);
      return ok({ count });
    },

    async purgeEmptied(id, typed) {
      const emptied = (await readEmptied(core)).find((candidate) => candidate.id === id);
      const there = emptied === undefined ? [] : await contents.present(emptied.things);
      if (there.length === 0) return fail('trash.not-found');
      return confirmed(typed, there.length) ? purgeAll(there, id) : unconfirmed(there.length);
    },
  };
}
