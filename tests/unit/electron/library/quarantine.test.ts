import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha256 } from '../../../../electron/library/envelope';
import { nodeFileSystem } from '../../../../electron/library/node-file-system';
import { moveAside, setAside } from '../../../../electron/library/quarantine';
import { fileSystemWith, worldWith } from '../../../helpers/library-fixture';

let parent: string;
let quarantine: string;
const bytes = new TextEncoder().encode('{"half":');
const damaged = { key: 'briefing-1', path: '/library/briefings/1.json', reason: 'truncated', bytes };

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'briefing-notes-quarantine-'));
  quarantine = join(parent, 'quarantine');
});

afterEach(() => rm(parent, { recursive: true, force: true }));

it('keeps the very bytes, with a note that says what, why and when', async () => {
  const world = worldWith({ now: () => '2026-11-24T03:00:00.000Z' });
  const folder = await setAside(world, quarantine, damaged);
  expect(folder).toBe(join(quarantine, 'briefing-1-truncated-1'));
  expect(await readFile(join(folder, '1.json'))).toEqual(Buffer.from(bytes));
  expect((await readFile(join(folder, 'why.txt'), 'utf8')).split('\n')).toEqual([
    'file: /library/briefings/1.json',
    'problem: truncated',
    'bytes: 8',
    `sha256: ${sha256(bytes)}`,
    'found: 2026-11-24T03:00:00.000Z',
    '',
    'The file beside this note is an unchanged copy of what was found.',
    '',
  ]);
  expect((await readdir(folder)).sort()).toEqual(['1.json', 'why.txt']);
});

it('never mixes two finds: each gets a folder with the next number', async () => {
  const world = worldWith({});
  await setAside(world, quarantine, damaged);
  await setAside(world, quarantine, { ...damaged, reason: 'empty' });
  expect(await setAside(world, quarantine, damaged)).toBe(join(quarantine, 'briefing-1-truncated-2'));
  expect((await readdir(quarantine)).sort()).toEqual(['briefing-1-empty-1', 'briefing-1-truncated-1', 'briefing-1-truncated-2']);
});

/** A disk that says which folders were synced, in this order. */
function watchedDisk() {
  const synced: string[] = [];
  const fileSystem = fileSystemWith({
    syncFolder: async (folder) => {
      synced.push(folder);
      await nodeFileSystem.syncFolder(folder);
    },
  });
  return { synced, fileSystem };
}

it('syncs the copy’s folder, the folder of all copies and that one’s own name before it answers', async () => {
  const { synced, fileSystem } = watchedDisk();
  const folder = await setAside(worldWith({ fileSystem }), quarantine, damaged);
  expect(synced).toEqual([folder, quarantine, parent]);
});

it('moves what is no file as it is, says so beside it, and syncs where it came from and where it went', async () => {
  const { synced, fileSystem } = watchedDisk();
  const path = join(parent, 'briefings', '1.json');
  await mkdir(path, { recursive: true });
  await writeFile(join(path, 'inside'), 'kept');
  await moveAside(worldWith({ fileSystem, now: () => '2026-11-24T03:00:00.000Z' }), quarantine, { key: 'briefing-1', path });
  const folder = join(quarantine, 'briefing-1-not-a-file-1');
  expect(await readFile(join(folder, '1.json', 'inside'), 'utf8')).toBe('kept');
  expect((await readFile(join(folder, 'why.txt'), 'utf8')).split('\n')).toEqual([
    `file: ${path}`,
    'problem: not-a-file',
    'found: 2026-11-24T03:00:00.000Z',
    '',
    'Beside this note lies what was found in its place.',
    '',
  ]);
  expect(await readdir(join(parent, 'briefings'))).toEqual([]);
  expect(synced).toEqual([folder, quarantine, parent, join(parent, 'briefings')]);
});

it('refuses when the copy does not read back as it was', async () => {
  const fileSystem = fileSystemWith({ readFile: async () => new TextEncoder().encode('other') });
  await expect(setAside(worldWith({ fileSystem }), quarantine, damaged)).rejects.toMatchObject({
    failure: { code: 'storage.io', params: { detail: 'quarantine copy differs' } },
  });
});
