import { err, type Failure, fail, ok, type Result } from '../../shared/core/result';
import type { ConflictCopy } from './conflict-copies';
import type { Envelope } from './envelope';
import type { HistoryAspect } from './history-subject';
import type { LibraryCore } from './library-core';
import { readDocument } from './read-document';
import type { StorageFailure } from './storage-failure';
import type { Trash } from './trash';

/**
 * `conflict.gone`: the copy is not there any more. `conflict.unreadable`: it cannot be believed, and
 * was left as it is. `conflict.not-possible`: the choice is not for this kind of
 * document, or needs the document, which is not there.
 */
export type ConflictFailure = StorageFailure | Failure<'conflict.gone' | 'conflict.unreadable' | 'conflict.not-possible'>;

/** Reads a copy as the state of its document that it claims to be. */
export async function openCopy<T>(
  { world }: LibraryCore,
  { place }: HistoryAspect<T>,
  { path }: ConflictCopy,
): Promise<Result<Envelope<T>, ConflictFailure>> {
  const read = await readDocument(world.fileSystem, place, path);
  if (read.ok) return ok(read.value.envelope);
  const { error } = read;
  if (error.problem === 'missing') return fail('conflict.gone');
  if (error.problem === 'unreadable') return err(error.failure);
  return error.problem === 'newer-format' ? fail('storage.newer-format') : fail('conflict.unreadable');
}

/**
 * The document beside which a copy lies: `body` is `null` when it is not there or cannot be read, and it `isGone` when
 * nothing says that it is to be there: it was deleted for good, or never arrived. Then nothing may be kept under its
 * id, for the next look through the library would bring it back.
 */
export type Present<T> = { readonly body: T | null; readonly isGone: boolean };

/** Throws system errors. */
export async function openPresent<T>(
  { documents }: LibraryCore,
  bin: Pick<Trash, 'holds'>,
  { place, asNew }: HistoryAspect<T>,
): Promise<Present<T>> {
  const read = await documents.read(place);
  if (read.ok) return { body: read.value, isGone: false };
  // What belongs to something else goes with that, and comes back with it.
  if (asNew === null || read.error.code !== 'missing') return { body: null, isGone: false };
  return { body: null, isGone: !(await bin.holds({ kind: 'briefing', id: place.id })) };
}
