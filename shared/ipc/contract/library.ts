import { z } from 'zod';
import { libraryStatus } from '../../domain/library-status';
import { recentRow } from '../../domain/recent-library';
import { recoveredRow } from '../../domain/recovered-words';
import { librarySettings } from '../../domain/settings';
import { storageErrors } from '../error-code';
import { nothing, type Rows } from './row';

const moveErrors = [
  'library.inside',
  'library.in-trash',
  'library.place-taken',
  'library.move-link',
  'job.cancelled',
  'job.busy',
  ...storageErrors,
] as const;

/** Which library is open, where it lies, and the words that could not be stored in it. */
export const libraryCalls = {
  'library.status': { args: nothing, result: libraryStatus, errors: [] },
  /** Asks for a folder and opens the library in it. */
  'library.choose': {
    args: nothing,
    result: libraryStatus,
    errors: ['library.cancelled', 'library.not-a-library', 'library.inside', 'library.in-trash', ...storageErrors],
  },
  /** Asks for a folder and makes a new library in it. */
  'library.create': {
    args: z.strictObject({ name: z.string().trim().min(1).max(120) }),
    result: libraryStatus,
    errors: ['library.cancelled', 'library.inside', 'library.in-trash', ...storageErrors],
  },
  'library.update-settings': { args: librarySettings.partial(), result: libraryStatus, errors: storageErrors },
  /** Opens the library's folder in the system's file manager. */
  'library.show-folder': { args: nothing, result: nothing, errors: ['storage.folder-missing'] },
  /** The libraries that were opened on this computer, the last one first. */
  'library.recent': { args: nothing, result: z.array(recentRow), errors: [] },
  'library.open-recent': {
    args: z.strictObject({ key: z.string().max(60) }),
    result: libraryStatus,
    errors: ['library.not-recent', 'library.not-a-library', ...storageErrors],
  },
  /** Takes a library off the list; its folder is not touched. */
  'library.forget-recent': { args: z.strictObject({ key: z.string().max(60) }), result: nothing, errors: storageErrors },
  /** Goes on with the library in the folder beside its old one where it was found. */
  'library.follow': { args: nothing, result: libraryStatus, errors: storageErrors },
  /** Opens the other library that lies in the open one's folder now. */
  'library.open-other': { args: nothing, result: libraryStatus, errors: ['library.not-a-library', ...storageErrors] },
  /** Asks for a folder and moves the library's folder into it. `left`: the old folder, where it could not be removed after a copy to another disk. */
  'library.move': {
    args: nothing,
    result: z.strictObject({ status: libraryStatus, left: z.string() }),
    errors: ['library.cancelled', ...moveErrors],
  },
  /** Calls the library's folder as the library is called. */
  'library.rename-folder': { args: nothing, result: libraryStatus, errors: moveErrors },

  /** Words of this library that could not be stored at an earlier start, because it was taken away while they were written. */
  'recovered.list': { args: nothing, result: z.array(recoveredRow), errors: [] },
  /** Writes them into the library beside what is there; what has no place any more stays in the copy. */
  'recovered.put-back': {
    args: z.strictObject({ key: z.string().max(120) }),
    result: nothing,
    errors: ['recovered.not-found', 'recovered.partly', ...storageErrors],
  },
  'recovered.discard': { args: z.strictObject({ key: z.string().max(120) }), result: nothing, errors: storageErrors },

  /** Takes the lock from a holder that has given no sign of life for half a minute: the person has agreed. */
  'library.take-over': { args: nothing, result: libraryStatus, errors: storageErrors },
} as const satisfies Rows<'library' | 'recovered'>;
