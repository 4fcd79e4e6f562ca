import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdsSomething, isRoomForLibrary, listIds, stampOf } from '../../../../electron/library/look-at-folder';
import { nodeSurroundings as world } from '../../../../electron/library/node-surroundings';
import { fileSystemWith, worldWith } from '../../../helpers/library-fixture';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefing-notes-look-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const older = '01KE0000000000000000000001';
const newer = '01KE0000000000000000000002';

describe('listIds', () => {
  it('answers the ids alone, oldest first', async () => {
    const names = [`${newer}.json`, `${older}.json`, `${older}.conflict-2.json`, 'notes.json', `.${newer}.12.abc.tmp`, older, 'x'];
    for (const name of names) await writeFile(join(folder, name), '');
    expect(await listIds(world, folder, '.json')).toEqual([older, newer]);
    expect(await listIds(world, folder, '')).toEqual([older]);
  });

  it('answers none for a folder that is not there', async () => {
    expect(await listIds(world, join(folder, 'gone'), '.json')).toEqual([]);
  });
});

describe('holdsSomething', () => {
  it('is for a folder with anything in it', async () => {
    expect(await holdsSomething(world, folder)).toBe(false);
    expect(await holdsSomething(world, join(folder, 'gone'))).toBe(false);
    await writeFile(join(folder, 'file'), '');
    expect(await holdsSomething(world, folder)).toBe(true);
    expect(await holdsSomething(world, join(folder, 'file'))).toBe(false);
  });

  it('does not take a folder that cannot be looked into for an empty one', async () => {
    const refuse = async (): Promise<never> => Promise.reject(Object.assign(new Error('injected'), { code: 'EIO' }));
    await expect(holdsSomething(worldWith({ fileSystem: fileSystemWith({ list: refuse }) }), folder)).rejects.toThrow('injected');
  });
});

describe('stampOf', () => {
  it('changes with size and with time, and names every file', async () => {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    await writeFile(one, 'a');
    await writeFile(two, 'b');
    const first = await stampOf(world, [one, two]);
    expect(await stampOf(world, [one, two])).toBe(first);
    expect(first?.split('/')).toHaveLength(2);
    await writeFile(two, 'bb');
    const second = await stampOf(world, [one, two]);
    expect(second).not.toBe(first);
    await utimes(one, 1, 1);
    expect(await stampOf(world, [one, two])).not.toBe(second);
  });

  it('tells a file from the one that took its place with the same size and time', async () => {
    const file = join(folder, 'one');
    const stamps = [];
    for (const [name, content] of [
      ['first', 'a'],
      ['second', 'b'],
    ] as const) {
      await writeFile(join(folder, name), content);
      await utimes(join(folder, name), 1, 1);
      await world.fileSystem.rename(join(folder, name), file);
      stamps.push(await stampOf(world, [file]));
    }
    expect(stamps[0]).not.toBe(stamps[1]);
  });

  it('is null when one of them is not there', async () => {
    await writeFile(join(folder, 'one'), 'a');
    expect(await stampOf(world, [join(folder, 'one'), join(folder, 'two')])).toBeNull();
  });
});

describe('isRoomForLibrary', () => {
  it('takes a folder that is not there or empty, and what a half-made library or a file manager left', async () => {
    expect(await isRoomForLibrary(world, join(folder, 'new'))).toBe(true);
    expect(await isRoomForLibrary(world, folder)).toBe(true);
    for (const name of ['briefings', 'trash', 'snapshots']) await mkdir(join(folder, name));
    for (const name of ['lock', 'lock.01ABC.tmp', '.DS_Store', 'desktop.ini', '.library.12.abc.tmp'])
      await writeFile(join(folder, name), '');
    expect(await isRoomForLibrary(world, folder)).toBe(true);
  });

  it.each(['articles', 'library.json', 'holiday.jpg', 'unlocked', 'lock2', 'my.DS_Store', 'desktop.ini.txt', 'draft.tmp', '.tmp'])(
    'leaves a folder with %s in it alone',
    async (name) => {
      await writeFile(join(folder, name), '');
      expect(await isRoomForLibrary(world, folder)).toBe(false);
    },
  );

  it('does not take a folder that it may not look into, nor a file', async () => {
    const refuse = async (): Promise<never> => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));
    expect(await isRoomForLibrary(worldWith({ fileSystem: fileSystemWith({ list: refuse }) }), folder)).toBe(false);
    await writeFile(join(folder, 'file'), '');
    expect(await isRoomForLibrary(world, join(folder, 'file'))).toBe(false);
  });

  it('does not hide a bug', async () => {
    const bug = async (): Promise<never> => Promise.reject(new TypeError('bug'));
    await expect(isRoomForLibrary(worldWith({ fileSystem: fileSystemWith({ list: bug }) }), folder)).rejects.toThrow('bug');
  });
});
