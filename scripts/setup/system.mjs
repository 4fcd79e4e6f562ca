/** What Electron, Xvfb and the tests need from the operating system. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PersonError } from '../person-error.mjs';
import { run } from '../process.mjs';
import { findMissingLibraries } from '../runtime/libraries.mjs';
import { chooseNames, displayPrograms, packagesFor } from './debian-packages.mjs';

/**
 * Installs what is missing, as root on Debian and Ubuntu; otherwise says what to install and stops.
 * @param {{ executable: string, display: boolean, log: (line: string) => void }} options display: for a machine
 *   without a screen, which needs Xvfb and the programs that tests call
 */
export async function ensureSystem({ executable, display, log }) {
  if (process.platform !== 'linux') return;
  await ensure(() => findMissing(executable, display), log);
}

/**
 * Installs programs that only some commands need, by the same rules.
 * @param {readonly string[]} programs
 * @param {(line: string) => void} log
 */
export function ensurePrograms(programs, log) {
  return ensure(async () => programs.filter((name) => !isOnPath(name)), log);
}

/**
 * @param {() => Promise<readonly string[]>} find what is missing
 * @param {(line: string) => void} log
 */
async function ensure(find, log) {
  const missing = await find();
  if (missing.length === 0) return;
  const command = await chooseCommand(missing);
  if (process.getuid?.() !== 0) {
    throw new PersonError(`This machine lacks ${missing.join(', ')}. Run this once, then try again:\n  sudo ${command}`);
  }
  await install(command, missing, log);
  const left = await find();
  if (left.length > 0) throw new PersonError(`Still missing after "${command}": ${left.join(', ')}.`);
}

/**
 * @param {string} executable
 * @param {boolean} display
 */
async function findMissing(executable, display) {
  const libraries = await findMissingLibraries(executable);
  return display ? [...libraries, ...displayPrograms.filter((name) => !isOnPath(name))] : libraries;
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)));
}

/** @param {readonly string[]} missing */
async function chooseCommand(missing) {
  const { packages, unknown } = packagesFor(missing);
  const isDebian = existsSync('/usr/bin/apt-get');
  if (!isDebian || unknown.length > 0) {
    const names = (isDebian ? unknown : missing).join(', ');
    throw new PersonError(`This machine lacks ${names}. Install what brings it, with the system's own package manager.`);
  }
  // The lists may be missing or old on a new machine, and only root can renew them.
  if (process.getuid?.() === 0) await apt(['update']);
  const { output } = await run('apt-cache', ['policy', ...packages.flatMap((name) => [name, `${name}t64`])], {
    collect: true,
    environment: { LC_ALL: 'C' },
  });
  return `apt-get install -y --no-install-recommends ${chooseNames(packages, output).join(' ')}`;
}

/**
 * @param {string} command
 * @param {readonly string[]} missing
 * @param {(line: string) => void} log
 */
async function install(command, missing, log) {
  log(`Installing from the system's packages what is missing (${missing.join(', ')}) ...`);
  const { code, output } = await apt(command.split(' ').slice(1));
  if (code !== 0) throw new PersonError(`"${command}" failed:\n${output.trim()}`);
}

/** @param {readonly string[]} args */
function apt(args) {
  return run('apt-get', ['-o', 'DPkg::Lock::Timeout=120', '-q', ...args], {
    collect: true,
    environment: { DEBIAN_FRONTEND: 'noninteractive' },
  });
}
