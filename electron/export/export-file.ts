import { access, chmod, constants, realpath, stat } from 'node:fs/promises';
import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import { replaceFile } from '../library/replace-file';
import { type StorageFailure, storageFailure, systemCode, unlessMissing } from '../library/storage-failure';
import type { Surroundings } from '../library/surroundings';

export type ExportFailure = Failure<'export.read-only' | 'export.disk-full' | 'export.denied' | 'export.io'>;

/**
 * Writes an exported file with the care that documents get: beside the target first, synced, then in
 * its place. An earlier export of that name stays whole until the new one is, and stays when it fails.
 */
export async function writeExport(world: Surroundings, path: string, bytes: Uint8Array): Promise<Result<null, ExportFailure>> {
  try {
    // A link is followed: what it points to is what the person chose, and the link itself stays.
    const target = (await unlessMissing(realpath(path))) ?? path;
    const earlier = await unlessMissing(stat(target));
    // A rename would pass over a file's own write protection, which somebody has set on purpose.
    if (earlier !== null && (earlier.mode & 0o222) === 0) return fail('export.read-only', { detail: 'EACCES' });
    if (earlier !== null) await access(target, constants.W_OK);
    await replaceFile(world, target, bytes, async () => undefined);
    await letOthersRead(target, earlier?.mode);
    return ok(null);
  } catch (error) {
    const failure = storageFailure(error);
    if (failure === null) throw error;
    return { ok: false, error: exportFailure(failure, error) };
  }
}

/** Documents are for their owner alone; an export is for whom the folder is for, as any file that a program saves there. */
async function letOthersRead(path: string, earlierMode: number | undefined): Promise<void> {
  try {
    await chmod(path, earlierMode === undefined ? 0o666 & ~process.umask() : earlierMode & 0o777);
  } catch {
    // Disks without permissions (FAT, some network drives) refuse: there everybody may read anyway.
  }
}

function exportFailure(failure: StorageFailure, error: unknown): ExportFailure {
  const params = { detail: failure.params?.detail ?? systemCode(error) };
  if (failure.code === 'storage.disk-full') return { code: 'export.disk-full', params };
  if (failure.code === 'storage.read-only') return { code: 'export.read-only', params };
  if (failure.code === 'storage.denied') return { code: 'export.denied', params };
  return { code: 'export.io', params };
}
