import type { Session } from 'electron';
import type { LocalLog } from '../process/local-log';
import { isOwnAddress, isOwnBlob } from './own-address';

/**
 * Whether a session may ask for an address. The application is wholly offline: only its own files and
 * what a page of ours made in memory; `development` adds the tools of Chromium, which are files as well.
 */
export function mayRequest(address: string, development: boolean): boolean {
  return isOwnAddress(address) || isOwnBlob(address) || (development && address.startsWith('devtools://'));
}

/**
 * Lets nothing of a session out of this computer, nor to any other address on it: requests are cancelled
 * before a connection is made, no proxy is asked for or used, and no dictionary is fetched. Downloads,
 * which would be the way from a page to the disk, are cancelled as well.
 */
export function lockNetwork(session: Session, { development, log }: { readonly development: boolean; readonly log: LocalLog }): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const cancel = !mayRequest(url, development);
    if (cancel) log('wall.request', { scheme: /^[a-z]+/i.exec(url)?.[0] ?? 'none' });
    answer({ cancel });
  });
  void session.setProxy({ mode: 'direct' });
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => {
    event.preventDefault();
    log('wall.download', {});
  });
}
