/** The account that tests run under when root starts them: Chromium refuses its sandbox to root alone. */
import { run } from '../process.mjs';

/** Of the system's kind: no password, no login, no home. */
export const accountName = 'briefing-notes-test';

/** @typedef {{ uid: number, gid: number }} Account */

/**
 * Finds the account, or makes it, which only root can.
 * @returns {Promise<Account | undefined>} undefined where the system has no account for us
 */
export async function ensureAccount() {
  return (await findAccount()) ?? (await makeAccount());
}

/** @returns {Promise<Account | undefined>} */
async function findAccount() {
  const { code, output } = await run('getent', ['passwd', accountName], { collect: true });
  return code === 0 ? parseAccount(output) : undefined;
}

/** @returns {Promise<Account | undefined>} */
async function makeAccount() {
  const args = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin'];
  await run('useradd', [...args, accountName], { collect: true });
  // Asked again rather than believed: another run may have made it at the same moment, for which `useradd` fails.
  return findAccount();
}

/**
 * Reads the numbers out of a line of the system's list of users.
 * @param {string} line such as `name:x:999:995::/nonexistent:/usr/sbin/nologin`
 * @returns {Account | undefined} undefined for anything else, and for root under another name
 */
export function parseAccount(line) {
  const [, , uid = '', gid = ''] = line.split(':');
  if (!/^\d+$/.test(uid) || !/^\d+$/.test(gid) || Number(uid) === 0) return undefined;
  return { uid: Number(uid), gid: Number(gid) };
}
