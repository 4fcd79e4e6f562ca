/** The packed application as the tests of it want it: a release with its Debian package, and the e2e build. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../paths.mjs';
import { fingerprint } from '../setup/fingerprint.mjs';
import { outputFolder } from './flavours.mjs';
import { listOutputs, packApplication } from './pack.mjs';

const made = [
  'out/main',
  'out/preload',
  'out/renderer',
  'out/fonts',
  'assets',
  'electron-builder.yml',
  'scripts/packing',
  'package-lock.json',
];
const stampFile = join(repository, 'out', 'dist', '.packed-for-tests');

/**
 * Packs anew when something changed, and answers what the tests find in their environment.
 * @param {import('../runtime.mjs').Runtime} runtime
 * @param {(line: string) => void} log
 * @returns {Promise<Record<string, string>>}
 */
export async function packForTests(runtime, log) {
  const folders = { release: outputFolder('release', runtime), e2e: outputFolder('e2e', runtime) };
  const state = `${fingerprint(repository, made)} ${runtime.version}`;
  const unpacked = (/** @type {string} */ folder) => join(repository, folder, 'linux-unpacked', 'briefing-notes');
  const findDeb = () =>
    existsSync(join(repository, folders.release)) ? listOutputs(folders.release).find((name) => name.endsWith('.deb')) : undefined;
  const isThere = findDeb() !== undefined && existsSync(unpacked(folders.release)) && existsSync(unpacked(folders.e2e));
  if (!isThere || !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== state) {
    await packApplication({ flavour: 'release', runtime, system: 'linux', targets: ['deb'], log });
    await packApplication({ flavour: 'e2e', runtime, system: 'linux', targets: ['dir'], log });
    mkdirSync(join(repository, 'out', 'dist'), { recursive: true });
    writeFileSync(stampFile, state);
  }
  return {
    BRIEFING_NOTES_PACKED_RELEASE: unpacked(folders.release),
    BRIEFING_NOTES_PACKED_E2E: unpacked(folders.e2e),
    BRIEFING_NOTES_PACKED_DEB: join(repository, folders.release, findDeb() ?? ''),
  };
}
