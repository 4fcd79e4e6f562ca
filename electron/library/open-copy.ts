import { err, type Failure, fail, ok, type Result } from '../../shared/core/result';
import type { ConflictCopy } from './conflict-copies';
import type { Envelope } from './envelope';
import type { HistoryAspect } from './history-subject';
import type { LibraryCore } from './library-core';
import { readDocument } from './read-document';
import type { StorageFailure } from './storage-failure';

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

/** The document beside which a copy lies; `null` when it is not there or cannot be read. */
export async function openPresent<T>({ documents }: LibraryCore, { place }: HistoryAspect<T>): Promise<T | null> {
  const read = await documents.read(place);
  return read.ok ? read.value : null;
}
