import { join } from 'node:path';
import { BrowserWindow, dialog, screen } from 'electron';
import { reportOf, reportText } from '../../shared/domain/error-report';
import type { AppSettings, WindowPlace } from '../../shared/domain/settings';
import type { Emit } from '../ipc/emit';
import type { LocalLog } from '../process/local-log';
import { appOrigin } from './app-protocol';
import { type Closing, createClosing } from './closing';
import type { MainMessages } from './main-messages';
import { installMenus, type Menus } from './menus';
import { offerRestart } from './restart';
import { type PageWatch, watchPage } from './watch-page';
import { placeOnDisplays, smallestWindow } from './window-place';

export type MainWindowNeeds = {
  readonly settings: AppSettings;
  readonly messages: MainMessages;
  readonly log: LocalLog;
  readonly emit: Emit;
  /** Whether something that was handed over could not be saved. */
  readonly saveFailed: () => boolean;
  /** Remembers where the window was, for the next start. */
  readonly rememberPlace: (place: WindowPlace) => void;
};

export type MainWindow = Menus & {
  /** The page has handed over its unsaved work; `unsaved` when not all of it could be stored. */
  readonly readyToQuit: (unsaved: boolean) => void;
  /** The page asks the person something first. */
  readonly stayOpen: () => void;
  readonly page: PageWatch;
  /** Asks whether to start again after an error that nobody expected. */
  readonly offerRestart: () => Promise<void>;
};

/** A page that works answers at once; after this many milliseconds the person is asked. */
const patience = 5000;

/** Opens the one window: sandboxed, isolated, showing only our own origin, where it was last. */
export function openMainWindow(needs: MainWindowNeeds): MainWindow {
  const { settings, messages, log, emit } = needs;
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea);
  const window = new BrowserWindow({
    ...placeOnDisplays(settings.window, displays),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Briefing Notes',
    webPreferences: {
      preload: join(__dirname, '../preload/preload.js'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      zoomFactor: settings.zoom,
    },
  });
  if (settings.window?.maximised === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  keepToOurPage(window);
  const menus = installMenus(window, messages, (id) => emit('command.run', { id }));
  const closing = askBeforeClosing(window, needs);
  const load = (): void => {
    // A page that dies while it is loaded is told of by `watchPage`.
    window.loadURL(`${appOrigin}/`).catch((error: unknown) => log('page.load', { error: reportText(reportOf(error)) }));
  };
  const page = watchPage(window, { messages, log, load, closing });
  load();
  return {
    showAnswered: menus.showAnswered,
    readyToQuit: closing.handedOver,
    stayOpen: closing.stayed,
    page,
    offerRestart: () => offerRestart(window, messages),
  };
}

function keepToOurPage({ webContents }: BrowserWindow): void {
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
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
