import { dirname } from 'node:path';
import { err, fail, ok, type Result } from '../../shared/core/result';
import type { BackupManifest, LeftOut } from '../../shared/domain/backup';
import { type BackupFailure, diskFailure } from './backup-failure';
import { currentFormats, filePrefix, manifestName, sealManifest } from './backup-format';
import { sha256 } from './envelope';
import { isInLibrary } from './library-around';
import { LibraryUnreadable, readLibraryFiles } from './library-files';
import { libraryPlaces } from './library-places';
import { foldPath } from './portable-path';
import { openBackup } from './read-backup';
import { readDocument } from './read-document';
import { removeQuietly, renamePatiently, settleNames } from './replace-file';
import { StorageError } from './storage-failure';
import type { Surroundings } from './surroundings';
import { tempNameFor, tempsInUse } from './temp-file';
import { createZipWriter, type ZipWriter } from './zip-writer';

export type BackupRequest = {
  /** The library's folder. It may be in use. */
  readonly folder: string;
  /** The backup's path. An earlier file of that name stays whole until the new one has been checked. */
  readonly target: string;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number, current: string) => void;
};

/** What was written. */
export type BackupReport = {
  /** Bytes of the backup. */
  readonly bytes: number;
  readonly files: number;
  readonly leftOut: readonly LeftOut[];
  readonly libraryId: string;
};

/**
 * Writes the whole library into one ZIP file beside the target, syncs it, opens it again and checks
 * the hash of every file in it; only then does it take the target's name. Whatever goes wrong, and
 * when it is stopped, nothing of it stays.
 */
export async function writeBackup(world: Surroundings, request: BackupRequest): Promise<Result<BackupReport, BackupFailure>> {
  const { folder, target, signal } = request;
  const { fileSystem } = world;
  const place = libraryPlaces(folder).library;
  const library = await readDocument(fileSystem, place, place.path);
  if (!library.ok) return fail('backup.no-library');
  const { id, settings } = library.value.envelope.body;
  const temp = tempNameFor(target, world);
  tempsInUse.add(temp);
  try {
    if (await isInLibrary(fileSystem, dirname(target))) return fail('backup.inside-library');
    const manifest = await writeFile(world, request, temp, { id, name: settings.name });
    if (!(await isWhole(request, temp))) return fail('backup.not-verified');
    await renamePatiently(world, temp, target);
    await settleNames(world, target);
    const { size } = await fileSystem.stamp(target);
    return ok({ bytes: size, files: manifest.files.length, leftOut: manifest.leftOut, libraryId: id });
  } catch (error) {
    if (signal.aborted) return fail('job.cancelled');
    return err(error instanceof LibraryUnreadable ? { code: 'backup.no-library' } : diskFailure('backup', error));
  } finally {
    await removeQuietly(world, temp);
    tempsInUse.delete(temp);
  }
}

/** Writes and syncs the file under its temporary name; answers its manifest. */
async function writeFile(
  world: Surroundings,
  request: BackupRequest,
  temp: string,
  library: BackupManifest['library'],
): Promise<BackupManifest> {
  const madeAt = world.now();
  const file = await world.fileSystem.createFile(temp);
  try {
    const zip = createZipWriter(file, new Date(madeAt));
    const content = await addFiles(world, request, zip);
    const manifest = { madeAt, library, formats: currentFormats, ...content };
    await zip.add(manifestName, sealManifest(manifest));
    const bytes = await zip.finish();
    await file.sync();
    // A disk that is full may take a part and say nothing.
    if ((await file.size()) !== bytes) throw new StorageError({ code: 'storage.io', params: { detail: 'short write' } });
    return manifest;
  } finally {
    await file.close();
  }
}

async function addFiles(
  world: Surroundings,
  { folder, signal, progress }: BackupRequest,
  zip: ZipWriter,
): Promise<Pick<BackupManifest, 'files' | 'leftOut'>> {
  const files: BackupManifest['files'][number][] = [];
  const leftOut: LeftOut[] = [];
  const folded = new Set<string>();
  for await (const part of readLibraryFiles(world.fileSystem, folder)) {
    signal.throwIfAborted();
    leftOut.push(...part.leftOut);
    for (const { path, bytes } of part.files) {
      // Two names that another system takes for one could not both be restored there.
      if (folded.has(foldPath(path))) {
        leftOut.push({ path, reason: 'name' });
        continue;
      }
      folded.add(foldPath(path));
      await zip.add(filePrefix + path, bytes);
      files.push({ path, bytes: bytes.byteLength, sha256: sha256(bytes) });
    }
    // Writing is one half of the work, reading it all back the other.
    progress(part.done, 2 * part.total, part.name);
  }
  return { files, leftOut };
}

/** Reads the backup as a restore would, and checks everything in it. */
async function isWhole({ signal, progress }: BackupRequest, temp: string): Promise<boolean> {
  const backup = await openBackup(temp);
  if (!backup.ok) return false;
  const total = backup.value.manifest.files.length;
  let done = 0;
  try {
    for await (const { path } of backup.value.files()) {
      signal.throwIfAborted();
      progress(total + ++done, 2 * total, path);
    }
    return true;
  } catch (error) {
    if (signal.aborted) throw error;
    return false;
  } finally {
    backup.value.close();
  }
}
