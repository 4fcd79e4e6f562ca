/** Which folders keep another user from a path. A clone may lie below one, such as `/root`, which is root's alone. */
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @param {string} folder
 * @returns {boolean} whether any user may go through this folder, as far as its mode says
 */
export function isOpen(folder) {
  return (statSync(folder).mode & 0o001) !== 0;
}

/**
 * @param {string} path absolute
 * @returns {string[]} the folders that it lies in, from the root down, without itself
 */
export function ancestors(path) {
  const parent = dirname(path);
  return parent === path ? [] : [...ancestors(parent), parent];
}

/**
 * Groups paths by the uppermost closed folder that they lie in.
 * @param {readonly string[]} paths absolute
 * @param {(folder: string) => boolean} [open]
 * @returns {Map<string, string[]>} closed folder to what is wanted in it; paths that are open to all are left out
 */
export function groupByClosedFolder(paths, open = isOpen) {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const path of [...new Set(paths)].sort()) {
    const closed = ancestors(path).find((folder) => !open(folder));
    if (closed === undefined) continue;
    const wanted = groups.get(closed) ?? [];
    // Below a path that is wanted already, it comes with that one.
    if (!wanted.some((other) => path.startsWith(`${other}/`))) groups.set(closed, [...wanted, path]);
  }
  return groups;
}
