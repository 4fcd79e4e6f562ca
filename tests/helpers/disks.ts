import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Disks that an ordinary user cannot make. scripts/test-user/mounts.mjs makes them where root starts the tests, in a
 * mount namespace of theirs.
 */

const folder = process.env.BRIEFING_NOTES_TEST_DISKS ?? '';

/** For the names of tests that need a disk: empty when they are there, else why the test is skipped. */
export const disksMissing = folder === '' ? ' (skipped: only root may mount disks for it)' : '';

/** An empty disk of 64 MiB, for the one test that fills it. */
export const smallDisk = join(folder, 'small');

/** A folder that appears at two places: `thawed` can be written to, `frozen` lies on a read-only file system. */
export async function freezableFolder(): Promise<{ readonly thawed: string; readonly frozen: string }> {
  const thawed = await mkdtemp(join(folder, 'thawed', 'folder-'));
  return { thawed, frozen: thawed.replace(join(folder, 'thawed'), join(folder, 'frozen')) };
}
