import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileSystem } from '../../../../electron/library/file-system';
import { copyFolder, renameFolder, wayTo } from '../../../../electron/library/move-folder';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import type { Surroundings } from '../../../../electron/library/surroundings';
import { createFaultyFileSystem } from '../../../helpers/faulty-file-system';
import { fileSystemWith, worldWith } from '../../../helpers/library-fixture';

let home: string;
let from: string;
let to: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'briefing-notes-move-'));
  from = join(home, 'Desk');
  to = join(home, 'stick', 'Desk');
  await mkdir(join(from, 'articles', 'a'), { recursive: true });
  await mkdir(join(from, 'quarantine'));
  await mkdir(join(home, 'stick'));
  await writeFile(join(from, 'library.json'), '{}');
  await writeFile(join(from, 'articles', 'a', 'original.txt'), 'the very words');
  await writeFile(join(from, 'lock'), 'ours');
  await writeFile(join(from, 'lock.abc.beat'), '0000000000000001');
});

afterEach(() => rm(home, { recursive: true, force: true }));

const failing = (code: string) => async (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
const withFiles = (changes: Partial<FileSystem>): Surroundings => worldWith({ fileSystem: fileSystemWith(changes) });
const paths = async (folder: string): Promise<readonly string[]> => (await readdir(folder, { recursive: true })).sort();

function watch(stopAt = Number.POSITIVE_INFINITY) {
  const stop = new AbortController();
  const steps: string[] = [];
  return {
    steps,
    watch: {
      signal: stop.signal,
      progress: (done: number, total: number, current: string) => {
        steps.push(`${done}/${total} ${current}`);
        if (steps.length === stopAt) stop.abort();
      },
    },
  };
}

describe('wayTo', () => {
  it('is a new name on the same disk, also over an empty folder, and leaves no trace of trying', async () => {
    const before = await paths(home);
    expect(await wayTo(nodeSurroundings, from, to)).toEqual({ ok: true, value: 'rename' });
    await mkdir(to);
    expect(await wayTo(nodeSurroundings, from, to)).toEqual({ ok: true, value: 'rename' });
    expect(await paths(home)).toEqual([...before, 'stick/Desk'].sort());
  });

  it('is a copy where the system says that it is another disk', async () => {
    const before = await paths(home);
    expect(await wayTo(withFiles({ rename: failing('EXDEV') }), from, to)).toEqual({ ok: true, value: 'copy' });
    expect(await paths(home)).toEqual(before);
  });

  it('refuses a place where something is, be it a file', async () => {
    await mkdir(to);
    await writeFile(join(to, 'mine.txt'), 'x');
    expect(await wayTo(nodeSurroundings, from, to)).toEqual({ ok: false, error: { code: 'library.place-taken', params: { folder: to } } });
    const file = join(home, 'file');
    await writeFile(file, '');
    expect(await wayTo(nodeSurroundings, from, file)).toMatchObject({ error: { code: 'library.place-taken' } });
    expect(await wayTo(nodeSurroundings, from, from)).toEqual({ ok: true, value: 'rename' });
  });

  it('takes the folder itself for free where the disk does not tell capitals apart', async () => {
    const { ino } = await stat(from);
    const lower = join(home, 'desk');
    const insensitive = (inode: number) =>
      withFiles({
        stamp: async (path) => ({ isFile: false, isFolder: true, size: 1, modified: 1, inode: path === from ? ino : inode }),
        list: async () => ['library.json'],
      });
    expect(await wayTo(insensitive(ino), from, lower)).toEqual({ ok: true, value: 'rename' });
    expect(await wayTo(insensitive(ino + 1), from, lower)).toMatchObject({ error: { code: 'library.place-taken' } });
    expect(await wayTo(insensitive(ino), from, join(home, 'other'))).toMatchObject({ error: { code: 'library.place-taken' } });
    const numberless = withFiles({
      stamp: async () => ({ isFile: false, isFolder: true, size: 1, modified: 1, inode: 0 }),
      list: async () => ['library.json'],
    });
    expect(await wayTo(numberless, from, lower)).toMatchObject({ error: { code: 'library.place-taken' } });
  });

  it('says what keeps it from the place, and takes back what it tried', async () => {
    const before = await paths(home);
    expect(await wayTo(withFiles({ rename: failing('EACCES') }), from, to)).toMatchObject({ error: { code: 'storage.denied' } });
    expect(await paths(home)).toEqual(before);
  });
});

describe('renameFolder', () => {
  it('moves everything, and says why it could not', async () => {
    const before = await paths(from);
    expect(await renameFolder(nodeSurroundings, from, to)).toEqual({ ok: true, value: null });
    expect(await paths(to)).toEqual(before);
    expect(await renameFolder(nodeSurroundings, from, to)).toMatchObject({ error: { code: 'storage.folder-missing' } });
  });
});

describe('copyFolder', () => {
  it('copies every file but the lock, says how far it is, and leaves the original', async () => {
    const { steps, watch: watching } = watch();
    const before = await paths(from);
    expect(await copyFolder(nodeSurroundings, from, to, watching)).toEqual({ ok: true, value: null });
    expect(await paths(to)).toEqual(['articles', 'articles/a', 'articles/a/original.txt', 'library.json', 'quarantine']);
    expect(await readFile(join(to, 'articles', 'a', 'original.txt'), 'utf8')).toBe('the very words');
    expect(steps).toEqual(['0/2 library.json', '1/2 articles/a/original.txt']);
    expect(await paths(from)).toEqual(before);
  });

  it('has every file and folder on the disk for good before it gets its name, and then the name', async () => {
    const done: string[] = [];
    const { syncFile, syncFolder, rename: renameReally } = nodeSurroundings.fileSystem;
    const within = (path: string): string => relative(home, path).replace(/\.Desk\.\w+\.moving/, 'copy');
    const watched = withFiles({
      syncFile: async (path) => {
        done.push(within(path));
        await syncFile(path);
      },
      syncFolder: async (path) => {
        done.push(within(path));
        await syncFolder(path);
      },
      rename: async (one, other) => {
        done.push(`${within(one)} is ${within(other)}`);
        await renameReally(one, other);
      },
    });
    expect((await copyFolder(watched, from, to, watch().watch)).ok).toBe(true);
    const [copy, place] = [join('stick', 'copy'), join('stick', 'Desk')];
    const files = [join(copy, 'library.json'), join(copy, 'articles', 'a', 'original.txt')];
    const folders = [copy, join(copy, 'articles'), join(copy, 'quarantine'), join(copy, 'articles', 'a')];
    expect(done).toEqual([...files, ...folders, `${copy} is ${place}`, 'stick']);
  });

  it('takes the place of an empty folder', async () => {
    await mkdir(to);
    expect((await copyFolder(nodeSurroundings, from, to, watch().watch)).ok).toBe(true);
    expect(await paths(to)).toContain('library.json');
  });

  it.each([1, 2])('leaves nothing of the copy when it is stopped at file %i', async (at) => {
    const before = await paths(home);
    expect(await copyFolder(nodeSurroundings, from, to, watch(at).watch)).toEqual({ ok: false, error: { code: 'job.cancelled' } });
    expect(await paths(home)).toEqual(before);
  });

  it('does not believe a copy that is not the same', async () => {
    const readFileOnce: FileSystem['readFile'] = async (path) =>
      path.includes('.moving') ? new TextEncoder().encode('other words') : nodeSurroundings.fileSystem.readFile(path);
    const before = await paths(home);
    expect(await copyFolder(withFiles({ readFile: readFileOnce }), from, to, watch().watch)).toEqual({
      ok: false,
      error: { code: 'storage.io', params: { detail: 'library.json' } },
    });
    expect(await paths(home)).toEqual(before);
  });

  it('does not begin where there is no room for all of it', async () => {
    const before = await paths(home);
    const full = { ...withFiles({ freeBytes: async () => 1000 }), reserveBytes: 1000 };
    expect(await copyFolder(full, from, to, watch().watch)).toMatchObject({ error: { code: 'storage.disk-full' } });
    // The lock does not come along: sixteen bytes do, and just have room.
    expect(await copyFolder({ ...full, reserveBytes: 985 }, from, to, watch().watch)).toMatchObject({
      error: { code: 'storage.disk-full' },
    });
    expect(await copyFolder({ ...full, reserveBytes: 984 }, from, to, watch().watch)).toEqual({ ok: true, value: null });
    await rm(to, { recursive: true });
    expect(await paths(home)).toEqual(before);
  });

  it('leaves a folder alone that holds what cannot be copied, and names it', async () => {
    await symlink('/etc/hostname', join(from, 'articles', 'link'));
    expect(await copyFolder(nodeSurroundings, from, to, watch().watch)).toEqual({
      ok: false,
      error: { code: 'library.move-link', params: { file: 'articles/link' } },
    });
    expect(await paths(join(home, 'stick'))).toEqual([]);
  });

  it('leaves the original as it was, and no copy that looks like a library, whichever call fails', async () => {
    const fileSystem = createFaultyFileSystem();
    const world = worldWith({ fileSystem });
    const before = await paths(from);
    fileSystem.arm(null);
    expect((await copyFolder(world, from, to, watch().watch)).ok).toBe(true);
    const calls = fileSystem.calls().length;
    await rm(to, { recursive: true });
    for (let at = 1; at <= calls; at += 1) {
      fileSystem.arm({ at, code: 'EIO', persistent: false });
      const result = await copyFolder(world, from, to, watch().watch);
      expect(fileSystem.failures(), `call ${at}`).toBe(1);
      expect(await paths(from)).toEqual(before);
      // Only the very last sync comes after the name: then the copy is whole.
      if (result.ok || at === calls) expect(await paths(to)).toContain('library.json');
      else expect(await readdir(join(home, 'stick'))).toEqual([]);
      await rm(to, { recursive: true, force: true });
    }
    // A disk that stays away cannot be cleared, either; what is left there is not called a library.
    fileSystem.arm({ at: 12, code: 'EIO', persistent: true });
    expect(await copyFolder(world, from, to, watch().watch)).toMatchObject({ error: { code: 'storage.io' } });
    expect((await readdir(join(home, 'stick'))).every((name) => name.endsWith('.moving'))).toBe(true);
    await rename(from, `${from} still whole`);
  });
});
