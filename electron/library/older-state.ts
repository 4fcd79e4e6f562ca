import { join } from 'node:path';
import type { DocumentPlace } from './document-place';
import type { EnvelopeHead } from './envelope';
import { readDocument } from './read-document';
import { listSnapshots } from './snapshots';
import { storageFailure } from './storage-failure';
import type { Surroundings } from './surroundings';

/**
 * Whether a good earlier state of a document is newer than the state that lies in its place: somebody, or a service
 * that synchronises folders, put an old copy back. Every save comes after all states that are kept, so no save leaves
 * it like that. What is pinned does not count: it may be another computer's state that a person did not take. Nothing
 * is changed, since the old state may be wanted. Earlier states that cannot be looked at just now say nothing.
 */
export async function isOlderThanKept(
  world: Surroundings,
  place: DocumentPlace<unknown>,
  present: Pick<EnvelopeHead, 'seq'>,
): Promise<boolean> {
  try {
    for (const { file, seq, pinned } of await listSnapshots(world, place.snapshots)) {
      if (seq <= present.seq) return false;
      if (!pinned && (await readDocument(world.fileSystem, place, join(place.snapshots, file))).ok) return true;
    }
  } catch (error) {
    if (storageFailure(error) === null) throw error;
  }
  return false;
}
