import { app } from 'electron';
import type { LocalLog } from '../process/local-log';
import { setChromiumSwitches } from './chromium-switches';
import { guardContents } from './contents-guard';
import { lockNetwork } from './network-lock';
import { guardPermissions, refuseBluetooth } from './permissions';

/**
 * Puts the walls up around every session and every page that there is or will be, whoever makes it.
 * To be called before Electron is ready; `development` admits Chromium's own tools.
 */
export function installWalls(options: { readonly development: boolean; readonly log: LocalLog }): void {
  setChromiumSwitches(app.commandLine);
  app.on('session-created', (session) => {
    lockNetwork(session, options);
    guardPermissions(session, options.log);
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    guardContents(contents, options.log);
    refuseBluetooth(contents);
  });
}
