/** Child processes: started in one place, so that none of them outlives the script that started it. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { repository } from './paths.mjs';

/** @typedef {{ code: number, output: string, timedOut: boolean }} Outcome */
/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the repository when left out
 * @property {NodeJS.ProcessEnv} [environment] added to this process's own; undefined takes a variable away
 * @property {boolean} [collect] gather stdout and stderr instead of showing them
 * @property {number} [limit] milliseconds after which the child is killed
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
let watching = false;

function killChildren() {
  for (const child of children) child.kill('SIGTERM');
}

/**
 * Makes a child end with this process, whichever way this process ends (except SIGKILL, which nobody can catch).
 * @param {import('node:child_process').ChildProcess} child
 */
export function endWithUs(child) {
  children.add(child);
  child.once('exit', () => children.delete(child));
  child.once('error', () => children.delete(child));
  if (watching) return;
  watching = true;
  process.once('exit', killChildren);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => {
      killChildren();
      process.exit(128 + constants.signals[signal]);
    });
  }
}

/**
 * Runs a program to its end. A program that cannot be started counts as exit code 127, as in a shell.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { cwd = repository, environment = {}, collect = false, limit } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...environment },
      // No standard input: nothing here asks questions, and CI has none.
      stdio: collect ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    endWithUs(child);
    let output = '';
    let timedOut = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    const timer = limit === undefined ? undefined : setTimeout(stop, limit);
    function stop() {
      timedOut = true;
      child.kill('SIGKILL');
      // A grandchild may hold the pipes open; what it has to say no longer matters.
      child.stdout?.destroy();
      child.stderr?.destroy();
    }
    child.once('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, output: `${output}${error.message}\n`, timedOut });
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code: code ?? 128 + constants.signals[signal ?? 'SIGKILL'], output, timedOut });
    });
  });
}

/**
 * Runs a command of an installed package with this very Node, without a shell or a `.cmd` shim in between.
 * @param {string} packageName
 * @param {string} command the name of the command, of which a package may have several
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runPackage(packageName, command, args, options) {
  return run(process.execPath, [packageScript(packageName, command), ...args], options);
}

/**
 * The file that Node runs for a command of an installed package.
 * @param {string} packageName
 * @param {string} command
 * @returns {string}
 */
export function packageScript(packageName, command) {
  const folder = join(repository, 'node_modules', packageName);
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin[command];
  if (file === undefined) throw new Error(`${packageName} has no command named ${command}`);
  return join(folder, file);
}

/**
 * Runs npm, the same one that started this script where there is one.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], options);
  // Node refuses to start a .cmd file without a shell; our arguments hold nothing that a shell would read.
  if (process.platform === 'win32') return run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options);
  return run('npm', args, options);
}
