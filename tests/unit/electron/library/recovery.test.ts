import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealDocument } from '../../../../electron/library/envelope';
import type { Library } from '../../../../electron/library/library';
import { articleKind, briefingKind } from '../../../../electron/library/library-places';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { snapshotPath } from '../../../../electron/library/snapshots';
import type { Article } from '../../../../shared/domain/article';
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

let folder: string;
let remove: () => Promise<void>;
let library: Library;
let article: Article;
let articleFile: string;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  ({ library } = await open(folder));
  article = await storeArticle(library);
  articleFile = join(folder, 'articles', article.id, 'article.json');
});

afterEach(async () => {
  await library.close();
  await remove();
});

async function reopen(): Promise<void> {
  await library.close();
  ({ library } = await open(folder));
}

/** The quarantined copies, by folder name. */
async function quarantined(): Promise<Readonly<Record<string, Buffer>>> {
  const found: Record<string, Buffer> = {};
  for (const name of await readdir(join(folder, 'quarantine'))) {
    const files = await readdir(join(folder, 'quarantine', name));
    expect(files).toContain('why.txt');
    const copy = files.find((file) => file !== 'why.txt');
    if (copy !== undefined) found[name] = await readFile(join(folder, 'quarantine', name, copy));
  }
  return found;
}

describe('a damaged document', () => {
  it.each([
    ['empty', async () => Buffer.alloc(0)],
    ['zeros', async () => Buffer.alloc(512)],
    ['truncated', async () => (await readFile(articleFile)).subarray(0, 300)],
    ['not-json', async () => Buffer.from('<html>oops</html>}\n')],
    ['bad-hash', async () => Buffer.from((await readFile(articleFile, 'utf8')).replace('treaty', 'treats'))],
  ])('is set aside unchanged and mended from its first state (%s)', async (problem, damage) => {
    const bytes = await damage();
    await library.close();
    await writeFile(articleFile, bytes);
    ({ library } = await open(folder));
    expect(await library.articles.read(article.id)).toEqual({ ok: true, value: article });
    expect(library.findings()).toEqual([{ file: `articles/${article.id}/article.json`, problem, action: 'recovered' }]);
    expect(await quarantined()).toEqual({ [`article-${article.id}-${problem}-1`]: bytes });
    await reopen();
    expect(await library.verifyInBackground()).toEqual([]);
  });

  it('is found by the scan, told to lists, and does not stop the others', async () => {
    const other = await storeArticle(library, 'Other words.');
    await library.close();
    await writeFile(articleFile, 'x');
    const opened = await open(folder);
    library = opened.library;
    expect(await library.verifyInBackground()).toEqual([
      { file: `articles/${article.id}/article.json`, problem: 'truncated', action: 'recovered' },
    ]);
    expect(opened.changes).toContainEqual({ topic: 'articles', id: article.id });
    expect(unwrap(await library.articles.read(other.id))).toEqual(other);
  });

  it('comes back as the newest good snapshot when the newest is damaged as well', async () => {
    const mark = await annotate(library, article, 0, 3, 'one');
    await reopen();
    unwrap(await library.annotations.update(article.id, mark.id, { comment: 'two' }));
    await reopen();
    unwrap(await library.annotations.update(article.id, mark.id, { comment: 'three' }));
    const snapshots = join(folder, 'snapshots', `annotations-${article.id}`);
    const [, ...newer] = (await readdir(snapshots)).sort();
    expect(newer).toHaveLength(2);
    await library.close();
    await writeFile(join(snapshots, newer[1] ?? ''), 'damaged');
    await writeFile(join(folder, 'articles', article.id, 'annotations.json'), 'damaged');
    ({ library } = await open(folder));
    expect(unwrap(await library.annotations.read(article.id)).annotations.map(({ comment }) => comment)).toEqual(['one']);
  });

  it('comes back as the one that was saved more often, where two computers counted to the same state', async () => {
    const briefing = await writeBriefing(library, 'First');
    await library.close();
    const snapshots = join(folder, 'snapshots', `briefing-${briefing.id}`);
    await mkdir(snapshots, { recursive: true });
    for (const [title, rev, hour] of [
      ['Saved four times', 4, '10'],
      ['Saved nine times', 9, '09'],
      ['Saved twice', 2, '11'],
    ] as const) {
      const head = { id: briefing.id, rev, parentRev: rev - 1, seq: 60, savedAt: `2026-06-21T${hour}:00:00.000Z` };
      const bytes = sealDocument(briefingKind, head, { ...briefing, header: { ...briefing.header, title } });
      await writeFile(snapshotPath(snapshots, head), bytes);
    }
    await writeFile(join(folder, 'briefings', `${briefing.id}.json`), 'damaged');
    ({ library } = await open(folder));
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Saved nine times');
  });

  it('is never opened as empty: without any good state it is told as damaged, and its bytes are kept', async () => {
    const briefing = await writeBriefing(library, 'Lost');
    const fine = await writeBriefing(library, 'Fine');
    await library.close();
    await writeFile(join(folder, 'briefings', `${briefing.id}.json`), 'damaged words');
    ({ library } = await open(folder));
    expect(await library.briefings.read(briefing.id)).toEqual({
      ok: false,
      error: { code: 'storage.damaged', params: { file: `${briefing.id}.json` } },
    });
    expect(await quarantined()).toEqual({ [`briefing-${briefing.id}-truncated-1`]: Buffer.from('damaged words') });
    expect(unwrap(await library.briefings.read(fine.id))).toEqual(fine);
    expect(await library.briefings.save(briefing.id, { header: fine.header, body: fine.body })).toMatchObject({ ok: false });
    expect(await library.briefings.ids()).toEqual([fine.id]);
  });

  it('of another article is not taken for this one', async () => {
    const other = await storeArticle(library, 'Other words.');
    await library.close();
    await copyFile(join(folder, 'articles', other.id, 'article.json'), articleFile);
    ({ library } = await open(folder));
    expect(unwrap(await library.articles.read(article.id))).toEqual(article);
    expect(library.findings()).toMatchObject([{ problem: 'bad-schema', action: 'recovered' }]);
  });

  it('that appears while the good one is in memory is set aside before the next save', async () => {
    const mark = await annotate(library, article, 0, 3, 'one');
    const file = join(folder, 'articles', article.id, 'annotations.json');
    await library.close();
    let readings = 0;
    // As a synchronising drive does it, between our look at the file and our write.
    const readAfterOthers = async (path: string): Promise<Uint8Array> => {
      if (path === file && ++readings === 2) await writeFile(file, 'half of a fi');
      return readFile(path);
    };
    ({ library } = await open(folder, worldWith({ fileSystem: fileSystemWith({ readFile: readAfterOthers }) })));
    unwrap(await library.annotations.read(article.id));
    expect(unwrap(await library.annotations.update(article.id, mark.id, { comment: 'two' })).comment).toBe('two');
    expect(Object.values(await quarantined())).toEqual([Buffer.from('half of a fi')]);
    await reopen();
    expect(unwrap(await library.annotations.read(article.id)).annotations[0]?.comment).toBe('two');
  });
});

describe('a document that cannot be read', () => {
  it('is told, and neither moved nor replaced', async () => {
    await library.close();
    const before = await readFile(articleFile);
    const refuse = async (path: string): Promise<Uint8Array> => {
      if (path === articleFile) throw Object.assign(new Error('bad sector'), { code: 'EIO' });
      return readFile(path);
    };
    ({ library } = await open(folder, worldWith({ fileSystem: fileSystemWith({ readFile: refuse }) })));
    expect(await library.articles.read(article.id)).toMatchObject({ ok: false, error: { code: 'storage.io' } });
    expect(library.findings()).toMatchObject([{ problem: 'unreadable', action: 'reported' }]);
    expect(await readFile(articleFile)).toEqual(before);
    expect(await readdir(folder)).not.toContain('quarantine');
  });

  it('because a newer program wrote it is left alone', async () => {
    await library.close();
    const head = { id: article.id, rev: 9, parentRev: 8, seq: 9, savedAt: article.importedAt };
    const bytes = sealDocument({ ...articleKind, version: 99 }, head, article);
    await writeFile(articleFile, bytes);
    ({ library } = await open(folder));
    expect(await library.articles.read(article.id)).toMatchObject({ ok: false, error: { code: 'storage.newer-format' } });
    expect(await library.articles.updateMeta(article.id, article.meta)).toMatchObject({
      ok: false,
      error: { code: 'storage.newer-format' },
    });
    expect(await readFile(articleFile)).toEqual(Buffer.from(bytes));
    expect(await library.verifyInBackground()).toEqual([
      { file: `articles/${article.id}/article.json`, problem: 'newer-format', action: 'reported' },
    ]);
  });
});

describe('left-overs of interrupted writes', () => {
  it('go when their target is good', async () => {
    await library.close();
    await writeFile(join(folder, 'articles', article.id, '.article.123.abc.tmp'), 'half');
    await mkdir(join(folder, 'articles', '.01ARZ3NDEKTSV4RRFFQ69G5FAV.123.abc.tmp'));
    ({ library } = await open(folder));
    expect((await library.verifyInBackground()).map(({ problem, action }) => `${problem} ${action}`)).toEqual([
      'left-over-temp removed',
      'left-over-temp removed',
    ]);
    expect(await readdir(join(folder, 'articles'))).toEqual([article.id]);
    expect(await readdir(join(folder, 'articles', article.id))).toHaveLength(3);
  });

  it('come into their own when the target is gone and they are newer than any snapshot', async () => {
    const briefing = await writeBriefing(library, 'One');
    unwrap(await library.briefings.save(briefing.id, { header: { ...briefing.header, title: 'Two' }, body: briefing.body }));
    await library.close();
    const newer = { ...briefing, header: { ...briefing.header, title: 'Three' } };
    const head = { id: briefing.id, rev: 3, parentRev: 2, seq: 50, savedAt: briefing.updatedAt };
    await writeFile(join(folder, 'briefings', `.${briefing.id}.123.abc.tmp`), sealDocument(briefingKind, head, newer));
    await rm(join(folder, 'briefings', `${briefing.id}.json`));
    ({ library } = await open(folder));
    expect(await library.verifyInBackground()).toEqual([
      { file: `briefings/${briefing.id}.json`, problem: 'missing', action: 'recovered' },
    ]);
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Three');
    expect(await readdir(join(folder, 'briefings'))).toEqual([`${briefing.id}.json`]);
  });

  it('do not bring back what was trashed', async () => {
    const briefing = await writeBriefing(library, 'One');
    unwrap(await library.briefings.save(briefing.id, { header: { ...briefing.header, title: 'Two' }, body: briefing.body }));
    unwrap(await library.trash.briefing(briefing.id));
    await reopen();
    expect(await library.verifyInBackground()).toEqual([]);
    expect(await library.briefings.ids()).toEqual([]);
    expect(await library.briefings.read(briefing.id)).toEqual({ ok: false, error: { code: 'briefing.not-found' } });
  });
});

describe('a look at the trash while something is on its way into it', () => {
  /** The scan of a start, which may take its time to do harm at this moment. */
  async function scanMeanwhile(): Promise<void> {
    await Promise.race([library.verifyInBackground(), wait(300)]);
  }

  it.each(['its note is written', 'its note is there and it has not left its article'])('leaves it alone when %s', async (moment) => {
    const mark = await annotate(library, article, 0, 3);
    await library.close();
    let scans = 0;
    const scanAt = async (isMoment: boolean): Promise<void> => {
      if (!isMoment || scans > 0) return;
      scans += 1;
      await scanMeanwhile();
    };
    const { rename, syncFolder } = nodeSurroundings.fileSystem;
    const fileSystem = fileSystemWith({
      rename: async (from, to) => {
        await scanAt(moment === 'its note is written' && to.endsWith('trashed.json'));
        await rename(from, to);
      },
      syncFolder: async (path) => {
        await scanAt(moment !== 'its note is written' && path === join(folder, 'trash'));
        await syncFolder(path);
      },
    });
    ({ library } = await open(folder, worldWith({ fileSystem })));
    unwrap(await library.trash.annotation(article.id, mark.id));
    expect(scans).toBe(1);
    await library.verifyInBackground();
    expect((await library.trash.list()).map(({ kind, id }) => ({ kind, id }))).toEqual([{ kind: 'annotation', id: mark.id }]);
    unwrap(await library.trash.restore('annotation', mark.id));
    expect(unwrap(await library.annotations.read(article.id)).annotations).toEqual([mark]);
  });
});

describe('library.json', () => {
  it('is mended from its first state', async () => {
    const id = library.id();
    await library.close();
    await writeFile(join(folder, 'library.json'), '{}');
    ({ library } = await open(folder));
    expect([library.access().state, library.id(), library.settings().name]).toEqual(['open', id, 'Desk']);
  });

  it('damaged with its snapshots leaves the library to be read, and is not replaced by an empty one', async () => {
    await library.close();
    await writeFile(join(folder, 'library.json'), '{}');
    await rm(join(folder, 'snapshots'), { recursive: true });
    ({ library } = await open(folder));
    expect(library.access()).toEqual({ state: 'read-only', reason: 'storage.damaged' });
    expect(unwrap(await library.articles.read(article.id))).toEqual(article);
    expect(await library.articles.updateMeta(article.id, article.meta)).toMatchObject({ ok: false, error: { code: 'storage.damaged' } });
  });
});

it('names that are not ours are listed and left alone', async () => {
  await writeFile(join(folder, 'articles', article.id, 'notes (conflicted copy).json'), 'x');
  await writeFile(join(folder, 'articles', article.id, 'article (conflicted copy).json'), 'x');
  expect(await library.verifyInBackground()).toEqual([
    { file: `articles/${article.id}/notes (conflicted copy).json`, problem: 'foreign', action: 'reported' },
  ]);
  // A document's is no strange name: it is listed for the person to choose.
  expect(await library.conflicts.list(0, 10)).toMatchObject({ conflicts: [{ subject: { kind: 'article' }, state: 'damaged' }], total: 1 });
  expect(await readFile(join(folder, 'articles', article.id, 'article (conflicted copy).json'), 'utf8')).toBe('x');
});

it('an original whose bytes changed is told as damaged', async () => {
  await rename(join(folder, 'articles', article.id, 'original.txt'), join(folder, 'kept'));
  await writeFile(join(folder, 'articles', article.id, 'original.txt'), 'Other');
  expect(await library.articles.readOriginal(article.id)).toEqual({
    ok: false,
    error: { code: 'storage.damaged', params: { file: 'original.txt' } },
  });
});

it('snapshots are two minutes apart by the monotonic clock, and the last ten are kept', async () => {
  await library.close();
  let clock = 0;
  ({ library } = await open(folder, worldWith({ monotonicMs: () => clock })));
  const mark = await annotate(library, article, 0, 3, '0');
  const seconds = [0, 60, 119, 120, 180, ...Array.from({ length: 12 }, (_, index) => 300 + index * 120)];
  for (const second of seconds) {
    clock = second * 1000;
    unwrap(await library.annotations.update(article.id, mark.id, { comment: `${second}` }));
  }
  const kept = await readdir(join(folder, 'snapshots', `annotations-${article.id}`));
  expect(kept).toHaveLength(10);
  const comments: string[] = [];
  for (const name of kept.sort()) {
    const text = await readFile(join(folder, 'snapshots', `annotations-${article.id}`, name), 'utf8');
    comments.push(/"comment":"(\d*)"/.exec(text)?.[1] ?? '');
  }
  // Each snapshot is the state before a save, so the newest one is the last but one.
  expect(comments.map(Number)).toEqual(Array.from({ length: 10 }, (_, index) => 420 + index * 120));
});
