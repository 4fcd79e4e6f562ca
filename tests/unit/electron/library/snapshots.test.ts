import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listSnapshots, takeLastingSnapshot, takeSnapshot, thinOutSnapshots, writeSnapshot } from '../../../../electron/library/snapshots';
import { createFaultyFileSystem } from '../../../helpers/faulty-file-system';
import { fileSystemWith, worldWith } from '../../../helpers/library-fixture';

let parent: string;
let folder: string;
let target: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'briefing-notes-snapshots-'));
  folder = join(parent, 'snapshots', 'briefing-1');
  target = join(parent, 'thing.json');
  await writeFile(target, 'state');
});

afterEach(() => rm(parent, { recursive: true }));

const at = (seq: number, savedAt = '2026-06-24T12:00:00.000Z') => ({ target, seq, savedAt });

describe('takeSnapshot', () => {
  it('gives the state a second name, and does so once', async () => {
    await takeSnapshot(worldWith({}), folder, at(7));
    await takeSnapshot(worldWith({}), folder, at(7));
    expect(await readdir(folder)).toEqual(['000000000007-20260624T120000000Z.json']);
    expect(await readFile(join(folder, '000000000007-20260624T120000000Z.json'), 'utf8')).toBe('state');
  });

  it('copies where the disk has no hard links', async () => {
    const noLinks = fileSystemWith({
      link: async () => {
        throw Object.assign(new Error('no links here'), { code: 'EPERM' });
      },
    });
    await takeSnapshot(worldWith({ fileSystem: noLinks }), folder, at(7));
    await writeFile(target, 'newer');
    expect(await readFile(join(folder, '000000000007-20260624T120000000Z.json'), 'utf8')).toBe('state');
  });

  it('keeps a pinned state beside the same one that is not', async () => {
    await takeSnapshot(worldWith({}), folder, at(7));
    await takeSnapshot(worldWith({}), folder, at(7), true);
    expect((await listSnapshots(worldWith({}), folder)).map(({ pinned }) => pinned)).toEqual([false, true]);
  });
});

describe('takeLastingSnapshot', () => {
  it('syncs the new name and the folder of the document', async () => {
    const fileSystem = createFaultyFileSystem();
    fileSystem.arm(null);
    await takeLastingSnapshot(worldWith({ fileSystem }), folder, at(7), true);
    expect(fileSystem.calls()).toEqual(['makeFolder', 'link', 'syncFolder', 'syncFolder']);
    expect(await readdir(folder)).toEqual(['000000000007-20260624T120000000Z-kept.json']);
  });
});

describe('writeSnapshot', () => {
  const write = (words: string) => writeSnapshot(worldWith({}), folder, new TextEncoder().encode(words), at(7));

  it('keeps a state once', async () => {
    await write('state');
    await write('state');
    expect(await readdir(folder)).toEqual(['000000000007-20260624T120000000Z.json']);
  });

  it('keeps it beside others that have its number and its time', async () => {
    for (const words of ['one', 'two', 'three', 'two']) await write(words);
    const names = (await readdir(folder)).sort();
    expect(names).toEqual(['000', '001', '002'].map((later) => `000000000007-20260624T120000${later}Z.json`));
    expect(await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).toEqual(['one', 'two', 'three']);
  });
});

describe('listSnapshots', () => {
  it('is empty where there is no folder', async () => {
    expect(await listSnapshots(worldWith({}), folder)).toEqual([]);
  });

  it('names the pinned one of a state before the other, whatever the folder says first', async () => {
    for (const turned of [false, true]) {
      const names = ['000000000007-20260624T120000000Z.json', '000000000007-20260624T120000000Z-kept.json'];
      const fileSystem = fileSystemWith({ list: async () => (turned ? names.reverse() : names) });
      expect((await listSnapshots(worldWith({ fileSystem }), folder)).map(({ pinned }) => pinned)).toEqual([false, true]);
    }
  });

  it('names the newest first, with those of earlier programs, and leaves out what is not ours', async () => {
    await mkdir(folder, { recursive: true });
    for (const name of ['000000000009.json', 'desktop.ini', '000000000012-20250101T000000000Z.json', '000000000010.json']) {
      await writeFile(join(folder, name), '');
    }
    expect((await listSnapshots(worldWith({}), folder)).map(({ seq }) => seq)).toEqual([12, 10, 9]);
  });
});

describe('thinOutSnapshots', () => {
  it('goes by the time in the name, and for names of earlier programs by the time of the file', async () => {
    await mkdir(folder, { recursive: true });
    // One old name a day, the oldest twenty days ago; two of them on the same day.
    for (let index = 1; index <= 20; index += 1) {
      const path = join(folder, `${String(index).padStart(12, '0')}.json`);
      await writeFile(path, '');
      const time = new Date(Date.UTC(2026, 5, index === 2 ? 1 : index, index === 2 ? 13 : 12));
      await utimes(path, time, time);
    }
    for (let seq = 21; seq <= 32; seq += 1) await takeSnapshot(worldWith({}), folder, at(seq));
    await thinOutSnapshots(worldWith({}), folder);
    const left = (await listSnapshots(worldWith({}), folder)).map(({ seq }) => seq).reverse();
    // All hours hold one: 24 of them stay, of the new ones the last ten.
    expect(left).toEqual([
      1,
      2,
      ...Array.from({ length: 18 }, (_, index) => index + 3),
      ...Array.from({ length: 10 }, (_, index) => index + 23),
    ]);
  });
});
