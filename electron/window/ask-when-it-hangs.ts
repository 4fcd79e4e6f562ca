import { type BrowserWindow, dialog } from 'electron';
import type { LocalLog } from '../process/local-log';
import type { MainMessages } from './main-messages';

export type HangNeeds = {
  readonly mayAsk: () => boolean;
  readonly log: LocalLog;
  /** Ends the page's process, so that it is loaded again. */
  readonly end: () => void;
};

/**
 * Chromium tells of a page that has not answered a key or a click for some 15 seconds. The person
 * decides, since only they know whether they gave it much to do; the question goes away by itself
 * when the page answers after all.
 */
export function askWhenItHangs(window: BrowserWindow, t: MainMessages, { mayAsk, log, end }: HangNeeds): void {
  let question: AbortController | null = null;

  async function ask(): Promise<void> {
    if (question !== null || !mayAsk()) return;
    log('page.hangs', {});
    const asked = new AbortController();
    question = asked;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: t('shell:hang.what'),
      detail: t('shell:hang.detail'),
      buttons: [t('shell:quit.wait'), t('shell:hang.again')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
      signal: asked.signal,
    });
    question = null;
    if (response === 1 && !asked.signal.aborted && !window.isDestroyed()) end();
  }

  window.on('unresponsive', () => void ask());
  const answered = (): void => question?.abort();
  window.on('responsive', answered);
  window.webContents.on('render-process-gone', answered);
}
