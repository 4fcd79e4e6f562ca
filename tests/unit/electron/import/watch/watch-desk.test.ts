import { chmod, copyFile, link, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../../../electron/library/library';
import { nodeSurroundings } from '../../../../../electron/library/node-surroundings';
import { fail } from '../../../../../shared/core/result';
import { proposedDecisions } from '../../../../../shared/domain/import-preview';
import { bundleEntry } from '../../../../helpers/bundle-entry';
import { fileSystemWith, newLibraryFolder, open, unwrap, worldWith } from '../../../../helpers/library-fixture';
import { openWatchDesk } from '../../../../helpers/open-watch-desk';
import { textEntry, zipBytes } from '../../../../helpers/zip-bytes';

const review = join(__dirname, '../../../../fixtures/import/docx/word-like-review.docx');
const picture = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]);

let entry: string;
beforeAll(async () => {
  entry = await bundleEntry('electron/import/import-process.ts');
});
afterAll(() => rm(dirname(entry), { recursive: true, force: true }));

type Desk = Awaited<ReturnType<typeof openWatchDesk>>;
let library: Library;
let remove: () => Promise<void>;
let root: string;
let folder: string;
let desk: Desk;
beforeEach(async () => {
  const made = await newLibraryFolder();
  remove = made.remove;
  ({ library } = await open(made.folder));
  root = await mkdtemp(join(tmpdir(), 'briefing-notes-watch-'));
  folder = join(root, 'Incoming 한국');
  await mkdir(folder);
  desk = await openWatchDesk(entry, () => library, root);
});
afterEach(async () => {
  await desk.close();
  await library.close();
  await remove();
  await rm(root, { recursive: true, force: true });
});

const put = (name: string, words: string | Uint8Array) => writeFile(join(folder, name), words);
const stored = async () => (await library.articles.ids()).length;
const outcomes = async () => (await desk.held())?.report.rows.map(({ name, outcome }) => `${name}: ${outcome}`) ?? [];
const look = async (times = 2) => {
  for (let time = 0; time < times; time += 1) await desk.look();
};

/** Ends the desk and the memory of this session, and begins the next. */
async function startAgain(): Promise<void> {
  await desk.close();
  desk = await openWatchDesk(entry, () => library, root);
}

describe('the watched folder', () => {
  it('is off until one is chosen: nothing is looked at, and it cannot be switched on without one', async () => {
    const off = { folder: '', on: false, trouble: '', tookAt: '', newest: [] };
    await put('a.txt', 'Words.');
    await look();
    expect(await desk.status()).toEqual(off);
    expect(unwrap(await desk.turn(true))).toEqual(off);
    await look();
    expect(await stored()).toBe(0);
    expect(await desk.held()).toBeNull();
    expect(await readdir(root)).not.toContain('watched');
  });

  it('has its new files imported, in the folders below too, when two looks found them the same, and touches none', async () => {
    await put('older.txt', 'Words that lie there already.');
    expect(unwrap(await desk.watch(folder))).toMatchObject({ folder, on: true, trouble: '' });
    await mkdir(join(folder, 'may'));
    await put('may/b.md', '# The river\n\nThe Elbe stood at 2.1 metres.');
    const before = await stat(join(folder, 'may/b.md'));
    await look(1);
    expect(await stored()).toBe(0);
    await look(1);
    expect(await stored()).toBe(1);
    await look(3);
    expect(desk.told).toHaveLength(1);
    expect(desk.told[0]).toMatchObject([{ name: 'may/b.md', folder, outcome: 'stored', title: 'The river' }]);
    expect(await desk.status()).toMatchObject({ newest: desk.told[0], tookAt: expect.stringMatching(/^\d{4}-/) });
    expect(await desk.held()).toEqual({
      report: { rows: desk.told[0], left: 0, code: '' },
      present: [desk.told[0]?.[0]?.article],
      canLook: [],
    });
    expect(await readdir(folder)).toEqual(['may', 'older.txt']);
    expect((await stat(join(folder, 'may/b.md'))).mtimeMs).toBe(before.mtimeMs);
  });

  it('does not read a file that still grows, has a name of half a download, or lies behind a link', async () => {
    unwrap(await desk.watch(folder));
    await put('whole.txt', 'First');
    await put('half.pdf.crdownload', 'x');
    const elsewhere = join(root, 'elsewhere');
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, 'secret.txt'), 'Secret words.');
    await symlink(elsewhere, join(folder, 'linked'));
    await symlink(join(elsewhere, 'secret.txt'), join(folder, 'secret.txt'));
    for (const words of ['First words', 'First words and', 'First words and the last.']) {
      await look(1);
      await put('whole.txt', words);
    }
    await look(1);
    expect(await stored()).toBe(0);
    await look(1);
    expect(await outcomes()).toEqual(['whole.txt: stored']);
  });

  it('stores nothing twice: not under another name, not when it is back, not after a restart', async () => {
    unwrap(await desk.watch(folder));
    await put('a.txt', 'The same words.');
    await look();
    await copyFile(join(folder, 'a.txt'), join(folder, 'copy.txt'));
    await look();
    await rename(join(folder, 'a.txt'), join(folder, 'b.txt'));
    await look();
    await startAgain();
    await put('a.txt', 'The same words.');
    await look();
    expect(await stored()).toBe(1);
    expect(await outcomes()).toEqual(['a.txt: stored']);
  });

  it('imports what came while the application was closed, or while it was switched off', async () => {
    unwrap(await desk.watch(folder));
    await desk.close();
    await put('a.txt', 'Words of the night.');
    desk = await openWatchDesk(entry, () => library, root);
    await look();
    expect(await stored()).toBe(1);
    unwrap(await desk.turn(false));
    await put('b.txt', 'Words of the pause.');
    await look();
    expect(await stored()).toBe(1);
    expect(unwrap(await desk.turn(true))).toMatchObject({ folder, on: true });
    await look();
    expect(await stored()).toBe(2);
  });

  it('reports what is refused once, tries it again only when it has changed, and goes on with the next', async () => {
    unwrap(await desk.watch(folder));
    await put('broken.txt', picture);
    await put('good.txt', 'Good words.');
    await look(5);
    await startAgain();
    await look(5);
    expect(await outcomes()).toEqual(['good.txt: stored', 'broken.txt: refused']);
    await put('broken.txt', 'Now these are words.');
    await look();
    expect(await outcomes()).toEqual(['broken.txt: stored', 'good.txt: stored', 'broken.txt: refused']);
    expect(desk.told).toHaveLength(1);
  });

  it('refuses a file that is too large without reading it', async () => {
    unwrap(await desk.watch(folder));
    await put('large.txt', '');
    await truncate(join(folder, 'large.txt'), 51 * 1024 * 1024);
    await look(3);
    expect((await desk.held())?.report.rows).toMatchObject([{ name: 'large.txt', outcome: 'refused', code: 'import.too-large' }]);
  });

  it('has a file that needs a look previewed, and knows that it was stored, also after a restart', async () => {
    unwrap(await desk.watch(folder));
    await copyFile(review, join(folder, 'review.docx'));
    await look();
    const held = await desk.held();
    expect(held).toMatchObject({ report: { rows: [{ outcome: 'needs-look' }] }, canLook: [0], present: [] });
    // What comes in meanwhile stands before it in the next report, and not in the one that is shown.
    await put('later.txt', 'Later words.');
    await look();
    const preview = unwrap(await desk.lookAgain(0));
    expect(preview.importedName).toBe('review.docx');
    const article = unwrap(await desk.single.store(preview.token, proposedDecisions(preview)));
    await desk.noteStored(preview.token, article.id, 'A title of my own');
    await desk.noteStored('another', article.id, '');
    await startAgain();
    expect((await desk.held())?.report.rows).toMatchObject([
      { name: 'later.txt', outcome: 'stored' },
      { name: 'review.docx', outcome: 'stored', article: article.id, title: 'A title of my own' },
    ]);
    await look();
    expect(await stored()).toBe(2);
    expect(await desk.lookAgain(9)).toEqual(fail('batch.expired'));
  });

  it('imports what is in an archive once', async () => {
    unwrap(await desk.watch(folder));
    await put('old.zip', await zipBytes([textEntry('a.md', '# A\n\nWords of a.'), textEntry('b.md', '# B\n\nWords of b.')]));
    await look(4);
    expect(await outcomes()).toEqual(['old.zip › b.md: stored', 'old.zip › a.md: stored']);
  });

  it('waits while the folder is away, says so, and leaves alone what lies there when it is back', async () => {
    await put('older.txt', 'Older words.');
    unwrap(await desk.watch(folder));
    await rename(folder, `${folder} away`);
    await look();
    expect(await desk.status()).toMatchObject({ on: true, trouble: 'watch.gone' });
    expect(desk.told).toEqual([[]]);
    await rename(`${folder} away`, folder);
    await put('new.txt', 'New words.');
    await look();
    expect(await desk.status()).toMatchObject({ trouble: '' });
    expect(await outcomes()).toEqual(['new.txt: stored']);
  });

  it('waits while the library cannot be written to, and imports then', async () => {
    unwrap(await desk.watch(folder));
    const goOn = await library.pause('storage.moving');
    await put('a.txt', 'Words.');
    await look(4);
    expect(await desk.status()).toMatchObject({ trouble: 'storage.moving' });
    expect(await stored()).toBe(0);
    goOn();
    await look();
    expect(await desk.status()).toMatchObject({ trouble: '' });
    expect(await stored()).toBe(1);
  });

  it('tells of a disk that takes no article, refuses no file for it, and imports all of them when there is room', async () => {
    let isFull = false;
    const { createFile } = nodeSurroundings.fileSystem;
    const filling = fileSystemWith({
      createFile: (path) => (isFull ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : createFile(path)),
    });
    await library.close();
    ({ library } = await open(library.folder, worldWith({ fileSystem: filling })));
    unwrap(await desk.watch(folder));
    isFull = true;
    await put('a.txt', 'Words of a.');
    await put('b.txt', 'Words of b.');
    await look(3);
    expect(await desk.status()).toMatchObject({ trouble: 'storage.disk-full', newest: [] });
    expect(desk.told).toEqual([[]]);
    isFull = false;
    await look();
    expect(await desk.status()).toMatchObject({ trouble: '' });
    expect(await outcomes()).toEqual(['b.txt: stored', 'a.txt: stored']);
  });

  it('is no folder of the library, nor one that the library is in, whichever comes first', async () => {
    const inside = join(library.folder, 'articles');
    expect(await desk.watch(inside)).toEqual(fail('watch.in-library', { folder: inside }));
    expect(await desk.watch(dirname(library.folder))).toMatchObject({ ok: false });
    await symlink(library.folder, join(root, 'link'));
    expect(await desk.watch(join(root, 'link'))).toMatchObject({ ok: false, error: { code: 'watch.in-library' } });
    expect(await desk.watch(join(root, 'not there'))).toEqual(fail('watch.gone', { folder: join(root, 'not there') }));
    unwrap(await desk.watch(folder));
    await rm(folder, { recursive: true });
    await symlink(library.folder, folder);
    await look();
    expect(await desk.status()).toMatchObject({ trouble: 'watch.in-library' });
    expect(await desk.held()).toBeNull();
  });

  it('belongs to one library: another one that is opened has none', async () => {
    unwrap(await desk.watch(folder));
    await put('a.txt', 'Words.');
    await look(1);
    const first = library;
    const other = await newLibraryFolder();
    ({ library } = await open(other.folder));
    await look();
    expect(await desk.status()).toMatchObject({ folder: '', on: false });
    expect(await stored()).toBe(0);
    await library.close();
    await other.remove();
    library = first;
    await look();
    expect(await stored()).toBe(1);
  });

  it('leaves everything alone that lies there when its memory is damaged, rather than import it again', async () => {
    unwrap(await desk.watch(folder));
    await put('a.txt', 'Words.');
    await look();
    await desk.close();
    const watched = join(root, 'watched');
    const name = (await readdir(watched)).find((entry) => entry.endsWith('.json')) ?? '';
    await rm(join(watched, 'snapshots'), { recursive: true, force: true });
    await writeFile(join(watched, name), '{"half');
    desk = await openWatchDesk(entry, () => library, root);
    await look(3);
    await put('b.txt', 'Other words.');
    await look();
    expect(await stored()).toBe(2);
    expect(await readFile(join(watched, name), 'utf8')).toContain('b.txt');
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'waits for a file that cannot be read, and reports it in the end (not tried on Windows, which has other permissions, nor by root, who may read all)',
    async () => {
      unwrap(await desk.watch(folder));
      await put('late.txt', 'Words that can be read in time.');
      await put('never.txt', 'Words that cannot be read.');
      for (const name of ['late.txt', 'never.txt']) await chmod(join(folder, name), 0o000);
      await look(12);
      expect(await outcomes()).toEqual([]);
      await chmod(join(folder, 'late.txt'), 0o600);
      await look(4);
      expect(await outcomes()).toEqual(['never.txt: refused', 'late.txt: stored']);
    },
  );

  it('looks at a folder of more than a thousand files at every other look only', async () => {
    await put('0.txt', 'Words.');
    for (let number = 1; number <= 1000; number += 1) await link(join(folder, '0.txt'), join(folder, `${number}.txt`));
    unwrap(await desk.watch(folder));
    await look(1);
    await put('new.txt', 'New words.');
    await look(3);
    expect(await stored()).toBe(0);
    await look(1);
    expect(await outcomes()).toEqual(['new.txt: stored']);
  });

  it('stops in the middle of a file when the application is closed: it is taken at the next start', async () => {
    unwrap(await desk.watch(folder));
    await put('a.txt', 'Words.');
    await look(1);
    const looking = desk.look();
    await desk.close();
    await looking;
    const before = await stored();
    desk = await openWatchDesk(entry, () => library, root);
    await look();
    expect(await stored()).toBe(1);
    expect([0, 1]).toContain(before);
  });
});
