import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { instant } from '../core/ids';
import { librarySettings } from './settings';

/** What start-up found and did: one plain report, listed once. */
export const recoveryFinding = z.strictObject({
  /** Path within the library folder. */
  file: z.string(),
  /** What is wrong with it. */
  problem: z.enum([
    'empty',
    'zeros',
    'truncated',
    'not-json',
    'bad-hash',
    'bad-schema',
    'newer-format',
    'unreadable',
    'missing',
    'not-a-file',
    'unfinished-save',
    'older-state',
    'left-over-temp',
    'foreign',
    'interrupted',
  ]),
  /**
   * What was done: `recovered` from the newest good snapshot, set aside in `quarantine`, cleared away, or
   * only reported; an action on several documents that was interrupted is `finished` or `taken-back`.
   */
  action: z.enum(['recovered', 'quarantined', 'removed', 'reported', 'finished', 'taken-back']),
});
export type RecoveryFinding = DeepReadonly<z.infer<typeof recoveryFinding>>;

/** Who keeps a library from being written to here. */
export const lockedBy = z.strictObject({
  /** The computer's name; empty when the lock does not say whose it is. */
  host: z.string(),
  /** It is another program on this very computer. */
  here: z.boolean(),
  /** `watched`: not known yet whether it lives. `in-use`: it does. `still`: no sign of life for half a minute, and a person may take over. */
  state: z.enum(['watched', 'in-use', 'still']),
});
export type LockedBy = Readonly<z.infer<typeof lockedBy>>;

export const libraryStatus = z.strictObject({
  /** `open`: all well. `read-only`: shown, but nothing can be changed, for `reason`. `unavailable`: the folder is gone or cannot be read. */
  state: z.enum(['open', 'read-only', 'unavailable']),
  /** An error code that says why it is not open for writing; its message is shown. */
  reason: z.string().nullable(),
  /** Who has the lock, while that is the reason. */
  lockedBy: lockedBy.nullable(),
  /** The folder, for display only. */
  folder: z.string(),
  /** Where it lies now, if its folder is gone and another beside it holds it; for display only. */
  elsewhere: z.string().nullable(),
  /** The folder is called otherwise than the library. */
  folderNameDiffers: z.boolean(),
  settings: librarySettings,
  articles: z.int().nonnegative(),
  briefings: z.int().nonnegative(),
  annotations: z.int().nonnegative(),
  trashed: z.int().nonnegative(),
  findings: z.array(recoveryFinding),
  /** Copies that lie beside documents because two computers had changed them: the person chooses what stays. */
  conflicts: z.int().nonnegative(),
  /** The disk is nearly full: no new articles until there is room; everything else may try. */
  diskLow: z.boolean(),
  /** The latest save that was seen in the library, when this computer's clock is before it; else `null`. */
  aheadOfClock: instant.nullable(),
});
export type LibraryStatus = DeepReadonly<z.infer<typeof libraryStatus>>;

/** What the status bar says of the disk. `saved` is only true after the file and its folder were synced. */
export const saveState = z.strictObject({
  state: z.enum(['saved', 'saving', 'failed']),
  /** When the last save was acknowledged; the empty string before the first. */
  savedAt: z.string(),
  /** The code of the failure while `failed`, else `null`. */
  code: z.string().nullable(),
});
export type SaveState = DeepReadonly<z.infer<typeof saveState>>;
