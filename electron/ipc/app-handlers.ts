import { ok } from '../../shared/core/result';
import type { AppSettings } from '../../shared/domain/settings';
import type { Args, Handlers, Value } from '../../shared/ipc/contract';
import type { AppSettingsStore } from '../library/app-settings';

type AppRows =
  | 'app.info'
  | 'app.ready-to-quit'
  | 'app.stay-open'
  | 'app.quit'
  | 'app.report-error'
  | 'commands.answered'
  | 'settings.read'
  | 'settings.update';

export type AppHandlerPorts = {
  readonly info: () => Value<'app.info'>;
  /** The renderer has handed over its unsaved work; `unsaved` when not all of it could be stored. */
  readonly readyToQuit: (unsaved: boolean) => void;
  /** The renderer asks the person something first. */
  readonly stayOpen: () => void;
  /** Closes the window as the person would: the page is asked once more for all it has. */
  readonly quit: () => void;
  /** Tells the native menus which commands do something on the screen that is shown. */
  readonly showAnswered: (ids: readonly string[]) => void;
  /** Writes an error of the page into the log. */
  readonly reportError: (args: Args<'app.report-error'>) => void;
  readonly settings: AppSettingsStore;
  /** Makes new settings felt: theme, zoom, menu language. */
  readonly settingsChanged: (settings: AppSettings) => void;
};

/** Answers the rows of the application itself and of its settings. */
export function appHandlers({
  info,
  readyToQuit,
  stayOpen,
  quit,
  showAnswered,
  reportError,
  settings,
  settingsChanged,
}: AppHandlerPorts): Pick<Handlers, AppRows> {
  return {
    'app.info': async () => ok(info()),
    'app.ready-to-quit': async ({ unsaved }) => {
      readyToQuit(unsaved);
      return ok({});
    },
    'app.stay-open': async () => {
      stayOpen();
      return ok({});
    },
    'app.quit': async () => {
      quit();
      return ok({});
    },
    'app.report-error': async (args) => {
      reportError(args);
      return ok({});
    },
    'commands.answered': async ({ ids }) => {
      showAnswered(ids);
      return ok({});
    },
    'settings.read': async () => ok(settings.read()),
    'settings.update': async (change) => {
      const updated = await settings.update(withoutUndefined(change));
      if (updated.ok) settingsChanged(updated.value);
      return updated;
    },
  };
}

/** A member that is there but undefined means "leave as it is", and must not be spread over a value. */
export function withoutUndefined<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
