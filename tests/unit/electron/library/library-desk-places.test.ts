import { cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAppSettings } from '../../../../electron/library/app-settings';
import { createLibrary } from '../../../../electron/library/create-library';
import { type LibraryDesk, type LibraryDeskOptions, openLibraryDesk } from '../../../../electron/library/library-desk';
import { nodeProcessTable } from '../../../../electron/library/node-process-table';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { fileSystemWith, storeArticle, unwrap, worldWith } from '../../../helpers/library-fixture';
import { noIndex } from '../../../helpers/no-index';

/** Which library lies on the desk, and where: several libraries, their places, and moving. */

let home: string;
let desk: LibraryDesk;
let changed: string[];

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
    openIndex: noIndex,
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

const failing = (code: string) => async (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
const noWatch = { signal: new AbortController().signal, progress: () => {} };
/** A world in which nothing can be renamed from one folder into another, as between two disks. */
const otherDisk = (changes: Partial<typeof nodeSurroundings.fileSystem> = {}) =>
  worldWith({
    fileSystem: fileSystemWith({
      rename: (from, to) => (dirname(from) === dirname(to) ? rename(from, to) : failing('EXDEV')()),
      ...changes,
    }),
  });

describe('recent libraries', () => {
  it('are remembered with every opening and every new name, and opened by key', async () => {
    desk = await openDesk();
    const first = desk.library().folder;
    unwrap(await desk.create(home, 'Sanctions'));
    unwrap(await desk.library().updateSettings({ name: 'Sanctions 2026' }));
    await desk.refresh();
    const rows = await desk.recent();
    expect(rows.map(({ name, folder, open, state }) => [name, folder, open, state])).toEqual([
      ['Sanctions 2026', join(home, 'Sanctions'), true, 'there'],
      ['Briefing Notes', first, false, 'there'],
    ]);
    expect(await desk.openRecent(rows[1]?.key ?? '')).toEqual({ ok: true, value: null });
    expect([desk.library().folder, (await desk.recent())[0]?.name]).toEqual([first, 'Briefing Notes']);
    expect(await desk.openRecent('no such key')).toEqual({ ok: false, error: { code: 'library.not-recent' } });
  });

  it('keep the open one open when theirs is gone or another’s, and can be taken off', async () => {
    desk = await openDesk();
    const { folder } = desk.library();
    unwrap(await desk.create(home, 'Gone'));
    unwrap(await desk.choose(folder));
    const key = (await desk.recent()).find(({ name }) => name === 'Gone')?.key ?? '';
    await rename(join(home, 'Gone'), join(home, 'Elsewhere'));
    expect(await desk.openRecent(key)).toMatchObject({ ok: false, error: { code: 'storage.folder-missing' } });
    unwrap(
      await createLibrary(nodeSurroundings, nodeProcessTable, join(home, 'Gone'), { name: 'Other', defaultMarking: '', defaultFrom: '' }),
    );
    expect(await desk.openRecent(key)).toMatchObject({ ok: false, error: { code: 'storage.replaced' } });
    expect([desk.library().folder, desk.library().access().state]).toEqual([folder, 'open']);
    unwrap(await desk.forgetRecent(key));
    expect((await desk.recent()).map(({ name }) => name)).toEqual(['Briefing Notes']);
  });

  it('that cannot be remembered are told in the log, and open all the same', async () => {
    const events: string[] = [];
    const settings = await openAppSettings(
      worldWith({ fileSystem: fileSystemWith({ makeFolder: failing('EROFS') }) }),
      join(home, 'user-data'),
    );
    desk = await openDesk({ settings, log: (event) => events.push(event) });
    await expect.poll(() => events.filter((event) => event === 'settings.save').length).toBe(2);
    expect(desk.library().access().state).toBe('open');
  });
});

describe('a folder that makes no sense for a library', () => {
  it('is refused with its reason, and nothing is made', async () => {
    desk = await openDesk();
    const { folder } = desk.library();
    const trash = join(home, '.Trash', 'Desk');
    await mkdir(trash, { recursive: true });
    expect(await desk.choose(join(folder, 'articles'))).toEqual({ ok: false, error: { code: 'library.inside', params: { folder } } });
    expect(await desk.create(folder, 'Within')).toMatchObject({ ok: false, error: { code: 'library.inside' } });
    expect(await desk.choose(trash)).toMatchObject({ ok: false, error: { code: 'library.in-trash' } });
    expect(await desk.create(trash, 'x')).toMatchObject({ ok: false, error: { code: 'library.in-trash' } });
    expect(await readdir(trash)).toEqual([]);
    expect(await desk.move(join(folder, 'articles'), noWatch)).toMatchObject({ ok: false, error: { code: 'library.inside' } });
    const readOnly = worldWith({ fileSystem: fileSystemWith({ makeFolder: failing('EACCES') }) });
    await desk.close();
    desk = await openDesk({ world: readOnly });
    expect(await desk.create(home, 'Denied')).toMatchObject({ ok: false, error: { code: 'storage.denied' } });
  });
});

describe('a library whose folder was renamed', () => {
  it('is found beside its old place, also after a restart, and gone on with there', async () => {
    desk = await openDesk();
    const { folder } = desk.library();
    const id = desk.library().id();
    expect(await desk.follow()).toMatchObject({ ok: false, error: { code: 'storage.folder-missing' } });
    await rename(folder, `${folder} 2026`);
    await desk.refresh();
    expect(desk.elsewhere()).toBe(`${folder} 2026`);
    await desk.close();
    desk = await openDesk();
    await desk.refresh();
    expect(desk.elsewhere()).toBe(`${folder} 2026`);
    expect(await desk.follow()).toEqual({ ok: true, value: null });
    expect([desk.library().folder, desk.library().id(), desk.library().access().state, desk.elsewhere()]).toEqual([
      `${folder} 2026`,
      id,
      'open',
      null,
    ]);
  });

  it('is not looked for any more when it is back, and stays where it was when it left again', async () => {
    const events: string[] = [];
    desk = await openDesk({ log: (event) => events.push(event) });
    const { folder } = desk.library();
    // The look in the background tells of what it finds, too.
    await expect.poll(() => events).toContain('library.verified');
    await rename(folder, `${folder} 2026`);
    await desk.refresh();
    changed = [];
    await desk.refresh();
    expect(changed).toEqual([]);
    await rename(`${folder} 2026`, `${folder} away`);
    // Found a moment ago, and gone by now.
    expect(await desk.follow()).toMatchObject({ ok: false, error: { code: 'storage.folder-missing' } });
    expect(desk.library().folder).toBe(folder);
    await rename(`${folder} away`, folder);
    await desk.refresh();
    expect([desk.library().access().state, desk.elsewhere()]).toEqual(['open', null]);
  });
});

describe('another library in the place of the open one', () => {
  it('is opened only when the person says so', async () => {
    desk = await openDesk();
    const { folder } = desk.library();
    const id = desk.library().id();
    await rename(folder, `${folder} away`);
    unwrap(await createLibrary(nodeSurroundings, nodeProcessTable, folder, { name: 'Other', defaultMarking: '', defaultFrom: '' }));
    await desk.refresh();
    expect([desk.library().access().reason, desk.elsewhere()]).toEqual(['storage.replaced', `${folder} away`]);
    await desk.close();
    desk = await openDesk();
    expect(desk.library().access().reason).toBe('storage.replaced');
    unwrap(await desk.openOther());
    expect([desk.library().settings().name, desk.library().access().state]).toEqual(['Other', 'open']);
    // A copy of the open one, or the same elsewhere: one index, so the open one is left first.
    unwrap(await desk.choose(`${folder} away`));
    expect(desk.library().id()).toBe(id);
  });

  it('is chosen in another folder though it is the same library, and fails without losing the open one', async () => {
    desk = await openDesk();
    const { folder } = desk.library();
    const id = desk.library().id();
    await cp(folder, join(home, 'copy'), { recursive: true });
    unwrap(await desk.choose(join(home, 'copy')));
    expect([desk.library().folder, desk.library().id()]).toEqual([join(home, 'copy'), id]);
    expect(await desk.choose('/proc/nowhere')).toMatchObject({ ok: false, error: { code: 'storage.folder-missing' } });
    expect(desk.library().access().state).toBe('open');
  });
});

describe('moving', () => {
  const names = async (folder: string) => (await readdir(folder, { recursive: true })).filter((name) => !/(^|\/)lock/.test(name)).sort();

  it('on one disk renames the folder, and goes on there with lists and list of recent libraries', async () => {
    desk = await openDesk();
    const { folder } = desk.library();
    await mkdir(join(home, 'into'));
    expect(await desk.move(join(home, 'into'), noWatch)).toEqual({ ok: true, value: '' });
    const moved = join(home, 'into', 'Briefing Notes');
    expect([desk.library().folder, desk.library().access().state]).toEqual([moved, 'open']);
    expect((await desk.recent()).map((row) => row.folder)).toEqual([moved]);
    expect(await readdir(dirname(folder))).toEqual([]);
    await storeArticle(desk.library());
    await desk.close();
    desk = await openDesk();
    expect([desk.library().folder, (await desk.library().articles.ids()).length]).toEqual([moved, 2]);
  });

  it('gives the folder the library’s name', async () => {
    desk = await openDesk();
    expect(desk.folderNameDiffers()).toBe(false);
    unwrap(await desk.library().updateSettings({ name: 'Sanctions: 2026' }));
    expect(desk.folderNameDiffers()).toBe(true);
    expect(await desk.renameFolder()).toEqual({ ok: true, value: '' });
    expect([desk.library().folder, desk.folderNameDiffers()]).toEqual([join(home, 'Documents', 'Sanctions 2026'), false]);
    unwrap(await desk.library().updateSettings({ name: 'Taken' }));
    await mkdir(join(home, 'Documents', 'Taken', 'by others'), { recursive: true });
    expect(await desk.renameFolder()).toMatchObject({ ok: false, error: { code: 'library.place-taken' } });
    expect(desk.library().access().state).toBe('open');
  });

  it('to another disk copies, opens the copy, and only then removes the original; nothing is written meanwhile', async () => {
    desk = await openDesk({ world: otherDisk() });
    const { library } = { library: desk.library() };
    const before = await names(library.folder);
    await mkdir(join(home, 'stick'));
    let refused: unknown = null;
    const progress = async (done: number): Promise<void> => {
      if (done === 0) refused = await library.updateSettings({ name: 'Meanwhile' });
    };
    expect(await desk.move(join(home, 'stick'), { ...noWatch, progress: (done) => void progress(done) })).toEqual({ ok: true, value: '' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'storage.moving' } });
    expect(desk.library().folder).toBe(join(home, 'stick', 'Briefing Notes'));
    expect(await names(desk.library().folder)).toEqual(expect.arrayContaining(before.filter((name) => !name.startsWith('ballast'))));
    expect(await readdir(dirname(library.folder))).toEqual([]);
    await storeArticle(desk.library());
  });

  it('that is stopped leaves the library open where it was', async () => {
    desk = await openDesk({ world: otherDisk() });
    const { folder } = desk.library();
    await mkdir(join(home, 'stick'));
    const stop = new AbortController();
    const states: string[] = [];
    const progress = () => {
      states.push(desk.library().access().reason ?? 'open');
      stop.abort();
    };
    expect(await desk.move(join(home, 'stick'), { signal: stop.signal, progress })).toEqual({
      ok: false,
      error: { code: 'job.cancelled' },
    });
    expect(states).toEqual(['storage.moving']);
    expect([desk.library().folder, desk.library().access().state]).toEqual([folder, 'open']);
    expect(await readdir(join(home, 'stick'))).toEqual([]);
    await storeArticle(desk.library());
  });

  it('tells of the original when it could not be removed', async () => {
    let old = '';
    const removeFolder: typeof nodeSurroundings.fileSystem.removeFolder = (folder) =>
      folder === old ? failing('EBUSY')() : nodeSurroundings.fileSystem.removeFolder(folder);
    desk = await openDesk({ world: otherDisk({ removeFolder }) });
    old = desk.library().folder;
    await mkdir(join(home, 'stick'));
    expect(await desk.move(join(home, 'stick'), noWatch)).toEqual({ ok: true, value: old });
  });

  it.each([
    ['cannot be locked', 'link', 'EROFS', 'storage.read-only'],
    ['is gone again', 'list', 'ENOENT', 'storage.folder-missing'],
  ] as const)('goes back to the original when the copy %s', async (_why, call, code, told) => {
    const inCopy = (path: string): boolean => path.startsWith(join(home, 'stick', 'Briefing Notes'));
    const { fileSystem } = nodeSurroundings;
    const world = otherDisk({
      createFile: (path) => (call === 'link' && inCopy(path) ? failing(code)() : fileSystem.createFile(path)),
      list: (path) => (call === 'list' && inCopy(path) ? failing(code)() : fileSystem.list(path)),
    });
    desk = await openDesk({ world });
    const { folder } = desk.library();
    await mkdir(join(home, 'stick'));
    expect(await desk.move(join(home, 'stick'), noWatch)).toMatchObject({ ok: false, error: { code: told } });
    expect([desk.library().folder, desk.library().access().state]).toEqual([folder, 'open']);
    expect(await readdir(join(home, 'stick'))).toEqual([]);
  });

  it('that the disk refuses at the last moment leaves the library open where it was', async () => {
    let refuse = false;
    const renameOrRefuse: typeof rename = (from, to) => (refuse && from === desk.library().folder ? failing('EBUSY')() : rename(from, to));
    desk = await openDesk({ world: worldWith({ fileSystem: fileSystemWith({ rename: renameOrRefuse }) }) });
    const { folder } = desk.library();
    await mkdir(join(home, 'into'));
    refuse = true;
    expect(await desk.move(join(home, 'into'), noWatch)).toMatchObject({ ok: false, error: { code: 'storage.io' } });
    expect([desk.library().folder, desk.library().access().state]).toEqual([folder, 'open']);
  });

  it('is not begun with a library that cannot be written to', async () => {
    desk = await openDesk();
    const { folder } = desk.library();
    await rename(folder, `${folder} away`);
    await desk.refresh();
    expect(await desk.move(home, noWatch)).toMatchObject({ ok: false, error: { code: 'storage.folder-missing' } });
  });
});

describe('what the disk refuses', () => {
  const { fileSystem } = nodeSurroundings;

  it('at the first start is shown as a library that is not there', async () => {
    desk = await openDesk({ world: worldWith({ fileSystem: fileSystemWith({ makeFolder: failing('EACCES') }) }) });
    expect(desk.library().access()).toEqual({ state: 'unavailable', reason: 'storage.folder-missing' });
  });

  it('of another library is told by opening it, and a bug is not hidden', async () => {
    let code = 'EACCES';
    const stamp: typeof fileSystem.stamp = (path) =>
      path === join(home, 'Other', 'library.json') ? failing(code)() : fileSystem.stamp(path);
    desk = await openDesk({ world: worldWith({ fileSystem: fileSystemWith({ stamp }) }) });
    await mkdir(join(home, 'Other'));
    expect(await desk.choose(join(home, 'Other'))).toMatchObject({ ok: false, error: { code: 'library.not-a-library' } });
    code = 'no system code';
    await expect(desk.choose(join(home, 'Other'))).rejects.toThrow('no system code');
    expect(desk.library().access().state).toBe('open');
  });

  it('of a library that was only just made leaves the open one open', async () => {
    const made = join(home, 'Made');
    const list: typeof fileSystem.list = async (path) => {
      const names = await fileSystem.list(path);
      return path === made && names.includes('library.json') ? failing('EIO')() : names;
    };
    desk = await openDesk({ world: worldWith({ fileSystem: fileSystemWith({ list }) }) });
    const { folder } = desk.library();
    expect(await desk.create(home, 'Made')).toMatchObject({ ok: false, error: { code: 'storage.io' } });
    expect(desk.library().folder).toBe(folder);
  });

  it('does not keep a library from being moved that could not be listed, but a folder that is no library stays', async () => {
    const settings = await openAppSettings(
      worldWith({ fileSystem: fileSystemWith({ makeFolder: failing('EROFS') }) }),
      join(home, 'user-data'),
    );
    desk = await openDesk({ settings });
    await mkdir(join(home, 'into'));
    expect(await desk.move(join(home, 'into'), noWatch)).toEqual({ ok: true, value: '' });
    await desk.close();
    await mkdir(join(home, 'holiday', 'pictures'), { recursive: true });
    desk = await openDesk({ givenFolder: join(home, 'holiday') });
    expect(desk.library().access().reason).toBe('library.not-a-library');
    expect(await desk.move(home, noWatch)).toEqual({ ok: false, error: { code: 'storage.folder-missing' } });
  });

  it('is not hidden when it is a bug of ours that keeps the original from going', async () => {
    let old = '';
    const removeFolder: typeof fileSystem.removeFolder = (folder) =>
      folder === old ? failing('no system code')() : fileSystem.removeFolder(folder);
    desk = await openDesk({ world: otherDisk({ removeFolder }) });
    old = desk.library().folder;
    await mkdir(join(home, 'stick'));
    await expect(desk.move(join(home, 'stick'), noWatch)).rejects.toThrow('no system code');
    expect(desk.library().access().state).toBe('open');
  });
});
