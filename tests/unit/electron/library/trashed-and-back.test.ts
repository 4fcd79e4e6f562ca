import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Library } from '../../../../electron/library/library';
import type { Annotation } from '../../../../shared/domain/annotation';
import type { Article } from '../../../../shared/domain/article';
import { annotate, newLibraryFolder, open, storeArticle, unwrap } from '../../../helpers/library-fixture';

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
