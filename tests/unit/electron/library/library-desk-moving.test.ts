import { mkdir, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { deskOfEachTest, noWatch, otherDisk } from '../../../helpers/desk-of-each-test';
import { fileSystemWith, storeArticle, unwrap, worldWith } from '../../../helpers/library-fixture';

/** A library is moved to another place while it lies on the desk. */
const here = deskOfEachTest();
const failing = (code: string) => async (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));

describe('moving', () => {
  const names = async (folder: string) => (await readdir(folder, { recursive: true })).filter((name) => !/(^|\/)lock/.test(name)).sort();

  it('on one disk renames the folder, and goes on there with lists and list of recent libraries', async () => {
    await here.open();
    const { folder } = here.desk.library();
    await mkdir(join(here.home, 'into'));
    expect(await here.desk.move(join(here.home, 'into'), noWatch)).toEqual({ ok: true, value: '' });
    const moved = join(here.home, 'into', 'Briefing Notes');
    expect([here.desk.library().folder, here.desk.library().access().state]).toEqual([moved, 'open']);
    expect((await here.desk.recent()).map((row) => row.folder)).toEqual([moved]);
    expect(await readdir(dirname(folder))).toEqual([]);
    await storeArticle(here.desk.library());
    await here.desk.close();
    await here.open();
    expect([here.desk.library().folder, (await here.desk.library().articles.ids()).length]).toEqual([moved, 2]);
  });

  it('gives the folder the library’s name', async () => {
    await here.open();
    expect(here.desk.folderNameDiffers()).toBe(false);
    unwrap(await here.desk.library().updateSettings({ name: 'Sanctions: 2026' }));
    expect(here.desk.folderNameDiffers()).toBe(true);
    expect(await here.desk.renameFolder()).toEqual({ ok: true, value: '' });
    expect([here.desk.library().folder, here.desk.folderNameDiffers()]).toEqual([join(here.home, 'Documents', 'Sanctions 2026'), false]);
    unwrap(await here.desk.library().updateSettings({ name: 'Taken' }));
    await mkdir(join(here.home, 'Documents', 'Taken', 'by others'), { recursive: true });
    expect(await here.desk.renameFolder()).toMatchObject({ ok: false, error: { code: 'library.place-taken' } });
    expect(here.desk.library().access().state).toBe('open');
  });

  it('to another disk copies, opens the copy, and only then removes the original; nothing is written meanwhile', async () => {
    await here.open({ world: otherDisk() });
    const { library } = { library: here.desk.library() };
    const before = await names(library.folder);
    await mkdir(join(here.home, 'stick'));
    let refused: unknown = null;
    const progress = async (done: number): Promise<void> => {
      if (done === 0) refused = await library.updateSettings({ name: 'Meanwhile' });
    };
    expect(await here.desk.move(join(here.home, 'stick'), { ...noWatch, progress: (done) => void progress(done) })).toEqual({
      ok: true,
      value: '',
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'storage.moving' } });
    expect(here.desk.library().folder).toBe(join(here.home, 'stick', 'Briefing Notes'));
    expect(await names(here.desk.library().folder)).toEqual(expect.arrayContaining(before.filter((name) => !name.startsWith('ballast'))));
    expect(await readdir(dirname(library.folder))).toEqual([]);
    await storeArticle(here.desk.library());
  });

  it('that is stopped leaves the library open where it was', async () => {
    await here.open({ world: otherDisk() });
    const { folder } = here.desk.library();
    await mkdir(join(here.home, 'stick'));
    const stop = new AbortController();
    const states: string[] = [];
    const progress = () => {
      states.push(here.desk.library().access().reason ?? 'open');
      stop.abort();
    };
    expect(await here.desk.move(join(here.home, 'stick'), { signal: stop.signal, progress })).toEqual({
      ok: false,
      error: { code: 'job.cancelled' },
    });
    expect(states).toEqual(['storage.moving']);
    expect([here.desk.library().folder, here.desk.library().access().state]).toEqual([folder, 'open']);
    expect(await readdir(join(here.home, 'stick'))).toEqual([]);
    await storeArticle(here.desk.library());
  });

  it('tells of the original when it could not be removed', async () => {
    let old = '';
    const removeFolder: typeof nodeSurroundings.fileSystem.removeFolder = (folder) =>
      folder === old ? failing('EBUSY')() : nodeSurroundings.fileSystem.removeFolder(folder);
    await here.open({ world: otherDisk({ removeFolder }) });
    old = here.desk.library().folder;
    await mkdir(join(here.home, 'stick'));
    expect(await here.desk.move(join(here.home, 'stick'), noWatch)).toEqual({ ok: true, value: old });
  });

  it.each([
    ['cannot be locked', 'link', 'EROFS', 'storage.read-only'],
    ['is gone again', 'list', 'ENOENT', 'storage.folder-missing'],
  ] as const)('goes back to the original when the copy %s', async (_why, call, code, told) => {
    const inCopy = (path: string): boolean => path.startsWith(join(here.home, 'stick', 'Briefing Notes'));
    const { fileSystem } = nodeSurroundings;
    const world = otherDisk({
      createFile: (path) => (call === 'link' && inCopy(path) ? failing(code)() : fileSystem.createFile(path)),
      list: (path) => (call === 'list' && inCopy(path) ? failing(code)() : fileSystem.list(path)),
    });
    await here.open({ world });
    const { folder } = here.desk.library();
    await mkdir(join(here.home, 'stick'));
    expect(await here.desk.move(join(here.home, 'stick'), noWatch)).toMatchObject({ ok: false, error: { code: told } });
    expect([here.desk.library().folder, here.desk.library().access().state]).toEqual([folder, 'open']);
    expect(await readdir(join(here.home, 'stick'))).toEqual([]);
  });

  it('that the disk refuses at the last moment leaves the library open where it was', async () => {
    let refuse = false;
    const renameOrRefuse: typeof rename = (from, to) =>
      refuse && from === here.desk.library().folder ? failing('EBUSY')() : rename(from, to);
    await here.open({ world: worldWith({ fileSystem: fileSystemWith({ rename: renameOrRefuse }) }) });
    const { folder } = here.desk.library();
    await mkdir(join(here.home, 'into'));
    refuse = true;
    expect(await here.desk.move(join(here.home, 'into'), noWatch)).toMatchObject({ ok: false, error: { code: 'storage.io' } });
    expect([here.desk.library().folder, here.desk.library().access().state]).toEqual([folder, 'open']);
  });

  it('is not begun with a library that cannot be written to', async () => {
    await here.open();
    const { folder } = here.desk.library();
    await rename(folder, `${folder} away`);
    await here.desk.refresh();
    expect(await here.desk.move(here.home, noWatch)).toMatchObject({ ok: false, error: { code: 'storage.folder-missing' } });
  });
});
