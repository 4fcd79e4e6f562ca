import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { err, ok, type Result } from '../../shared/core/result';
import type { BackupManifest } from '../../shared/domain/backup';
import { inflateEntry, listEntries, UnfitEntryError } from '../zip/entries';
import type { UnfitBackup } from './backup-failure';
import { filePrefix, manifestName, maximumManifestBytes, openManifest } from './backup-format';
import { maximumDocumentBytes, sha256 } from './envelope';
import { libraryFileName } from './library-places';
import { storageFailure } from './storage-failure';

/** A backup that has been opened: its list of files agrees with its manifest; their content is checked when it is read. */
export type OpenBackup = {
  readonly manifest: BackupManifest;
  /** Reads every file, in the order of the manifest, each with its hash checked. Throws an `UnfitError` at the first that cannot be read or is not what the manifest says. */
  readonly files: () => AsyncGenerator<{ readonly path: string; readonly bytes: Uint8Array }>;
  readonly close: () => void;
};

/** Carries a failure out of the generator. */
export class UnfitError extends Error {
  readonly failure: UnfitBackup;
  constructor(failure: UnfitBackup) {
    super(failure.code);
    this.failure = failure;
  }
}

/** How much a backup may unpack to, counted while it is unpacked. */
export type BackupLimits = {
  /** Bytes of the manifest. */
  readonly manifest: number;
  /** So many times the size of the backup ... */
  readonly growth: number;
  /** ... or so many bytes, whichever is more. */
  readonly always: number;
};

/**
 * A library of text shrinks to a tenth; a file that claims to hold 200 times its own size is made to
 * fill a disk. Small ones may: a few repeated words shrink to almost nothing.
 */
const usualLimits: BackupLimits = { manifest: maximumManifestBytes, growth: 200, always: 256 * 1024 * 1024 };

/** Opens a file that a person chose, which may be anything and may mean harm. Nothing is written. */
export async function openBackup(path: string, limits: BackupLimits = usualLimits): Promise<Result<OpenBackup, UnfitBackup>> {
  let zip: ZipFile;
  try {
    zip = await openPromise(path, { autoClose: false, strictFileNames: true });
  } catch (error) {
    return err(storageFailure(error) === null ? { code: 'backup.not-a-backup' } : unfitBackup(error));
  }
  try {
    const entries = await listEntries(zip, 'refuse');
    const manifest = await readManifest(zip, entries, limits);
    const listed = matchEntries(zip.fileSize, entries, manifest, limits);
    return ok({
      manifest,
      async *files() {
        for (const [index, { path: name, bytes, sha256: expected }] of manifest.files.entries()) {
          const content = await inflateEntry(zip, listed[index] as Entry, bytes).catch((error: unknown) => {
            throw new UnfitError(unfitBackup(error));
          });
          if (sha256(content) !== expected) throw damaged(name);
          yield { path: name, bytes: content };
        }
      },
      close: () => zip.close(),
    });
  } catch (error) {
    zip.close();
    return err(unfitBackup(error));
  }
}

/** The failure that an error while reading a backup means. The ZIP reader and the decompressor throw plain errors at what is malformed. */
function unfitBackup(error: unknown): UnfitBackup {
  if (error instanceof UnfitError) return error.failure;
  if (error instanceof UnfitEntryError) return unsafe(error.file).failure;
  const failure = storageFailure(error);
  if (failure !== null) return { code: 'backup.unreadable', params: { ...failure.params } };
  return { code: 'backup.damaged' };
}

const damaged = (file: string): UnfitError => new UnfitError({ code: 'backup.damaged', params: { file } });
const unsafe = (file: string): UnfitError => new UnfitError({ code: 'backup.unsafe', params: { file } });

async function readManifest(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: BackupLimits): Promise<BackupManifest> {
  const entry = entries.get(manifestName);
  if (entry === undefined) throw new UnfitError({ code: 'backup.not-a-backup' });
  const manifest = openManifest(await inflateEntry(zip, entry, limits.manifest));
  if (manifest === 'newer-format') throw new UnfitError({ code: 'backup.newer-format' });
  if (manifest === 'damaged') throw damaged(manifestName);
  return manifest;
}

/** The entry of each file of the manifest. Every one must be there, nothing else may be, and none may share its bytes with another. */
function matchEntries(
  fileSize: number,
  entries: ReadonlyMap<string, Entry>,
  { files }: BackupManifest,
  limits: BackupLimits,
): readonly Entry[] {
  const listed = files.map(({ path, bytes }) => {
    const entry = entries.get(filePrefix + path);
    if (entry === undefined || entry.uncompressedSize !== bytes || bytes > maximumDocumentBytes) throw damaged(path);
    return entry;
  });
  const known = new Set([manifestName, ...files.map(({ path }) => filePrefix + path)]);
  const other = [...entries.keys()].find((name) => !known.has(name));
  if (other !== undefined) throw unsafe(other);
  if (known.size !== files.length + 1) throw damaged(manifestName);
  if (!known.has(filePrefix + libraryFileName)) throw damaged(libraryFileName);
  const packed = listed.reduce((sum, { compressedSize }) => sum + compressedSize, 0);
  const unpacked = listed.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (packed > fileSize || unpacked > Math.max(limits.always, limits.growth * fileSize)) throw unsafe(manifestName);
  return listed;
}
