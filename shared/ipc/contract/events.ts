import { z } from 'zod';
import { batchRow } from '../../domain/import-batch';
import { job } from '../../domain/job';
import { saveState } from '../../domain/library-status';
import type { EventName } from '../channels';
import { nothing } from './row';

/** What the main process tells a renderer. */
export const events = {
  /** A native menu item was chosen; `id` is a command of `shared/commands`. */
  'command.run': z.strictObject({ id: z.string() }),
  /** A library of the native menu's list was chosen, by its key. */
  'recent.chosen': z.strictObject({ key: z.string() }),
  'save.state': saveState,
  /** Something in lists may have changed; the renderer asks again for what it shows. */
  'library.changed': z.strictObject({ topic: z.enum(['articles', 'annotations', 'briefings', 'trash', 'library']) }),
  /** The long work that runs now, told at its start and end and while it goes on. */
  'jobs.changed': z.strictObject({ jobs: z.array(job) }),
  /** A document's words were replaced by others than the page handed over: a restore, or another computer's change. */
  'document.replaced': z.strictObject({ topic: z.enum(['articles', 'annotations', 'briefings']), id: z.string() }),
  /** What became of files that were put into the watched folder; none when only how it stands with the folder has changed. */
  'watch.took': z.strictObject({ rows: z.array(batchRow) }),
  /** The monthly verification found so many things that matter. */
  'verify.found': z.strictObject({ count: z.int().positive() }),
  /** The application wants to quit: hand over unsaved work, then call `app.ready-to-quit`. */
  'app.before-quit': nothing,
  /** Something failed in the main process that nobody expected. */
  'app.problem': nothing,
  /** A process that works for the page ended and was started again: its job is done once more, or a list asks anew. */
  'process.restarted': z.strictObject({ process: z.enum(['import', 'typeset', 'index']) }),
} as const satisfies Record<EventName, z.ZodType>;
