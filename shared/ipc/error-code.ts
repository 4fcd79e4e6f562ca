/** Codes of any write to the library. */
export const storageErrors = [
  'storage.disk-full',
  'storage.disk-low',
  'storage.read-only',
  'storage.denied',
  'storage.folder-missing',
  'storage.replaced',
  'storage.moving',
  'storage.held',
  'storage.damaged',
  'storage.newer-format',
  'storage.conflict',
  'storage.locked',
  'storage.too-large',
  'storage.io',
] as const;

/** Why a source cannot be read. The library is then as it was. */
export const importErrors = [
  'import.empty',
  'import.too-large',
  'import.too-heavy',
  'import.unsupported',
  'import.encrypted',
  'import.password',
  'import.password-wrong',
  'import.no-text-layer',
  'import.damaged',
  'import.unsafe',
  'import.unreadable',
  'import.archive',
  'import.failed',
] as const;

export type ImportErrorCode = (typeof importErrors)[number];

export type StorageErrorCode = (typeof storageErrors)[number];

/** Why a file cannot be restored from. */
export const unfitBackupErrors = [
  'backup.unreadable',
  'backup.not-a-backup',
  'backup.damaged',
  'backup.unsafe',
  'backup.newer-format',
] as const;

/**
 * Every error the person can meet. Each code has three texts in `assets/messages/<language>/errors.json`:
 * what happened, what was kept, and what to do. A unit test holds the catalogue to this list.
 */
export const errorCodes = [
  ...storageErrors,
  'library.not-a-library',
  'library.cancelled',
  'library.not-recent',
  'library.inside',
  'library.in-trash',
  'library.place-taken',
  'library.move-link',
  'recovered.not-found',
  'recovered.partly',
  ...importErrors,
  'import.expired',
  'import.cancelled',
  'batch.nothing-there',
  'batch.expired',
  'watch.in-library',
  'watch.gone',
  'watch.denied',
  'watch.too-many',
  'article.not-found',
  'article.empty-text',
  'facts.failed',
  'facts.too-long',
  'annotation.not-found',
  'annotation.passage-mismatch',
  'briefing.not-found',
  'export.cancelled',
  'export.no-title',
  'export.typeset',
  'export.process',
  'export.read-only',
  'export.disk-full',
  'export.denied',
  'export.io',
  'history.no-document',
  'history.gone',
  'history.damaged',
  'conflict.gone',
  'conflict.unreadable',
  'conflict.not-possible',
  'support.cancelled',
  'support.failed',
  'backup.cancelled',
  'backup.disk-full',
  'backup.denied',
  'backup.folder-missing',
  'backup.io',
  'backup.inside-library',
  'backup.not-verified',
  'backup.no-library',
  ...unfitBackupErrors,
  'backup.expired',
  'restore.disk-full',
  'restore.denied',
  'restore.folder-missing',
  'restore.io',
  'restore.inside-library',
  'verify.no-library',
  'verify.expired',
  'verify.cancelled',
  'verify.not-saved',
  'job.busy',
  'job.cancelled',
  'trash.not-found',
  'trash.unconfirmed',
  'trash.unfinished',
  'invalid-args',
  'forbidden-sender',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Codes that any call can answer: they come from `electron/ipc/handle.ts`, never from a handler. */
export type WrapperErrorCode = 'invalid-args' | 'forbidden-sender' | 'internal';
