import { type BrowserWindow, dialog } from 'electron';
import type { MainMessages } from './main-messages';

/** Asks where to and writes the support file. */
export type SaveSupport = () => Promise<'saved' | 'cancelled' | 'failed'>;

/** Asks what to do with a page that crashes again and again. Native, since there is no page to ask in. */
export async function askAboutCrashes(window: BrowserWindow, t: MainMessages, saveSupport: SaveSupport): Promise<'again' | 'quit'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: t('shell:crashes.what'),
    detail: t('shell:crashes.detail'),
    buttons: [t('shell:crashes.again'), t('shell:crashes.support'), t('menu.quit')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 0) return 'again';
  if (response === 2) return 'quit';
  if ((await saveSupport()) === 'failed')
    await dialog.showMessageBox(window, { type: 'warning', message: t('shell:crashes.supportFailed') });
  return askAboutCrashes(window, t, saveSupport);
}
