import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ballastBytes } from '../../../../electron/library/ballast';
import { nodeFileSystem } from '../../../../electron/library/node-file-system';
import type { Surroundings } from '../../../../electron/library/surroundings';
import {
  articleText,
  fileSystemWith,
  newLibraryFolder,
  type Opened,
  open,
  storeArticle,
  unwrap,
  worldWith,
  writeBriefing,
} from '../../../helpers/library-fixture';

/** A whole library on a disk that says how full it is; real full disks are in tests/fault/full-disk.test.ts. */
const mebibyte = 1024 * 1024;
let folder: string;
let remove: () => Promise<void>;
/** Bytes that are free beside what the ballast takes. */
let free: number;
let world: Surroundings;
let opened: Opened;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  free = 1024 * mebibyte;
  const hasBallast = async (): Promise<boolean> => (await readdir(folder)).includes('ballast.bin');
  world = worldWith({ fileSystem: fileSystemWith({ freeBytes: async () => free + ((await hasBallast()) ? 0 : ballastBytes) }) });
  opened = await open(folder, world);
  await opened.library.verifyInBackground();
});

afterEach(async () => {
  await opened.library.close();
  await remove();
});

const newArticle = {
  meta: { title: '', source: '', author: '', publishedOn: '', address: '', language: 'en', marking: '', grade: null },
  blocks: [{ kind: 'paragraph', level: 1, text: articleText }],
  original: { bytes: new TextEncoder().encode(articleText), importedName: '', extension: 'txt' },
} as const;

describe('a library on a disk that fills up', () => {
  it('saves from the room put by, says that the disk is low, and refuses new articles', async () => {
    const { library, changes, states } = opened;
    const briefing = await writeBriefing(library, 'Before');
    free = mebibyte;
    changes.length = 0;
    unwrap(await library.briefings.save(briefing.id, { header: { ...briefing.header, title: 'After' }, body: briefing.body }));
    expect(library.isDiskLow()).toBe(true);
    expect(changes).toContainEqual({ topic: 'library', id: '' });
    expect(states.map(({ state }) => state)).not.toContain('failed');
    expect(await library.articles.create(newArticle)).toEqual({ ok: false, error: { code: 'storage.disk-low' } });
    expect((await readdir(join(folder, 'articles'))).length).toBe(0);
    // Annotating goes on, and so does everything else that is written.
    await writeBriefing(library, 'Another');
    expect(library.saveState().state).toBe('saved');
  });

  it('notices when it is looked at again that there is room, and not before', async () => {
    const { library } = opened;
    free = mebibyte;
    await writeBriefing(library, 'On the last of the room');
    await library.refresh();
    expect(library.isDiskLow()).toBe(true);
    free = 1024 * mebibyte;
    expect(library.isDiskLow()).toBe(true);
    await library.refresh();
    expect(library.isDiskLow()).toBe(false);
    expect(await readdir(folder)).toContain('ballast.bin');
    await storeArticle(library);
  });

  it('says of an article that is too large for it whether all others are, too', async () => {
    const { library } = opened;
    // Room for the reserve, but not for this one.
    free = 16 * mebibyte;
    expect(await library.articles.create(newArticle)).toMatchObject({ ok: false, error: { code: 'storage.disk-full' } });
    expect(library.isDiskLow()).toBe(false);
    free = mebibyte;
    expect(await library.articles.create(newArticle)).toMatchObject({ ok: false, error: { code: 'storage.disk-full' } });
    expect(library.isDiskLow()).toBe(true);
    expect(await library.articles.create(newArticle)).toMatchObject({ ok: false, error: { code: 'storage.disk-low' } });
  });

  it('does not take the ballast for somebody else’s file', async () => {
    expect(await readdir(folder)).toContain('ballast.bin');
    expect(await opened.library.verifyInBackground()).toEqual([]);
  });
});

it('a library whose folder is not there has settings to be shown with, and cannot change them', async () => {
  const { library } = await open(join(folder, 'nothing'), worldWith({ fileSystem: nodeFileSystem }));
  expect(library.settings()).toEqual({ name: 'Briefing Notes', defaultMarking: '', defaultFrom: '' });
  expect(await library.updateSettings({ name: 'Desk' })).toMatchObject({ ok: false, error: { code: 'storage.folder-missing' } });
  await library.close();
});
