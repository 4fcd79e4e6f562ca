/**
 * What tests see of the file system when root starts them: made by root in a mount namespace of the tests' own, so that
 * nobody else sees it and it is gone with the last of their processes.
 */
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, lstatSync, mkdirSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { groupByClosedFolder, isOpen } from './closed-folders.mjs';

/**
 * Lets every user reach these paths where they are. A closed folder on the way is covered by an empty one that is open,
 * in which only what is wanted appears again; no mode of a real folder is changed.
 * @param {readonly string[]} paths absolute
 * @param {string} stash an empty folder outside of all closed ones
 */
export function openPaths(paths, stash) {
  const existing = paths.filter((path) => existsSync(path));
  // A closed folder that is itself wanted is shown by its entries: bound whole it would stay closed.
  const wanted = existing.flatMap((path) => (lstatSync(path).isDirectory() && !isOpen(path) ? entriesOf(path) : [path]));
  for (const [closed, inside] of groupByClosedFolder(wanted)) {
    mount('--rbind', closed, stash);
    mount('-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', closed);
    for (const path of inside) showAgain(join(stash, relative(closed, path)), path);
    execFileSync('umount', ['--lazy', stash]);
  }
}

/** @param {string} folder */
function entriesOf(folder) {
  return readdirSync(folder).map((name) => join(folder, name));
}

/**
 * @param {string} source
 * @param {string} path
 */
function showAgain(source, path) {
  mkdirSync(dirname(path), { recursive: true });
  const kind = lstatSync(source);
  if (kind.isSymbolicLink()) {
    symlinkSync(readlinkSync(source), path);
    return;
  }
  if (kind.isDirectory()) mkdirSync(path);
  else writeFileSync(path, '');
  mount('--rbind', source, path);
}

/**
 * Disks that ordinary users cannot make: a small one, which tests fill up, and one that appears twice, writable as
 * `thawed` and read-only as `frozen`.
 * @param {string} folder where they appear
 * @param {{ uid: number, gid: number }} owner
 */
export function mountDisks(folder, { uid, gid }) {
  const own = `uid=${uid},gid=${gid},mode=700`;
  const [small, thawed, frozen] = ['small', 'thawed', 'frozen'].map((name) => join(folder, name));
  for (const disk of [folder, small, thawed, frozen]) mkdirSync(String(disk), { recursive: true });
  chownSync(folder, uid, gid);
  // More than the application keeps free on every disk, and little enough to be full at once.
  mount('-t', 'tmpfs', '-o', `size=64m,${own}`, 'tmpfs', String(small));
  mount('-t', 'tmpfs', '-o', `size=64m,${own}`, 'tmpfs', String(thawed));
  mount('--bind', String(thawed), String(frozen));
  mount('-o', 'remount,bind,ro', String(frozen));
}

/** @param {readonly string[]} args */
function mount(...args) {
  execFileSync('mount', args);
}
