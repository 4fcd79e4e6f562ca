import type { Failure } from '../../shared/core/result';
import { type StorageFailure, storageFailure } from './storage-failure';

/** Why a backup could not be written, in words of its own: those of a save speak of what is on the screen. */
export type BackupFailure = Failure<
  | 'backup.disk-full'
  | 'backup.denied'
  | 'backup.folder-missing'
  | 'backup.io'
  | 'backup.inside-library'
  | 'backup.not-verified'
  | 'backup.no-library'
  | 'job.cancelled'
>;

/** Why a file is not restored from. */
export type UnfitBackup = Failure<'backup.unreadable' | 'backup.not-a-backup' | 'backup.damaged' | 'backup.unsafe' | 'backup.newer-format'>;

/** Why a restore did not come to its end. */
export type RestoreFailure =
  | UnfitBackup
  | Failure<'restore.disk-full' | 'restore.denied' | 'restore.folder-missing' | 'restore.io' | 'restore.inside-library' | 'job.cancelled'>;

type Cause = 'disk-full' | 'denied' | 'folder-missing' | 'io';

/** What a disk's refusal means for a file outside of the library. */
function causeOf({ code }: StorageFailure): Cause {
  if (code === 'storage.disk-full') return 'disk-full';
  if (code === 'storage.denied' || code === 'storage.read-only') return 'denied';
  return code === 'storage.folder-missing' ? 'folder-missing' : 'io';
}

/** The failure that an error of the target's disk means; throws what is no system error, which is a bug. */
export function diskFailure<W extends 'backup' | 'restore'>(what: W, error: unknown): Failure<`${W}.${Cause}`> {
  const failure = storageFailure(error);
  if (failure === null) throw error;
  return { code: `${what}.${causeOf(failure)}`, params: { ...failure.params } };
}
