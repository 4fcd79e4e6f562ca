import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeFileSystem, nodeFileSystem } from '../../../../electron/library/node-file-system';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefing-notes-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the real file system', () => {
  it('creates a file for its owner only, and never over another', async () => {
    const path = join(folder, 'new');
    const file = await nodeFileSystem.createFile(path);
    await file.write(new TextEncoder().encode('words'));
    await file.sync();
    expect(await file.size()).toBe(5);
    await file.close();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await expect(nodeFileSystem.createFile(path)).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(nodeFileSystem.copy(path, path)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readFile(path, 'utf8')).toBe('words');
  });

  it('syncs a folder and a file, closes them, and says when they are not there', async () => {
    const path = join(folder, 'file');
    await writeFile(path, 'words');
    const before = (await readdir('/proc/self/fd')).length;
    for (let time = 0; time < 20; time += 1) {
      await nodeFileSystem.syncFolder(folder);
      await nodeFileSystem.syncFile(path);
    }
    expect((await readdir('/proc/self/fd')).length).toBeLessThan(before + 20);
    await expect(nodeFileSystem.syncFolder(join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(nodeFileSystem.syncFile(join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('on Windows asks no folder to be synced, which has no handle for it', async () => {
    await createNodeFileSystem(true).syncFolder(join(folder, 'none'));
    await expect(createNodeFileSystem(true).syncFile(join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('makes a folder with its parents, and says why it cannot', async () => {
    await nodeFileSystem.makeFolder(join(folder, 'one', 'two', 'three'));
    expect((await nodeFileSystem.stamp(join(folder, 'one', 'two', 'three'))).isFolder).toBe(true);
    await nodeFileSystem.makeFolder(join(folder, 'one', 'two'));
    await writeFile(join(folder, 'file'), '');
    await expect(nodeFileSystem.makeFolder(join(folder, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(nodeFileSystem.makeFolder(join(folder, 'file', 'two'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it.skipIf(process.platform !== 'linux')('comes to an end where no folder can be made (only Linux has such a place)', async () => {
    await expect(nodeFileSystem.makeFolder('/proc/one')).rejects.toMatchObject({ code: 'ENOENT', path: '/proc/one' });
    await expect(nodeFileSystem.makeFolder('/proc/one/two/three')).rejects.toMatchObject({ code: 'ENOENT', path: '/proc/one' });
  });

  it('tells what an entry is, and how much room an ordinary user has', async () => {
    const path = join(folder, 'file');
    await writeFile(path, 'words');
    expect(await nodeFileSystem.stamp(path)).toMatchObject({ isFile: true, isFolder: false, size: 5, inode: (await stat(path)).ino });
    expect(await nodeFileSystem.stamp(folder)).toMatchObject({ isFile: false, isFolder: true });
    const free = await nodeFileSystem.freeBytes(folder);
    expect(free).toBeGreaterThan(1024);
    expect(free).toBeLessThan(2 ** 60);
  });
});
