import { z } from 'zod';
import { documentId } from '../../core/ids';
import { emptiedRow, trashKind, trashRow, trashThing } from '../../domain/rows';
import { storageErrors } from '../error-code';
import { nothing, type Rows } from './row';

const things = z.array(trashThing).min(1).max(100_000);
const counted = z.strictObject({ count: z.int().nonnegative() });
/** What a person typed to confirm the removal of much at one go; empty where they were not asked. */
const typed = z.string().max(200);

/** What was thrown away. */
export const trashCalls = {
  /** What can be restored, last trashed first. */
  'trash.list': { args: nothing, result: z.array(trashRow), errors: [] },
  'trash.restore': {
    args: z.strictObject({ kind: trashKind, id: z.string() }),
    result: nothing,
    errors: ['trash.not-found', 'article.not-found', ...storageErrors],
  },
  /**
   * Moves articles and briefings to the trash, all or none; those that are not there are left out of the count. Of
   * much at one go (`shared/domain/mass-loss.ts`) a snapshot is kept first, and `typed` must confirm it.
   */
  'trash.several': {
    args: z.strictObject({ things: things.check(z.refine((given) => given.every(({ kind }) => kind !== 'annotation'))), typed }),
    result: counted,
    errors: ['article.not-found', 'briefing.not-found', 'trash.unconfirmed', ...storageErrors],
  },
  /** Restores things, all or none. */
  'trash.restore-several': {
    args: z.strictObject({ things }),
    result: counted,
    errors: ['trash.not-found', 'article.not-found', ...storageErrors],
  },
  /** Deletes things of the trash for good, with their earlier versions. Much at one go is only set aside: `emptied` names it then. */
  'trash.purge': {
    args: z.strictObject({ things, typed }),
    result: z.strictObject({ ...counted.shape, emptied: documentId.nullable() }),
    errors: ['trash.not-found', 'trash.unconfirmed', 'trash.unfinished', ...storageErrors],
  },
  /** What was emptied out at one go and is set aside, last first. */
  'trash.emptied': { args: nothing, result: z.array(emptiedRow), errors: [] },
  /** Puts what was set aside into the trash again. */
  'trash.bring-back': { args: z.strictObject({ id: documentId }), result: counted, errors: ['trash.not-found', ...storageErrors] },
  /** Deletes for good what was set aside. */
  'trash.purge-emptied': {
    args: z.strictObject({ id: documentId, typed }),
    result: counted,
    errors: ['trash.not-found', 'trash.unconfirmed', 'trash.unfinished', ...storageErrors],
  },
} as const satisfies Rows<'trash'>;
