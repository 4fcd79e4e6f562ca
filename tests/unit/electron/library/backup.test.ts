import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../../electron/library/library';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { openBackup } from '../../../../electron/library/read-backup';
import { restoreBackup } from '../../../../electron/library/restore-backup';
import { summariseBackup } from '../../../../shared/domain/backup';
import { backUp } from '../../../helpers/backup-files';
import {
  annotate,
  fileSystemWith,
  newLibraryFolder,
  open,
  storeArticle,
  unwrap,
  worldWith,
  writeBriefing,
} from '../../../helpers/library-fixture';
import { openOnDisk } from '../../../helpers/open-on-disk';

let folder: string;
let outside: string;
let target: string;
let remove: () => Promise<void>;
let library: Library;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  outside = dirname(folder);
  target = join(outside, 'Desk.zip');
  ({ library } = await open(folder));
});

afterEach(async () => {
  await library.close();
  await remove();
});

/** Every file under a folder with its content, by path. */
async function contents(root: string): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {};
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      files[path.slice(root.length + 1)] = await readFile(path, 'latin1');
    }
  return files;
}

async function restore(file = target, parent = outside) {
  return restoreBackup(nodeSurroundings, { file, parent, signal: new AbortController().signal, progress: () => {} });
}

describe('a backup', () => {
  it('brings every document, original, snapshot and thing in the trash back, byte for byte, and nothing else', async () => {
    const article = await storeArticle(library);
    const mark = await annotate(library, article, 0, 3, 'why');
    const gone = await storeArticle(library, 'Thrown away.');
    unwrap(await library.trash.article(gone.id));
    const note = await writeBriefing(library, 'Note');
    await writeFile(join(folder, 'briefings', `.${note.id}.1.abc.tmp`), 'half');
    await writeFile(join(folder, '.DS_Store'), 'finder');
    await writeFile(join(folder, 'letterhead.typ'), '');

    const report = unwrap(await backUp(folder, target));
    const before = await contents(folder);
    const expected = Object.fromEntries(
      Object.entries(before).filter(([name]) => !/^(lock(\..+)?|ballast\.bin|\.DS_Store|briefings\/\..*)$/.test(name)),
    );
    expect(report).toMatchObject({ files: Object.keys(expected).length, leftOut: [], libraryId: library.id() });
    expect(report.bytes).toBe((await readFile(target)).byteLength);

    const restored = unwrap(await restore());
    expect(restored).toBe(join(outside, 'Desk 2'));
    expect(await contents(restored)).toEqual(expected);
    const again = await openOnDisk(restored);
    expect(unwrap(await again.annotations.readAnchored(article.id)).annotations).toMatchObject([{ state: 'exact', annotation: mark }]);
    expect([await again.articles.ids(), (await again.trash.list()).map(({ id }) => id)]).toEqual([[article.id], [gone.id]]);
    // A letterhead is the person's own, and not of the library's making.
    expect(await again.verifyInBackground()).toEqual([{ file: 'letterhead.typ', problem: 'foreign', action: 'reported' }]);
    await again.close();
  });

  it('of originals that do not shrink is written in large pieces, none of which is lost', async () => {
    const bytes = randomBytes(3 * 1024 * 1024);
    const noise = unwrap(
      await library.articles.create({
        meta: { title: 'Noise', source: '', author: '', publishedOn: '', address: '', language: 'en', marking: '', grade: null },
        blocks: [{ kind: 'paragraph', level: 1, text: 'Noise.' }],
        original: { bytes, importedName: '', extension: 'bin' },
      }),
    );
    let writes = 0;
    const world = worldWith({
      fileSystem: fileSystemWith({
        async createFile(path) {
          const file = await nodeSurroundings.fileSystem.createFile(path);
          return {
            ...file,
            write(block) {
              writes += 1;
              return file.write(block);
            },
          };
        },
      }),
    });
    unwrap(await backUp(folder, target, { world }));
    expect([writes > 2, writes < 8]).toEqual([true, true]);
    expect((await readFile(join(unwrap(await restore()), 'articles', noise.id, 'original.bin'))).equals(bytes)).toBe(true);
  });

  it('says which library it holds, and how much of it', async () => {
    await storeArticle(library);
    await writeBriefing(library, 'Note');
    unwrap(await backUp(folder, target));
    const backup = unwrap(await openBackup(target));
    const { manifest } = backup;
    backup.close();
    expect(manifest.library).toEqual({ id: library.id(), name: 'Desk' });
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
    expect(summariseBackup(manifest)).toEqual({ libraryName: 'Desk', madeAt: manifest.madeAt, articles: 1, briefings: 1, bytes });
  });

  it('replaces an earlier one of that name only when the new one is whole', async () => {
    await writeFile(target, 'earlier');
    let seen = '';
    unwrap(
      await backUp(folder, target, {
        progress: (done, total) => {
          if (done === total) void readFile(target, 'utf8').then((text) => (seen = text));
        },
        world: worldWith({
          fileSystem: fileSystemWith({
            rename: async (from, to) => {
              seen = await readFile(target, 'utf8');
              return nodeSurroundings.fileSystem.rename(from, to);
            },
          }),
        }),
      }),
    );
    expect(seen).toBe('earlier');
    expect((await readFile(target)).subarray(0, 2).toString()).toBe('PK');
    expect((await readdir(outside)).sort()).toEqual(['Desk', 'Desk.zip']);
  });

  it('tells how far it is, from the first part to the last file that was checked', async () => {
    await storeArticle(library);
    const steps: (readonly [number, number])[] = [];
    unwrap(await backUp(folder, target, { progress: (done, total) => steps.push([done, total]) }));
    expect(steps.length).toBeGreaterThan(5);
    expect(steps.every(([done, total], index) => done <= total && (index === 0 || total > 0))).toBe(true);
    const [done, total] = steps.at(-1) ?? [0, 1];
    expect(done).toBe(total);
  });

  it.each(['writing', 'checking'])('leaves nothing when it is stopped while %s', async (when) => {
    await storeArticle(library);
    await writeFile(target, 'earlier');
    const stop = new AbortController();
    const progress = (done: number, total: number): void => {
      if (when === 'writing' || done > total / 2) stop.abort();
    };
    expect(await backUp(folder, target, { signal: stop.signal, progress })).toEqual({ ok: false, error: { code: 'job.cancelled' } });
    expect((await readdir(outside)).sort()).toEqual(['Desk', 'Desk.zip']);
    expect(await readFile(target, 'utf8')).toBe('earlier');
  });

  it.each([
    ['is right in the library', () => join(folder, 'Desk.zip'), 'backup.inside-library'],
    ['is deep in the library', () => join(folder, 'articles', 'Desk.zip'), 'backup.inside-library'],
    ['has no folder', () => join(outside, 'gone', 'Desk.zip'), 'backup.folder-missing'],
    ['is a folder', () => folder, 'backup.io'],
  ])('is refused where its target %s', async (_name, place, code) => {
    expect(await backUp(folder, place())).toMatchObject({ ok: false, error: { code } });
    expect((await readdir(outside)).sort()).toEqual(['Desk']);
  });

  it('is refused through a link into the library', async () => {
    await symlink(folder, join(outside, 'link'));
    expect(await backUp(folder, join(outside, 'link', 'Desk.zip'))).toMatchObject({ error: { code: 'backup.inside-library' } });
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
    expect(await backUp(folder, target, { world })).toEqual({ ok: false, error: { code: expected, params: { detail: code } } });
    expect(await readdir(outside)).toEqual(['Desk']);
  });

  it('that came short to the disk without an error is noticed', async () => {
    const world = worldWith({
      fileSystem: fileSystemWith({
        createFile: async (path) => ({ ...(await nodeSurroundings.fileSystem.createFile(path)), size: async () => 3 }),
      }),
    });
    expect(await backUp(folder, target, { world })).toMatchObject({ error: { code: 'backup.io', params: { detail: 'short write' } } });
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
    await storeArticle(library);
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
    expect(await backUp(folder, target, { world })).toEqual({ ok: false, error: { code: 'backup.not-verified' } });
    expect(await readdir(outside)).toEqual(['Desk']);
  });

  it('is not made of a folder that is no library, or of one that goes away meanwhile', async () => {
    const nothing = join(outside, 'nothing');
    await mkdir(nothing);
    expect(await backUp(nothing, target)).toEqual({ ok: false, error: { code: 'backup.no-library' } });
    await storeArticle(library);
    const world = worldWith({
      fileSystem: fileSystemWith({
        createFile: async (path) => {
          await rename(folder, join(outside, 'away'));
          return nodeSurroundings.fileSystem.createFile(path);
        },
      }),
    });
    expect(await backUp(folder, target, { world })).toEqual({ ok: false, error: { code: 'backup.no-library' } });
    await rename(join(outside, 'away'), folder);
  });

  it('tells by name what could not be taken, and takes all the rest', async () => {
    const article = await storeArticle(library);
    const unreadable = join(folder, 'articles', article.id, 'original.txt');
    await writeFile(join(folder, 'why?.txt'), '');
    await writeFile(join(folder, 'Notes.txt'), '1');
    await writeFile(join(folder, 'notes.txt'), '2');
    await symlink('/etc/passwd', join(folder, 'passwd'));
    await writeFile(join(folder, 'film.mp4'), '');
    await truncate(join(folder, 'film.mp4'), 64 * 1024 * 1024 + 1);
    await mkdir(join(folder, 'closed'));
    const world = worldWith({
      fileSystem: fileSystemWith({
        readFile: (path) =>
          path === unreadable
            ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }))
            : nodeSurroundings.fileSystem.readFile(path),
        list: (path) =>
          path === join(folder, 'closed')
            ? Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' }))
            : nodeSurroundings.fileSystem.list(path),
      }),
    });
    const { leftOut } = unwrap(await backUp(folder, target, { world }));
    expect(leftOut).toEqual([
      { path: `articles/${article.id}/original.txt`, reason: 'unreadable' },
      { path: 'closed', reason: 'unreadable' },
      { path: 'film.mp4', reason: 'too-large' },
      { path: 'notes.txt', reason: 'name' },
      { path: 'passwd', reason: 'not-a-file' },
      { path: 'why?.txt', reason: 'name' },
    ]);
    const restored = await contents(unwrap(await restore()));
    expect(restored['Notes.txt']).toBe('1');
    expect(Object.keys(restored).filter((name) => name.startsWith('articles/'))).toHaveLength(2);
  });

  it('of a library in which things move between list and trash meanwhile holds each of them', async () => {
    const down = await storeArticle(library, 'Goes into the trash.');
    const up = await storeArticle(library, 'Comes out of it.');
    const note = await writeBriefing(library, 'Goes, too');
    unwrap(await library.trash.article(up.id));
    const late: { id: string }[] = [];
    let looks = 0;
    const world = worldWith({
      fileSystem: fileSystemWith({
        async list(path) {
          const names = await nodeSurroundings.fileSystem.list(path);
          // After the first look at the articles, before they are read.
          if (path === join(folder, 'articles', down.id)) unwrap(await library.trash.article(down.id));
          if (path === join(folder, 'trash')) looks += 1;
          // The first look only counts.
          if (path === join(folder, 'trash') && looks === 2) {
            late.push(await storeArticle(library, 'Made meanwhile.'));
            unwrap(await library.trash.restore('article', up.id));
            unwrap(await library.trash.briefing(note.id));
          }
          return names;
        },
      }),
    });
    unwrap(await backUp(folder, target, { world }));
    const again = await openOnDisk(unwrap(await restore()));
    expect(await again.verifyInBackground()).toEqual([]);
    const held = [...(await again.articles.ids()), ...(await again.trash.list()).map(({ id }) => id)];
    expect(held.sort()).toEqual([down.id, up.id, late[0]?.id].sort());
    // Read before it was thrown away.
    expect(await again.briefings.ids()).toEqual([note.id]);
    await again.close();
  });

  it('is not hindered by an old snapshot that goes while its folder is read', async () => {
    const article = await storeArticle(library);
    await annotate(library, article, 0, 3);
    const kept = join(folder, 'snapshots', `article-${article.id}`);
    await writeFile(join(kept, '000000000000.json'), 'old');
    const world = worldWith({
      fileSystem: fileSystemWith({
        async list(path) {
          const names = await nodeSurroundings.fileSystem.list(path);
          if (path === kept) await rm(join(kept, '000000000000.json'), { force: true });
          return names;
        },
      }),
    });
    const { leftOut } = unwrap(await backUp(folder, target, { world }));
    expect(leftOut).toEqual([]);
    expect(Object.keys(await contents(unwrap(await restore()))).filter((name) => name.startsWith(`snapshots/article-`))).toHaveLength(1);
  });

  it('throws a bug on, and leaves nothing of the file', async () => {
    const broken = (): never => {
      throw new TypeError('a bug');
    };
    await expect(backUp(folder, target, { progress: broken })).rejects.toThrow('a bug');
    const world = worldWith({
      fileSystem: fileSystemWith({ stamp: (path) => (path.includes('briefings') ? broken() : nodeSurroundings.fileSystem.stamp(path)) }),
    });
    await writeBriefing(library, 'Note');
    await expect(backUp(folder, target, { world })).rejects.toThrow('a bug');
    const listing = worldWith({ fileSystem: fileSystemWith({ list: broken }) });
    await expect(backUp(folder, target, { world: listing })).rejects.toThrow('a bug');
    expect(await readdir(outside)).toEqual(['Desk']);
  });
});
