/**
 * Runs in the mount namespace that `unshare` made for the tests, as root: prepares what they see, then runs their
 * program as the test user, or as root where there is none.
 *
 *   unshare --mount node scripts/test-user/enter.mjs '{"paths": ..., "stash": ..., ...}'
 */
import { run } from '../process.mjs';
import { runWhenMain } from '../script.mjs';
import { mountDisks, openPaths } from './mounts.mjs';

/**
 * @typedef {object} Entrance
 * @property {readonly string[]} paths what the program must be able to reach
 * @property {string} stash an empty folder of root's
 * @property {string} disks where disks appear; see `mountDisks`
 * @property {import('./account.mjs').Account | undefined} account root when left out
 * @property {string} command
 * @property {readonly string[]} args
 */

await runWhenMain(import.meta.url, async () => {
  /** @type {Entrance} */
  const { paths, stash, disks, account, command, args } = JSON.parse(process.argv[2] ?? '');
  if (account !== undefined) openPaths(paths, stash);
  mountDisks(disks, account ?? { uid: 0, gid: 0 });
  const user = account && ['--reuid', String(account.uid), '--regid', String(account.gid), '--clear-groups'];
  const { code } = user ? await run('setpriv', [...user, command, ...args]) : await run(command, args);
  return code;
});
