import { z } from 'zod';
import { briefingId } from '../../core/ids';
import { conflict, conflictChoice, conflictId, openedConflict } from '../../domain/conflict';
import { documentVersion, openedVersion, versionId } from '../../domain/history';
import { historySubject } from '../../domain/history-subject';
import { storageErrors } from '../error-code';
import type { Rows } from './row';

/** Earlier versions of documents, and copies that lie beside them. */
export const versionCalls = {
  /** Every version of a document that is still there, newest first, from names alone; `title` is the document's, empty for annotations. */
  'history.list': {
    args: z.strictObject({ subject: historySubject }),
    result: z.strictObject({ title: z.string(), versions: z.array(documentVersion) }),
    errors: ['history.no-document', 'history.gone', 'history.damaged', ...storageErrors],
  },
  'history.read': {
    args: z.strictObject({ subject: historySubject, version: versionId }),
    result: openedVersion,
    errors: ['history.no-document', 'history.gone', 'history.damaged', ...storageErrors],
  },
  /**
   * Makes an earlier version the newest one. `undo` names the version that holds what was there before, `null` when
   * nothing differed. `exact` undoes another restore: annotations that were made since do not stay.
   */
  'history.restore': {
    args: z.strictObject({ subject: historySubject, version: versionId, exact: z.boolean() }),
    result: z.strictObject({ undo: versionId.nullable() }),
    errors: ['history.no-document', 'history.gone', 'history.damaged', ...storageErrors],
  },

  /** A page of the copies that lie beside documents, in the order of the documents; `total` counts all. Asking for the first looks for new ones. */
  'conflict.list': {
    args: z.strictObject({ offset: z.int().nonnegative(), limit: z.int().min(1).max(100) }),
    result: z.strictObject({ conflicts: z.array(conflict), total: z.int().nonnegative() }),
    errors: [],
  },
  'conflict.read': {
    args: z.strictObject({ id: conflictId }),
    result: openedConflict,
    errors: ['conflict.gone', 'conflict.unreadable', 'conflict.not-possible', ...storageErrors],
  },
  /** `undo`: the version that holds what the document was before, `null` when it stayed. `briefing`: the one that was made, in the list or in the trash. */
  'conflict.settle': {
    args: z.strictObject({ id: conflictId, choice: conflictChoice }),
    result: z.strictObject({ undo: versionId.nullable(), briefing: briefingId.nullable() }),
    errors: ['conflict.gone', 'conflict.unreadable', 'conflict.not-possible', ...storageErrors],
  },
} as const satisfies Rows<'history' | 'conflict'>;
