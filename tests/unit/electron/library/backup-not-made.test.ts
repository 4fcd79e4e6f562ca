import { mkdir, readdir, readFile, rename, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { backUp } from '../../../helpers/backup-files';
import { fileSystemWith, storeArticle, worldWith, writeBriefing } from '../../../helpers/library-fixture';
import { libraryOfEachTest } from '../../../helpers/library-of-each-test';

const here = libraryOfEachTest();
/** The folder in which the library's lies, and the backups beside it. */
const outside = (): string => dirname(here.folder);
const target = (): string => join(outside(), 'Desk.zip');

describe('a backup that is not made', () => {
  it.each(['writing', 'checking'])('leaves nothing when it is stopped while %s', async (when) => {
    await storeArticle(here.library);
    await writeFile(target(), 'earlier');
    const stop = new AbortController();
    const progress = (done: number, total: number): void => {
      if (when === 'writing' || done > total / 2) stop.abort();
    };
    expect(await backUp(here.folder, target(), { signal: stop.signal, progress })).toEqual({ ok: false, error: { code: 'job.cancelled' } });
    expect((await readdir(outside())).sort()).toEqual(['Desk', 'Desk.zip']);
    expect(await readFile(target(), 'utf8')).toBe('earlier');
  });

  it.each([
    ['is right in the library', () => join(here.folder, 'Desk.zip'), 'backup.inside-library'],
    ['is deep in the library', () => join(here.folder, 'articles', 'Desk.zip'), 'backup.inside-library'],
    ['has no folder', () => join(outside(), 'gone', 'Desk.zip'), 'backup.folder-missing'],
    ['is a folder', () => here.folder, 'backup.io'],
  ])('is refused where its target %s', async (_name, place, code) => {
    expect(await backUp(here.folder, place())).toMatchObject({ ok: false, error: { code } });
    expect((await readdir(outside())).sort()).toEqual(['Desk']);
  });

  it('is refused through a link into the library', async () => {
    await symlink(here.folder, join(outside(), 'link'));
    expect(await backUp(here.folder, join(outside(), 'link', 'Desk.zip'))).toMatchObject({ error: { code: 'backup.inside-library' } });
  });

  it.each([
    ['ENOSPC', 'backup.disk-full'],
    ['EROFS', 'backup.denied'],
    ['EACCES', 'backup.denied'],
    ['ENOENT', 'backup.folder-missing'],
    ['EIO', 'backup.io'],
  ])('that the disk refuses with %s is not there, and says why', async (code, expected) => {
    const world = worldWith({
      fileSystem: fileSystemWith({
        createFile: async (path) => ({
          ...(await nodeSurroundings.fileSystem.createFile(path)),
          write: () => Promise.reject(Object.assign(new Error(code), { code })),
        }),
      }),
    });
    expect(await backUp(here.folder, target(), { world })).toEqual({ ok: false, error: { code: expected, params: { detail: code } } });
    expect(await readdir(outside())).toEqual(['Desk']);
  });

  it('that came short to the disk without an error is noticed', async () => {
    const world = worldWith({
      fileSystem: fileSystemWith({
        createFile: async (path) => ({ ...(await nodeSurroundings.fileSystem.createFile(path)), size: async () => 3 }),
      }),
    });
    expect(await backUp(here.folder, target(), { world })).toMatchObject({
      error: { code: 'backup.io', params: { detail: 'short write' } },
    });
  });

  it.each([
    ['is cut', async (file: string) => truncate(file, 300)],
    [
      'has one wrong bit',
      async (file: string) => {
        const bytes = await readFile(file);
        // In the packed bytes of the first file, past its header.
        bytes.writeUInt8(bytes.readUInt8(130) ^ 4, 130);
        await writeFile(file, bytes);
      },
    ],
  ])('that %s when it is read back is thrown away', async (_name, spoil) => {
    await storeArticle(here.library);
    const world = worldWith({
      fileSystem: fileSystemWith({
        createFile: async (path) => {
          const file = await nodeSurroundings.fileSystem.createFile(path);
          return {
            ...file,
            close: async () => {
              await file.close();
              await spoil(path);
            },
          };
        },
      }),
    });
    expect(await backUp(here.folder, target(), { world })).toEqual({ ok: false, error: { code: 'backup.not-verified' } });
    expect(await readdir(outside())).toEqual(['Desk']);
  });

  it('is not made of a folder that is no library, or of one that goes away meanwhile', async () => {
    const nothing = join(outside(), 'nothing');
    await mkdir(nothing);
    expect(await backUp(nothing, target())).toEqual({ ok: false, error: { code: 'backup.no-library' } });
    await storeArticle(here.library);
    const world = worldWith({
      fileSystem: fileSystemWith({
        createFile: async (path) => {
          await rename(here.folder, join(outside(), 'away'));
          return nodeSurroundings.fileSystem.createFile(path);
        },
      }),
    });
    expect(await backUp(here.folder, target(), { world })).toEqual({ ok: false, error: { code: 'backup.no-library' } });
    await rename(join(outside(), 'away'), here.folder);
  });

  it('throws a bug on, and leaves nothing of the file', async () => {
    const broken = (): never => {
      throw new TypeError('a bug');
    };
    await expect(backUp(here.folder, target(), { progress: broken })).rejects.toThrow('a bug');
    const world = worldWith({
      fileSystem: fileSystemWith({ stamp: (path) => (path.includes('briefings') ? broken() : nodeSurroundings.fileSystem.stamp(path)) }),
    });
    await writeBriefing(here.library, 'Note');
    await expect(backUp(here.folder, target(), { world })).rejects.toThrow('a bug');
    const listing = worldWith({ fileSystem: fileSystemWith({ list: broken }) });
    await expect(backUp(here.folder, target(), { world: listing })).rejects.toThrow('a bug');
    expect(await readdir(outside())).toEqual(['Desk']);
  });
});
