/**
 * Who runs the tests. Root gets no sandbox from Chromium, and nobody works as root: where root starts the tests on
 * Linux, they run as an ordinary user, with the sandbox on, wherever the machine allows that. Everybody else runs them
 * as they are.
 */
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repository } from './paths.mjs';
import { packageScript, run } from './process.mjs';
import { accountName, ensureAccount } from './test-user/account.mjs';
import { ancestors, isOpen } from './test-user/closed-folders.mjs';

/** @typedef {import('./test-user/account.mjs').Account} Account */
/** @typedef {import('./process.mjs').Outcome} Outcome */
/** @typedef {NodeJS.ProcessEnv} Environment */

/**
 * @typedef {object} TestUser
 * @property {string} folder theirs to write in, and removed afterwards
 * @property {(packageName: string, command: string, args: readonly string[], environment: Environment) => Promise<Outcome>} runPackage
 */

const enter = join(repository, 'scripts', 'test-user', 'enter.mjs');
const probe = join(repository, 'scripts', 'test-user', 'probe.mjs');

/**
 * Calls a function with the user that tests are to run as.
 * @template T
 * @param {object} options
 * @param {import('./runtime.mjs').Runtime} options.runtime
 * @param {Environment} options.display what gives Electron a display
 * @param {(line: string) => void} [options.log]
 * @param {(user: TestUser) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withTestUser({ runtime, display, log = console.log }, use) {
  const folder = mkdtempSync(join(temporaryFolder(), 'briefing-notes-tests-'));
  // On exit and not in a `finally`, which a run that is stopped from outside never reaches.
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await use(await chooseUser({ folder, runtime, display, log }));
  } finally {
    process.off('exit', remove);
    remove();
  }
}

/** Somewhere that every user can reach: the person's own temporary folder may be theirs alone. */
function temporaryFolder() {
  return [tmpdir(), '/var/tmp'].find((folder) => [...ancestors(folder), folder].every(isOpen)) ?? tmpdir();
}

/**
 * @param {{ folder: string, runtime: import('./runtime.mjs').Runtime, display: Environment, log: (line: string) => void }} options
 * @returns {Promise<TestUser>}
 */
async function chooseUser({ folder, runtime, display, log }) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return themselves(folder);
  const mayMount = (await run('unshare', ['--mount', 'true'], { collect: true })).code === 0;
  const account = mayMount ? await ensureAccount() : undefined;
  const reason = mayMount ? `there is no account ${accountName} and none could be made` : 'this machine lets nobody make a mount namespace';
  if (account === undefined) return asRoot(reason);

  const user = enteringUser({ folder, account, paths: neededPaths(runtime.path) });
  const { code, output } = await user.run([probe, runtime.path], { ...display }, true);
  if (code === 0) return user;
  return asRoot(`as ${accountName} Electron does not start:\n${output.trim()}`);

  /** @param {string} why */
  function asRoot(why) {
    log(`No Chromium sandbox in these tests: root started them, and ${why}`);
    return mayMount ? enteringUser({ folder, account: undefined, paths: [] }) : themselves(folder);
  }
}

/**
 * Whoever started this.
 * @param {string} folder
 * @returns {TestUser}
 */
function themselves(folder) {
  return {
    folder,
    runPackage: (packageName, command, args, environment) =>
      run(process.execPath, [packageScript(packageName, command), ...args], { environment }),
  };
}

/**
 * A user who enters a mount namespace made for the tests.
 * @param {{ folder: string, account: Account | undefined, paths: readonly string[] }} options account: root when left out
 */
function enteringUser({ folder, account, paths }) {
  const [stash, home, temporary] = ['stash', 'home', 'tmp'].map((name) => join(folder, name));
  chmodSync(folder, 0o755);
  for (const own of [stash, home, temporary]) {
    if (!existsSync(String(own))) mkdirSync(String(own), { mode: 0o700 });
  }
  const disks = join(folder, 'disks');
  if (account !== undefined) for (const own of [folder, home, temporary]) chownSync(String(own), account.uid, account.gid);
  const environment = {
    ...(account === undefined ? {} : environmentOf(String(home), String(temporary))),
    BRIEFING_NOTES_TEST_DISKS: disks,
  };

  /**
   * @param {readonly string[]} nodeArgs
   * @param {Environment} added
   * @param {boolean} [collect]
   */
  function runNode(nodeArgs, added, collect = false) {
    const entrance = { paths, stash, disks, account, command: process.execPath, args: nodeArgs };
    return run('unshare', ['--mount', process.execPath, enter, JSON.stringify(entrance)], {
      environment: { ...environment, ...added },
      collect,
    });
  }
  return {
    folder,
    run: runNode,
    /** @type {TestUser['runPackage']} */
    runPackage: (packageName, command, args, added) => runNode([packageScript(packageName, command), ...args], added),
  };
}

/**
 * What of root's own environment does not fit another user.
 * @param {string} home
 * @param {string} temporary
 * @returns {Environment}
 */
function environmentOf(home, temporary) {
  return {
    HOME: home,
    USER: accountName,
    LOGNAME: accountName,
    TMPDIR: temporary,
    XDG_CACHE_HOME: undefined,
    XDG_CONFIG_HOME: undefined,
    XDG_DATA_HOME: undefined,
    XDG_RUNTIME_DIR: undefined,
    XDG_STATE_HOME: undefined,
    // git refuses a clone that belongs to somebody else unless it is named.
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'safe.directory',
    GIT_CONFIG_VALUE_0: repository,
  };
}

/**
 * What tests need of the machine besides the system's own folders.
 * @param {string} executable Electron's
 */
function neededPaths(executable) {
  return [repository, realpathSync(join(repository, 'node_modules')), process.execPath, dirname(executable)];
}
