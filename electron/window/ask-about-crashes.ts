import { type BrowserWindow, dialog } from 'electron';
import type { MainMessages } from './main-messages';

/** Asks what to do with a page that crashes again and again. Native, since there is no page to ask in. */
export async function askAboutCrashes(window: BrowserWindow, t: MainMessages): Promise<'again' | 'quit'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: t('shell:crashes.what'),
    detail: t('shell:crashes.detail'),
    buttons: [t('shell:crashes.again'), t('menu.quit')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1 ? 'quit' : 'again';
}
