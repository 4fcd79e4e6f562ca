import { describe, expect, it } from 'vitest';
import { mayUse } from '../../../../electron/security/permissions';

const ours = 'app://briefing/';

/** Every permission that the declarations of Electron 25 and 45 name, and what they may name one day. */
const refused = [
  'accessibility-events',
  'ar',
  'automatic-fullscreen',
  'background-fetch',
  'background-sync',
  'captured-surface-control',
  'clipboard-read',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'geolocation',
  'geolocation-approximate',
  'hand-tracking',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'local-network',
  'local-network-access',
  'loopback-network',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'nfc',
  'notifications',
  'openExternal',
  'payment-handler',
  'periodic-background-sync',
  'persistent-storage',
  'pointerLock',
  'screen-wake-lock',
  'sensors',
  'serial',
  'smart-card',
  'speaker-selection',
  'storage-access',
  'system-wake-lock',
  'top-level-storage-access',
  'usb',
  'vr',
  'web-app-installation',
  'web-printing',
  'window-management',
  'unknown',
  'what-comes-next',
  '',
];

describe('E5 mayUse', () => {
  it.each(refused)('refuses our page the permission %j', (permission) => expect(mayUse(permission, ours)).toBe(false));

  it.each(['clipboard-sanitized-write', 'fullscreen'])('grants our page %s, and nobody else', (permission) => {
    expect(mayUse(permission, ours)).toBe(true);
    for (const other of ['https://briefing/', 'app://briefing.evil/', 'app://x@briefing/', 'file:///', 'null', '']) {
      expect(mayUse(permission, other)).toBe(false);
    }
  });
});
