import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LibraryDeskOptions } from '../../../../electron/library/library-desk';
import { forkNodeUtility } from '../../../../electron/process/node-utility';
import { createIndexLauncher } from '../../../../electron/search/index-launcher';
import { createLibraryIndex, type LibraryIndex } from '../../../../electron/search/library-index';
import { bundleEntry } from '../../../helpers/bundle-entry';
import { deskOfEachTest } from '../../../helpers/desk-of-each-test';
import { annotate, storeArticle, unwrap, writeBriefing } from '../../../helpers/library-fixture';

/** The machines that run this are slow now and then; that is no failure. */
const eventually: typeof expect.poll = (ask) => expect.poll(ask, { timeout: 30_000 });

const at = deskOfEachTest();

let indexEntry: string;
beforeAll(async () => {
  indexEntry = await bundleEntry('electron/search/index-process.ts', ['node-sqlite3-wasm']);
});

function openIndex(libraryId: string, onStale: (reason: string) => void): LibraryIndex {
  return createLibraryIndex({
    fork: () => createIndexLauncher(() => forkNodeUtility(indexEntry)).launch(join(at.home, 'index', `${libraryId}.sqlite`)),
    onStale,
  });
}

const openDesk = (options: Partial<LibraryDeskOptions> = {}): Promise<void> => at.open({ openIndex, ...options });

const all = { text: '', sort: 'title', descending: false, offset: 0, limit: 10 } as const;

describe('the first start', () => {
  it('makes the default library with the sample, and later starts open the same', async () => {
    await openDesk();
    const id = at.desk.library().id();
    expect([at.desk.library().folder, (await at.desk.library().articles.ids()).length]).toEqual([
      join(at.home, 'Documents', 'Briefing Notes'),
      1,
    ]);
    await at.desk.close();
    await openDesk();
    expect([at.desk.library().id(), (await at.desk.library().articles.ids()).length]).toEqual([id, 1]);
  });

  it('leaves a folder of that name that holds other things alone', async () => {
    const folder = join(at.home, 'Documents', 'Briefing Notes');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'holiday.txt'), 'x');
    await openDesk();
    expect(at.desk.library().access()).toEqual({ state: 'unavailable', reason: 'library.not-a-library' });
    expect(await readdir(folder)).toEqual(['holiday.txt']);
  });

  it('makes the library in a folder named for this run, and does not remember it', async () => {
    const given = join(at.home, 'given');
    await openDesk({ givenFolder: given });
    expect(at.desk.library().access().state).toBe('open');
    await at.desk.close();
    await openDesk();
    expect(at.desk.library().folder).toBe(join(at.home, 'Documents', 'Briefing Notes'));
  });
});

describe('a library that is gone', () => {
  it('is not replaced by an empty one, and its lists come back with it', async () => {
    await openDesk();
    const { folder } = at.desk.library();
    const id = at.desk.library().id();
    await at.desk.close();
    await rename(folder, `${folder} gone`);
    await openDesk();
    expect(at.desk.library().access()).toEqual({ state: 'unavailable', reason: 'storage.folder-missing' });
    expect(at.desk.index()).toBeNull();
    await rename(`${folder} gone`, folder);
    await at.desk.refresh();
    expect([at.desk.library().access().state, at.desk.library().id()]).toEqual(['open', id]);
    await eventually(async () => (await at.desk.index()?.articles(all))?.total).toBe(1);
  });
});

describe('lists', () => {
  it('hold every change by the time it is told', async () => {
    const totals: (number | undefined)[] = [];
    await openDesk({
      givenFolder: join(at.home, 'given'),
      welcome: async () => {},
      changed: ({ topic }) => {
        if (topic === 'articles')
          void at.desk
            .index()
            ?.articles(all)
            .then(({ total }) => totals.push(total));
      },
    });
    const article = await storeArticle(at.desk.library());
    await eventually(() => totals.at(-1)).toBe(1);
    const mark = await annotate(at.desk.library(), article, 0, 3);
    await eventually(async () => (await at.desk.index()?.evidence())?.map(({ annotationId }) => annotationId)).toEqual([mark.id]);
    await writeBriefing(at.desk.library(), 'Note');
    await eventually(async () => (await at.desk.index()?.briefings())?.map(({ title }) => title)).toEqual(['Note']);
    unwrap(await at.desk.library().trash.article(article.id));
    await eventually(() => totals.at(-1)).toBe(0);
    unwrap(await at.desk.library().trash.restore('article', article.id));
    await eventually(async () => (await at.desk.index()?.evidence())?.length).toBe(1);
  });
});

describe('choosing', () => {
  it('refuses a folder that is no library, and keeps the open one', async () => {
    await openDesk();
    const { folder } = at.desk.library();
    expect(await at.desk.choose(at.home)).toEqual({ ok: false, error: { code: 'library.not-a-library', params: { folder: at.home } } });
    expect([at.desk.library().folder, at.desk.library().access().state]).toEqual([folder, 'open']);
    expect(await at.desk.choose(folder)).toEqual({ ok: true, value: null });
  });

  it('makes a library in an empty folder, or in a new one of that name, and opens and remembers it', async () => {
    await openDesk();
    const empty = join(at.home, 'empty');
    await mkdir(empty);
    expect(await at.desk.create(empty, 'Sanctions: 2026')).toEqual({ ok: true, value: null });
    expect([at.desk.library().folder, at.desk.library().settings().name]).toEqual([empty, 'Sanctions: 2026']);
    expect(await at.desk.create(at.home, 'Sanctions: 2026')).toEqual({ ok: true, value: null });
    expect(at.desk.library().folder).toBe(join(at.home, 'Sanctions 2026'));
    expect(at.changed).toContain('library');
    expect(await at.desk.create(at.home, 'Sanctions: 2026')).toMatchObject({ ok: false, error: { code: 'storage.conflict' } });
    await at.desk.close();
    await openDesk();
    expect(at.desk.library().folder).toBe(join(at.home, 'Sanctions 2026'));
  });

  it.each(['../..', 'CON', '.hidden', 'a/b\\c', '…'])('makes a plain folder of any name: %s', async (name) => {
    await openDesk();
    expect(await at.desk.create(at.home, name)).toEqual({ ok: true, value: null });
    expect(join(at.desk.library().folder, '..')).toBe(at.home);
  });
});

describe('a library that lies elsewhere by now', () => {
  it('keeps its lists when it is moved, and when it is followed to where it was renamed', async () => {
    await openDesk();
    await mkdir(join(at.home, 'into'));
    unwrap(await at.desk.move(join(at.home, 'into'), { signal: new AbortController().signal, progress: () => {} }));
    await eventually(async () => (await at.desk.index()?.articles(all))?.total).toBe(1);
    await rename(join(at.home, 'into', 'Briefing Notes'), join(at.home, 'into', 'Renamed'));
    await at.desk.refresh();
    unwrap(await at.desk.follow());
    await storeArticle(at.desk.library());
    await eventually(async () => (await at.desk.index()?.articles(all))?.total).toBe(2);
  });
});
