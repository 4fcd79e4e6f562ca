/** Which Debian and Ubuntu packages bring what Electron and the tests need from the system. */

/** Shared library to package. Since 2024 some packages have a second name, with `t64` at its end. */
const libraryPackages = Object.freeze({
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
});

/** Program to package: a display without a screen, its keys, a reader for exported PDFs, a watcher of system calls. */
const displayPackages = Object.freeze({ Xvfb: 'xvfb', xauth: 'xauth', pdftotext: 'poppler-utils', strace: 'strace' });
/** What packs a tar.gz where 7-Zip cannot be downloaded. */
const packingPackages = Object.freeze({ '7za': 'p7zip-full' });

/** The programs that tests and demonstration need. */
export const displayPrograms = Object.freeze(Object.keys(displayPackages));

/**
 * @param {readonly string[]} missing libraries and programs
 * @returns {{ packages: string[], unknown: string[] }} packages to install, and what we know no package for
 */
export function packagesFor(missing) {
  /** @type {Record<string, string>} */
  const known = { ...libraryPackages, ...displayPackages, ...packingPackages };
  const packages = missing.flatMap((name) => known[name] ?? []);
  return { packages: [...new Set(packages)].sort(), unknown: missing.filter((name) => known[name] === undefined) };
}

/**
 * Takes each package's name as this system has it.
 * @param {readonly string[]} packages
 * @param {string} policy what `apt-cache policy` printed about the packages and their `t64` names
 * @returns {string[]}
 */
export function chooseNames(packages, policy) {
  const available = new Set([...policy.matchAll(/^(\S+):\n.*\n {2}Candidate: (?!\(none\))/gm)].map((match) => match[1]));
  return packages.map((name) => (!available.has(name) && available.has(`${name}t64`) ? `${name}t64` : name));
}
