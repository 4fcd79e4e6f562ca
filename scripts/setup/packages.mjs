/** The npm packages of the lock file, installed when they are not yet. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../paths.mjs';
import { PersonError } from '../person-error.mjs';
import { runNpm } from '../process.mjs';

/**
 * One package in a lock file. What is optional may rightly be missing: most of it is for other kinds of machines.
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 */
/** @typedef {{ packages: Record<string, LockedPackage> }} Lock */

const lockFile = join(repository, 'package-lock.json');
const stampFile = join(repository, 'node_modules', '.briefing-notes-stamp');

/**
 * Installs what the lock file names, exactly that, unless it is installed already.
 * @param {(line: string) => void} log
 */
export async function ensurePackages(log) {
  refuseOldNode(process.versions.node);
  const wanted = describeWanted();
  if (readOrUndefined(stampFile) === wanted) return;
  if (!isInstalled()) await install(log);
  writeFileSync(stampFile, wanted);
}

/** @param {string} version such as 20.20.2 */
export function refuseOldNode(version) {
  if (Number.parseInt(version, 10) >= 20) return;
  throw new PersonError(`Node ${version} is too old: Briefing Notes needs Node 20 or newer. Install it and try again.`);
}

/** The lock file's hash with the kind of machine: a folder shared between two kinds needs other native packages. */
function describeWanted() {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  return `${hash} ${process.platform} ${process.arch}\n`;
}

/** Read off npm's own list of what it put there, so that a person's own `npm install` counts as well. */
function isInstalled() {
  const installed = readOrUndefined(join(repository, 'node_modules', '.package-lock.json'));
  return installed !== undefined && satisfiesLock(JSON.parse(readFileSync(lockFile, 'utf8')), JSON.parse(installed));
}

/**
 * Whether the installed packages are those of the lock file. Optional ones may be missing, being mostly for other kinds
 * of machines, or be there without being named.
 * @param {Lock} lock
 * @param {Lock} installed
 */
export function satisfiesLock(lock, installed) {
  const nothingElse = Object.entries(installed.packages).every(([path, found]) => {
    const wanted = lock.packages[path];
    if (wanted === undefined) return found.optional === true;
    return wanted.version === found.version && wanted.integrity === found.integrity;
  });
  const nothingMissing = Object.entries(lock.packages).every(
    ([path, wanted]) => path === '' || path in installed.packages || wanted.optional || wanted.devOptional,
  );
  return nothingElse && nothingMissing;
}

/**
 * Not `npm ci`: that refuses a lock file in which the optional packages of other systems are missing, and a registry
 * that has only those of its own system cannot give a lock file that names the others. `npm install` takes it;
 * `--no-save` leaves the lock file as it is, and what came of it is compared with the lock file afterwards.
 * @param {(line: string) => void} log
 */
async function install(log) {
  log('Installing packages (a minute or two, once) ...');
  // npm hands its own settings down to scripts; `npm test --silent` must not silence what failed here.
  const { code } = await runNpm(['install', '--no-save', '--loglevel=error', '--no-progress']);
  if (code !== 0) {
    throw new PersonError(
      'npm could not install the packages; it says why above. Most often the npm registry cannot be reached, or the ' +
        'disk is full. Run the same command again when that is mended.',
    );
  }
  if (!isInstalled()) {
    throw new PersonError(
      'npm installed other packages than package-lock.json names: package.json and package-lock.json disagree. ' +
        'Run "npm install" and commit the package-lock.json that it writes.',
    );
  }
}

/** @param {string} file */
function readOrUndefined(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
