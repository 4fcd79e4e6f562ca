import type { WebContents } from 'electron';
import type { LocalLog } from '../process/local-log';
import { appPage, isOwnPage } from './own-address';

/** Whether a page may take a frame of a window to an address. We have one page and no frames in it. */
export function mayNavigate({ url, isMainFrame }: { readonly url: string; readonly isMainFrame: boolean }): boolean {
  return isMainFrame && isOwnPage(url);
}

/**
 * Keeps whatever shows a page to our one page (items 12 to 14 of Electron's checklist): it goes nowhere
 * else, opens no window, holds no `<webview>`. A file dropped on the window is a navigation as well.
 * What the main process loads or reloads itself does not pass here. To be called for every contents.
 */
export function guardContents(contents: WebContents, log: LocalLog): void {
  const keepHere = (event: { readonly url: string; readonly isMainFrame: boolean; preventDefault(): void }): void => {
    if (mayNavigate(event)) return;
    event.preventDefault();
    log('wall.navigation', { scheme: schemeOf(event.url) });
  };
  contents.on('will-navigate', keepHere);
  contents.on('will-frame-navigate', keepHere);
  contents.on('will-redirect', keepHere);
  // Chromium asks nobody before an empty page: it is only known once it is shown.
  contents.on('did-navigate', (_event, url) => {
    if (!url.startsWith('about:')) return;
    log('wall.navigation', { scheme: 'about' });
    contents.loadURL(appPage).catch(() => log('wall.return', {}));
  });
  contents.setWindowOpenHandler(({ url }) => {
    log('wall.window', { scheme: schemeOf(url) });
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log('wall.webview', {});
  });
}

/** For the log, which never holds an address: it may be part of what a person reads or writes. */
function schemeOf(address: string): string {
  return /^[a-z][a-z0-9+.-]{0,30}(?=:)/i.exec(address)?.[0] ?? 'none';
}
