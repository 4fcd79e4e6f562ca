import { z } from 'zod';
import { errorReport } from '../../domain/error-report';
import { job } from '../../domain/job';
import { appSettings } from '../../domain/settings';
import { storageErrors } from '../error-code';
import { nothing, type Rows } from './row';

/** The application itself: its page, its end, its settings, its long work, and help with faults. */
export const applicationCalls = {
  /** Versions, platform and interface language: what the renderer needs to know once. */
  'app.info': {
    args: nothing,
    result: z.strictObject({ version: z.string(), electron: z.string(), chromium: z.string(), platform: z.string(), language: z.string() }),
    errors: [],
  },
  /** The renderer's answer to the event `app.before-quit`: it has handed over all it could; `unsaved` when something of it could not be stored. */
  'app.ready-to-quit': { args: z.strictObject({ unsaved: z.boolean() }), result: nothing, errors: [] },
  /** The other answer: the person is asked about something on the screen first, and the application stays until they quit again. */
  'app.stay-open': { args: nothing, result: nothing, errors: [] },
  /** The person has answered, and wants to quit: asks for what is unsaved once more, as any quitting does. */
  'app.quit': { args: nothing, result: nothing, errors: [] },
  /** An error of the page that nobody expected: its kind and frames for the log, never its words. */
  'app.report-error': {
    args: z.strictObject({ where: z.enum(['page', 'screen', 'window']), report: errorReport }),
    result: nothing,
    errors: [],
  },

  /** The commands that do something on the screen that is shown; the native menus grey out all others. */
  'commands.answered': { args: z.strictObject({ ids: z.array(z.string().max(60)).max(500) }), result: nothing, errors: [] },

  /**
   * Hands a value to the main process's memory, where it outlives a crash of the page; `null` forgets
   * it. Only the page knows what is in it. At most 16 Mi UTF-16 code units.
   */
  'page.keep': {
    args: z.strictObject({
      key: z.string().min(1).max(120),
      value: z
        .string()
        .max(16 * 1024 * 1024)
        .nullable(),
    }),
    result: nothing,
    errors: [],
  },
  /** Why this page was loaded, and what the one before it had kept: nothing after an ordinary start. */
  'page.kept': {
    args: nothing,
    result: z.strictObject({
      because: z.enum(['start', 'crash', 'memory', 'hang']),
      kept: z.array(z.strictObject({ key: z.string(), value: z.string() })),
    }),
    errors: [],
  },
  /** The page is drawn and hears events. */
  'page.ready': { args: nothing, result: nothing, errors: [] },

  'settings.read': { args: nothing, result: appSettings, errors: [] },
  'settings.update': {
    args: appSettings.omit({ libraryFolder: true, recentLibraries: true, window: true, libraries: true, watchedFolders: true }).partial(),
    result: appSettings,
    errors: storageErrors,
  },

  /** Asks where to, and writes a file that helps somebody else to find a fault: versions, settings, counts, the log. */
  'support.save': {
    args: nothing,
    result: z.strictObject({ fileName: z.string(), folder: z.string() }),
    errors: ['support.cancelled', 'support.failed'],
  },
  /** Shows the support file that was written last in the system's file manager. */
  'support.show': { args: nothing, result: nothing, errors: ['support.failed'] },

  /** The long work that runs now. */
  'job.list': { args: nothing, result: z.array(job), errors: [] },
  /** Stops a job; answers when it has ended and has cleared away behind itself. */
  'job.cancel': { args: z.strictObject({ id: z.string() }), result: nothing, errors: [] },
} as const satisfies Rows<'app' | 'commands' | 'page' | 'settings' | 'support' | 'job'>;
