import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ballastBytes, createDiskRoom, type DiskRoom, unwatchedDisk } from '../../../../electron/library/ballast';
import { StorageError } from '../../../../electron/library/storage-failure';
import { fileSystemWith, worldWith } from '../../../helpers/library-fixture';

const reserve = 1000;
let root: string;
let ballast: string;
/** Bytes that the disk says are free, not counting what the ballast takes. */
let free: number;
let freeFails: string | null;
let removing: 'works' | 'fails';
let mayWrite: boolean;
let told: boolean[];
let looks: number;
let disk: DiskRoom;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'briefing-notes-ballast-'));
  ballast = join(root, 'ballast.bin');
  free = 100 * ballastBytes;
  freeFails = null;
  removing = 'works';
  mayWrite = true;
  told = [];
  looks = 0;
  const fileSystem = fileSystemWith({
    async freeBytes() {
      looks += 1;
      if (freeFails !== null) throw freeFails === 'bug' ? new TypeError('a bug') : Object.assign(new Error('no'), { code: freeFails });
      return free;
    },
    async removeFile(path) {
      if (removing === 'fails') throw Object.assign(new Error('held'), { code: 'EPERM' });
      await rm(path);
    },
  });
  const world = worldWith({ fileSystem, reserveBytes: reserve });
  disk = createDiskRoom({ world, root, mayWrite: () => mayWrite, changed: () => told.push(disk.isLow()) });
});

afterEach(() => rm(root, { recursive: true }));

const full = (): StorageError => new StorageError({ code: 'storage.disk-full' });
const there = async (): Promise<boolean> => (await readdir(root)).includes('ballast.bin');

/** A write that the disk refuses while the ballast is there. */
async function writeBesideBallast(): Promise<string> {
  if (await there()) throw full();
  return 'written';
}

describe('the ballast', () => {
  it('is eight mebibytes that no disk can press together', async () => {
    await disk.look();
    expect((await stat(ballast)).size).toBe(8 * 1024 * 1024);
    expect(gzipSync(await readFile(ballast), { level: 1 }).byteLength).toBeGreaterThan(ballastBytes);
    expect([disk.isLow(), told]).toEqual([false, []]);
  });

  it('is made once, however often the disk is looked at', async () => {
    await Promise.all([disk.look(), disk.look()]);
    expect(looks).toBe(1);
    const { ino } = await stat(ballast);
    await disk.look();
    expect((await stat(ballast)).ino).toBe(ino);
  });

  it('is made anew when a crash left half of it', async () => {
    await writeFile(ballast, 'half');
    await disk.look();
    expect((await stat(ballast)).size).toBe(ballastBytes);
  });

  it('is made only where there is room for it and for the reserve', async () => {
    free = ballastBytes + reserve - 1;
    await disk.look();
    expect([await there(), disk.isLow(), told]).toEqual([false, true, [true]]);
  });

  it('is made when there is just room', async () => {
    free = ballastBytes + reserve;
    await disk.look();
    expect([await there(), disk.isLow()]).toEqual([true, false]);
  });

  it('stays when it is there and the rest is below the reserve, but the disk is low', async () => {
    await disk.look();
    free = reserve - 1;
    await disk.look();
    expect([await there(), disk.isLow()]).toEqual([true, true]);
    // Not low and low in turn with every file that comes and goes.
    free = reserve + ballastBytes - 1;
    await disk.look();
    expect(disk.isLow()).toBe(true);
    free = reserve + ballastBytes;
    await disk.look();
    expect([disk.isLow(), told]).toEqual([false, [true, false]]);
  });

  it('is not made in a library that may not be written to', async () => {
    mayWrite = false;
    await disk.look();
    expect([await there(), looks]).toEqual([false, 0]);
  });

  it('that cannot be looked at changes nothing, and a bug stays a bug', async () => {
    freeFails = 'EIO';
    await disk.look();
    expect([await there(), disk.isLow()]).toEqual([false, false]);
    freeFails = 'bug';
    await expect(disk.look()).rejects.toThrow('a bug');
  });
});

describe('withRoom', () => {
  it('answers what the write answers while there is room', async () => {
    await disk.look();
    expect(await disk.withRoom(async () => 7)).toBe(7);
    expect([await there(), disk.isLow()]).toEqual([true, false]);
  });

  it('gives the ballast to a write that finds the disk full, which succeeds at once', async () => {
    await disk.look();
    expect(await disk.withRoom(writeBesideBallast)).toBe('written');
    expect([await there(), disk.isLow(), told]).toEqual([false, true, [true]]);
  });

  it.each(['ENOSPC', 'EDQUOT'])('knows a full disk by the code %s', async (code) => {
    await disk.look();
    let tries = 0;
    await disk.withRoom(async () => {
      if (++tries === 1) throw Object.assign(new Error('full'), { code });
    });
    expect([tries, disk.isLow()]).toEqual([2, true]);
  });

  it('tries a second time also without a ballast, since the reserve may be used now; but no third time', async () => {
    let tries = 0;
    const write = async (): Promise<void> => {
      tries += 1;
      throw full();
    };
    await expect(disk.withRoom(write)).rejects.toThrow('storage.disk-full');
    expect([tries, disk.isLow()]).toEqual([2, true]);
    await expect(disk.withRoom(write)).rejects.toThrow('storage.disk-full');
    expect(tries).toBe(3);
  });

  it('passes every other failure on and keeps the ballast', async () => {
    await disk.look();
    await expect(disk.withRoom(async () => Promise.reject(new StorageError({ code: 'storage.io' })))).rejects.toThrow('storage.io');
    await expect(disk.withRoom(async () => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug');
    expect([await there(), disk.isLow()]).toEqual([true, false]);
  });

  it('fails with the first failure when the ballast cannot be removed', async () => {
    await disk.look();
    removing = 'fails';
    await expect(disk.withRoom(writeBesideBallast)).rejects.toThrow('storage.disk-full');
    expect(disk.isLow()).toBe(true);
  });

  it('has the ballast again after there is room', async () => {
    await disk.look();
    await disk.withRoom(writeBesideBallast);
    free = reserve + 2 * ballastBytes - 1;
    await disk.look();
    expect([await there(), disk.isLow()]).toEqual([false, true]);
    free = reserve + 2 * ballastBytes;
    await disk.look();
    expect([await there(), disk.isLow(), told]).toEqual([true, false, [true, false]]);
  });
});

it('a disk that nobody watches is never low, and gives up nothing', async () => {
  expect(await unwatchedDisk.withRoom(async () => 7)).toBe(7);
  await expect(unwatchedDisk.withRoom(async () => Promise.reject(full()))).rejects.toThrow('storage.disk-full');
  await unwatchedDisk.look();
  expect(unwatchedDisk.isLow()).toBe(false);
});
