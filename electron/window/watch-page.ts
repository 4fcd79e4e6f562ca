import type { BrowserWindow } from 'electron';
import type { LocalLog } from '../process/local-log';
import { askAboutCrashes, type SaveSupport } from './ask-about-crashes';
import { askWhenItHangs } from './ask-when-it-hangs';
import type { Closing } from './closing';
import { createKeptWords, type Kept } from './kept-words';
import type { MainMessages } from './main-messages';
import { createPageRecovery, type LoadReason } from './page-recovery';

export type WatchPageNeeds = {
  readonly messages: MainMessages;
  readonly log: LocalLog;
  /** Loads the page from its beginning. */
  readonly load: () => void;
  readonly saveSupport: SaveSupport;
  readonly closing: Pick<Closing, 'pageGone' | 'pageBack' | 'isClosing'>;
};

/** What the page itself tells and asks, as rows of the contract. */
export type PageWatch = {
  readonly keep: (key: string, value: string | null) => void;
  readonly kept: () => { readonly because: LoadReason; readonly kept: readonly Kept[] };
  /** The page is drawn and hears events. */
  readonly pageReady: () => void;
};

/** The key under which the page keeps where the person is. */
const placeKey = 'place';

/** Brings the page back when it crashes, and asks the person about one that hangs or crashes without end. */
export function watchPage(window: BrowserWindow, { messages, log, load, closing, saveSupport }: WatchPageNeeds): PageWatch {
  const { webContents } = window;
  const words = createKeptWords();
  let isReady = false;
  let endedForHanging = false;

  const recovery = createPageRecovery({
    // Not from within the event: Chromium is still taking the dead page apart.
    load: () => setImmediate(() => !window.isDestroyed() && load()),
    now: () => performance.now(),
    gone: closing.pageGone,
    askPerson: () => askAboutCrashes(window, messages, saveSupport),
    forgetPlace: () => words.keep(placeKey, null),
    quit: () => window.close(),
  });

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log('page.gone', { reason, exitCode, hung: endedForHanging });
    isReady = false;
    recovery.pageGone(endedForHanging ? 'hang' : reason === 'oom' ? 'memory' : 'crash');
    endedForHanging = false;
  });
  webContents.on('input-event', (_event, { type }) => {
    if (isReady && (type === 'rawKeyDown' || type === 'keyDown' || type === 'mouseDown')) recovery.used();
  });
  askWhenItHangs(window, messages, {
    // A page that is asked for its last words has a question of its own.
    mayAsk: () => !closing.isClosing(),
    log,
    end: () => {
      endedForHanging = true;
      webContents.forcefullyCrashRenderer();
    },
  });

  return {
    keep: words.keep,
    kept: () => ({ because: recovery.loadedBecause(), kept: words.all() }),
    pageReady() {
      isReady = true;
      closing.pageBack();
    },
  };
}
