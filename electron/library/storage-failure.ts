import { err, type Failure, type Result } from '../../shared/core/result';
import type { StorageErrorCode } from '../../shared/ipc/error-code';

/** A failure of the library's disk, with the words for its message. */
export type StorageFailure = Failure<StorageErrorCode>;

/**
 * Carries a failure through code that can only throw (lowdb's adapter returns nothing). It never
 * leaves `electron/library`: the document store turns it back into a value.
 */
export class StorageError extends Error {
  readonly failure: StorageFailure;

  constructor(failure: StorageFailure, cause?: unknown) {
    super(failure.code, { cause });
    this.name = 'StorageError';
    this.failure = failure;
  }
}

/** The `code` of a Node system error, such as `ENOSPC`; the empty string for anything else. */
export function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return '';
}

const codes: Readonly<Record<string, StorageErrorCode>> = {
  ENOSPC: 'storage.disk-full',
  EDQUOT: 'storage.disk-full',
  EFBIG: 'storage.too-large',
  EROFS: 'storage.read-only',
  EACCES: 'storage.denied',
  EPERM: 'storage.denied',
  ENOENT: 'storage.folder-missing',
  ENOTDIR: 'storage.folder-missing',
  ENODEV: 'storage.folder-missing',
  ENXIO: 'storage.folder-missing',
  // A drive over the network, or one mounted by a program, that went away.
  ESTALE: 'storage.folder-missing',
  ENOTCONN: 'storage.folder-missing',
  EHOSTDOWN: 'storage.folder-missing',
  EHOSTUNREACH: 'storage.folder-missing',
};

/** The failure that a system error means for a person; `null` for what is not a system error, which is a bug. */
export function storageFailure(error: unknown): StorageFailure | null {
  if (error instanceof StorageError) return error.failure;
  const system = systemCode(error);
  if (!/^E[A-Z0-9]+$/.test(system)) return null;
  return { code: codes[system] ?? 'storage.io', params: { detail: system } };
}

/** Ends a `catch`: a system error becomes a failed result, a bug is thrown on. */
export function failed(error: unknown): Result<never, StorageFailure> {
  const failure = storageFailure(error);
  if (failure === null) throw error;
  return err(failure);
}

/** Awaits a step; `null` instead of a throw when the file or folder is not there. */
export async function unlessMissing<T>(step: Promise<T>): Promise<T | null> {
  try {
    return await step;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}
