/**
 * electron-builder calls this when the application's folder is complete, before it is signed and put into installers.
 * A custom Electron keeps what belongs to developing with it: its default application, which would start in place of
 * ours if the archive were gone, and a file with its version.
 */
const { rmSync } = require('node:fs');
const { join } = require('node:path');

/** @param {import('electron-builder').AfterPackContext} context */
exports.default = function afterPack({ appOutDir, packager }) {
  rmSync(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
  rmSync(join(appOutDir, 'version'), { force: true });
};
