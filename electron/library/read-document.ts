import { err, ok, type Result } from '../../shared/core/result';
import type { DocumentPlace } from './document-place';
import { type Damage, type Envelope, maximumDocumentBytes, openDocument, sha256 } from './envelope';
import type { FileStamp, FileSystem } from './file-system';
import { type StorageFailure, storageFailure, systemCode } from './storage-failure';

/** A document as it lies on the disk, with the hash of the very bytes and how the file looked just before it was read. */
export type LoadedDocument<T> = { readonly envelope: Envelope<T>; readonly fileSha256: string; readonly stamp: FileStamp | null };

/** Why a document could not be loaded. */
export type LoadProblem =
  | { readonly problem: 'missing' }
  /** A folder, a link, a pipe or a device lies in its place; it is never opened. */
  | { readonly problem: 'not-a-file' }
  | { readonly problem: 'unreadable'; readonly failure: StorageFailure }
  | { readonly problem: Damage; readonly bytes: Uint8Array };

/** Reads and checks one document; changes nothing. A read that the system refuses is not damage. */
export async function readDocument<T>(
  fileSystem: FileSystem,
  place: Pick<DocumentPlace<T>, 'kind' | 'id'>,
  path: string,
): Promise<Result<LoadedDocument<T>, LoadProblem>> {
  let bytes: Uint8Array;
  let stamp: FileStamp;
  try {
    stamp = await fileSystem.stamp(path);
    if (!stamp.isFile) return err({ problem: 'not-a-file' });
    if (stamp.size > maximumDocumentBytes) return err({ problem: 'unreadable', failure: { code: 'storage.too-large' } });
    bytes = await fileSystem.readFile(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return err({ problem: 'missing' });
    const failure = storageFailure(error);
    if (failure === null) throw error;
    return err({ problem: 'unreadable', failure });
  }
  const opened = openDocument(place.kind, place.id, bytes);
  return opened.ok ? ok({ envelope: opened.value, fileSha256: sha256(bytes), stamp }) : err({ problem: opened.error, bytes });
}
