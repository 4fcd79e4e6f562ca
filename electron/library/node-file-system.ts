import { constants } from 'node:fs';
import { copyFile, link, lstat, mkdir, open, readdir, rename, rm, stat, statfs, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FileSystem } from './file-system';
import { systemCode } from './storage-failure';

/** The real file system of this computer. */
export const nodeFileSystem: FileSystem = createNodeFileSystem(process.platform === 'win32');

/** The real file system, asynchronous throughout. `windows`: it has no handles of folders that could be synced. */
export function createNodeFileSystem(windows: boolean): FileSystem {
  return {
    async createFile(path) {
      const handle = await open(path, 'wx', 0o600);
      return {
        write: (bytes) => handle.writeFile(bytes),
        sync: () => handle.sync(),
        size: async () => (await handle.stat()).size,
        close: () => handle.close(),
      };
    },
    overwrite: (path, bytes) => writeFile(path, bytes, { flag: 'r+' }),
    async readFile(path) {
      // A link is not followed, and a pipe or device that lies in the file's place is not waited for. (Windows has neither flag.)
      const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
      try {
        if (!(await handle.stat()).isFile()) throw Object.assign(new Error('not a regular file'), { code: 'EINVAL' });
        return await handle.readFile();
      } finally {
        await handle.close();
      }
    },
    list: (folder) => readdir(folder),
    async stamp(path) {
      const found = await lstat(path);
      return { isFile: found.isFile(), isFolder: found.isDirectory(), size: found.size, modified: found.mtimeMs, inode: found.ino };
    },
    makeFolder,
    rename: (from, to) => rename(from, to),
    link: (from, to) => link(from, to),
    copy: (from, to) => copyFile(from, to, constants.COPYFILE_EXCL),
    removeFile: (path) => unlink(path),
    removeFolder: (folder) => rm(folder, { recursive: true, force: true }),
    async syncFolder(folder) {
      // Windows cannot sync a folder handle; NTFS journals names itself, and `syncFile` after the
      // rename keeps the content.
      if (windows) return;
      const handle = await open(folder, 'r');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    async syncFile(path) {
      const handle = await open(path, 'r+');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    async freeBytes(folder) {
      const disk = await statfs(folder);
      return disk.bavail * disk.bsize;
    },
  };
}

/**
 * A folder and its parents, one at a time: of a disk that has no room for one more folder, Node's own way says that there
 * is no such folder, and where none can be made it may never end.
 */
async function makeFolder(folder: string): Promise<void> {
  try {
    await makeOneFolder(folder);
  } catch (error) {
    const parent = dirname(folder);
    if (systemCode(error) !== 'ENOENT' || parent === folder) throw error;
    await makeFolder(parent);
    await makeOneFolder(folder);
  }
}

async function makeOneFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    // There already, whatever the system answers of it: of a drive's own folder Windows does not say EEXIST.
    const found = await stat(folder).catch(() => null);
    if (found?.isDirectory() !== true) throw error;
  }
}
