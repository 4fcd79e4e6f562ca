import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/**
 * Whether the application already runs over the folder `userData`, so that a second start has been handed to
 * it. Asked when the lock of the only instance was refused: Electron refuses it as well when the folder cannot
 * be written, or when another computer has it, and then nobody has answered. On Windows the lock is in memory
 * and refused for one reason only.
 */
export function isFirstRunning(userData: string, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return true;
  const holder = /^(.+)-(\d+)$/.exec(lockHolder(userData) ?? '');
  return holder !== null && holder[1] === hostname() && isAlive(Number(holder[2]));
}

/** `host-pid`: what Chromium's lock, a link that leads nowhere, says of who holds it. */
function lockHolder(userData: string): string | null {
  try {
    return readlinkSync(join(userData, 'SingletonLock'));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
