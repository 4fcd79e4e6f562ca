import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLibrary } from '../../../../electron/library/library';
import { createLibraryAccess } from '../../../../electron/library/library-access';
import { libraryPlaces } from '../../../../electron/library/library-places';
import { nodeProcessTable } from '../../../../electron/library/node-process-table';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import type { Surroundings } from '../../../../electron/library/surroundings';
import { fileSystemWith, newLibraryFolder, open, storeArticle, unwrap, worldWith } from '../../../helpers/library-fixture';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
});

afterEach(() => remove());

describe('a library whose lock another program holds', () => {
  it('is read-only, and open for writing once the lock is given back', async () => {
    const first = await open(folder);
    const article = await storeArticle(first.library);
    const second = await open(folder);
    expect(second.library.access()).toEqual({ state: 'read-only', reason: 'storage.locked' });
    expect(unwrap(await second.library.articles.read(article.id))).toEqual(article);
    expect(await second.library.articles.updateMeta(article.id, article.meta)).toMatchObject({
      ok: false,
      error: { code: 'storage.locked' },
    });
    expect(await second.library.trash.article(article.id)).toMatchObject({ ok: false, error: { code: 'storage.locked' } });
    await first.library.close();
    expect(await second.library.refresh()).toEqual({ state: 'open', reason: null });
    expect((await second.library.articles.updateMeta(article.id, article.meta)).ok).toBe(true);
    await second.library.close();
  });

  it('stops writing when the lock is taken away', async () => {
    const { library, changes } = await open(folder);
    const article = await storeArticle(library);
    const self = await nodeProcessTable.self();
    await writeFile(join(folder, 'lock'), JSON.stringify({ nonce: 'other', ...self }));
    expect(await library.articles.updateMeta(article.id, article.meta)).toMatchObject({ ok: false, error: { code: 'storage.locked' } });
    expect(library.access().state).toBe('read-only');
    expect(changes).toContainEqual({ topic: 'library', id: '' });
    await library.close();
    expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toMatchObject({ nonce: 'other' });
  });
});

describe('a folder', () => {
  it.each([
    ['EROFS', 'storage.read-only'],
    ['EACCES', 'storage.denied'],
    ['EPERM', 'storage.denied'],
  ])('that refuses to be written to (%s) is shown read-only, with the reason', async (code, reason) => {
    const before = await open(folder);
    const article = await storeArticle(before.library);
    await before.library.close();
    const refuse = async (): Promise<never> => Promise.reject(Object.assign(new Error('refused'), { code }));
    const { library } = await open(
      folder,
      worldWith({ fileSystem: fileSystemWith({ createFile: refuse, rename: refuse, makeFolder: refuse }) }),
    );
    expect(library.access()).toEqual({ state: 'read-only', reason });
    expect(unwrap(await library.articles.read(article.id))).toEqual(article);
    expect(await library.articles.updateMeta(article.id, article.meta)).toMatchObject({ ok: false, error: { code: reason } });
    await library.close();
  });

  it('that vanishes makes the library unavailable, and it comes back with the folder', async () => {
    const { library, changes } = await open(folder);
    const article = await storeArticle(library);
    await rename(folder, `${folder} gone`);
    expect(await library.articles.updateMeta(article.id, article.meta)).toMatchObject({
      ok: false,
      error: { code: 'storage.folder-missing' },
    });
    expect(library.access()).toEqual({ state: 'unavailable', reason: 'storage.folder-missing' });
    expect(await library.articles.read(article.id)).toMatchObject({ ok: false, error: { code: 'storage.folder-missing' } });
    const told = changes.length;
    await rename(`${folder} gone`, folder);
    expect(await library.refresh()).toEqual({ state: 'open', reason: null });
    expect(changes.slice(told)).toContainEqual({ topic: 'library', id: '' });
    expect((await library.articles.updateMeta(article.id, { ...article.meta, title: 'Back' })).ok).toBe(true);
    await library.close();
  });

  it('that is not there, or is no library, is told and not made into one', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'briefing-notes-empty-'));
    const none = await open(empty);
    expect(none.library.access()).toEqual({ state: 'unavailable', reason: 'library.not-a-library' });
    expect(none.library.id()).toBeNull();
    expect(await readdir(empty)).toEqual([]);
    await none.library.close();
    const gone = await openLibrary({
      folder: join(empty, 'gone'),
      world: nodeSurroundings,
      processes: nodeProcessTable,
      changed() {},
      saveStateChanged() {},
    });
    expect(gone.access()).toEqual({ state: 'unavailable', reason: 'storage.folder-missing' });
    expect(await gone.articles.ids()).toEqual([]);
    expect(await gone.trash.list()).toEqual([]);
    await rm(empty, { recursive: true });
  });
});

const theirs = { nonce: 'theirs', host: 'desk-2', boot: 'boot-9', pid: 100, started: '1' };
const failing = (code: string) => async (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));

/** A computer whose monotonic clock the test moves. */
function watching(): { readonly world: Surroundings; pass: (milliseconds: number) => void } {
  let now = 0;
  return {
    world: worldWith({ monotonicMs: () => now }),
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
}

describe('a library that another computer has locked', () => {
  beforeEach(() => writeFile(join(folder, 'lock'), JSON.stringify(theirs)));
  const beat = (count: number) => writeFile(join(folder, 'lock.theirs.beat'), String(count));

  it('is shown at once, and said to be in use as soon as the other’s number moves', async () => {
    const { world, pass } = watching();
    await beat(1);
    const { library, changes } = await open(folder, world);
    expect(library.access()).toEqual({ state: 'read-only', reason: 'storage.locked' });
    expect(library.lockedBy()).toEqual({ host: 'desk-2', here: false, state: 'watched' });
    const told = changes.length;
    pass(5000);
    await beat(2);
    await library.refresh();
    expect(library.lockedBy()?.state).toBe('in-use');
    expect(changes.slice(told)).toEqual([{ topic: 'library', id: '' }]);
    // Nothing else is new: nobody is told again.
    await library.refresh();
    expect(changes).toHaveLength(told + 1);
    expect(await library.takeOver()).toEqual({ ok: false, error: { code: 'storage.locked', params: { host: 'desk-2' } } });
    await library.close();
    expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toEqual(theirs);
  });

  it('is never taken over by itself, and by a person only when the number stood still for half a minute', async () => {
    const { world, pass } = watching();
    const { library } = await open(folder, world);
    pass(29_999);
    await library.refresh();
    expect(library.lockedBy()?.state).toBe('watched');
    expect((await library.takeOver()).ok).toBe(false);
    pass(1);
    await library.refresh();
    expect(library.lockedBy()?.state).toBe('still');
    pass(3_600_000);
    await library.refresh();
    expect(library.access().state).toBe('read-only');
    // A look that is under way does not keep the person from it.
    const [, taken] = await Promise.all([library.refresh(), library.takeOver()]);
    expect(taken).toEqual({ ok: true, value: null });
    expect([library.access(), library.lockedBy()]).toEqual([{ state: 'open', reason: null }, null]);
    await storeArticle(library);
    await library.close();
    expect((await readdir(folder)).filter((name) => name.startsWith('lock'))).toEqual([]);
  });

  it('goes by no clock that can be set: ten years later, and ten years back, it is watched anew', async () => {
    const { world } = watching();
    for (const [index, year] of ['2016', '2036'].entries()) {
      await beat(index);
      const { library } = await open(folder, { ...world, now: () => `${year}-01-01T00:00:00.000Z` });
      expect(library.lockedBy()?.state).toBe('watched');
      await library.close();
    }
  });

  it('is not taken over any more when the other moves again, or another has it by then', async () => {
    const { world, pass } = watching();
    const { library } = await open(folder, world);
    pass(30_000);
    await library.refresh();
    await writeFile(join(folder, 'lock'), JSON.stringify({ ...theirs, nonce: 'a-third', host: 'desk-3' }));
    expect(await library.takeOver()).toMatchObject({ ok: false, error: { code: 'storage.locked' } });
    expect(library.lockedBy()).toEqual({ host: 'desk-3', here: false, state: 'watched' });
    await library.close();
  });

  it('opens by itself when the other gives the lock back', async () => {
    const { library } = await open(folder);
    await rm(join(folder, 'lock'));
    await library.refresh();
    expect([library.access().state, library.lockedBy()]).toEqual(['open', null]);
    await library.close();
  });

  it('is locked all the same when its number cannot be read, and a bug there is not hidden', async () => {
    let code = 'EIO';
    const readFileOrFail: typeof nodeSurroundings.fileSystem.readFile = (path) =>
      path.endsWith('.beat') ? failing(code)() : nodeSurroundings.fileSystem.readFile(path);
    const { library } = await open(folder, worldWith({ fileSystem: fileSystemWith({ readFile: readFileOrFail }) }));
    expect([library.access().reason, library.lockedBy()]).toEqual(['storage.locked', null]);
    expect(await library.takeOver()).toEqual({ ok: false, error: { code: 'storage.locked', params: { host: '' } } });
    code = 'no system code';
    await expect(library.refresh()).rejects.toThrow('no system code');
    await library.close();
  });

  it('says nothing of a holder that left between two looks', async () => {
    let reads = 0;
    const leaving: typeof nodeSurroundings.fileSystem.readFile = async (path) => {
      if (path.endsWith('lock') && ++reads === 2) await rm(path);
      return nodeSurroundings.fileSystem.readFile(path);
    };
    const { library } = await open(folder, worldWith({ fileSystem: fileSystemWith({ readFile: leaving }) }));
    expect([library.access().reason, library.lockedBy()]).toEqual(['storage.locked', null]);
    await library.close();
  });

  it('is lost to the one who had it, at the next look and without a save', async () => {
    await rm(join(folder, 'lock'));
    const { library } = await open(folder);
    expect(library.access().state).toBe('open');
    await writeFile(join(folder, 'lock'), JSON.stringify(theirs));
    await library.refresh();
    expect([library.access().state, library.lockedBy()]).toEqual(['read-only', { host: 'desk-2', here: false, state: 'watched' }]);
    await library.close();
  });
});

describe('a library whose library.json cannot be read', () => {
  it.each([
    ['is missing', 'missing', 'read-only', 'storage.damaged'],
    ['went with its folder', 'storage.folder-missing', 'unavailable', 'storage.folder-missing'],
    ['may not be read', 'storage.denied', 'read-only', 'storage.denied'],
  ] as const)('because it %s says so', async (_why, code, state, reason) => {
    const access = createLibraryAccess({
      world: nodeSurroundings,
      processes: nodeProcessTable,
      places: libraryPlaces(folder),
      knownId: () => null,
      readLibrary: async () => ({ ok: false, error: { code } }),
      changed: () => {},
    });
    expect(await access.refresh()).toEqual({ state, reason });
    await access.release();
    // Given back for good: looking again takes nothing any more.
    await access.refresh();
    expect((await readdir(folder)).filter((name) => name.startsWith('lock'))).toEqual([]);
    expect(await access.refusal()).toMatchObject({ code: 'storage.folder-missing' });
  });

  it('takes nothing in a folder that is no library', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'briefing-notes-empty-'));
    const { library } = await open(empty);
    const { header, body } = {
      header: { title: 'x', to: '', from: '', date: '', reference: '', meeting: '', marking: '' },
      body: { type: 'doc', content: [] },
    };
    const made = await library.briefings.create({ template: 'information-note', language: 'en', header, body } as never);
    expect(made).toMatchObject({ ok: false, error: { code: 'storage.folder-missing' } });
    await library.close();
    await rm(empty, { recursive: true });
  });
});
