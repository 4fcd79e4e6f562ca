import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../electron/library/envelope';
import type { Library } from '../../electron/library/library';
import { annotationsKind, articleKind, briefingKind, libraryKind } from '../../electron/library/library-places';
import { articleId } from '../../shared/core/ids';
import type { Annotation } from '../../shared/domain/annotation';
import type { Article } from '../../shared/domain/article';
import type { Briefing } from '../../shared/domain/briefing';
import { createFaultyFileSystem } from '../helpers/faulty-file-system';
import { open, unwrap, worldWith } from '../helpers/library-fixture';

/**
 * A library of each format that was ever released opens with the very words it was written with, and stays whole when
 * the application ends at any moment between opening it and the first save of the new format. What the words are is
 * read from the files themselves, past all of our code.
 */
const fixtures = join(__dirname, '../fixtures');
const golden = ['library-v1', 'library-v2', 'library-v3', 'library-v4'];
const meta = { source: 'A source that is known now', address: 'https://efe.com/known' };

/** In the order of the text; the first article was corrected after it was annotated. */
const passages = [
  { state: 'moved', words: 'South Korea' },
  { state: 'moved', words: 'supply of weapons to Ukraine' },
  { state: 'exact', words: 'A third one took note' },
];

let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'briefing-notes-golden-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

async function bodyOf<T>(...path: readonly string[]): Promise<T> {
  return (JSON.parse(await readFile(join(...path), 'utf8')) as { body: T }).body;
}

/** The text versions without what only newer formats know of them. */
function wordsOf({ versions }: Article) {
  return versions.map(({ pages: _pages, pictures: _pictures, ...words }) => words);
}

/** What a person wrote, as it stands in the files. */
async function wordsInFiles(folder: string) {
  const ids = (await readdir(join(folder, 'articles'))).sort();
  const articles = await Promise.all(ids.map((id) => bodyOf<Article>(folder, 'articles', id, 'article.json')));
  const annotations = await Promise.all(ids.map((id) => bodyOf<{ annotations: Annotation[] }>(folder, 'articles', id, 'annotations.json')));
  const originals = await Promise.all(ids.map((id) => readFile(join(folder, 'articles', id, 'original.txt'), 'utf8')));
  const briefings = (await readdir(join(folder, 'briefings'))).sort();
  return {
    texts: articles.map(wordsOf),
    titles: articles.map(({ meta: { title, publishedOn, grade } }) => ({ title, publishedOn, grade })),
    annotations: annotations.map((set) => set.annotations),
    originals,
    briefings: await Promise.all(briefings.map((name) => bodyOf<Briefing>(folder, 'briefings', name))),
    trash: (await readdir(join(folder, 'trash'))).sort(),
  };
}

/** The same as the library tells it. */
async function wordsInLibrary(library: Library): Promise<Awaited<ReturnType<typeof wordsInFiles>>> {
  const ids = await library.articles.ids();
  const articles = await Promise.all(ids.map(async (id) => unwrap(await library.articles.read(id))));
  const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  return {
    texts: articles.map(wordsOf),
    titles: articles.map(({ meta: { title, publishedOn, grade } }) => ({ title, publishedOn, grade })),
    annotations: await Promise.all(ids.map(async (id) => [...unwrap(await library.annotations.read(id)).annotations])),
    originals: await Promise.all(ids.map(async (id) => decode(unwrap(await library.articles.readOriginal(id))))),
    briefings: await Promise.all((await library.briefings.ids()).map(async (id) => unwrap(await library.briefings.read(id)))),
    trash: (await library.trash.list()).map(({ kind, id }) => `${kind}-${id}`).sort(),
  };
}

/** Every annotation with the words that it marks in the text as it is now. */
async function anchors(library: Library) {
  const placed = [];
  for (const id of await library.articles.ids()) {
    const { article, annotations } = unwrap(await library.annotations.readAnchored(id));
    const text = article.versions.at(-1)?.text ?? '';
    for (const { state, start, end } of annotations) placed.push({ state, words: text.slice(start ?? 0, end ?? 0) });
  }
  return placed;
}

async function firstArticle(library: Library): Promise<Article> {
  const [id] = await library.articles.ids();
  return unwrap(await library.articles.read(articleId.parse(id)));
}

async function copyOf(name: string, label: string): Promise<string> {
  const folder = join(work, `${name} ${label}`);
  await cp(join(fixtures, name), folder, { recursive: true });
  return folder;
}

it('there is a golden library of the format that is written now', async () => {
  const newest = join(fixtures, golden.at(-1) ?? '');
  const [id = ''] = await readdir(join(newest, 'articles'));
  const [briefing = ''] = await readdir(join(newest, 'briefings'));
  const schemaOf = async (...path: string[]): Promise<unknown> => JSON.parse(await readFile(join(newest, ...path), 'utf8')).schema;
  expect({
    library: await schemaOf('library.json'),
    article: await schemaOf('articles', id, 'article.json'),
    annotations: await schemaOf('articles', id, 'annotations.json'),
    briefing: await schemaOf('briefings', briefing),
  }).toEqual({
    library: libraryKind.version,
    article: articleKind.version,
    annotations: annotationsKind.version,
    briefing: briefingKind.version,
  });
});

describe.each(golden)('%s', (name) => {
  it('opens with every word and every anchor, and nothing is found wrong with it', async () => {
    const folder = await copyOf(name, 'read');
    const expected = await wordsInFiles(folder);
    expect(expected.annotations.flat().length + expected.briefings.length + expected.trash.length).toBe(8);
    const { library } = await open(folder);
    expect(library.access()).toEqual({ state: 'open', reason: null });
    expect(await wordsInLibrary(library)).toEqual(expected);
    expect(await anchors(library)).toEqual(passages);
    expect(await library.verifyInBackground()).toEqual([]);
    expect(await wordsInFiles(folder), 'reading changes no file').toEqual(expected);
    for (const { kind, id } of await library.trash.list()) unwrap(await library.trash.restore(kind, id));
    expect((await library.articles.ids()).length).toBe(3);
    for (const id of await library.articles.ids()) unwrap(await library.articles.read(id));
    await library.close();
  });

  it('keeps every word when the application ends at any call to the disk while it is opened and first saved', async () => {
    const expected = await wordsInFiles(join(fixtures, name));
    const places = await placesOf(name);
    const run = async (at: number | null): Promise<{ calls: number; state: 'old' | 'new' }> => {
      const folder = await copyOf(name, `ended ${at}`);
      const fileSystem = createFaultyFileSystem();
      // From this call on nothing reaches the disk any more; a write that is under way arrives by half.
      fileSystem.arm(at === null ? null : { at, code: 'EIO', persistent: true });
      const { library } = await open(folder, worldWith({ fileSystem, wait: async () => {} }));
      const read = await library.articles.read(places.article);
      const saved = read.ok ? await library.articles.updateMeta(places.article, { ...read.value.meta, ...meta }) : read;
      const calls = fileSystem.calls().length;

      await rm(join(folder, 'lock'), { force: true });
      const fresh = (await open(folder)).library;
      expect(
        (await fresh.verifyInBackground()).filter(({ problem }) => problem !== 'left-over-temp' && problem !== 'unfinished-save'),
      ).toEqual([]);
      expect(await wordsInLibrary(fresh)).toEqual(expected);
      expect(await anchors(fresh)).toEqual(passages);
      const article = await firstArticle(fresh);
      const isNew = article.meta.address === meta.address;
      if (isNew && name === 'library-v1') expect(await keptSnapshots(folder, places.article), 'the state before is kept').toHaveLength(1);
      if (saved.ok) expect(isNew, 'acknowledged').toBe(true);
      await fresh.close();
      await rm(folder, { recursive: true });
      return { calls, state: isNew ? 'new' : 'old' };
    };
    const { calls, state } = await run(null);
    expect([calls > 20, state]).toEqual([true, 'new']);
    const states = new Set<string>();
    for (let at = 1; at <= calls; at += 1) states.add((await run(at)).state);
    expect([...states].sort()).toEqual(['new', 'old']);
  });
});

it('a picture of the newest golden library is its own bytes, between the same words', async () => {
  const { library } = await open(await copyOf('library-v4', 'pictures'));
  const articles = await Promise.all((await library.articles.ids()).map(async (id) => unwrap(await library.articles.read(id))));
  const found = articles.flatMap(({ id, versions }) => versions.flatMap(({ pictures }) => pictures.map((picture) => ({ id, picture }))));
  expect(found).toMatchObject([{ picture: { after: 1, alt: 'The table of the talks', mediaType: 'image/png', width: 40, height: 40 } }]);
  for (const { id, picture } of found) {
    const bytes = unwrap(await library.articles.readPicture(id, picture.sha256));
    expect([sha256(bytes), bytes.byteLength]).toEqual([picture.sha256, picture.bytes]);
  }
  await library.close();
});

it('the state before a migration stays whatever comes after it, and can be opened', async () => {
  const folder = await copyOf('library-v1', 'kept');
  let clock = 0;
  const { library } = await open(folder, worldWith({ monotonicMs: () => (clock += 300_000) }));
  const before = await readFile(join(folder, 'articles', '01J00000000000000000000004', 'article.json'), 'utf8');
  const { id } = await firstArticle(library);
  for (let save = 0; save < 15; save += 1) {
    const { meta: now } = await firstArticle(library);
    unwrap(await library.articles.updateMeta(id, { ...now, author: `${save}` }));
  }
  const [kept = '', ...more] = await keptSnapshots(folder, id);
  expect(more).toEqual([]);
  expect(await readFile(kept, 'utf8')).toBe(before);
  await library.close();
});

async function placesOf(name: string): Promise<{ readonly article: Article['id'] }> {
  const [id] = (await readdir(join(fixtures, name, 'articles'))).sort();
  return { article: articleId.parse(id) };
}

async function keptSnapshots(folder: string, id: string): Promise<readonly string[]> {
  const snapshots = join(folder, 'snapshots', `article-${id}`);
  return (await readdir(snapshots)).filter((file) => file.endsWith('-kept.json')).map((file) => join(snapshots, file));
}
