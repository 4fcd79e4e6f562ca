/** What Chromium's sandbox needs from the person who starts it on Linux. Of the development launcher only. */
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Sandbox
 * @property {string[]} args switches that the application must get
 * @property {string | undefined} notice what the person should know
 */

/**
 * Root gets no sandbox, because Chromium starts as root only without. Packages never carry that switch.
 * @param {{ platform: string, isRoot: boolean, userNamespaces: boolean }} machine
 * @returns {Sandbox}
 */
export function chooseSandbox({ platform, isRoot, userNamespaces }) {
  if (platform !== 'linux') return { args: [], notice: undefined };
  if (isRoot) {
    const notice = 'You are root: Chromium refuses its sandbox, so this start is without (--no-sandbox). Better be an ordinary user.';
    return { args: ['--no-sandbox'], notice };
  }
  if (userNamespaces) return { args: [], notice: undefined };
  const notice =
    'This system keeps ordinary users from making namespaces, which the sandbox needs. If the start fails, allow them: ' +
    'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu) or kernel.unprivileged_userns_clone=1 (Debian).';
  return { args: [], notice };
}

/** @returns {Parameters<typeof chooseSandbox>[0]} */
export function describeMachine() {
  const restricted = readSetting('apparmor_restrict_unprivileged_userns') === '1';
  const forbidden = readSetting('unprivileged_userns_clone') === '0';
  return { platform: process.platform, isRoot: process.getuid?.() === 0, userNamespaces: !restricted && !forbidden };
}

/** @param {string} name */
function readSetting(name) {
  try {
    return readFileSync(`/proc/sys/kernel/${name}`, 'utf8').trim();
  } catch {
    return undefined;
  }
}
