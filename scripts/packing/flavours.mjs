/** What electron-builder is told beyond electron-builder.yml: which Electron, which flavour, and where it all goes. */
import { dirname } from 'node:path';

/** @typedef {import('../runtime.mjs').Runtime} Runtime */
/** @typedef {import('electron-builder').Configuration} Configuration */

/**
 * - release: what people get. With a runtime that is not the official one its outputs say that they are not for release.
 * - e2e: the same but for two things that end-to-end tests need: Playwright can attach, and the application takes
 *   switches that a release refuses. Never given away.
 * @typedef {'release' | 'e2e'} Flavour
 */

/** Before the name of everything that was made with a runtime that must not be shipped. */
export const notForRelease = 'NOT-FOR-RELEASE';

/** The first Electron whose fuse wire holds grantFileProtocolExtraPrivileges. */
const firstWithFileFuse = 29;

/**
 * Where the outputs go, below the repository.
 * @param {Flavour} flavour
 * @param {Pick<Runtime, 'official'>} runtime
 */
export function outputFolder(flavour, { official }) {
  if (flavour === 'e2e') return 'dist/e2e';
  return official ? 'dist/release' : 'dist/test-runtime';
}

/**
 * The whole configuration of one run: electron-builder.yml with what depends on this run.
 * @param {Configuration} base what electron-builder.yml says
 * @param {{ flavour: Flavour, runtime: Runtime, stub: string }} options stub: the file that says that the outputs are not for
 *   release; packed with them
 * @returns {Configuration}
 */
export function configurationFor(base, { flavour, runtime, stub }) {
  const shipped = flavour === 'release' && runtime.official;
  return {
    ...base,
    directories: { ...base.directories, output: outputFolder(flavour, runtime) },
    ...(shipped ? {} : { artifactName: `${notForRelease}-${base.artifactName}` }),
    extraFiles: shipped ? (base.extraFiles ?? null) : [...asList(base.extraFiles), { from: stub, to: `${notForRelease}.txt` }],
    extraMetadata: { ...base.extraMetadata, buildKind: flavour },
    electronFuses: fusesFor(base.electronFuses ?? {}, flavour, runtime.version),
    ...(runtime.official ? {} : { electronDist: dirname(runtime.path), electronVersion: runtime.version, compression: 'store' }),
  };
}

/**
 * @template T
 * @param {T | readonly T[] | null | undefined} value
 * @returns {T[]}
 */
function asList(value) {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? [...value] : [/** @type {T} */ (value)];
}

/**
 * @param {NonNullable<Configuration['electronFuses']>} fuses
 * @param {Flavour} flavour
 * @param {string} version of Electron
 */
function fusesFor(fuses, flavour, version) {
  const all = { ...fuses, enableNodeCliInspectArguments: flavour === 'e2e' };
  // Setting a fuse that the binary does not have ends the packing with an error.
  if (Number.parseInt(version, 10) < firstWithFileFuse) delete all.grantFileProtocolExtraPrivileges;
  return all;
}
