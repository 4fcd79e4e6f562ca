/**
 * What Electron runs when it has no application of its own inside: it loads the application named on the command
 * line. Ours, because the runtime from the registry comes without the one that official releases carry.
 */
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');
const { readArguments } = require('./arguments.cjs');

// Untyped, both: a loader of applications calls what Node and Electron keep for such loaders.
const Module = /** @type {any} */ (require('node:module'));
const app = /** @type {any} */ (require('electron').app);

const usage = `Electron ${process.versions.electron}, for development and tests of Briefing Notes.

  electron [-r <module>] <folder or file of an application> [arguments]
  electron --version
`;

/**
 * Names the application after its package.json, as a packed one is.
 * @param {string} target a folder or a file
 * @returns {string} the folder that the application lies in
 */
function describeApplication(target) {
  const file = join(target, 'package.json');
  if (!existsSync(file)) return dirname(Module._resolveFilename(target, null, true));
  const { productName, name, version, desktopName } = JSON.parse(readFileSync(file, 'utf8'));
  if (version) app.setVersion(version);
  if (productName ?? name) app.name = productName ?? name;
  app.setDesktopName(desktopName ?? `${app.name}.desktop`);
  return target;
}

/** @param {string} path */
function loadApplication(path) {
  const target = resolve(path);
  try {
    app.setAppPath(describeApplication(target));
    // As main module: an application may ask `require.main === module`.
    Module._load(target, null, true);
  } catch (error) {
    console.error(`The application ${target} could not be loaded:\n${error instanceof Error ? error.stack : error}`);
    app.exit(1);
  }
}

const given = readArguments(process.argv.slice(1));
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
if (given.version) {
  process.stdout.write(`v${process.versions.electron}\n`);
  app.exit(0);
} else if (given.path === undefined) {
  process.stderr.write(usage);
  app.exit(1);
} else {
  for (const name of given.modules) Module._preloadModules([name]);
  loadApplication(given.path);
}
