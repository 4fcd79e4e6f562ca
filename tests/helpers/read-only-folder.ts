import { execFileSync } from 'node:child_process';

/**
 * Folders that nobody can write to, root included: permissions do not bind root, a read-only mount does. Only
 * root on Linux may make one.
 */

function mayMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('unshare', ['-m', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** For the names of tests that need one: empty when it can be made, else why the test is skipped. */
export const readOnlyMissing = mayMount() ? '' : ' (skipped: only root on Linux may make a folder read-only for everybody)';

/** Makes a folder read-only until the function returned is called. */
export function makeReadOnly(folder: string): () => void {
  execFileSync('mount', ['--bind', folder, folder]);
  execFileSync('mount', ['-o', 'remount,ro,bind', folder]);
  return () => {
    execFileSync('umount', ['-l', folder]);
  };
}
