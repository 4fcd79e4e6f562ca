/**
 * Reads Electron's own part of the command line: all up to the application's path. Chromium's switches are there too
 * and are passed over.
 * @param {readonly string[]} args
 * @returns {{ version: boolean, modules: string[], path: string | undefined }}
 */
function readArguments(args) {
  /** @type {string[]} */
  const modules = [];
  let namesModule = false;
  for (const argument of args) {
    if (namesModule) {
      modules.push(argument);
      namesModule = false;
    } else if (argument === '--version' || argument === '-v') return { version: true, modules, path: undefined };
    else if (argument === '-r' || argument === '--require') namesModule = true;
    else if (!argument.startsWith('-')) return { version: false, modules, path: argument };
  }
  return { version: false, modules, path: undefined };
}

module.exports = { readArguments };
