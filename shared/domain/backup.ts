import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { instant, sha256Hex } from '../core/ids';

/** Why a file of the library's folder is not in a backup: each is told by name, none is passed over in silence. */
export const leftOutReason = z.enum(['unreadable', 'too-large', 'name', 'not-a-file']);

export const leftOut = z.strictObject({
  /** Path within the library folder, with `/` between its parts. */
  path: z.string(),
  reason: leftOutReason,
});
export type LeftOut = DeepReadonly<z.infer<typeof leftOut>>;

/** What a backup says of itself: which library it holds, and every file of it with its size and hash. */
export const backupManifest = z.strictObject({
  madeAt: instant,
  library: z.strictObject({ id: z.string().min(1), name: z.string() }),
  /** The version of each kind of document that the writing program knew, e.g. `{ "article": 1 }`. */
  formats: z.record(z.string(), z.int().positive()),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int().nonnegative(), sha256: sha256Hex })),
  leftOut: z.array(leftOut),
});
export type BackupManifest = DeepReadonly<z.infer<typeof backupManifest>>;

/** What the person is told of a backup before it is restored. */
export const backupSummary = z.strictObject({
  libraryName: z.string(),
  madeAt: instant,
  articles: z.int().nonnegative(),
  briefings: z.int().nonnegative(),
  /** Bytes that the restored library takes. */
  bytes: z.int().nonnegative(),
});
export type BackupSummary = DeepReadonly<z.infer<typeof backupSummary>>;

/** Counts what a manifest holds; what lies in the trash or in snapshots is not counted. */
export function summariseBackup({ library, madeAt, files }: BackupManifest): BackupSummary {
  return {
    libraryName: library.name,
    madeAt,
    articles: files.filter(({ path }) => /^articles\/[^/]+\/article\.json$/.test(path)).length,
    briefings: files.filter(({ path }) => /^briefings\/[^/]+\.json$/.test(path)).length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
