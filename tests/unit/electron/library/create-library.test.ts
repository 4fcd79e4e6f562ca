import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLibrary } from '../../../../electron/library/create-library';
import { nodeFileSystem } from '../../../../electron/library/node-file-system';
import { nodeProcessTable } from '../../../../electron/library/node-process-table';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import type { Surroundings } from '../../../../electron/library/surroundings';
import { fileSystemWith, open, unwrap, worldWith } from '../../../helpers/library-fixture';

const settings = { name: 'Desk', defaultMarking: 'OFFICIAL', defaultFrom: 'Desk 7' };
let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'briefing-notes-create-'));
  folder = join(parent, 'Desk');
});

afterEach(() => rm(parent, { recursive: true, force: true }));

const create = (world: Surroundings = nodeSurroundings) => createLibrary(world, nodeProcessTable, folder, settings);

describe('createLibrary', () => {
  it('makes a library that opens with its settings, gives the lock back, and keeps a first state to come back to', async () => {
    unwrap(await create());
    expect((await readdir(folder)).sort()).toEqual(['articles', 'briefings', 'library.json', 'snapshots', 'trash']);
    expect(await readdir(join(folder, 'snapshots', 'library'))).toHaveLength(1);
    const { library } = await open(folder);
    expect(library.access().state).toBe('open');
    expect(library.settings()).toEqual(settings);
    await library.close();
  });

  it('leaves a library that is there as it is', async () => {
    unwrap(await create());
    const before = await readFile(join(folder, 'library.json'));
    unwrap(await createLibrary(nodeSurroundings, nodeProcessTable, folder, { ...settings, name: 'Other' }));
    expect(await readFile(join(folder, 'library.json'))).toEqual(before);
    expect(await readdir(folder)).not.toContain('lock');
  });

  it('puts library.json before the folder of articles, so that a half-made library is no library', async () => {
    const steps: string[] = [];
    const fileSystem = fileSystemWith({
      makeFolder: async (path) => {
        steps.push(path);
        await nodeFileSystem.makeFolder(path);
      },
      rename: async (from, to) => {
        steps.push(to);
        await nodeFileSystem.rename(from, to);
      },
      syncFolder: async (path) => {
        steps.push(`sync ${path}`);
        await nodeFileSystem.syncFolder(path);
      },
    });
    unwrap(await create(worldWith({ fileSystem })));
    const at = (step: string): number => steps.indexOf(step);
    expect(at(join(folder, 'library.json'))).toBeGreaterThan(at(join(folder, 'briefings')));
    expect(at(join(folder, 'articles'))).toBeGreaterThan(at(join(folder, 'library.json')));
    expect(at(`sync ${parent}`)).toBeGreaterThanOrEqual(0);
    expect(steps.lastIndexOf(`sync ${folder}`)).toBeGreaterThan(at(join(folder, 'articles')));
  });

  it('is refused where somebody else is making one', async () => {
    await mkdir(folder);
    const lock = { nonce: 'theirs', host: 'another-desk', boot: 'b', pid: 1, started: '1' };
    await writeFile(join(folder, 'lock'), JSON.stringify(lock));
    expect(await create()).toEqual({ ok: false, error: { code: 'storage.locked', params: { host: 'another-desk' } } });
    expect(await readdir(folder)).toEqual(['lock']);
  });

  it('says what the disk refuses, and gives the lock back', async () => {
    const rename = async (): Promise<never> => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    expect(await create(worldWith({ fileSystem: fileSystemWith({ rename }) }))).toMatchObject({
      ok: false,
      error: { code: 'storage.disk-full' },
    });
    expect(await readdir(folder)).not.toContain('lock');
    expect(await readdir(folder)).not.toContain('library.json');
    unwrap(await create());
  });

  it('does not hide a bug', async () => {
    const makeFolder = async (): Promise<never> => Promise.reject(new TypeError('bug'));
    await expect(create(worldWith({ fileSystem: fileSystemWith({ makeFolder }) }))).rejects.toThrow('bug');
  });
});
