import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLibrary } from '../../../../electron/library/create-library';
import { type Library, openLibrary } from '../../../../electron/library/library';
import type { LibraryChange } from '../../../../electron/library/library-core';
import { nodeProcessTable } from '../../../../electron/library/node-process-table';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { describePassage } from '../../../../shared/anchoring/selectors';
import { currentVersion } from '../../../../shared/domain/article';
import type { SaveState } from '../../../../shared/domain/library-status';

let folder: string;
let library: Library;
let changes: LibraryChange[];
let states: SaveState[];

async function open(): Promise<Library> {
  return openLibrary({
    folder,
    world: nodeSurroundings,
    processes: nodeProcessTable,
    changed: (change) => changes.push(change),
    saveStateChanged: (state) => states.push(state),
  });
}

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'library-')), 'Desk');
  changes = [];
  states = [];
  const made = await createLibrary(nodeSurroundings, nodeProcessTable, folder, { name: 'Desk', defaultMarking: '', defaultFrom: '' });
  expect(made).toEqual({ ok: true, value: null });
  library = await open();
});

afterEach(async () => {
  await library.close();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

const meta = {
  title: 'On treaties',
  source: '',
  author: '',
  publishedOn: '',
  address: '',
  language: 'en',
  marking: '',
  grade: null,
} as const;
const text = 'Two states signed a treaty.\nA third one took note.';

async function storeArticle() {
  const stored = await library.articles.create({
    meta,
    blocks: text.split('\n').map((line) => ({ kind: 'paragraph', level: 1, text: line })),
    original: { bytes: new TextEncoder().encode(text), importedName: '', extension: 'txt' },
  });
  if (!stored.ok) throw new Error(stored.error.code);
  return stored.value;
}

describe('a library', () => {
  it('opens for writing and knows its settings', () => {
    expect(library.access()).toEqual({ state: 'open', reason: null });
    expect(library.settings()).toEqual({ name: 'Desk', defaultMarking: '', defaultFrom: '' });
  });

  it('keeps an article with its untouched original and finds both again after a restart', async () => {
    const article = await storeArticle();
    await library.close();
    library = await open();
    expect(await library.articles.ids()).toEqual([article.id]);
    expect(await library.articles.read(article.id)).toEqual({ ok: true, value: article });
    expect(await library.articles.readOriginal(article.id)).toEqual({ ok: true, value: Buffer.from(text) });
    expect(await readFile(join(folder, 'articles', article.id, 'original.txt'), 'utf8')).toBe(text);
  });

  it('annotates, trashes and restores', async () => {
    const article = await storeArticle();
    const target = describePassage(currentVersion(article), 4, 10);
    const made = await library.annotations.create({ articleId: article.id, kind: 'risk', comment: 'why?', tags: ['a'], target });
    if (!made.ok) throw new Error(made.error.code);
    expect(changes.at(-1)).toEqual({ topic: 'annotations', id: article.id });
    expect(states.at(-1)?.state).toBe('saved');

    expect(await library.trash.annotation(article.id, made.value.id)).toEqual({ ok: true, value: null });
    expect((await library.trash.list()).map(({ kind, title }) => [kind, title])).toEqual([['annotation', 'states']]);
    expect(await library.annotations.read(article.id)).toMatchObject({ value: { annotations: [] } });
    expect(await library.trash.restore('annotation', made.value.id)).toEqual({ ok: true, value: null });
    expect(await library.annotations.read(article.id)).toMatchObject({ value: { annotations: [made.value] } });

    expect(await library.trash.article(article.id)).toEqual({ ok: true, value: null });
    expect(await library.articles.read(article.id)).toEqual({ ok: false, error: { code: 'article.not-found' } });
    expect((await library.trash.list()).map(({ kind, title }) => [kind, title])).toEqual([['article', 'On treaties']]);
    expect(await library.trash.restore('article', article.id)).toEqual({ ok: true, value: null });
    expect(await library.annotations.read(article.id)).toMatchObject({ value: { annotations: [made.value] } });
    expect(await readdir(join(folder, 'trash'))).toEqual([]);
    expect(await library.verifyInBackground()).toEqual([]);
  });

  it('saves, trashes and restores a briefing', async () => {
    const header = { title: 'Note', to: '', from: '', date: '', reference: '', meeting: '', marking: '' } as const;
    const body = { type: 'doc', content: [{ type: 'paragraph' }] } as const;
    const made = await library.briefings.create({ template: 'information-note', language: 'en', header, body });
    if (!made.ok) throw new Error(made.error.code);
    const { id } = made.value;
    const saved = await library.briefings.save(id, { header: { ...header, title: 'Longer' }, body });
    expect(saved).toMatchObject({ ok: true, value: { header: { title: 'Longer' } } });
    expect(await library.trash.briefing(id)).toEqual({ ok: true, value: null });
    expect(await library.briefings.read(id)).toEqual({ ok: false, error: { code: 'briefing.not-found' } });
    expect(await library.briefings.ids()).toEqual([]);
    expect(await library.trash.restore('briefing', id)).toEqual({ ok: true, value: null });
    expect(await library.briefings.read(id)).toEqual(saved);
    expect(await library.verifyInBackground()).toEqual([]);
  });
});
