import { z } from 'zod';
import { backupSummary, leftOut } from '../../domain/backup';
import { verificationReport } from '../../domain/verification';
import { errorCodes, storageErrors, unfitBackupErrors } from '../error-code';
import { nothing, type Rows } from './row';

const failure = z.strictObject({ code: z.enum(errorCodes), params: z.record(z.string(), z.string()).optional() });

/** Backing a library up, restoring it, verifying it. */
export const safetyCalls = {
  /** Asks where to, and writes the whole library into one file, which is checked before it counts. */
  'backup.create': {
    args: nothing,
    result: z.strictObject({ fileName: z.string(), folder: z.string(), files: z.int(), bytes: z.int(), leftOut: z.array(leftOut) }),
    errors: [
      'backup.cancelled',
      'backup.disk-full',
      'backup.denied',
      'backup.folder-missing',
      'backup.io',
      'backup.inside-library',
      'backup.not-verified',
      'backup.no-library',
      'job.busy',
      'job.cancelled',
    ],
  },
  /** Shows the backup that was written last in the system's file manager. */
  'backup.show': { args: nothing, result: nothing, errors: ['backup.expired'] },
  /** Asks for a backup file and says what it claims to hold; `token` names it for `backup.restore`. */
  'backup.choose': {
    args: nothing,
    result: z.strictObject({ token: z.string(), fileName: z.string(), summary: backupSummary }),
    errors: ['backup.cancelled', ...unfitBackupErrors],
  },
  /** Asks for a folder, checks the whole backup, and restores it into a new folder there; `token` of the result names that for `backup.open`. */
  'backup.restore': {
    args: z.strictObject({ token: z.string() }),
    result: z.strictObject({ token: z.string(), name: z.string(), folder: z.string() }),
    errors: [
      'backup.cancelled',
      'backup.expired',
      ...unfitBackupErrors,
      'restore.disk-full',
      'restore.denied',
      'restore.folder-missing',
      'restore.io',
      'restore.inside-library',
      'job.busy',
      'job.cancelled',
    ],
  },
  /** Opens a library that was restored. */
  'backup.open': {
    args: z.strictObject({ token: z.string() }),
    result: nothing,
    errors: ['library.inside', 'library.in-trash', 'backup.expired', 'library.not-a-library', ...storageErrors],
  },
  /** When the library that is open was backed up last on this computer (empty for never), and whether it is time to remind of it. */
  'backup.status': { args: nothing, result: z.strictObject({ backedUpAt: z.string(), due: z.boolean() }), errors: [] },
  /** Puts the reminder off for a week. */
  'backup.postpone': { args: nothing, result: nothing, errors: storageErrors },

  /** Verifies the whole library; nothing in it is changed. */
  'verify.run': { args: nothing, result: verificationReport, errors: ['verify.no-library', 'job.busy', 'job.cancelled'] },
  /** The newest report on the library that is open. */
  'verify.report': { args: nothing, result: z.strictObject({ report: verificationReport.nullable() }), errors: [] },
  /** Puts right what the newest report says can be put right, and verifies again. */
  'verify.repair': {
    args: nothing,
    result: z.strictObject({ repaired: z.int(), failed: z.array(failure), report: verificationReport }),
    errors: ['verify.expired', 'verify.no-library', 'job.busy', 'job.cancelled'],
  },
  /** Asks where to, and writes the newest report as text. */
  'verify.save': {
    args: nothing,
    result: z.strictObject({ fileName: z.string(), folder: z.string() }),
    errors: ['verify.expired', 'verify.cancelled', 'verify.not-saved'],
  },
} as const satisfies Rows<'backup' | 'verify'>;
