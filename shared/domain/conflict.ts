import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { annotationId, instant } from '../core/ids';
import { versionContent } from './history';
import { historySubject } from './history-subject';

/** Who puts a second state of a file beside the first; `own`: this program; `copy`: somebody by hand. */
export const conflictService = z.enum([
  'own',
  'dropbox',
  'onedrive',
  'google-drive',
  'icloud',
  'syncthing',
  'nextcloud',
  'seafile',
  'resilio',
  'synology',
  'copy',
]);
export type ConflictService = z.infer<typeof conflictService>;

/** Names a copy in calls; only ever compared with those that a list has given. */
export const conflictId = z.string().regex(/^[0-9a-f]{32}$/);

/**
 * What a copy is beside its document. `differs`: both say something else. `same`: both say the same.
 * `alone`: the document itself is in the trash, or cannot be read. `gone`: it is neither in the library nor in the
 * trash, since it was deleted for good or has not arrived yet; only of briefings. `damaged`, `newer`, `unreadable`: it cannot be shown, and
 * is left as it is.
 */
export const conflictState = z.enum(['differs', 'same', 'alone', 'gone', 'damaged', 'newer', 'unreadable']);

/** A second state of a document that lies beside it. */
export const conflict = z.strictObject({
  id: conflictId,
  subject: historySubject,
  /** The document's title; empty for one without. */
  title: z.string(),
  service: conflictService,
  /** The computer or person that the copy's name speaks of. */
  host: z.string().nullable(),
  /** When the copy was saved, for display only; `null` when it cannot be read. */
  savedAt: instant.nullable(),
  state: conflictState,
});
export type Conflict = DeepReadonly<z.infer<typeof conflict>>;

/** Both sides of a conflict; `present` is `null` when the document itself is not there. `savedAt` is the copy's. */
export const openedConflict = z.strictObject({ present: versionContent.nullable(), copy: versionContent, savedAt: instant });
export type OpenedConflict = DeepReadonly<z.infer<typeof openedConflict>>;

/**
 * What a person decides. `present`: the document stays as it is. `copy`: the copy's words take their
 * place. `both`: the copy becomes a briefing of its own, under `title`. `trash`: of a document that is
 * gone, the copy goes into the trash, as a briefing of its own. `unite`: the annotations of
 * both, each that differs as the document has it, but for those in `fromCopy`. Whatever is not taken is kept as a version
 * of the document, unless that is gone: no choice brings it back.
 */
export const conflictChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['present', 'copy', 'trash']) }),
  z.strictObject({ kind: z.literal('both'), title: z.string().max(2000) }),
  z.strictObject({ kind: z.literal('unite'), fromCopy: z.array(annotationId) }),
]);
export type ConflictChoice = DeepReadonly<z.infer<typeof conflictChoice>>;
