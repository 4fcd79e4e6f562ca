import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';

/**
 * Whether the application's own folder is there, made if need be, and can be written.
 * Where it cannot, a new folder of the system's temporary one takes its place, so that the start gets as far
 * as telling the person.
 */
export function hasOwnFolder(app: Pick<App, 'getPath' | 'setPath'>): boolean {
  try {
    // Electron makes its usual folder itself, but not one that was named to it.
    mkdirSync(app.getPath('userData'), { recursive: true });
    accessSync(app.getPath('userData'), constants.W_OK | constants.X_OK);
    return true;
  } catch {
    app.setPath('userData', mkdtempSync(join(tmpdir(), 'briefing-notes-')));
    return false;
  }
}
