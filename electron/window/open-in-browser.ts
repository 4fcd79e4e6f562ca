import { type BrowserWindow, dialog } from 'electron';
import { type ExternalLink, openExternalLink } from '../security/external-link';
import { handToSystem } from '../security/hand-to-system';
import type { MainMessages } from './main-messages';

/** Opens an address of the web in the person's browser, after showing it in full and asking. What is no such address is let be. */
export async function openInBrowser(window: BrowserWindow, t: MainMessages, text: string): Promise<void> {
  try {
    await openExternalLink(text, { ask: (link) => ask(window, t, link), open: handToSystem });
  } catch {
    await dialog.showMessageBox(window, { type: 'error', message: t('shell:link.failed'), detail: t('shell:link.failedDetail') });
  }
}

async function ask(window: BrowserWindow, t: MainMessages, { address, readableHost }: ExternalLink): Promise<boolean> {
  const detail = readableHost === null ? t('shell:link.address', { address }) : t('shell:link.addressOf', { address, host: readableHost });
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: t('shell:link.question'),
    detail,
    buttons: [t('shell:link.no'), t('shell:link.yes')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
