import type { Session, WebContents } from 'electron';
import type { LocalLog } from '../process/local-log';
import { isOwnAddress } from './own-address';

/** All that our page may use: copying what a person chose to copy, and filling the screen. Whatever else there is, or will be, is refused. */
const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** Whether a page may use what Chromium asks a permission for; `address` is who asks. */
export function mayUse(permission: string, address: string): boolean {
  return allowed.has(permission) && isOwnAddress(address);
}

/**
 * Answers every question for a permission or a device in a session (item 5 of Electron's checklist). All
 * four handlers are needed: without one of them Electron grants what that one would be asked.
 */
export function guardPermissions(session: Session, log: LocalLog): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    const granted = mayUse(permission, requestingUrl ?? '');
    if (!granted) log('wall.permission', { permission });
    answer(granted);
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => mayUse(permission, origin));
  session.setDevicePermissionHandler(() => false);
  // Without streams the page's request is rejected.
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose(null);
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
}

/** Bluetooth devices are chosen through the contents, not through their session. */
export function refuseBluetooth(contents: WebContents): void {
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
}
