/** Runs electron-builder over what the build made. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../paths.mjs';
import { PersonError } from '../person-error.mjs';
import { runPackage } from '../process.mjs';
import { configurationFor, notForRelease, outputFolder } from './flavours.mjs';
import { ensureNativeModules } from './native-modules.mjs';

/** @typedef {import('./flavours.mjs').Flavour} Flavour */
/** @typedef {import('./targets.mjs').System} System */

const workplace = join(repository, 'out', 'dist');
/** Executable itself: electron-builder starts it as it would start fpm. */
const fpmStandIn = join(repository, 'scripts', 'packing', 'fpm.mjs');

/**
 * @param {{ flavour: Flavour, runtime: import('../runtime.mjs').Runtime, system: System, targets: readonly string[],
 *   log: (line: string) => void }} order targets: as electron-builder names them; none for all of electron-builder.yml
 * @returns {Promise<void>} when the outputs lie in `outputFolder(flavour, runtime)`
 */
export async function packApplication({ flavour, runtime, system, targets, log }) {
  ensureNativeModules(system);
  const folder = outputFolder(flavour, runtime);
  log(`Packing for ${system} (${flavour}) into ${folder}/ ...`);
  const configuration = await writeConfiguration(flavour, runtime);
  // Outputs of an earlier version must not lie beside the new ones.
  rmSync(join(repository, folder), { recursive: true, force: true });
  const { code, output } = await runPackage(
    'electron-builder',
    'electron-builder',
    [`--${system}`, ...targets, '--config', configuration, '--publish', 'never'],
    {
      collect: true,
      environment: runtime.official ? {} : offlineTools(),
    },
  );
  if (code !== 0) throw new PersonError(`electron-builder could not pack the application:\n${output.trim()}`);
}

/** What stands in for programs that electron-builder would download. */
function offlineTools() {
  return {
    CUSTOM_FPM_PATH: fpmStandIn,
    ELECTRON_BUILDER_7ZIP_PATH: '/usr/bin/7za',
    // Level 9 takes two minutes for a file that nobody downloads.
    ELECTRON_BUILDER_COMPRESSION_LEVEL: '1',
  };
}

/**
 * @param {Flavour} flavour
 * @param {import('../runtime.mjs').Runtime} runtime
 * @returns {Promise<string>} the file that electron-builder reads
 */
async function writeConfiguration(flavour, runtime) {
  // Only here: the packages are installed by the set-up, which has run by now.
  const { getConfig } = await import('app-builder-lib/out/util/config/config.js');
  const base = await getConfig(repository, join(repository, 'electron-builder.yml'), null);
  mkdirSync(workplace, { recursive: true });
  const stub = join(workplace, `${notForRelease}.txt`);
  writeFileSync(stub, notForReleaseText(flavour, runtime.version));
  const file = join(workplace, `electron-builder.${flavour}.json`);
  writeFileSync(file, JSON.stringify(configurationFor(base, { flavour, runtime, stub }), null, 2));
  return file;
}

/**
 * @param {Flavour} flavour
 * @param {string} version
 */
function notForReleaseText(flavour, version) {
  return `Not for release: this is a build for tests (${flavour}, Electron ${version}). Do not give it to anybody.\n`;
}

/**
 * The files that electron-builder made to be given away, without folders and its own notes.
 * @param {string} folder below the repository
 */
export function listOutputs(folder) {
  return readdirSync(join(repository, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(?:builder-|latest|SHA256SUMS)|\.(?:blockmap|ya?ml)$/.test(entry.name))
    .map(({ name }) => name)
    .sort();
}
