import { copyFile, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealDocument } from '../../../../electron/library/envelope';
import type { Library } from '../../../../electron/library/library';
import { libraryPlaces } from '../../../../electron/library/library-places';
import { annotate, newLibraryFolder, open, storeArticle, unwrap, writeBriefing } from '../../../helpers/library-fixture';

let folder: string;
let remove: () => Promise<void>;
let library: Library;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  ({ library } = await open(folder));
});

afterEach(async () => {
  await library.close();
  await remove();
});

describe('tidyTrashed', () => {
  it('takes a briefing that lies in its place and in the trash with the same bytes as one that was not trashed', async () => {
    const briefing = await writeBriefing(library, 'Words');
    unwrap(await library.trash.briefing(briefing.id));
    // What a disk without a journal shows after a power cut in the middle of the move.
    await copyFile(join(folder, 'trash', `briefing-${briefing.id}`, 'briefing.json'), join(folder, 'briefings', `${briefing.id}.json`));
    await library.verifyInBackground();
    expect(await library.trash.list()).toEqual([]);
    expect(await readdir(join(folder, 'trash'))).toEqual([]);
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Words');
  });

  it('leaves both where their bytes differ: each may be wanted', async () => {
    const briefing = await writeBriefing(library, 'Words');
    const place = join(folder, 'briefings', `${briefing.id}.json`);
    const old = join(folder, 'old.json');
    await copyFile(place, old);
    unwrap(await library.briefings.save(briefing.id, { header: { ...briefing.header, title: 'Newer words' }, body: briefing.body }));
    unwrap(await library.trash.briefing(briefing.id));
    await copyFile(old, place);
    await rm(old);
    await library.verifyInBackground();
    expect((await library.trash.list()).map(({ title }) => title)).toEqual(['Newer words']);
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Words');
  });

  it('leaves a trashed briefing whose place is empty', async () => {
    const briefing = await writeBriefing(library, 'Words');
    unwrap(await library.trash.briefing(briefing.id));
    await library.verifyInBackground();
    expect((await library.trash.list()).map(({ title }) => title)).toEqual(['Words']);
    expect((await stat(join(folder, 'trash', `briefing-${briefing.id}`, 'briefing.json'))).size).toBeGreaterThan(0);
  });

  it('clears what an interrupted write of a note left beside the thing, and nothing else', async () => {
    const article = await storeArticle(library);
    unwrap(await library.trash.article(article.id));
    const inTrash = join(folder, 'trash', `article-${article.id}`);
    await writeFile(join(inTrash, '.trashed.123.abc.tmp'), 'half a note');
    await writeFile(join(inTrash, 'mine.txt'), 'a person put it there');
    await library.verifyInBackground();
    expect((await readdir(inTrash)).sort()).toEqual(['annotations.json', 'article.json', 'mine.txt', 'original.txt', 'trashed.json']);
  });

  it('throws away a note whose thing never came, but no folder that holds something else', async () => {
    for (const kind of ['article', 'annotation', 'briefing'] as const) {
      const empty = join(folder, 'trash', `${kind}-01ARZ3NDEKTSV4RRFFQ69G5FAV`);
      const other = join(folder, 'trash', `${kind}-01BRZ3NDEKTSV4RRFFQ69G5FAV`);
      for (const path of [empty, other]) await mkdir(path);
      await writeFile(join(empty, '.trashed.123.abc.tmp'), 'half a note');
      await writeFile(join(other, 'mine.txt'), 'a person put it there');
    }
    await library.verifyInBackground();
    expect((await readdir(join(folder, 'trash'))).sort()).toEqual(
      ['annotation', 'article', 'briefing'].map((kind) => `${kind}-01BRZ3NDEKTSV4RRFFQ69G5FAV`),
    );
  });

  it('leaves an annotation in the trash whose note is damaged, tells of none, or whose article is gone', async () => {
    const article = await storeArticle(library);
    const [one, two] = [await annotate(library, article, 0, 3), await annotate(library, article, 4, 10)];
    const three = await annotate(library, article, 11, 17);
    for (const { id } of [one, two, three]) unwrap(await library.trash.annotation(article.id, id));
    const note = (id: string): string => join(folder, 'trash', `annotation-${id}`, 'trashed.json');
    await writeFile(note(one.id), 'damaged');
    const place = libraryPlaces(folder).trashed('annotation', two.id, '');
    const head = { id: two.id, rev: 1, parentRev: 0, seq: 1, savedAt: two.createdAt };
    await writeFile(
      note(two.id),
      sealDocument(place.kind, head, { kind: 'annotation', id: two.id, title: '', trashedAt: two.createdAt, annotation: null }),
    );
    unwrap(await library.trash.article(article.id));
    await library.verifyInBackground();
    expect((await readdir(join(folder, 'trash'))).filter((name) => name.startsWith('annotation'))).toHaveLength(3);
    expect(await library.trash.restore('annotation', two.id)).toMatchObject({ ok: false, error: { code: 'storage.damaged' } });
  });

  it('takes an annotation that is in its article as well as one that was not trashed', async () => {
    const article = await storeArticle(library);
    const mark = await annotate(library, article, 0, 3);
    const set = join(folder, 'articles', article.id, 'annotations.json');
    await copyFile(set, join(folder, 'before.json'));
    unwrap(await library.trash.annotation(article.id, mark.id));
    await copyFile(join(folder, 'before.json'), set);
    await rm(join(folder, 'before.json'));
    await library.verifyInBackground();
    expect(await library.trash.list()).toEqual([]);
    expect(unwrap(await library.annotations.read(article.id)).annotations).toEqual([mark]);
  });
});
