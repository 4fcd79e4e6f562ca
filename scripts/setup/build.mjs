/** The built application in `out/`, made anew when its sources changed. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFonts } from '../fonts.mjs';
import { repository } from '../paths.mjs';
import { PersonError } from '../person-error.mjs';
import { runPackage } from '../process.mjs';
import { fingerprint } from './fingerprint.mjs';

const sources = ['electron', 'renderer', 'shared', 'assets', 'package.json', 'package-lock.json', 'tsconfig.json'];
const stampFile = join(repository, 'out', '.briefing-notes-build');

/**
 * @param {{ log: (line: string) => void, force?: boolean }} options force: also when nothing changed
 */
export async function ensureBuild({ log, force = false }) {
  await ensureFonts({ log });
  // Taken before the build: what is changed while it runs must make the next run build again.
  const state = fingerprint(repository, [...sources, 'electron.vite.config.ts']);
  if (!force && isBuilt(state)) return;
  log('Building ...');
  rmSync(stampFile, { force: true });
  const { code, output } = await runPackage('electron-vite', 'electron-vite', ['build'], {
    collect: true,
    // The oldest Electron that the application runs on decides what the build may take for granted.
    environment: { ELECTRON_MAJOR_VER: '25' },
  });
  if (code !== 0) throw new PersonError(`The build failed:\n${output.trim()}`);
  mkdirSync(join(repository, 'out'), { recursive: true });
  // Only now: it needs packages, which a fresh clone did not have when this file was loaded.
  const { writeLists } = await import('../supply/write-lists.mjs');
  writeLists();
  writeFileSync(stampFile, state);
}

/** @param {string} state */
function isBuilt(state) {
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== state) return false;
  const { main } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  return existsSync(join(repository, main));
}
