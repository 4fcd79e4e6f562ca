/** Typst's native module for the system that is packed for. npm installs only that of the machine it runs on. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../paths.mjs';
import { PersonError } from '../person-error.mjs';

/** @typedef {import('./targets.mjs').System} System */

const compiler = '@myriaddreamin/typst-ts-node-compiler';
const targetNames = Object.freeze({
  linux: { x64: ['linux-x64-gnu'], arm64: ['linux-arm64-gnu'] },
  win: { x64: ['win32-x64-msvc', 'win32-arm64-msvc'], arm64: ['win32-x64-msvc', 'win32-arm64-msvc'] },
  mac: { x64: ['darwin-x64', 'darwin-arm64'], arm64: ['darwin-x64', 'darwin-arm64'] },
});

/**
 * The packages that must be there, with the versions that the compiler itself asks for.
 * @param {System} system
 * @param {string} [architecture] Linux is packed for the machine's own; Windows and macOS for both in one run
 * @returns {readonly string[]} names
 */
export function nativeModules(system, architecture = process.arch) {
  const names = targetNames[system][architecture === 'arm64' ? 'arm64' : 'x64'];
  return names.map((name) => `${compiler}-${name}`);
}

/**
 * Ends with a plain sentence when one is missing: the application would be packed without its typesetter.
 * @param {System} system
 */
export function ensureNativeModules(system) {
  const missing = nativeModules(system).filter((name) => !existsSync(join(repository, 'node_modules', name, 'package.json')));
  if (missing.length === 0) return;
  const { version } = JSON.parse(readFileSync(join(repository, 'node_modules', compiler, 'package.json'), 'utf8'));
  throw new PersonError(
    `The typesetter's native code for ${system} is not installed. Run this, then try again:\n` +
      `  npm install --no-save --force ${missing.map((name) => `${name}@${version}`).join(' ')}`,
  );
}
