/** Whether what is locked and what is shipped keeps to `security-floor.json`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';

/**
 * @typedef {object} Floor
 * @property {{ newestMajorKnown: number, knownOn: string, mostMajorsBehind: number }} electron
 * @property {Record<string, { range: string, why: string }>} vulnerable
 * @property {Record<string, string>} banned
 */
/** @typedef {Record<string, { version?: string, name?: string, integrity?: string, resolved?: string, link?: boolean }>} LockedPackages the `packages` of package-lock.json */

/** @returns {Floor} */
export function readFloor() {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'security-floor.json'), 'utf8'));
}

/**
 * @param {LockedPackages} packages
 * @param {Floor} floor
 * @returns {string[]} one sentence for each locked version with a known hole, and one when Electron has become old
 */
export function findBelowFloor(packages, floor) {
  return Object.entries(packages).flatMap(([path, { version, name }]) => {
    const installed = path.split('node_modules/').at(-1) ?? '';
    // The types of an older Electron are taken from its package under another name; that one is never run.
    if (path === '' || version === undefined || (name ?? installed) !== installed) return [];
    const found = [];
    const known = floor.vulnerable[installed];
    if (known !== undefined && semver.satisfies(version, known.range)) found.push(`${installed} ${version}: ${known.why}`);
    if (installed === 'electron' && semver.major(version) < floor.electron.newestMajorKnown - floor.electron.mostMajorsBehind) {
      found.push(`electron ${version} is more than ${floor.electron.mostMajorsBehind} majors behind ${floor.electron.newestMajorKnown}`);
    }
    return found;
  });
}

/**
 * @param {readonly { name: string, version: string }[]} parts what is shipped
 * @param {Floor} floor
 * @returns {string[]}
 */
export function findBanned(parts, floor) {
  return parts.flatMap(({ name, version }) => (floor.banned[name] === undefined ? [] : [`${name} ${version}: ${floor.banned[name]}`]));
}

/**
 * @param {{ dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} manifest package.json
 * @param {LockedPackages} packages
 * @returns {string[]} what is not fixed to one version, or whose contents nothing holds to
 */
export function findLoose({ dependencies = {}, devDependencies = {} }, packages) {
  const wanted = Object.entries({ ...dependencies, ...devDependencies });
  const ranges = wanted.filter(([, range]) => semver.valid(range.replace(/^npm:.+@/, '')) === null);
  const unheld = Object.entries(packages).filter(([path, entry]) => path !== '' && entry.integrity === undefined);
  const elsewhere = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined && /^(git|file|http:)/.test(resolved));
  return [
    ...ranges.map(([name, range]) => `${name}: ${range} is not one version`),
    ...unheld.map(([path]) => `${path} has no hash in package-lock.json`),
    ...elsewhere.map(([path, { resolved }]) => `${path} comes from ${resolved}, not from the registry`),
  ];
}
