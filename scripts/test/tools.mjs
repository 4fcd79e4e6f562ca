/** The tools of `npm run check`: types room by room, style, the rules between the rooms, unused code. */

/** @typedef {{ name: string, packageName: string, command: string, args: readonly string[] }} Tool */

/**
 * TypeScript 7, the native compiler, needs a third of the work; TypeScript 6 stays for the tools that call its API.
 * @param {string} room
 * @param {string} project
 * @returns {Tool}
 */
function types(room, project) {
  return { name: `types: ${room}`, packageName: 'typescript-7', command: 'tsc', args: ['--noEmit', '-p', project] };
}

/** @type {readonly Tool[]} The long ones first, so that they do not run alone at the end. */
export const tools = Object.freeze([
  types('renderer', 'renderer/tsconfig.json'),
  types('electron', 'electron/tsconfig.json'),
  types('electron 25', 'electron/tsconfig.electron25.json'),
  types('preload', 'electron/tsconfig.preload.json'),
  types('tests', 'tests/tsconfig.json'),
  types('shared', 'shared/tsconfig.json'),
  types('scripts', 'scripts/tsconfig.json'),
  { name: 'knip', packageName: 'knip', command: 'knip', args: [] },
  {
    name: 'dependency rules',
    packageName: 'dependency-cruiser',
    command: 'depcruise',
    args: ['electron', 'renderer', 'shared'],
  },
  { name: 'biome', packageName: '@biomejs/biome', command: 'biome', args: ['check', '.'] },
]);
