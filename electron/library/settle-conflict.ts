import type { BriefingId } from '../../shared/core/ids';
import { err, fail, ok, type Result } from '../../shared/core/result';
import type { ConflictChoice } from '../../shared/domain/conflict';
import type { BriefingStore } from './briefing-store';
import type { ConflictCopy } from './conflict-copies';
import { missingAs } from './document-store';
import { type HistoryAspect, isSameContent } from './history-subject';
import { justKept, keepCopy, keepPresent, removeCopy } from './keep-copy';
import type { LibraryCore } from './library-core';
import { type ConflictFailure, openCopy, openPresent, type Present } from './open-copy';
import type { StorageFailure } from './storage-failure';
import type { Trash } from './trash';

/** Where the words of a copy become a briefing of their own, in the list or in the trash. */
export type ConflictStores = { readonly briefings: Pick<BriefingStore, 'create'>; readonly trash: Pick<Trash, 'holds' | 'putBriefing'> };

/** What settling did: the version that holds the document's state before it, and the briefing that was made, in the list or in the trash; each `null` for none. */
export type Settled = { readonly undo: string | null; readonly briefing: BriefingId | null };

/** Does what a person chose for a copy; the file is removed last, when all that was in it is kept elsewhere. Throws system errors. */
export async function settleConflict<T>(
  core: LibraryCore,
  stores: ConflictStores,
  aspect: HistoryAspect<T>,
  copy: ConflictCopy,
  choice: ConflictChoice,
): Promise<Result<Settled, ConflictFailure>> {
  const opened = await openCopy(core, aspect, copy);
  if (!opened.ok) return opened;
  const { seq, savedAt, body } = opened.value;
  const present = await openPresent(core, stores.trash, aspect);
  if (!isPossible(aspect, present, choice)) return fail('conflict.not-possible');
  const refusal = await core.session.refusal();
  if (refusal !== null) return err(refusal);
  // First of all it is kept: whatever happens after this, its words are a version of the document. Of one that is gone
  // there are no versions, and the words go into the briefing that is made.
  if (!present.isGone) await keepCopy(core, aspect.place.snapshots, { path: copy.path, seq, savedAt });
  const briefing = await madeOf(stores, aspect, body, choice);
  if (!briefing.ok) return briefing;
  // A document that is in the trash, or gone, stays there.
  const undo = present.body === null ? ok(null) : await follow(core, aspect, present.body, body, choice);
  if (!undo.ok) return undo;
  await removeCopy(core, copy.path);
  return ok({ undo: undo.value, briefing: briefing.value });
}

/** Whether a choice makes sense: some need the document, some a kind of document. */
function isPossible<T>({ asNew, unite }: HistoryAspect<T>, { body, isGone }: Present<T>, { kind }: ConflictChoice): boolean {
  if (kind === 'both') return asNew !== null;
  if (kind === 'unite') return unite !== null && body !== null;
  if (kind === 'copy') return body !== null;
  return isGone === (kind === 'trash');
}

/** Makes a briefing of its own out of the copy, if that was chosen; answers its id. */
async function madeOf<T>(
  { briefings, trash }: ConflictStores,
  { asNew, titleOf }: HistoryAspect<T>,
  body: T,
  choice: ConflictChoice,
): Promise<Result<BriefingId | null, StorageFailure>> {
  if (asNew === null) return ok(null);
  if (choice.kind === 'trash') return trash.putBriefing(asNew(body, titleOf(body)));
  if (choice.kind !== 'both') return ok(null);
  const made = await briefings.create(asNew(body, choice.title));
  return made.ok ? ok(made.value.id) : made;
}

/**
 * Saves the document as it was chosen. Also when nothing of the copy is taken: so it is the newest of
 * its states, and no recovery ever prefers the copy. Answers the version that holds what was replaced.
 */
async function follow<T>(
  core: LibraryCore,
  aspect: HistoryAspect<T>,
  present: T,
  copy: T,
  choice: ConflictChoice,
): Promise<Result<string | null, ConflictFailure>> {
  const { place, topic } = aspect;
  const next = (current: T): T => chosen(core, aspect, current, copy, choice);
  const replaced = !isSameContent(aspect, present, next(present));
  const update = core.documents.update<T, never>(place, (current) => ok(next(current)), { keepEarlier: true });
  const updated = missingAs<T, never, 'conflict.not-possible'>(await update, 'conflict.not-possible');
  if (!updated.ok) return updated;
  core.changed({ topic, id: place.id, replaced });
  const undo = replaced ? await justKept(core, place.snapshots) : null;
  await keepPresent(core, place);
  return ok(undo);
}

function chosen<T>({ world }: LibraryCore, { back, unite }: HistoryAspect<T>, present: T, copy: T, choice: ConflictChoice): T {
  if (choice.kind === 'copy') return back(present, copy, world.now(), false);
  return choice.kind === 'unite' && unite !== null ? unite(present, copy, new Set(choice.fromCopy)) : present;
}
