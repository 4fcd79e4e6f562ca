/** The archive that stands where official releases of Electron keep their default application. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAsar } from './asar.mjs';

/** @param {string} name */
function readSource(name) {
  return readFileSync(new URL(`./default-app/${name}`, import.meta.url), 'utf8');
}

/** @returns {Buffer} */
export function buildDefaultApp() {
  return buildAsar({
    'package.json': JSON.stringify({ name: 'electron-default-app', main: 'main.cjs' }),
    'main.cjs': readSource('main.cjs'),
    'arguments.cjs': readSource('arguments.cjs'),
  });
}

/**
 * Puts the archive into a runtime, unless the same is there already. A cached runtime may be older than our sources.
 * @param {string} folder the runtime's folder
 */
export function refreshDefaultApp(folder) {
  const target = join(folder, 'resources', 'default_app.asar');
  const wanted = buildDefaultApp();
  if (readOrUndefined(target)?.equals(wanted)) return;
  const temporary = `${target}.${process.pid}`;
  writeFileSync(temporary, wanted);
  renameSync(temporary, target);
}

/** @param {string} file */
function readOrUndefined(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
