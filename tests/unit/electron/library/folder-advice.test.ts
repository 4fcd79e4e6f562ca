import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adviseOnFolder, findBeside, isInSystemTrash } from '../../../../electron/library/folder-advice';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { fileSystemWith, newLibraryFolder, open, worldWith } from '../../../helpers/library-fixture';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
});

afterEach(() => remove());

const failing = (code: string) => async (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));

describe('isInSystemTrash', () => {
  it.each([
    '/home/me/.local/share/Trash/files/Desk',
    '/media/stick/.Trash-1000/files/Desk',
    '/media/stick/.Trash/1000/files/Desk',
    '/Users/me/.Trash/Desk',
    '/Volumes/stick/.Trashes/501/Desk',
    'C:\\$Recycle.Bin\\S-1-5-21\\Desk',
  ])('knows %s', (path) => expect(isInSystemTrash(path)).toBe(true));

  it.each(['/home/me/Trash/Desk', '/home/me/.Trashy/Desk', '/home/me/.local/share/Desk', '/home/me/my.Trash/Desk'])(
    'leaves %s alone',
    (path) => expect(isInSystemTrash(path)).toBe(false),
  );
});

describe('adviseOnFolder', () => {
  it('takes an ordinary folder, and a library itself', async () => {
    expect(await adviseOnFolder(nodeSurroundings, folder)).toEqual({ ok: true, value: null });
    expect(await adviseOnFolder(nodeSurroundings, join(dirname(folder), 'not there yet'))).toEqual({ ok: true, value: null });
  });

  it('names the library that a folder lies in, however deep', async () => {
    const inside = { ok: false, error: { code: 'library.inside', params: { folder } } };
    expect(await adviseOnFolder(nodeSurroundings, join(folder, 'articles'))).toEqual(inside);
    expect(await adviseOnFolder(nodeSurroundings, join(folder, 'articles', 'a', 'b'))).toEqual(inside);
  });

  it('refuses the trash, and is not kept from an answer by a folder that may not be read', async () => {
    const trash = '/home/me/.Trash/Desk';
    expect(await adviseOnFolder(nodeSurroundings, trash)).toEqual({
      ok: false,
      error: { code: 'library.in-trash', params: { folder: trash } },
    });
    const denied = worldWith({ fileSystem: fileSystemWith({ stamp: failing('EACCES') }) });
    expect(await adviseOnFolder(denied, join(folder, 'articles'))).toEqual({ ok: true, value: null });
    const broken = worldWith({ fileSystem: fileSystemWith({ stamp: failing('no system code') }) });
    await expect(adviseOnFolder(broken, join(folder, 'articles'))).rejects.toThrow('no system code');
  });
});

describe('findBeside', () => {
  const idOf = async (): Promise<string> => {
    const { library } = await open(folder);
    await library.close();
    return library.id() ?? '';
  };

  it('finds the renamed folder among others, by the library’s id', async () => {
    const id = await idOf();
    await mkdir(join(dirname(folder), 'another'));
    await rename(folder, `${folder} 2026`);
    expect(await findBeside(nodeSurroundings, folder, id)).toBe(`${folder} 2026`);
    expect(await findBeside(nodeSurroundings, folder, 'another id')).toBeNull();
  });

  it('never answers the folder itself, and nothing where the parent is gone or may not be read', async () => {
    const id = await idOf();
    expect(await findBeside(nodeSurroundings, folder, id)).toBeNull();
    expect(await findBeside(nodeSurroundings, join(folder, 'gone', 'Desk'), id)).toBeNull();
    await rename(folder, `${folder} 2026`);
    const denied = worldWith({ fileSystem: fileSystemWith({ stamp: failing('EACCES') }) });
    expect(await findBeside(denied, folder, id)).toBeNull();
    const broken = worldWith({ fileSystem: fileSystemWith({ list: failing('no system code') }) });
    await expect(findBeside(broken, folder, id)).rejects.toThrow('no system code');
  });

  it('looks at five hundred neighbours and no more', async () => {
    const id = await idOf();
    await rename(folder, `${folder} 2026`);
    const names = [...Array.from({ length: 500 }, (_, index) => `folder ${index}`), 'Desk 2026'];
    const list: typeof nodeSurroundings.fileSystem.list = async (place) =>
      place === dirname(folder) ? names : nodeSurroundings.fileSystem.list(place);
    expect(await findBeside(worldWith({ fileSystem: fileSystemWith({ list }) }), folder, id)).toBeNull();
    names.shift();
    expect(await findBeside(worldWith({ fileSystem: fileSystemWith({ list }) }), folder, id)).toBe(`${folder} 2026`);
    await rm(`${folder} 2026`, { recursive: true });
  });
});
