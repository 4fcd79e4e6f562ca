import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLibrary } from '../../../../electron/library/library';
import { takeLock } from '../../../../electron/library/library-lock';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { nodeProcessTable, type ProcessTable } from '../../../../electron/library/process-identity';
import { fileSystemWith, newLibraryFolder, open, storeArticle, unwrap, worldWith } from '../../../helpers/library-fixture';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
});

afterEach(() => remove());

/** A table in which we are another process than the one that holds the lock. */
function tableWith(changes: { host?: string; boot?: string; startOf?: (pid: number) => string | null }): ProcessTable {
  return {
    self: async () => ({ host: changes.host ?? 'desk-1', boot: changes.boot ?? 'boot-1', pid: 200, started: '2' }),
    startOf: async (pid) => (changes.startOf ?? (() => null))(pid),
  };
}

const holder = { nonce: 'theirs', host: 'desk-1', boot: 'boot-1', pid: 100, started: '1' };

describe('takeLock', () => {
  it.each([
    ['its process ended', tableWith({ startOf: () => null })],
    ['the computer was restarted since', tableWith({ boot: 'boot-2', startOf: () => '1' })],
    ['its number is another process now', tableWith({ startOf: () => '9' })],
  ])('takes over without a word when %s', async (_name, table) => {
    await writeFile(join(folder, 'lock'), JSON.stringify(holder));
    const lock = unwrap(await takeLock(nodeSurroundings, table, folder));
    expect(await lock.refusal()).toBeNull();
    expect((await readdir(folder)).filter((name) => name.startsWith('lock'))).toEqual(['lock']);
    await lock.release();
    expect(await readdir(folder)).not.toContain('lock');
  });

  it.each([
    ['its process runs', tableWith({ startOf: () => '1' })],
    ['its process runs, and the system tells no start times', tableWith({ startOf: () => '' })],
    ['it is of another computer', tableWith({ host: 'desk-2', boot: 'boot-9' })],
  ])('names the holder when %s', async (_name, table) => {
    await writeFile(join(folder, 'lock'), JSON.stringify(holder));
    expect(await takeLock(nodeSurroundings, table, folder)).toEqual({
      ok: false,
      error: { code: 'storage.locked', params: { host: 'desk-1' } },
    });
    expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toEqual(holder);
  });

  it('takes over a lock that a crash left unwritten', async () => {
    await writeFile(join(folder, 'lock'), '');
    const lock = unwrap(await takeLock(worldWith({ wait: async () => {} }), tableWith({}), folder));
    expect(await lock.refusal()).toBeNull();
  });

  it('tells a running process from one that ended', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    const pid = child.pid ?? 0;
    const started = await nodeProcessTable.startOf(pid);
    expect(started).not.toBeNull();
    expect(await nodeProcessTable.startOf(pid)).toBe(started);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await nodeProcessTable.startOf(pid)).toBeNull();
  });

  it('gives it to exactly one of eight that come to a stale lock at once', async () => {
    await writeFile(join(folder, 'lock'), JSON.stringify(holder));
    const tables = Array.from(
      { length: 8 },
      (_, index): ProcessTable => ({
        self: async () => ({ host: 'desk-1', boot: 'boot-1', pid: 300 + index, started: '3' }),
        startOf: async (pid) => (pid >= 300 ? '3' : null),
      }),
    );
    const locks = await Promise.all(tables.map((table) => takeLock(nodeSurroundings, table, folder)));
    const refusals = await Promise.all(locks.map((lock) => (lock.ok ? lock.value.refusal() : lock.error)));
    expect(refusals.filter((refusal) => refusal === null)).toHaveLength(1);
    for (const refusal of refusals) if (refusal !== null) expect(refusal.code).toBe('storage.locked');
  });
});

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
