import { cp, mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAppSettings } from '../../../../electron/library/app-settings';
import { createLibrary } from '../../../../electron/library/create-library';
import { nodeProcessTable } from '../../../../electron/library/node-process-table';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { deskOfEachTest, noWatch, otherDisk } from '../../../helpers/desk-of-each-test';
import { fileSystemWith, unwrap, worldWith } from '../../../helpers/library-fixture';

/** Which library lies on the desk, and where: several libraries, and their places. */
const here = deskOfEachTest();
const failing = (code: string) => async (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));

describe('recent libraries', () => {
  it('are remembered with every opening and every new name, and opened by key', async () => {
    await here.open();
    const first = here.desk.library().folder;
    unwrap(await here.desk.create(here.home, 'Sanctions'));
    unwrap(await here.desk.library().updateSettings({ name: 'Sanctions 2026' }));
    await here.desk.refresh();
    const rows = await here.desk.recent();
    expect(rows.map(({ name, folder, open, state }) => [name, folder, open, state])).toEqual([
      ['Sanctions 2026', join(here.home, 'Sanctions'), true, 'there'],
      ['Briefing Notes', first, false, 'there'],
    ]);
    expect(await here.desk.openRecent(rows[1]?.key ?? '')).toEqual({ ok: true, value: null });
    expect([here.desk.library().folder, (await here.desk.recent())[0]?.name]).toEqual([first, 'Briefing Notes']);
    expect(await here.desk.openRecent('no such key')).toEqual({ ok: false, error: { code: 'library.not-recent' } });
  });

  it('keep the open one open when theirs is gone or another’s, and can be taken off', async () => {
    await here.open();
    const { folder } = here.desk.library();
    unwrap(await here.desk.create(here.home, 'Gone'));
    unwrap(await here.desk.choose(folder));
    const key = (await here.desk.recent()).find(({ name }) => name === 'Gone')?.key ?? '';
    await rename(join(here.home, 'Gone'), join(here.home, 'Elsewhere'));
    expect(await here.desk.openRecent(key)).toMatchObject({ ok: false, error: { code: 'storage.folder-missing' } });
    unwrap(
      await createLibrary(nodeSurroundings, nodeProcessTable, join(here.home, 'Gone'), {
        name: 'Other',
        defaultMarking: '',
        defaultFrom: '',
      }),
    );
    expect(await here.desk.openRecent(key)).toMatchObject({ ok: false, error: { code: 'storage.replaced' } });
    expect([here.desk.library().folder, here.desk.library().access().state]).toEqual([folder, 'open']);
    unwrap(await here.desk.forgetRecent(key));
    expect((await here.desk.recent()).map(({ name }) => name)).toEqual(['Briefing Notes']);
  });

  it('that cannot be remembered are told in the log, and open all the same', async () => {
    const events: string[] = [];
    const settings = await openAppSettings(
      worldWith({ fileSystem: fileSystemWith({ makeFolder: failing('EROFS') }) }),
      join(here.home, 'user-data'),
    );
    await here.open({ settings, log: (event) => events.push(event) });
    await expect.poll(() => events.filter((event) => event === 'settings.save').length).toBe(2);
    expect(here.desk.library().access().state).toBe('open');
  });
});

describe('a folder that makes no sense for a library', () => {
  it('is refused with its reason, and nothing is made', async () => {
    await here.open();
    const { folder } = here.desk.library();
    const trash = join(here.home, '.Trash', 'Desk');
    await mkdir(trash, { recursive: true });
    expect(await here.desk.choose(join(folder, 'articles'))).toEqual({ ok: false, error: { code: 'library.inside', params: { folder } } });
    expect(await here.desk.create(folder, 'Within')).toMatchObject({ ok: false, error: { code: 'library.inside' } });
    expect(await here.desk.choose(trash)).toMatchObject({ ok: false, error: { code: 'library.in-trash' } });
    expect(await here.desk.create(trash, 'x')).toMatchObject({ ok: false, error: { code: 'library.in-trash' } });
    expect(await readdir(trash)).toEqual([]);
    expect(await here.desk.move(join(folder, 'articles'), noWatch)).toMatchObject({ ok: false, error: { code: 'library.inside' } });
    const readOnly = worldWith({ fileSystem: fileSystemWith({ makeFolder: failing('EACCES') }) });
    await here.desk.close();
    await here.open({ world: readOnly });
    expect(await here.desk.create(here.home, 'Denied')).toMatchObject({ ok: false, error: { code: 'storage.denied' } });
  });
});

describe('a library whose folder was renamed', () => {
  it('is found beside its old place, also after a restart, and gone on with there', async () => {
    await here.open();
    const { folder } = here.desk.library();
    const id = here.desk.library().id();
    expect(await here.desk.follow()).toMatchObject({ ok: false, error: { code: 'storage.folder-missing' } });
    await rename(folder, `${folder} 2026`);
    await here.desk.refresh();
    expect(here.desk.elsewhere()).toBe(`${folder} 2026`);
    await here.desk.close();
    await here.open();
    await here.desk.refresh();
    expect(here.desk.elsewhere()).toBe(`${folder} 2026`);
    expect(await here.desk.follow()).toEqual({ ok: true, value: null });
    expect([here.desk.library().folder, here.desk.library().id(), here.desk.library().access().state, here.desk.elsewhere()]).toEqual([
      `${folder} 2026`,
      id,
      'open',
      null,
    ]);
  });

  it('is not looked for any more when it is back, and stays where it was when it left again', async () => {
    const events: string[] = [];
    await here.open({ log: (event) => events.push(event) });
    const { folder } = here.desk.library();
    // The look in the background tells of what it finds, too.
    await expect.poll(() => events).toContain('library.verified');
    await rename(folder, `${folder} 2026`);
    await here.desk.refresh();
    here.changed.length = 0;
    await here.desk.refresh();
    expect(here.changed).toEqual([]);
    await rename(`${folder} 2026`, `${folder} away`);
    // Found a moment ago, and gone by now.
    expect(await here.desk.follow()).toMatchObject({ ok: false, error: { code: 'storage.folder-missing' } });
    expect(here.desk.library().folder).toBe(folder);
    await rename(`${folder} away`, folder);
    await here.desk.refresh();
    expect([here.desk.library().access().state, here.desk.elsewhere()]).toEqual(['open', null]);
  });
});

describe('another library in the place of the open one', () => {
  it('is opened only when the person says so', async () => {
    await here.open();
    const { folder } = here.desk.library();
    const id = here.desk.library().id();
    await rename(folder, `${folder} away`);
    unwrap(await createLibrary(nodeSurroundings, nodeProcessTable, folder, { name: 'Other', defaultMarking: '', defaultFrom: '' }));
    await here.desk.refresh();
    expect([here.desk.library().access().reason, here.desk.elsewhere()]).toEqual(['storage.replaced', `${folder} away`]);
    await here.desk.close();
    await here.open();
    expect(here.desk.library().access().reason).toBe('storage.replaced');
    unwrap(await here.desk.openOther());
    expect([here.desk.library().settings().name, here.desk.library().access().state]).toEqual(['Other', 'open']);
    // A copy of the open one, or the same elsewhere: one index, so the open one is left first.
    unwrap(await here.desk.choose(`${folder} away`));
    expect(here.desk.library().id()).toBe(id);
  });

  it('is chosen in another folder though it is the same library, and fails without losing the open one', async () => {
    await here.open();
    const { folder } = here.desk.library();
    const id = here.desk.library().id();
    await cp(folder, join(here.home, 'copy'), { recursive: true });
    unwrap(await here.desk.choose(join(here.home, 'copy')));
    expect([here.desk.library().folder, here.desk.library().id()]).toEqual([join(here.home, 'copy'), id]);
    expect(await here.desk.choose('/proc/nowhere')).toMatchObject({ ok: false, error: { code: 'storage.folder-missing' } });
    expect(here.desk.library().access().state).toBe('open');
  });
});

describe('what the disk refuses', () => {
  const { fileSystem } = nodeSurroundings;

  it('at the first start is shown as a library that is not there', async () => {
    await here.open({ world: worldWith({ fileSystem: fileSystemWith({ makeFolder: failing('EACCES') }) }) });
    expect(here.desk.library().access()).toEqual({ state: 'unavailable', reason: 'storage.folder-missing' });
  });

  it('of another library is told by opening it, and a bug is not hidden', async () => {
    let code = 'EACCES';
    const stamp: typeof fileSystem.stamp = (path) =>
      path === join(here.home, 'Other', 'library.json') ? failing(code)() : fileSystem.stamp(path);
    await here.open({ world: worldWith({ fileSystem: fileSystemWith({ stamp }) }) });
    await mkdir(join(here.home, 'Other'));
    expect(await here.desk.choose(join(here.home, 'Other'))).toMatchObject({ ok: false, error: { code: 'library.not-a-library' } });
    code = 'no system code';
    await expect(here.desk.choose(join(here.home, 'Other'))).rejects.toThrow('no system code');
    expect(here.desk.library().access().state).toBe('open');
  });

  it('of a library that was only just made leaves the open one open', async () => {
    const made = join(here.home, 'Made');
    const list: typeof fileSystem.list = async (path) => {
      const names = await fileSystem.list(path);
      return path === made && names.includes('library.json') ? failing('EIO')() : names;
    };
    await here.open({ world: worldWith({ fileSystem: fileSystemWith({ list }) }) });
    const { folder } = here.desk.library();
    expect(await here.desk.create(here.home, 'Made')).toMatchObject({ ok: false, error: { code: 'storage.io' } });
    expect(here.desk.library().folder).toBe(folder);
  });

  it('does not keep a library from being moved that could not be listed, but a folder that is no library stays', async () => {
    const settings = await openAppSettings(
      worldWith({ fileSystem: fileSystemWith({ makeFolder: failing('EROFS') }) }),
      join(here.home, 'user-data'),
    );
    await here.open({ settings });
    await mkdir(join(here.home, 'into'));
    expect(await here.desk.move(join(here.home, 'into'), noWatch)).toEqual({ ok: true, value: '' });
    await here.desk.close();
    await mkdir(join(here.home, 'holiday', 'pictures'), { recursive: true });
    await here.open({ givenFolder: join(here.home, 'holiday') });
    expect(here.desk.library().access().reason).toBe('library.not-a-library');
    expect(await here.desk.move(here.home, noWatch)).toEqual({ ok: false, error: { code: 'storage.folder-missing' } });
  });

  it('is not hidden when it is a bug of ours that keeps the original from going', async () => {
    let old = '';
    const removeFolder: typeof fileSystem.removeFolder = (folder) =>
      folder === old ? failing('no system code')() : fileSystem.removeFolder(folder);
    await here.open({ world: otherDisk({ removeFolder }) });
    old = here.desk.library().folder;
    await mkdir(join(here.home, 'stick'));
    await expect(here.desk.move(join(here.home, 'stick'), noWatch)).rejects.toThrow('no system code');
    expect(here.desk.library().access().state).toBe('open');
  });
});
