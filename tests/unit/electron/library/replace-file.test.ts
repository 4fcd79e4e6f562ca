import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFile, requireRoom } from '../../../../electron/library/replace-file';
import { storageFailure } from '../../../../electron/library/storage-failure';
import type { Surroundings } from '../../../../electron/library/surroundings';
import { createFaultyFileSystem, shortWrite } from '../../../helpers/faulty-file-system';
import { fileSystemWith, worldWith } from '../../../helpers/library-fixture';

let folder: string;
let target: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefing-notes-replace-'));
  target = join(folder, 'thing.json');
  await writeFile(target, 'old');
});

afterEach(() => rm(folder, { recursive: true }));

const newBytes = new TextEncoder().encode('new and longer');
const nothing = async (): Promise<void> => {};

async function outcomeOf(world: Surroundings): Promise<string> {
  try {
    await replaceFile(world, target, newBytes, nothing);
    return 'saved';
  } catch (error) {
    return storageFailure(error)?.code ?? 'bug';
  }
}

/** A world in which a scanner holds the target for the first `times` tries. */
function heldFor(times: number, code: string, windows: boolean, waits: number[], random = 0.5): Surroundings {
  let tries = 0;
  return worldWith({
    windows,
    random: () => random,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
    fileSystem: fileSystemWith({
      async rename(from, to) {
        tries += 1;
        if (tries <= times) throw Object.assign(new Error('held'), { code });
        await rename(from, to);
      },
    }),
  });
}

describe('replaceFile', () => {
  it('puts the new bytes in the place of the old and leaves nothing else', async () => {
    expect(await outcomeOf(worldWith({}))).toBe('saved');
    expect(await readFile(target, 'utf8')).toBe('new and longer');
    expect(await readdir(folder)).toEqual(['thing.json']);
  });

  it.each(['EPERM', 'EACCES', 'EBUSY'])(
    'waits for a scanner on Windows that holds the target (%s), ten tries and no more',
    async (code) => {
      for (let times = 1; times <= 12; times += 1) {
        await writeFile(target, 'old');
        const waits: number[] = [];
        const outcome = await outcomeOf(heldFor(times, code, true, waits));
        expect(outcome).toBe(times < 10 ? 'saved' : code === 'EBUSY' ? 'storage.io' : 'storage.denied');
        expect(await readFile(target, 'utf8')).toBe(times < 10 ? 'new and longer' : 'old');
        expect(await readdir(folder)).toEqual(['thing.json']);
        expect(waits).toHaveLength(Math.min(times, 9));
        expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(8000);
      }
    },
  );

  it.each([
    ['as they are', 0.5, 1],
    ['a quarter shorter', 0, 0.75],
    ['a quarter longer', 1, 1.25],
  ])('waits twice as long each time, two seconds at most, and by chance %s', async (_name, random, factor) => {
    const waits: number[] = [];
    await outcomeOf(heldFor(10, 'EBUSY', true, waits, random));
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 2000].map((wait) => wait * factor));
  });

  it('does not wait elsewhere, where a refusal is a refusal', async () => {
    const waits: number[] = [];
    expect(await outcomeOf(heldFor(1, 'EACCES', false, waits))).toBe('storage.denied');
    expect(waits).toEqual([]);
  });

  it('notices a disk that takes half of the bytes and says nothing', async () => {
    const fileSystem = createFaultyFileSystem();
    fileSystem.arm({ at: 2, code: shortWrite, persistent: false });
    expect(await outcomeOf(worldWith({ fileSystem }))).toBe('storage.io');
    expect(fileSystem.failures()).toBe(1);
    fileSystem.arm({ at: 2, code: shortWrite, persistent: false });
    await expect(replaceFile(worldWith({ fileSystem }), target, newBytes, nothing)).rejects.toMatchObject({
      failure: { code: 'storage.io', params: { detail: 'short write' } },
    });
    expect(await readFile(target, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['thing.json']);
  });

  it('syncs the bytes before the rename and the folder after it', async () => {
    const fileSystem = createFaultyFileSystem();
    fileSystem.arm(null);
    await replaceFile(worldWith({ fileSystem }), target, newBytes, nothing);
    expect(fileSystem.calls()).toEqual(['createFile', 'write', 'sync', 'size', 'close', 'rename', 'syncFolder']);
  });

  it('syncs the file under its new name as well on Windows', async () => {
    const fileSystem = createFaultyFileSystem();
    fileSystem.arm(null);
    await replaceFile(worldWith({ fileSystem, windows: true }), target, newBytes, nothing);
    expect(fileSystem.calls().slice(-3)).toEqual(['rename', 'syncFile', 'syncFolder']);
  });
});

describe('requireRoom', () => {
  const full = { code: 'storage.disk-full', params: { detail: 'ENOSPC' } };

  it('wants twice the bytes and the reserve, not one byte more, and says as the disk itself does that it is full', () => {
    const failureWith = (free: number): unknown => {
      try {
        requireRoom(free, 1000, 64);
        return null;
      } catch (error) {
        return storageFailure(error);
      }
    };
    expect([2063, 2064, 2065].map(failureWith)).toEqual([full, null, null]);
  });
});
