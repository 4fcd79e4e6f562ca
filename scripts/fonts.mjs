/**
 * Copies the fonts in use out of their packages into `out/fonts/`, for the interface and for Typst alike, with a list
 * (fonts.json), the interface's rules (fonts.css) and the licences. No font file is committed that a package brings.
 *
 *   node scripts/fonts.mjs
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { families, listFontFiles } from './fonts/families.mjs';
import { buildStyleSheet } from './fonts/style-sheet.mjs';
import { repository } from './paths.mjs';
import { runWhenMain } from './script.mjs';

const folder = join(repository, 'out', 'fonts');
const stampFile = join(folder, '.stamp');

/** @param {{ log?: (line: string) => void }} [options] */
export async function ensureFonts({ log = console.log } = {}) {
  const wanted = describeWanted();
  if (isDone(wanted)) return;
  const files = listFontFiles();
  log(`Copying ${files.length} font files to out/fonts ...`);
  // Emptied first: a family that is no longer in use must not stay and be shipped.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const listed = files.map(copyFont);
  writeFileSync(join(folder, 'fonts.json'), `${JSON.stringify(listed, null, 2)}\n`);
  writeFileSync(join(folder, 'fonts.css'), buildStyleSheet(files));
  writeFileSync(join(folder, 'LICENSES.txt'), collectLicences());
  // Last: a run that was killed before this line is done again from the start.
  writeFileSync(stampFile, wanted);
}

/** What the folder is made from: our own list with its rules, and the version of each package. */
function describeWanted() {
  const versions = families.map(({ packageName }) => JSON.parse(readPackageFile(packageName, 'package.json')).version);
  return createHash('sha256')
    .update(JSON.stringify([buildStyleSheet(listFontFiles()), versions]))
    .digest('hex');
}

/** @param {string} wanted */
function isDone(wanted) {
  try {
    if (readFileSync(stampFile, 'utf8') !== wanted) return false;
    return listFontFiles().every(({ file }) => statSync(join(folder, file)).size > 0);
  } catch {
    return false;
  }
}

/**
 * @param {import('./fonts/families.mjs').FontFile} font
 * @returns {{ family: string, file: string, weight: number, style: string, sha256: string }}
 */
function copyFont({ family, packageName, source, file, weight, style }) {
  const bytes = readFileSync(join(repository, 'node_modules', packageName, source));
  writeFileSync(join(folder, file), bytes);
  return { family, file, weight, style, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function collectLicences() {
  const parts = families.map(({ family, packageName }) => `${family}\n\n${readPackageFile(packageName, 'LICENSE_FONT').trim()}`);
  return `${parts.join(`\n\n\n${'='.repeat(80)}\n\n`)}\n`;
}

/**
 * @param {string} packageName
 * @param {string} file
 */
function readPackageFile(packageName, file) {
  return readFileSync(join(repository, 'node_modules', packageName, file), 'utf8');
}

await runWhenMain(import.meta.url, async () => {
  await ensureFonts();
  return 0;
});
