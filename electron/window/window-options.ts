import type { BrowserWindowConstructorOptions } from 'electron';
import type { AppSettings } from '../../shared/domain/settings';
import { type Area, placeOnDisplays, smallestWindow } from './window-place';

/**
 * The session of every window, by name: in memory, so that no cookie, cache or page storage ever reaches
 * the disk. What is to be remembered belongs into settings or into the library.
 */
export const windowPartition = 'briefing-notes';

export type WindowNeeds = {
  readonly settings: AppSettings;
  /** The usable areas of the displays, the first one first. */
  readonly displays: readonly Area[];
  /** Absolute path of the built preload script. */
  readonly preload: string;
  /** Absolute path of the picture for task bars; `null` where the system takes it from the program itself. */
  readonly icon: string | null;
  /** Whether Chromium's developer tools can be opened. */
  readonly devTools: boolean;
};

/** The options of every window that the application opens: sandboxed, isolated, where it was last. */
export function windowOptions({ settings, displays, preload, icon, devTools }: WindowNeeds): BrowserWindowConstructorOptions {
  return {
    ...placeOnDisplays(settings.window, displays),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Briefing Notes',
    ...(icon === null ? {} : { icon }),
    webPreferences: {
      preload,
      partition: windowPartition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools,
      zoomFactor: settings.zoom,
    },
  };
}
