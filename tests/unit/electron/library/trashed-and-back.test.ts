import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FileSystem } from '../../../../electron/library/file-system';
import type { Library } from '../../../../electron/library/library';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import type { Annotation } from '../../../../shared/domain/annotation';
import type { Article } from '../../../../shared/domain/article';
import { annotate, fileSystemWith, newLibraryFolder, open, storeArticle, unwrap, worldWith } from '../../../helpers/library-fixture';

/** An annotation that was thrown away comes back with the words of an earlier version: its last words are in the trash alone. */
let folder: string;
let remove: () => Promise<void>;
let library: Library;
let article: Article;
let mark: Annotation;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  ({ library } = await open(folder));
  article = await storeArticle(library);
  mark = await annotate(library, article, 0, 3, 'first words');
  unwrap(await library.annotations.update(article.id, mark.id, { comment: 'last words' }));
  const subject = { kind: 'annotations', id: article.id } as const;
  unwrap(await library.trash.annotation(article.id, mark.id));
  const earlier = [];
  for (const { id } of unwrap(await library.history.list(subject)).versions) {
    const { content } = unwrap(await library.history.read(subject, id));
    if (content.kind === 'annotations') earlier.push({ id, content });
  }
  const first = earlier.find(({ content }) => content.annotations[0]?.comment === 'first words');
  // Only some states are kept; the others of this test say what they need.
  if (first === undefined) unwrap(await library.annotations.putBack({ ...mark }));
  else unwrap(await library.history.restore(subject, first.id, false));
});

afterEach(async () => {
  await library.close();
  await remove();
});

const comments = async (): Promise<readonly string[]> =>
  unwrap(await library.annotations.read(article.id)).annotations.map(({ comment }) => comment);
const inTrash = async (): Promise<number> => (await library.trash.list()).length;

it('stays in the trash when the library is looked through', async () => {
  expect(await comments()).toEqual(['first words']);
  await library.verifyInBackground();
  expect(await inTrash()).toBe(1);
});

it('comes out of the trash with its last words, and the others become a version', async () => {
  unwrap(await library.trash.restore('annotation', mark.id));
  expect(await comments()).toEqual(['last words']);
  expect(await inTrash()).toBe(0);
  const subject = { kind: 'annotations', id: article.id } as const;
  const { versions } = unwrap(await library.history.list(subject));
  const contents = await Promise.all(versions.map(async ({ id }) => unwrap(await library.history.read(subject, id)).content));
  expect(JSON.stringify(contents)).toContain('first words');
});

it('is thrown away once more, and the words that were in the trash are kept until it is deleted for good', async () => {
  unwrap(await library.trash.annotation(article.id, mark.id));
  expect(await comments()).toEqual([]);
  expect(await inTrash()).toBe(1);
  unwrap(await library.trash.purge([{ kind: 'annotation', id: mark.id }], ''));
  expect(await inTrash()).toBe(0);
});

const folderInTrash = (): string => join(folder, 'trash', `annotation-${mark.id}`);
const note = (): string => join(folderInTrash(), 'trashed.json');
const fails = (code: string) => async (): Promise<never> => Promise.reject(Object.assign(new Error('injected'), { code }));

/** Opens the library anew on a disk of which single calls are replaced, by what `changes` says just then. */
async function onOtherDisk(): Promise<{ changes: Partial<FileSystem> }> {
  await library.close();
  const disk: { changes: Partial<FileSystem> } = { changes: {} };
  const fileSystem = new Proxy(fileSystemWith({}), { get: (real, name: keyof FileSystem) => disk.changes[name] ?? real[name] });
  ({ library } = await open(folder, worldWith({ fileSystem })));
  return disk;
}

async function commentInTrash(): Promise<unknown> {
  return JSON.parse(await readFile(note(), 'utf8')).body.annotation.annotation.comment;
}

it('is thrown away once more with the words that lie in the trash already: those are kept once', async () => {
  const { annotation } = JSON.parse(await readFile(note(), 'utf8')).body;
  unwrap(await library.annotations.putBack(annotation.annotation));
  unwrap(await library.trash.annotation(article.id, mark.id));
  expect(await comments()).toEqual([]);
  expect(await commentInTrash()).toBe('last words');
  expect(await readdir(join(folder, 'snapshots'))).not.toContain(`trashed-annotation-${mark.id}`);
});

it.each(['makeFolder', 'readFile'] as const)('stays where it is while the words in the trash cannot be kept (%s)', async (call) => {
  const disk = await onOtherDisk();
  const meant = call === 'readFile' ? note() : join(folder, 'snapshots', `trashed-annotation-${mark.id}`);
  disk.changes = {
    [call]: async (path: string): Promise<unknown> => (path === meant ? fails('EIO')() : nodeSurroundings.fileSystem[call](path)),
  };
  expect(await library.trash.annotation(article.id, mark.id)).toMatchObject({ ok: false, error: { code: 'storage.io' } });
  disk.changes = {};
  expect(await comments()).toEqual(['first words']);
  expect(await commentInTrash()).toBe('last words');
  unwrap(await library.trash.annotation(article.id, mark.id));
  expect(await comments()).toEqual([]);
  expect(await commentInTrash()).toBe('first words');
});

it('stays where it is when somebody takes the words out of the trash in that moment', async () => {
  const disk = await onOtherDisk();
  let looks = 0;
  disk.changes = {
    async stamp(path) {
      // The first look finds them, the third is the one before they are kept.
      if (path === note() && ++looks === 3) await rm(folderInTrash(), { recursive: true });
      return nodeSurroundings.fileSystem.stamp(path);
    },
  };
  expect(await library.trash.annotation(article.id, mark.id)).toMatchObject({ ok: false, error: { code: 'storage.conflict' } });
  expect(await comments()).toEqual(['first words']);
});

it('is thrown away once more over words that are damaged, which are set aside', async () => {
  await writeFile(note(), 'damaged');
  unwrap(await library.trash.annotation(article.id, mark.id));
  expect(await commentInTrash()).toBe('first words');
  const aside = join(folder, 'quarantine', `trashed-annotation-${mark.id}-truncated-1`, 'trashed.json');
  expect(await readFile(aside, 'utf8')).toBe('damaged');
});
