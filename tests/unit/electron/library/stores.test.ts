import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileSystem } from '../../../../electron/library/file-system';
import type { Library } from '../../../../electron/library/library';
import type { LibraryChange } from '../../../../electron/library/library-core';
import { nodeFileSystem } from '../../../../electron/library/node-file-system';
import { describePassage } from '../../../../shared/anchoring/selectors';
import { annotationId, articleId, briefingId } from '../../../../shared/core/ids';
import { currentVersion } from '../../../../shared/domain/article';
import type { SaveState } from '../../../../shared/domain/library-status';
import {
  annotate,
  fileSystemWith,
  illustrated,
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
let changes: LibraryChange[];
let states: SaveState[];

const nowhere = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const noArticle = articleId.parse(nowhere);
const noAnnotation = annotationId.parse(nowhere);

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  ({ library, changes, states } = await open(folder));
});

afterEach(async () => {
  await library.close();
  await remove();
});

async function reopen(fileSystem: Partial<FileSystem> = {}): Promise<void> {
  await library.close();
  ({ library, changes, states } = await open(folder, worldWith({ fileSystem: fileSystemWith(fileSystem), wait: async () => {} })));
}

const refused = (code: string): Error => Object.assign(new Error(code), { code });
const notFound = (kind: string) => ({ ok: false, error: { code: `${kind}.not-found` } });
const words = (text: string) => ({ kind: 'paragraph', level: 1, text }) as const;
const newArticle = (text: string) => ({
  meta: { title: 'New', source: '', author: '', publishedOn: '', address: '', language: 'und', marking: '', grade: null },
  blocks: [words(text)],
  original: { bytes: new TextEncoder().encode(text), importedName: '', extension: 'txt' },
});

describe('the pictures of an article', () => {
  it('are stored with it under their hash, and read again', async () => {
    const input = illustrated();
    const { id, versions } = unwrap(await library.articles.create(input));
    const [picture] = versions[0]?.pictures ?? [];
    const hash = picture?.sha256 ?? '';
    expect(picture).toMatchObject({ after: 1, alt: 'The table of the talks' });
    expect((await readdir(join(folder, 'articles', id))).sort()).toEqual([
      'annotations.json',
      'article.json',
      'original.html',
      `picture-${hash}.png`,
    ]);
    expect(new Uint8Array(unwrap(await library.articles.readPicture(id, hash)))).toEqual(input.pictures?.get(hash));
  });

  it('are refused when they are none of its own, or are no longer those that were stored', async () => {
    const { id, versions } = unwrap(await library.articles.create(illustrated()));
    const hash = versions[0]?.pictures[0]?.sha256 ?? '';
    const path = join(folder, 'articles', id, `picture-${hash}.png`);
    const other = 'f'.repeat(64);
    expect(await library.articles.readPicture(id, other)).toMatchObject({
      error: { code: 'storage.damaged', params: { file: `picture-${other}` } },
    });
    expect(await library.articles.readPicture(noArticle, hash)).toEqual(notFound('article'));
    await writeFile(path, 'forged');
    expect(await library.articles.readPicture(id, hash)).toMatchObject({ error: { code: 'storage.damaged' } });
    await rm(path);
    expect((await library.articles.readPicture(id, hash)).ok).toBe(false);
  });

  it('make no article when their bytes are missing or others, and nothing stays of it', async () => {
    const input = illustrated();
    const [hash = ''] = input.pictures?.keys() ?? [];
    for (const pictures of [new Map(), new Map([[hash, new TextEncoder().encode('others')]])])
      expect(await library.articles.create({ ...input, pictures })).toMatchObject({ error: { code: 'storage.io' } });
    const { pictures: _pictures, ...without } = input;
    expect(await library.articles.create(without)).toMatchObject({ error: { code: 'storage.io' } });
    expect(await readdir(join(folder, 'articles'))).toEqual([]);
  });

  it('stay where they stood when words are corrected; one that the article does not have is left out', async () => {
    const { id, versions } = unwrap(await library.articles.create(illustrated()));
    const [own] = versions[0]?.pictures ?? [];
    const pictures = [own?.sha256 ?? '', 'f'.repeat(64)].map((sha256) => ({
      sha256,
      mediaType: 'image/jpeg' as const,
      width: 1,
      height: 1,
      bytes: 1,
      alt: 'forged',
      side: 'before' as const,
    }));
    const corrected = unwrap(await library.articles.correctText(id, 'v1', [{ ...words('Other words.'), pictures }]));
    expect(currentVersion(corrected).pictures).toEqual([{ ...own, after: 0 }]);
  });

  it('go with their article into the trash, come back with it, and are gone when it is deleted for good', async () => {
    const { id, versions } = unwrap(await library.articles.create(illustrated()));
    const hash = versions[0]?.pictures[0]?.sha256 ?? '';
    unwrap(await library.trash.article(id));
    expect(await readdir(join(folder, 'trash', `article-${id}`))).toContain(`picture-${hash}.png`);
    unwrap(await library.trash.restore('article', id));
    expect((await library.articles.readPicture(id, hash)).ok).toBe(true);
    unwrap(await library.trash.article(id));
    unwrap(await library.trash.purge([{ kind: 'article', id }], ''));
    expect((await readdir(folder, { recursive: true })).filter((name) => name.includes(hash))).toEqual([]);
  });
});

describe('the annotations of an article', () => {
  it('are read with their places, in the order of their passages', async () => {
    const article = await storeArticle(library);
    const second = await annotate(library, article, 4, 10);
    const first = await annotate(library, article, 0, 3);
    const { article: read, annotations } = unwrap(await library.annotations.readAnchored(article.id));
    expect(read).toEqual(article);
    expect(annotations.map(({ annotation, state, start }) => [annotation.id, state, start])).toEqual([
      [first.id, 'exact', 0],
      [second.id, 'exact', 4],
    ]);
  });

  it('are not found where there is no article', async () => {
    const article = await storeArticle(library);
    const target = describePassage(currentVersion(article), 0, 3);
    const input = { articleId: noArticle, kind: 'risk', comment: '', tags: [], target } as const;
    expect(await library.annotations.read(noArticle)).toEqual(notFound('article'));
    expect(await library.annotations.readAnchored(noArticle)).toEqual(notFound('article'));
    expect(await library.annotations.create(input)).toEqual(notFound('article'));
    expect(await library.annotations.update(noArticle, noAnnotation, { comment: 'x' })).toEqual(notFound('article'));
    expect(await library.annotations.take(noArticle, noAnnotation)).toEqual(notFound('article'));
    expect(await library.annotations.putBack({ ...input, id: noAnnotation, createdAt: '', updatedAt: '' })).toEqual(notFound('article'));
    expect(await library.trash.annotation(noArticle, noAnnotation)).toEqual(notFound('article'));
  });

  it('do not anchor in an article whose set cannot be read', async () => {
    const article = await storeArticle(library);
    await library.close();
    await rm(join(folder, 'snapshots'), { recursive: true });
    await writeFile(join(folder, 'articles', article.id, 'annotations.json'), 'damaged');
    ({ library } = await open(folder));
    expect(await library.annotations.readAnchored(article.id)).toMatchObject({ ok: false, error: { code: 'storage.damaged' } });
  });

  it('change one by one, and keep what a change does not name', async () => {
    const article = await storeArticle(library);
    const mark = await annotate(library, article, 0, 3, 'why');
    const other = await annotate(library, article, 4, 10);
    const changed = unwrap(await library.annotations.update(article.id, mark.id, { kind: 'quote' }));
    expect(changed).toEqual({ ...mark, kind: 'quote', updatedAt: changed.updatedAt });
    expect(unwrap(await library.annotations.update(article.id, mark.id, { comment: '', tags: ['a'] }))).toMatchObject({
      kind: 'quote',
      comment: '',
      tags: ['a'],
    });
    expect(unwrap(await library.annotations.read(article.id)).annotations[1]).toEqual(other);
    expect(changes.at(-1)).toEqual({ topic: 'annotations', id: article.id });
  });

  it('are not found when they are not there, and then nothing is written', async () => {
    const article = await storeArticle(library);
    changes.length = 0;
    expect(await library.annotations.update(article.id, noAnnotation, { comment: 'x' })).toEqual(notFound('annotation'));
    expect(await library.annotations.take(article.id, noAnnotation)).toEqual(notFound('annotation'));
    expect(await library.trash.annotation(article.id, noAnnotation)).toEqual(notFound('annotation'));
    expect(changes.filter(({ topic }) => topic !== 'trash')).toEqual([]);
  });

  it('are taken and put back; one that is there with other words gives way to what comes back', async () => {
    const article = await storeArticle(library);
    const mark = await annotate(library, article, 0, 3, 'why');
    const trashed = { ...mark, comment: 'last words' };
    expect(unwrap(await library.annotations.putBack(trashed)).id).toBe(mark.id);
    expect(unwrap(await library.annotations.read(article.id)).annotations).toEqual([trashed]);
    expect(await library.annotations.take(article.id, mark.id)).toEqual({ ok: true, value: null });
    expect(unwrap(await library.annotations.read(article.id)).annotations).toEqual([]);
    unwrap(await library.annotations.putBack(mark));
    expect(unwrap(await library.annotations.read(article.id)).annotations).toEqual([mark]);
  });

  it('say when the disk refuses them', async () => {
    const article = await storeArticle(library);
    const mark = await annotate(library, article, 0, 3);
    await reopen({ createFile: async () => Promise.reject(refused('EIO')) });
    const failure = { ok: false, error: { code: 'storage.io' } };
    expect(
      await library.annotations.create({ articleId: article.id, kind: 'risk', comment: '', tags: [], target: mark.target }),
    ).toMatchObject(failure);
    expect(await library.annotations.update(article.id, mark.id, { comment: 'x' })).toMatchObject(failure);
    expect(await library.annotations.take(article.id, mark.id)).toMatchObject(failure);
    expect(await library.annotations.putBack({ ...mark, id: noAnnotation })).toMatchObject(failure);
  });

  it.each([
    ['another version', { textVersion: 'v9' }],
    [
      'other words',
      {
        quote: { type: 'TextQuoteSelector', exact: 'Two', prefix: '', suffix: '' },
        position: { type: 'TextPositionSelector', start: 1, end: 4 },
      },
    ],
    [
      'no words',
      {
        quote: { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
        position: { type: 'TextPositionSelector', start: 3, end: 3 },
      },
    ],
  ] as const)('are not made where the target names %s', async (_name, change) => {
    const article = await storeArticle(library);
    const target = { ...describePassage(currentVersion(article), 0, 3), ...change };
    expect(await library.annotations.create({ articleId: article.id, kind: 'risk', comment: '', tags: [], target })).toEqual({
      ok: false,
      error: { code: 'annotation.passage-mismatch' },
    });
  });
});

describe('articles', () => {
  it('are not made of nothing but white space', async () => {
    expect(await library.articles.create(newArticle(' \n\t '))).toEqual({ ok: false, error: { code: 'article.empty-text' } });
    expect(await library.articles.ids()).toEqual([]);
  });

  it('get further text versions, but none of the same words, of none, or of words that are no longer current', async () => {
    const article = await storeArticle(library);
    const corrected = unwrap(await library.articles.correctText(article.id, 'v1', [words('Corrected.')]));
    expect(corrected.versions.map(({ id }) => id)).toEqual(['v1', 'v2']);
    expect(unwrap(await library.articles.correctText(article.id, 'v2', [words('Corrected.')])).versions).toHaveLength(2);
    // The same words as another kind of block are another version.
    expect(unwrap(await library.articles.correctText(article.id, 'v2', [{ ...words('Corrected.'), kind: 'quote' }])).versions).toHaveLength(
      3,
    );
    expect(await library.articles.correctText(article.id, 'v3', [words(' ')])).toEqual({
      ok: false,
      error: { code: 'article.empty-text' },
    });
    expect(await library.articles.correctText(article.id, 'v1', [words('Late.')])).toMatchObject({
      ok: false,
      error: { code: 'storage.conflict' },
    });
    expect(await library.articles.correctText(noArticle, 'v1', [words('x')])).toEqual(notFound('article'));
    expect(await library.articles.updateMeta(noArticle, article.meta)).toEqual(notFound('article'));
  });

  it('give their original only as it came', async () => {
    const article = await storeArticle(library);
    const original = join(folder, 'articles', article.id, 'original.txt');
    expect(await library.articles.readOriginal(noArticle)).toEqual(notFound('article'));
    await writeFile(original, 'other bytes');
    expect(await library.articles.readOriginal(article.id)).toEqual({
      ok: false,
      error: { code: 'storage.damaged', params: { file: 'original.txt' } },
    });
    await rm(original);
    expect(await library.articles.readOriginal(article.id)).toMatchObject({ ok: false, error: { code: 'storage.folder-missing' } });
  });

  it.each<[string, Partial<FileSystem>]>([
    ['there is no room', { freeBytes: async () => 0 }],
    [
      'the original differs when it is read back',
      { readFile: async (path) => (path.endsWith('original.txt') ? Buffer.from('x') : nodeFileSystem.readFile(path)) },
    ],
    [
      'the folder cannot be synced',
      { syncFolder: async (path) => (path.endsWith('articles') ? Promise.reject(refused('EIO')) : nodeFileSystem.syncFolder(path)) },
    ],
    [
      'the folder can neither be made nor cleared away',
      {
        rename: async (from, to) => (to.includes('articles') ? Promise.reject(refused('EIO')) : nodeFileSystem.rename(from, to)),
        removeFolder: async (path) => (path.includes('articles') ? Promise.reject(refused('EIO')) : nodeFileSystem.removeFolder(path)),
      },
    ],
  ])('leave nothing in the list when %s', async (_name, fileSystem) => {
    await reopen(fileSystem);
    expect(await library.articles.create(newArticle('Words.'))).toMatchObject({ ok: false });
    expect(await library.articles.ids()).toEqual([]);
    // The preview still holds it: it is no unsaved work.
    expect(states.at(-1)?.state).toBe('saved');
    await reopen();
    await library.verifyInBackground();
    expect(await readdir(join(folder, 'articles'))).toEqual([]);
  });

  it('are not made in a library that may only be read', async () => {
    const other = await open(folder);
    expect(await other.library.articles.create(newArticle('Words.'))).toMatchObject({ ok: false, error: { code: 'storage.locked' } });
    await other.library.close();
  });

  it('are not made while the disk is low: what room is left is for words', async () => {
    await library.close();
    ({ library } = await open(folder, worldWith({ fileSystem: fileSystemWith({ freeBytes: async () => 17 * 1024 * 1024 }) })));
    await library.verifyInBackground();
    expect(await library.articles.create(newArticle('Words.'))).toEqual({ ok: false, error: { code: 'storage.disk-low' } });
  });

  it('are safe without a first snapshot', async () => {
    await reopen({ copy: async () => Promise.reject(refused('EIO')) });
    const { id } = unwrap(await library.articles.create(newArticle('Words.')));
    expect(unwrap(await library.articles.read(id)).meta.title).toBe('New');
  });

  it('let a mistake of ours through as one', async () => {
    await reopen({ copy: async () => Promise.reject(new TypeError('a mistake')) });
    await expect(library.articles.create(newArticle('Words.'))).rejects.toThrow('a mistake');
  });
});

describe('briefings', () => {
  it('are not found when they are not there, nor said to have changed', async () => {
    const { header, body } = await writeBriefing(library, 'Note');
    changes.length = 0;
    expect(await library.briefings.read(briefingId.parse(nowhere))).toEqual(notFound('briefing'));
    expect(await library.briefings.save(briefingId.parse(nowhere), { header, body })).toEqual(notFound('briefing'));
    expect(await library.trash.briefing(briefingId.parse(nowhere))).toEqual(notFound('briefing'));
    expect(await library.trash.article(noArticle)).toEqual(notFound('article'));
    expect(changes.filter(({ topic }) => topic !== 'trash')).toEqual([]);
  });

  it('say when the disk refuses a new one', async () => {
    const { header, body } = await writeBriefing(library, 'Note');
    await reopen({ createFile: async () => Promise.reject(refused('EIO')) });
    changes.length = 0;
    expect(await library.briefings.create({ template: 'information-note', language: 'en', header, body })).toMatchObject({
      error: { code: 'storage.io' },
    });
    expect(changes.filter(({ topic }) => topic === 'briefings')).toEqual([]);
  });
});

describe('moving into the trash and out of it', () => {
  it('takes an annotation back when its article cannot be saved', async () => {
    const article = await storeArticle(library);
    const mark = await annotate(library, article, 0, 3);
    await reopen({
      rename: async (from, to) => (to.endsWith('annotations.json') ? Promise.reject(refused('EIO')) : nodeFileSystem.rename(from, to)),
    });
    expect(await library.trash.annotation(article.id, mark.id)).toMatchObject({ ok: false, error: { code: 'storage.io' } });
    expect(await library.trash.list()).toEqual([]);
    expect(unwrap(await library.annotations.read(article.id)).annotations).toEqual([mark]);
  });

  it('says when somebody else took it away in the same moment', async () => {
    const briefing = await writeBriefing(library, 'Note');
    const file = join(folder, 'briefings', `${briefing.id}.json`);
    await reopen({
      createFile: async (path) => {
        // As a synchronised drive does it, once we have written down what we are about to do.
        if (path.includes('intents')) await rename(file, `${folder}/elsewhere.json`);
        return nodeFileSystem.createFile(path);
      },
    });
    expect(await library.trash.briefing(briefing.id)).toMatchObject({ ok: false, error: { code: 'storage.conflict' } });
    expect(await library.trash.list()).toEqual([]);
    await rename(`${folder}/elsewhere.json`, file);
    expect(await library.briefings.ids()).toEqual([briefing.id]);
  });

  it('goes on with a folder in the trash that cannot be cleared away', async () => {
    const briefing = await writeBriefing(library, 'Note');
    unwrap(await library.trash.briefing(briefing.id));
    await reopen({ removeFolder: async () => Promise.reject(refused('EBUSY')) });
    expect(await library.trash.restore('briefing', briefing.id)).toEqual({ ok: true, value: null });
    expect(await library.trash.list()).toEqual([]);
    await reopen({ removeFolder: async () => Promise.reject(new TypeError('a mistake')) });
    unwrap(await library.trash.briefing(briefing.id));
    await expect(library.trash.restore('briefing', briefing.id)).rejects.toThrow('a mistake');
  });

  it('lists what was trashed in one moment the newest first', async () => {
    const moment = { now: () => '2026-06-21T10:00:00.000Z' };
    const made = [await writeBriefing(library, 'A'), await writeBriefing(library, 'B'), await writeBriefing(library, 'C')];
    await library.close();
    ({ library } = await open(folder, worldWith(moment)));
    for (const { id } of [made[1], made[0], made[2]] as typeof made) unwrap(await library.trash.briefing(id));
    expect((await library.trash.list()).map(({ title }) => title)).toEqual(['C', 'B', 'A']);
  });

  it('throws a mistake of ours in a list as one', async () => {
    await reopen({
      list: async (path) => (path.endsWith('trash') ? Promise.reject(new TypeError('a mistake')) : nodeFileSystem.list(path)),
    });
    await expect(library.trash.list()).rejects.toThrow('a mistake');
  });
});
