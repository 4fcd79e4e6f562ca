import { accessSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';

/**
 * Whether the application's own folder is there and can be written, now that Electron was asked to make it.
 * Where it cannot, a new folder of the system's temporary one takes its place, so that the start gets as far
 * as telling the person.
 */
export function hasOwnFolder(app: Pick<App, 'getPath' | 'setPath'>): boolean {
  try {
    accessSync(app.getPath('userData'), constants.W_OK | constants.X_OK);
    return true;
  } catch {
    app.setPath('userData', mkdtempSync(join(tmpdir(), 'briefing-notes-')));
    return false;
  }
}
