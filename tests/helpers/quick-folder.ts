import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new folder for thousands of runs that say nothing of the disk itself, because what goes wrong is made to go wrong:
 * in memory, where the system has such a disk, so that syncing costs nothing.
 */
export function quickFolder(name: string): Promise<string> {
  return mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `briefing-notes-${name}-`));
}
