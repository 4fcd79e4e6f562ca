import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../../electron/library/library';
import type { LibraryChange } from '../../../../electron/library/library-core';
import { nodeFileSystem } from '../../../../electron/library/node-file-system';
import type { Article } from '../../../../shared/domain/article';
import type { TrashKind, TrashThing } from '../../../../shared/domain/rows';
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
import { libraryState } from '../../../helpers/library-state';

let folder: string;
let remove: () => Promise<void>;
let library: Library;
let changes: LibraryChange[];

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  ({ library, changes } = await open(folder));
});

afterEach(async () => {
  await library.close();
  await remove();
});

const thing = (kind: TrashKind, id: string): TrashThing => ({ kind, id });
const nowhere = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const titles = async (): Promise<readonly string[]> => (await library.trash.list()).map(({ title }) => title);

async function briefings(count: number): Promise<readonly TrashThing[]> {
  const made: TrashThing[] = [];
  for (let index = 1; index <= count; index += 1) made.push(thing('briefing', (await writeBriefing(library, `Note ${index}`)).id));
  return made;
}

async function trashedBriefings(count: number): Promise<readonly TrashThing[]> {
  const things = await briefings(count);
  unwrap(await library.trash.several(things, String(count)));
  return things;
}

async function reopen(): Promise<void> {
  await library.close();
  ({ library, changes } = await open(folder));
}

describe('several', () => {
  it('throws away articles and briefings together and tells their lists', async () => {
    const article = await storeArticle(library);
    const note = await writeBriefing(library, 'Note');
    const kept = await writeBriefing(library, 'Kept');
    changes.length = 0;
    expect(await library.trash.several([thing('article', article.id), thing('briefing', note.id)], '')).toEqual({
      ok: true,
      value: { count: 2 },
    });
    expect(changes).toEqual([
      { topic: 'articles', id: article.id },
      { topic: 'briefings', id: note.id },
      { topic: 'trash', id: '' },
    ]);
    expect(await library.articles.ids()).toEqual([]);
    expect(await library.briefings.ids()).toEqual([kept.id]);
    expect([...(await titles())].sort()).toEqual(['Note', 'On treaties']);
    expect(await library.trash.count()).toBe(2);
    expect(await readdir(join(folder, 'intents'))).toEqual([]);
  });

  it('leaves out what is not there, and says when that is all', async () => {
    const [note] = await briefings(1);
    const gone = [thing('briefing', nowhere), thing('article', nowhere)];
    expect(await library.trash.several([...gone, note as TrashThing], '')).toEqual({ ok: true, value: { count: 1 } });
    expect(await library.trash.several(gone, '')).toEqual({ ok: false, error: { code: 'article.not-found' } });
    expect(await library.trash.several(gone.slice(0, 1), '')).toEqual({ ok: false, error: { code: 'briefing.not-found' } });
  });

  it('wants much at one go confirmed by its number or the library’s name, and removes nothing until then', async () => {
    const things = await briefings(6);
    for (const typed of ['', '5', 'yes'])
      expect(await library.trash.several(things, typed)).toEqual({
        ok: false,
        error: { code: 'trash.unconfirmed', params: { count: '6' } },
      });
    expect(await library.briefings.ids()).toHaveLength(6);
    expect(await library.trash.several(things, 'Desk')).toEqual({ ok: true, value: { count: 6 } });
    expect(await library.briefings.ids()).toEqual([]);
  });

  it('keeps a snapshot of each document of much that goes at one go, and of none otherwise', async () => {
    const few = await briefings(5);
    unwrap(await library.trash.several(few, ''));
    const articles: Article[] = [];
    for (let index = 0; index < 6; index += 1) articles.push(await storeArticle(library, `Words ${index}.`));
    unwrap(
      await library.trash.several(
        articles.map(({ id }) => thing('article', id)),
        '6',
      ),
    );
    const kept = await readdir(join(folder, 'snapshots'));
    for (const { id } of articles) expect(kept).toEqual(expect.arrayContaining([`article-${id}`, `annotations-${id}`]));
    expect(kept.filter((name) => name.startsWith('briefing-'))).toEqual([]);
  });

  it('goes through with much of which some is damaged, for that has no state to keep, and not when a state cannot be kept', async () => {
    const things = await briefings(7);
    const article = await storeArticle(library);
    await library.close();
    await writeFile(join(folder, 'articles', article.id, 'article.json'), 'damaged');
    await rm(join(folder, 'snapshots'), { recursive: true });
    let isRefusing = true;
    const refuse = (call: (from: string, to: string) => Promise<void>) => async (from: string, to: string) => {
      if (isRefusing && to.includes('snapshots')) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      await call(from, to);
    };
    const fileSystem = fileSystemWith({ link: refuse(nodeFileSystem.link), copy: refuse(nodeFileSystem.copy) });
    ({ library, changes } = await open(folder, worldWith({ fileSystem })));
    expect(await library.trash.several([...things, thing('article', article.id)], '8')).toMatchObject({
      ok: false,
      error: { code: 'storage.disk-full' },
    });
    expect(await library.briefings.ids()).toHaveLength(7);
    isRefusing = false;
    expect(await library.trash.several([...things, thing('article', article.id)], '8')).toEqual({ ok: true, value: { count: 8 } });
  });

  it('goes through with documents that are damaged: of an article what is left goes under its id, of a briefing nothing is left', async () => {
    const [note, other] = await briefings(2);
    const article = await storeArticle(library);
    await library.close();
    await writeFile(join(folder, 'briefings', `${note?.id}.json`), 'damaged');
    await writeFile(join(folder, 'articles', article.id, 'article.json'), 'damaged');
    await rm(join(folder, 'snapshots'), { recursive: true });
    ({ library, changes } = await open(folder));
    const things = [note, other, thing('article', article.id)] as TrashThing[];
    expect(await library.trash.several(things, '')).toEqual({ ok: true, value: { count: 2 } });
    expect(await library.briefings.ids()).toEqual([]);
    expect(await readdir(join(folder, 'trash', `article-${article.id}`))).toContain('original.txt');
  });

  it('takes all back when one cannot go, and says why', async () => {
    const things = await briefings(3);
    const before = await libraryState(library);
    await library.close();
    const last = join(folder, 'briefings', `${things[2]?.id}.json`);
    const refuse = async (from: string, to: string): Promise<void> => {
      if (from === last) throw Object.assign(new Error('held'), { code: 'EPERM' });
      await nodeFileSystem.rename(from, to);
    };
    ({ library, changes } = await open(folder, worldWith({ fileSystem: fileSystemWith({ rename: refuse }) })));
    expect(await library.trash.several(things, '')).toMatchObject({ ok: false, error: { code: 'storage.denied' } });
    expect(await libraryState(library)).toEqual(before);
    expect(await readdir(join(folder, 'intents'))).toEqual([]);
  });

  it('refuses what would replace something that is in the trash already', async () => {
    const [note, other] = (await briefings(2)) as [TrashThing, TrashThing];
    // As a synchronised drive does it, which brings a file back.
    unwrap(await library.trash.several([note], ''));
    await writeFile(
      join(folder, 'briefings', `${note.id}.json`),
      await nodeFileSystem.readFile(join(folder, 'trash', `briefing-${note.id}`, 'briefing.json')),
    );
    expect(await library.trash.several([other, note], '')).toMatchObject({ ok: false, error: { code: 'storage.conflict' } });
    expect(await library.briefings.ids()).toEqual([note.id, other.id]);
    expect(await titles()).toEqual(['Note 1']);
  });
});

describe('restoreSeveral', () => {
  it('restores articles before their annotations, all with what they were', async () => {
    const article = await storeArticle(library);
    const mark = await annotate(library, article, 0, 3, 'why');
    const note = await writeBriefing(library, 'Note');
    const before = await libraryState(library);
    unwrap(await library.trash.annotation(article.id, mark.id));
    unwrap(await library.trash.several([thing('article', article.id), thing('briefing', note.id)], ''));
    const all = await library.trash.list();
    expect(all.find(({ kind }) => kind === 'annotation')?.articleId).toBe(article.id);
    expect(await library.trash.restoreSeveral(all.map(({ kind, id }) => thing(kind, id)))).toEqual({ ok: true, value: { count: 3 } });
    expect(await libraryState(library)).toEqual(before);
  });

  it('restores nothing when an annotation’s article is not there', async () => {
    const article = await storeArticle(library);
    const mark = await annotate(library, article, 0, 3);
    unwrap(await library.trash.annotation(article.id, mark.id));
    const [note] = await trashedBriefings(1);
    unwrap(await library.trash.article(article.id));
    expect(await library.trash.restoreSeveral([note as TrashThing, thing('annotation', mark.id)])).toEqual({
      ok: false,
      error: { code: 'article.not-found' },
    });
    expect(await library.briefings.ids()).toEqual([]);
  });

  it('leaves out what is not in the trash, and says when that is all', async () => {
    const [note] = (await trashedBriefings(1)) as [TrashThing];
    await mkdir(join(folder, 'trash', `briefing-${nowhere}`));
    expect(await library.trash.restoreSeveral([thing('briefing', nowhere), note])).toEqual({ ok: true, value: { count: 1 } });
    expect(await library.trash.restoreSeveral([note])).toEqual({ ok: false, error: { code: 'trash.not-found' } });
  });

  it('takes all back when the place of one is taken, as it was in the trash', async () => {
    const things = (await trashedBriefings(3)) as [TrashThing, TrashThing, TrashThing];
    const before = await library.trash.list();
    await writeFile(join(folder, 'briefings', `${things[2].id}.json`), 'another');
    expect(await library.trash.restoreSeveral(things)).toMatchObject({ ok: false, error: { code: 'storage.conflict' } });
    expect(await library.trash.list()).toEqual(before);
  });

  it('takes all back when the note of an annotation is damaged', async () => {
    const article = await storeArticle(library);
    const mark = await annotate(library, article, 0, 3);
    unwrap(await library.trash.annotation(article.id, mark.id));
    const [note] = (await trashedBriefings(1)) as [TrashThing];
    await writeFile(join(folder, 'trash', `annotation-${mark.id}`, 'trashed.json'), 'damaged');
    expect(await library.trash.restoreSeveral([note, thing('annotation', mark.id)])).toMatchObject({
      ok: false,
      error: { code: 'storage.damaged' },
    });
    expect(await titles()).toContain('Note 1');
    expect(await library.briefings.ids()).toEqual([]);
  });
});

describe('purge', () => {
  it('deletes for good, with snapshots and damaged copies, and touches nothing else', async () => {
    const article = await storeArticle(library);
    const kept = await storeArticle(library, 'Kept words.');
    const mark = await annotate(library, article, 0, 3);
    const [note] = (await briefings(1)) as [TrashThing];
    unwrap(await library.annotations.update(article.id, mark.id, { comment: 'again' }));
    for (const name of [`article-${article.id}-zeros-1`, `trashed-article-${article.id}-empty-2`, `article-${kept.id}-zeros-1`])
      await mkdir(join(folder, 'quarantine', name), { recursive: true });
    unwrap(await library.trash.several([thing('article', article.id), note], ''));
    expect(await library.trash.purge([thing('article', article.id), note], '')).toEqual({ ok: true, value: { count: 2, emptied: null } });
    expect(await library.trash.list()).toEqual([]);
    const left = (await readdir(folder, { recursive: true })).filter((name) => name.includes(article.id) || name.includes(note.id));
    expect(left).toEqual([]);
    expect(await readdir(join(folder, 'quarantine'))).toEqual([`article-${kept.id}-zeros-1`]);
    expect(await library.trash.restore('article', article.id)).toEqual({ ok: false, error: { code: 'trash.not-found' } });
    await reopen();
    expect(await library.verifyInBackground()).toEqual([]);
    expect(await library.articles.ids()).toEqual([kept.id]);
  });

  it('deletes an annotation for good and leaves its article alone', async () => {
    const article = await storeArticle(library);
    const [one, two] = [await annotate(library, article, 0, 3), await annotate(library, article, 4, 10)];
    unwrap(await library.trash.annotation(article.id, one.id));
    expect(await library.trash.purge([thing('annotation', one.id)], '')).toEqual({ ok: true, value: { count: 1, emptied: null } });
    expect(unwrap(await library.annotations.read(article.id)).annotations).toEqual([two]);
    expect(await readdir(join(folder, 'trash'))).toEqual([]);
  });

  it('says when nothing of it is in the trash', async () => {
    expect(await library.trash.purge([thing('article', nowhere)], '')).toEqual({ ok: false, error: { code: 'trash.not-found' } });
  });

  it('is done although the disk holds on to some of it, which is not shown any more and goes with the next action', async () => {
    const [one, two, other] = (await trashedBriefings(3)) as [TrashThing, TrashThing, TrashThing];
    await library.close();
    let held = true;
    const hold = async (path: string): Promise<void> => {
      if (held && path.endsWith(`briefing-${two.id}`) && path.includes('trash')) throw Object.assign(new Error('held'), { code: 'EBUSY' });
      await nodeFileSystem.removeFolder(path);
    };
    ({ library, changes } = await open(folder, worldWith({ fileSystem: fileSystemWith({ removeFolder: hold }) })));
    expect(await library.trash.purge([one, two], '')).toEqual({ ok: false, error: { code: 'trash.unfinished' } });
    expect(await titles()).toEqual(['Note 3']);
    expect(await library.trash.count()).toBe(1);
    expect(await library.trash.restore('briefing', two.id)).toEqual({ ok: false, error: { code: 'trash.not-found' } });
    // It is in nobody's way.
    unwrap(await library.trash.restore('briefing', other.id));
    expect(await readdir(join(folder, 'trash'))).toEqual([`briefing-${two.id}`]);
    held = false;
    unwrap(await library.trash.briefing((await library.briefings.ids())[0] as never));
    expect(await readdir(join(folder, 'trash'))).toEqual([`briefing-${other.id}`]);
    expect(await readdir(join(folder, 'intents'))).toEqual([]);
  });
});

describe('emptying out much at one go', () => {
  it('wants it confirmed, and sets it aside as one', async () => {
    const things = await trashedBriefings(6);
    expect(await library.trash.purge(things, '')).toEqual({ ok: false, error: { code: 'trash.unconfirmed', params: { count: '6' } } });
    const emptied = unwrap(await library.trash.purge(things, '6'));
    expect(emptied).toEqual({ count: 6, emptied: expect.any(String) as string });
    expect(await library.trash.list()).toEqual([]);
    expect(await library.trash.count()).toBe(0);
    expect(await library.trash.emptied()).toMatchObject([{ id: emptied.emptied, counts: { article: 0, annotation: 0, briefing: 6 } }]);
    await reopen();
    expect(await library.verifyInBackground()).toEqual([]);
    expect(await library.trash.emptied()).toHaveLength(1);
  });

  it('is taken back as one', async () => {
    const things = await trashedBriefings(6);
    const before = await library.trash.list();
    const { emptied } = unwrap(await library.trash.purge(things, 'Desk'));
    expect(await library.trash.bringBack(emptied ?? '')).toEqual({ ok: true, value: { count: 6 } });
    expect(await library.trash.list()).toEqual(before);
    expect(await library.trash.emptied()).toEqual([]);
    expect(await library.trash.bringBack(emptied ?? '')).toEqual({ ok: false, error: { code: 'trash.not-found' } });
  });

  it('ends for good only when that is confirmed', async () => {
    const things = await trashedBriefings(6);
    const { emptied } = unwrap(await library.trash.purge(things, '6'));
    expect(await library.trash.purgeEmptied(emptied ?? '', '')).toEqual({
      ok: false,
      error: { code: 'trash.unconfirmed', params: { count: '6' } },
    });
    expect(await library.trash.emptied()).toHaveLength(1);
    expect(await library.trash.purgeEmptied(emptied ?? '', '6')).toEqual({ ok: true, value: { count: 6 } });
    expect(await library.trash.emptied()).toEqual([]);
    expect(await readdir(join(folder, 'trash'))).toEqual([]);
    expect(await library.trash.purgeEmptied(emptied ?? '', '6')).toEqual({ ok: false, error: { code: 'trash.not-found' } });
  });

  it('lists the last first, and each with what is left of it', async () => {
    const first = await trashedBriefings(6);
    const one = unwrap(await library.trash.purge(first, '6')).emptied;
    const second = await trashedBriefings(6);
    const two = unwrap(await library.trash.purge(second, '6')).emptied;
    expect((await library.trash.emptied()).map(({ id }) => id)).toEqual([two, one]);
    // Undoing what threw it away brings a thing out of what is set aside, too.
    unwrap(await library.trash.restore('briefing', first[0]?.id ?? ''));
    expect((await library.trash.emptied()).map(({ counts }) => counts.briefing)).toEqual([6, 5]);
  });

  it('shows in the trash what is thrown away anew', async () => {
    const things = await trashedBriefings(6);
    const { emptied } = unwrap(await library.trash.purge(things, '6'));
    const [first, ...others] = things as [TrashThing, ...TrashThing[]];
    unwrap(await library.trash.restore('briefing', first.id));
    unwrap(await library.trash.briefing(first.id as never));
    expect(await titles()).toEqual(['Note 1']);
    expect(await library.trash.emptied()).toMatchObject([{ id: emptied, counts: { briefing: 5 } }]);
    for (const { id } of others) unwrap(await library.trash.restore('briefing', id));
    unwrap(await library.trash.several(others, '5'));
    expect(await library.trash.count()).toBe(6);
    expect(await readdir(join(folder, 'trash'))).toHaveLength(6);
  });

  it('is told of no longer when nothing of it is left', async () => {
    const things = await trashedBriefings(6);
    const { emptied } = unwrap(await library.trash.purge(things, '6'));
    unwrap(await library.trash.restoreSeveral(things));
    expect(await library.trash.emptied()).toEqual([]);
    expect(await library.trash.purgeEmptied(emptied ?? '', '0')).toEqual({ ok: false, error: { code: 'trash.not-found' } });
  });

  it('is as it was when the disk refuses to set it aside or to bring it back', async () => {
    const things = await trashedBriefings(6);
    await library.close();
    let isRefusing = true;
    const sync = async (path: string): Promise<void> => {
      if (isRefusing && path.endsWith('trash')) {
        isRefusing = false;
        throw Object.assign(new Error('bad sector'), { code: 'EIO' });
      }
      await nodeFileSystem.syncFolder(path);
    };
    ({ library, changes } = await open(folder, worldWith({ fileSystem: fileSystemWith({ syncFolder: sync }) })));
    expect(await library.trash.purge(things, '6')).toMatchObject({ ok: false, error: { code: 'storage.io' } });
    expect([await library.trash.count(), await library.trash.emptied()]).toEqual([6, []]);
    const { emptied } = unwrap(await library.trash.purge(things, '6'));
    isRefusing = true;
    expect(await library.trash.bringBack(emptied ?? '')).toMatchObject({ ok: false, error: { code: 'storage.io' } });
    expect([await library.trash.count(), (await library.trash.emptied()).length]).toEqual([0, 1]);
  });

  it('sets nothing aside by a document that is damaged', async () => {
    const things = await trashedBriefings(6);
    const { emptied } = unwrap(await library.trash.purge(things, '6'));
    await writeFile(join(folder, 'trash', `emptied-${emptied}.json`), 'damaged');
    expect(await library.trash.count()).toBe(6);
    expect(await library.trash.emptied()).toEqual([]);
  });
});

describe('a trash that cannot be read', () => {
  it('is shown as empty, and every action on it says why it failed', async () => {
    const [note] = (await trashedBriefings(1)) as [TrashThing];
    await library.close();
    const refuse = async (path: string): Promise<readonly string[]> => {
      if (path.endsWith('trash')) throw Object.assign(new Error('bad sector'), { code: 'EIO' });
      return nodeFileSystem.list(path);
    };
    ({ library, changes } = await open(folder, worldWith({ fileSystem: fileSystemWith({ list: refuse }) })));
    expect([await library.trash.list(), await library.trash.count(), await library.trash.emptied()]).toEqual([[], 0, []]);
    const failure = { ok: false, error: { code: 'storage.io', params: { detail: 'EIO' } } };
    expect(await library.trash.restore('briefing', note.id)).toEqual(failure);
    expect(await library.trash.purge([note], '')).toEqual(failure);
  });

  it('can be missing', async () => {
    await trashedBriefings(1);
    await rename(join(folder, 'trash'), join(folder, 'elsewhere'));
    expect([await library.trash.list(), await library.trash.count(), await library.trash.emptied()]).toEqual([[], 0, []]);
  });
});
