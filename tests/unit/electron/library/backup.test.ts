import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { openBackup } from '../../../../electron/library/read-backup';
import { restoreBackup } from '../../../../electron/library/restore-backup';
import { summariseBackup } from '../../../../shared/domain/backup';
import { backUp } from '../../../helpers/backup-files';
import { annotate, fileSystemWith, illustrated, storeArticle, unwrap, worldWith, writeBriefing } from '../../../helpers/library-fixture';
import { libraryOfEachTest } from '../../../helpers/library-of-each-test';
import { openOnDisk } from '../../../helpers/open-on-disk';

const here = libraryOfEachTest();
/** The folder in which the library's lies, and the backups beside it. */
const outside = (): string => dirname(here.folder);
const target = (): string => join(outside(), 'Desk.zip');

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

async function restore() {
  return restoreBackup(nodeSurroundings, { file: target(), parent: outside(), signal: new AbortController().signal, progress: () => {} });
}

describe('a backup', () => {
  it('brings every document, original, picture, snapshot and thing in the trash back, byte for byte, and nothing else', async () => {
    const article = unwrap(await here.library.articles.create(illustrated()));
    const mark = await annotate(here.library, article, 0, 3, 'why');
    const gone = unwrap(await here.library.articles.create(illustrated('Thrown away.')));
    unwrap(await here.library.trash.article(gone.id));
    const note = await writeBriefing(here.library, 'Note');
    await writeFile(join(here.folder, 'briefings', `.${note.id}.1.abc.tmp`), 'half');
    await writeFile(join(here.folder, '.DS_Store'), 'finder');
    await writeFile(join(here.folder, 'letterhead.typ'), '');

    const report = unwrap(await backUp(here.folder, target()));
    const before = await contents(here.folder);
    const expected = Object.fromEntries(
      Object.entries(before).filter(([name]) => !/^(lock(\..+)?|ballast\.bin|\.DS_Store|briefings\/\..*)$/.test(name)),
    );
    expect(report).toMatchObject({ files: Object.keys(expected).length, leftOut: [], libraryId: here.library.id() });
    expect(report.bytes).toBe((await readFile(target())).byteLength);

    const restored = unwrap(await restore());
    expect(restored).toBe(join(outside(), 'Desk 2'));
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
      await here.library.articles.create({
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
    unwrap(await backUp(here.folder, target(), { world }));
    expect([writes > 2, writes < 8]).toEqual([true, true]);
    expect((await readFile(join(unwrap(await restore()), 'articles', noise.id, 'original.bin'))).equals(bytes)).toBe(true);
  });

  it('says which library it holds, and how much of it', async () => {
    await storeArticle(here.library);
    await writeBriefing(here.library, 'Note');
    unwrap(await backUp(here.folder, target()));
    const backup = unwrap(await openBackup(target()));
    const { manifest } = backup;
    backup.close();
    expect(manifest.library).toEqual({ id: here.library.id(), name: 'Desk' });
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
    expect(summariseBackup(manifest)).toEqual({ libraryName: 'Desk', madeAt: manifest.madeAt, articles: 1, briefings: 1, bytes });
  });

  it('replaces an earlier one of that name only when the new one is whole', async () => {
    await writeFile(target(), 'earlier');
    let seen = '';
    unwrap(
      await backUp(here.folder, target(), {
        progress: (done, total) => {
          if (done === total) void readFile(target(), 'utf8').then((text) => (seen = text));
        },
        world: worldWith({
          fileSystem: fileSystemWith({
            rename: async (from, to) => {
              seen = await readFile(target(), 'utf8');
              return nodeSurroundings.fileSystem.rename(from, to);
            },
          }),
        }),
      }),
    );
    expect(seen).toBe('earlier');
    expect((await readFile(target())).subarray(0, 2).toString()).toBe('PK');
    expect((await readdir(outside())).sort()).toEqual(['Desk', 'Desk.zip']);
  });

  it('tells how far it is, from the first part to the last file that was checked', async () => {
    await storeArticle(here.library);
    const steps: (readonly [number, number])[] = [];
    unwrap(await backUp(here.folder, target(), { progress: (done, total) => steps.push([done, total]) }));
    expect(steps.length).toBeGreaterThan(5);
    expect(steps.every(([done, total], index) => done <= total && (index === 0 || total > 0))).toBe(true);
    const [done, total] = steps.at(-1) ?? [0, 1];
    expect(done).toBe(total);
  });

  it('tells by name what could not be taken, and takes all the rest', async () => {
    const article = await storeArticle(here.library);
    const unreadable = join(here.folder, 'articles', article.id, 'original.txt');
    await writeFile(join(here.folder, 'why?.txt'), '');
    await writeFile(join(here.folder, 'Notes.txt'), '1');
    await writeFile(join(here.folder, 'notes.txt'), '2');
    await symlink('/etc/passwd', join(here.folder, 'passwd'));
    await writeFile(join(here.folder, 'film.mp4'), '');
    await truncate(join(here.folder, 'film.mp4'), 64 * 1024 * 1024 + 1);
    await mkdir(join(here.folder, 'closed'));
    const world = worldWith({
      fileSystem: fileSystemWith({
        readFile: (path) =>
          path === unreadable
            ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }))
            : nodeSurroundings.fileSystem.readFile(path),
        list: (path) =>
          path === join(here.folder, 'closed')
            ? Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' }))
            : nodeSurroundings.fileSystem.list(path),
      }),
    });
    const { leftOut } = unwrap(await backUp(here.folder, target(), { world }));
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
    const down = await storeArticle(here.library, 'Goes into the trash.');
    const up = await storeArticle(here.library, 'Comes out of it.');
    const note = await writeBriefing(here.library, 'Goes, too');
    unwrap(await here.library.trash.article(up.id));
    const late: { id: string }[] = [];
    let looks = 0;
    const world = worldWith({
      fileSystem: fileSystemWith({
        async list(path) {
          const names = await nodeSurroundings.fileSystem.list(path);
          // After the first look at the articles, before they are read.
          if (path === join(here.folder, 'articles', down.id)) unwrap(await here.library.trash.article(down.id));
          if (path === join(here.folder, 'trash')) looks += 1;
          // The first look only counts.
          if (path === join(here.folder, 'trash') && looks === 2) {
            late.push(await storeArticle(here.library, 'Made meanwhile.'));
            unwrap(await here.library.trash.restore('article', up.id));
            unwrap(await here.library.trash.briefing(note.id));
          }
          return names;
        },
      }),
    });
    unwrap(await backUp(here.folder, target(), { world }));
    const again = await openOnDisk(unwrap(await restore()));
    expect(await again.verifyInBackground()).toEqual([]);
    const held = [...(await again.articles.ids()), ...(await again.trash.list()).map(({ id }) => id)];
    expect(held.sort()).toEqual([down.id, up.id, late[0]?.id].sort());
    // Read before it was thrown away.
    expect(await again.briefings.ids()).toEqual([note.id]);
    await again.close();
  });

  it('is not hindered by an old snapshot that goes while its folder is read', async () => {
    const article = await storeArticle(here.library);
    await annotate(here.library, article, 0, 3);
    const kept = join(here.folder, 'snapshots', `article-${article.id}`);
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
    const { leftOut } = unwrap(await backUp(here.folder, target(), { world }));
    expect(leftOut).toEqual([]);
    expect(Object.keys(await contents(unwrap(await restore()))).filter((name) => name.startsWith(`snapshots/article-`))).toHaveLength(1);
  });
});
