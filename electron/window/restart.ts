import { app, type BrowserWindow, dialog } from 'electron';
import type { MainMessages } from './main-messages';

/**
 * Asks whether to start again after an error that nobody expected. A new start goes the way of every
 * end: the page hands over its words first, and saves are waited for.
 */
export async function offerRestart(window: BrowserWindow, t: MainMessages): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: t('shell:error.what'),
    detail: t('shell:error.detail'),
    buttons: [t('shell:error.restart'), t('shell:error.goOn')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return;
  // Only when the window really goes: the person may still decide to stay.
  window.once('closed', () => app.relaunch());
  window.close();
}

/** Says that the application could not start, and ends it: without its services a window would only pretend. */
export function endAfterFailedStart(t: MainMessages): void {
  dialog.showErrorBox(t('shell:error.noStart'), t('shell:error.noStartDetail'));
  app.exit(1);
}
