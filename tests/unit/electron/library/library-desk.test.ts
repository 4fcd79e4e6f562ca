import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAppSettings } from '../../../../electron/library/app-settings';
import { type LibraryDesk, type LibraryDeskOptions, openLibraryDesk } from '../../../../electron/library/library-desk';
import { nodeProcessTable } from '../../../../electron/library/node-process-table';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { forkNodeUtility } from '../../../../electron/process/node-utility';
import { createIndexLauncher } from '../../../../electron/search/index-launcher';
import { createLibraryIndex, type LibraryIndex } from '../../../../electron/search/library-index';
import { bundleEntry } from '../../../helpers/bundle-entry';
import { annotate, storeArticle, unwrap, writeBriefing } from '../../../helpers/library-fixture';

/** The machines that run this are slow now and then; that is no failure. */
const eventually: typeof expect.poll = (ask) => expect.poll(ask, { timeout: 30_000 });

let home: string;
let desk: LibraryDesk;
let changed: string[];

let indexEntry: string;
beforeAll(async () => {
  indexEntry = await bundleEntry('electron/search/index-process.ts', ['node-sqlite3-wasm']);
});

function openIndex(libraryId: string, onStale: (reason: string) => void): LibraryIndex {
  return createLibraryIndex({
    fork: () => createIndexLauncher(() => forkNodeUtility(indexEntry)).launch(join(home, 'index', `${libraryId}.sqlite`)),
    onStale,
  });
}

async function openDesk(options: Partial<LibraryDeskOptions> = {}): Promise<LibraryDesk> {
  return openLibraryDesk({
    world: nodeSurroundings,
    processes: nodeProcessTable,
    settings: await openAppSettings(nodeSurroundings, join(home, 'user-data')),
    defaultFolder: join(home, 'Documents', 'Briefing Notes'),
    givenFolder: null,
    newSettings: (name) => ({ name: name === '' ? 'Briefing Notes' : name, defaultMarking: '', defaultFrom: '' }),
    welcome: async (library) => {
      await storeArticle(library);
    },
    openIndex,
    changed: ({ topic }) => changed.push(topic),
    saveStateChanged: () => {},
    recentChanged: () => {},
    log: () => {},
    ...options,
  });
}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'briefing-notes-home-'));
  changed = [];
});

afterEach(async () => {
  await desk.close();
  await rm(home, { recursive: true, force: true });
});

const all = { text: '', sort: 'title', descending: false, offset: 0, limit: 10 } as const;

describe('the first start', () => {
  it('makes the default library with the sample, and later starts open the same', async () => {
    desk = await openDesk();
    const id = desk.library().id();
    expect([desk.library().folder, (await desk.library().articles.ids()).length]).toEqual([join(home, 'Documents', 'Briefing Notes'), 1]);
    await desk.close();
    desk = await openDesk();
    expect([desk.library().id(), (await desk.library().articles.ids()).length]).toEqual([id, 1]);
  });

  it('leaves a folder of that name that holds other things alone', async () => {
    const folder = join(home, 'Documents', 'Briefing Notes');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'holiday.txt'), 'x');
    desk = await openDesk();
    expect(desk.library().access()).toEqual({ state: 'unavailable', reason: 'library.not-a-library' });
    expect(await readdir(folder)).toEqual(['holiday.txt']);
  });

  it('makes the library in a folder named for this run, and does not remember it', async () => {
    const given = join(home, 'given');
    desk = await openDesk({ givenFolder: given });
    expect(desk.library().access().state).toBe('open');
    await desk.close();
    desk = await openDesk();
    expect(desk.library().folder).toBe(join(home, 'Documents', 'Briefing Notes'));
  });
});

describe('a library that is gone', () => {
  it('is not replaced by an empty one, and its lists come back with it', async () => {
    desk = await openDesk();
    const { folder } = desk.library();
    const id = desk.library().id();
    await desk.close();
    await rename(folder, `${folder} gone`);
    desk = await openDesk();
    expect(desk.library().access()).toEqual({ state: 'unavailable', reason: 'storage.folder-missing' });
    expect(desk.index()).toBeNull();
    await rename(`${folder} gone`, folder);
    await desk.refresh();
    expect([desk.library().access().state, desk.library().id()]).toEqual(['open', id]);
    await eventually(async () => (await desk.index()?.articles(all))?.total).toBe(1);
  });
});

describe('lists', () => {
  it('hold every change by the time it is told', async () => {
    const totals: (number | undefined)[] = [];
    desk = await openDesk({
      givenFolder: join(home, 'given'),
      welcome: async () => {},
      changed: ({ topic }) => {
        if (topic === 'articles')
          void desk
            .index()
            ?.articles(all)
            .then(({ total }) => totals.push(total));
      },
    });
    const article = await storeArticle(desk.library());
    await eventually(() => totals.at(-1)).toBe(1);
    const mark = await annotate(desk.library(), article, 0, 3);
    await eventually(async () => (await desk.index()?.evidence())?.map(({ annotationId }) => annotationId)).toEqual([mark.id]);
    await writeBriefing(desk.library(), 'Note');
    await eventually(async () => (await desk.index()?.briefings())?.map(({ title }) => title)).toEqual(['Note']);
    unwrap(await desk.library().trash.article(article.id));
    await eventually(() => totals.at(-1)).toBe(0);
    unwrap(await desk.library().trash.restore('article', article.id));
    await eventually(async () => (await desk.index()?.evidence())?.length).toBe(1);
  });
});

describe('choosing', () => {
  it('refuses a folder that is no library, and keeps the open one', async () => {
    desk = await openDesk();
    const { folder } = desk.library();
    expect(await desk.choose(home)).toEqual({ ok: false, error: { code: 'library.not-a-library', params: { folder: home } } });
    expect([desk.library().folder, desk.library().access().state]).toEqual([folder, 'open']);
    expect(await desk.choose(folder)).toEqual({ ok: true, value: null });
  });

  it('makes a library in an empty folder, or in a new one of that name, and opens and remembers it', async () => {
    desk = await openDesk();
    const empty = join(home, 'empty');
    await mkdir(empty);
    expect(await desk.create(empty, 'Sanctions: 2026')).toEqual({ ok: true, value: null });
    expect([desk.library().folder, desk.library().settings().name]).toEqual([empty, 'Sanctions: 2026']);
    expect(await desk.create(home, 'Sanctions: 2026')).toEqual({ ok: true, value: null });
    expect(desk.library().folder).toBe(join(home, 'Sanctions 2026'));
    expect(changed).toContain('library');
    expect(await desk.create(home, 'Sanctions: 2026')).toMatchObject({ ok: false, error: { code: 'storage.conflict' } });
    await desk.close();
    desk = await openDesk();
    expect(desk.library().folder).toBe(join(home, 'Sanctions 2026'));
  });

  it.each(['../..', 'CON', '.hidden', 'a/b\\c', '…'])('makes a plain folder of any name: %s', async (name) => {
    desk = await openDesk();
    expect(await desk.create(home, name)).toEqual({ ok: true, value: null });
    expect(join(desk.library().folder, '..')).toBe(home);
  });
});

describe('a library that lies elsewhere by now', () => {
  it('keeps its lists when it is moved, and when it is followed to where it was renamed', async () => {
    desk = await openDesk();
    await mkdir(join(home, 'into'));
    unwrap(await desk.move(join(home, 'into'), { signal: new AbortController().signal, progress: () => {} }));
    await eventually(async () => (await desk.index()?.articles(all))?.total).toBe(1);
    await rename(join(home, 'into', 'Briefing Notes'), join(home, 'into', 'Renamed'));
    await desk.refresh();
    unwrap(await desk.follow());
    await storeArticle(desk.library());
    await eventually(async () => (await desk.index()?.articles(all))?.total).toBe(2);
  });
});
