import { join } from 'node:path';
import { app, BrowserWindow, dialog, screen } from 'electron';
import { reportOf, reportText } from '../../shared/domain/error-report';
import type { AppSettings, WindowPlace } from '../../shared/domain/settings';
import type { Emit } from '../ipc/emit';
import type { LocalLog } from '../process/local-log';
import { appPage } from '../security/own-address';
import { assessWindowOptions } from '../security/window-assessment';
import type { SaveSupport } from './ask-about-crashes';
import { type Closing, createClosing } from './closing';
import type { MainMessages } from './main-messages';
import { installMenus, type Menus } from './menus';
import { openInBrowser } from './open-in-browser';
import { offerRestart } from './restart';
import { type PageWatch, watchPage } from './watch-page';
import { windowOptions } from './window-options';

export type MainWindowNeeds = {
  readonly settings: AppSettings;
  readonly messages: MainMessages;
  readonly log: LocalLog;
  /** Whether Chromium's developer tools can be opened. */
  readonly devTools: boolean;
  readonly emit: Emit;
  /** Whether something that was handed over could not be saved. */
  readonly saveFailed: () => boolean;
  readonly saveSupport: SaveSupport;
  /** Remembers where the window was, for the next start. */
  readonly rememberPlace: (place: WindowPlace) => void;
};

export type MainWindow = Menus & {
  /** The page has handed over its unsaved work; `unsaved` when not all of it could be stored. */
  readonly readyToQuit: (unsaved: boolean) => void;
  /** The page asks the person something first. */
  readonly stayOpen: () => void;
  readonly page: PageWatch;
  /** Offers an address of the web to the person's browser, after asking. */
  readonly openAddress: (address: string) => Promise<void>;
  /** Asks whether to start again after an error that nobody expected. */
  readonly offerRestart: () => Promise<void>;
};

/** A page that works answers at once; after this many milliseconds the person is asked. */
const patience = 5000;

/** Opens the one window: sandboxed, isolated, showing only our own origin, where it was last. */
export function openMainWindow(needs: MainWindowNeeds): MainWindow {
  const { settings, messages, log, emit, saveSupport } = needs;
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea);
  const options = windowOptions({
    settings,
    displays,
    preload: join(__dirname, '../preload/preload.js'),
    // Windows and macOS show the program's own; a Linux desktop knows only that of an installed package.
    icon: process.platform === 'linux' ? join(app.getAppPath(), 'assets/icons/linux/256x256.png') : null,
    devTools: needs.devTools,
  });
  const wrong = assessWindowOptions(options, !needs.devTools);
  if (wrong.length > 0) throw new Error(`a window would open without walls: ${wrong.join(', ')}`);
  const window = new BrowserWindow(options);
  if (settings.window?.maximised === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  const menus = installMenus(window, messages, {
    recent: settings.recentLibraries,
    run: (id) => emit('command.run', { id }),
    openRecent: (key) => emit('recent.chosen', { key }),
  });
  const closing = askBeforeClosing(window, needs);
  const load = (): void => {
    // A page that dies while it is loaded is told of by `watchPage`.
    window.loadURL(appPage).catch((error: unknown) => log('page.load', { error: reportText(reportOf(error)) }));
  };
  const page = watchPage(window, { messages, log, load, closing, saveSupport });
  load();
  return {
    showAnswered: menus.showAnswered,
    showRecent: menus.showRecent,
    readyToQuit: closing.handedOver,
    stayOpen: closing.stayed,
    page,
    openAddress: (address) => openInBrowser(window, messages, address),
    offerRestart: () => offerRestart(window, messages),
  };
}

function askBeforeClosing(window: BrowserWindow, { messages, emit, saveFailed, rememberPlace }: MainWindowNeeds): Closing {
  const closing = createClosing({
    askPage: () => emit('app.before-quit', {}),
    saveFailed,
    askPerson: (why) => askPerson(window, messages, why),
    close: () => window.close(),
    afterPatience: (callback) => {
      const timer = setTimeout(callback, patience);
      return () => clearTimeout(timer);
    },
  });
  window.on('close', (event) => {
    if (closing.wanted()) rememberPlace({ ...window.getNormalBounds(), maximised: window.isMaximized() });
    else event.preventDefault();
  });
  return closing;
}

async function askPerson(window: BrowserWindow, t: MainMessages, why: 'slow' | 'failed'): Promise<'wait' | 'stay' | 'quit'> {
  const stay = why === 'slow' ? 'wait' : 'stay';
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: t(`shell:quit.${why}`),
    detail: t(`shell:quit.${why}Detail`),
    buttons: [t(`shell:quit.${stay}`), t('shell:quit.anyway')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1 ? 'quit' : stay;
}
