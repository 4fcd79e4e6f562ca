import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../../../../electron/library/node-file-system';
import type { Article } from '../../../../shared/domain/article';
import type { TrashThing } from '../../../../shared/domain/rows';
import { filledTrash, thing } from '../../../helpers/filled-trash';
import { annotate, fileSystemWith, storeArticle, unwrap, worldWith, writeBriefing } from '../../../helpers/library-fixture';
import { libraryOfEachTest } from '../../../helpers/library-of-each-test';
import { libraryState } from '../../../helpers/library-state';

const here = libraryOfEachTest();
const { titles, briefings, trashedBriefings } = filledTrash(here);
const nowhere = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

describe('several', () => {
  it('throws away articles and briefings together and tells their lists', async () => {
    const article = await storeArticle(here.library);
    const note = await writeBriefing(here.library, 'Note');
    const kept = await writeBriefing(here.library, 'Kept');
    here.changes.length = 0;
    expect(await here.library.trash.several([thing('article', article.id), thing('briefing', note.id)], '')).toEqual({
      ok: true,
      value: { count: 2 },
    });
    expect(here.changes).toEqual([
      { topic: 'articles', id: article.id },
      { topic: 'briefings', id: note.id },
      { topic: 'trash', id: '' },
    ]);
    expect(await here.library.articles.ids()).toEqual([]);
    expect(await here.library.briefings.ids()).toEqual([kept.id]);
    expect([...(await titles())].sort()).toEqual(['Note', 'On treaties']);
    expect(await here.library.trash.count()).toBe(2);
    expect(await readdir(join(here.folder, 'intents'))).toEqual([]);
  });

  it('leaves out what is not there, and says when that is all', async () => {
    const [note] = await briefings(1);
    const gone = [thing('briefing', nowhere), thing('article', nowhere)];
    expect(await here.library.trash.several([...gone, note as TrashThing], '')).toEqual({ ok: true, value: { count: 1 } });
    expect(await here.library.trash.several(gone, '')).toEqual({ ok: false, error: { code: 'article.not-found' } });
    expect(await here.library.trash.several(gone.slice(0, 1), '')).toEqual({ ok: false, error: { code: 'briefing.not-found' } });
  });

  it('wants much at one go confirmed by its number or the library’s name, and removes nothing until then', async () => {
    const things = await briefings(6);
    for (const typed of ['', '5', 'yes'])
      expect(await here.library.trash.several(things, typed)).toEqual({
        ok: false,
        error: { code: 'trash.unconfirmed', params: { count: '6' } },
      });
    expect(await here.library.briefings.ids()).toHaveLength(6);
    expect(await here.library.trash.several(things, 'Desk')).toEqual({ ok: true, value: { count: 6 } });
    expect(await here.library.briefings.ids()).toEqual([]);
  });

  it('keeps a snapshot of each document of much that goes at one go, and of none otherwise', async () => {
    const few = await briefings(5);
    unwrap(await here.library.trash.several(few, ''));
    const articles: Article[] = [];
    for (let index = 0; index < 6; index += 1) articles.push(await storeArticle(here.library, `Words ${index}.`));
    unwrap(
      await here.library.trash.several(
        articles.map(({ id }) => thing('article', id)),
        '6',
      ),
    );
    const kept = await readdir(join(here.folder, 'snapshots'));
    for (const { id } of articles) expect(kept).toEqual(expect.arrayContaining([`article-${id}`, `annotations-${id}`]));
    expect(kept.filter((name) => name.startsWith('briefing-'))).toEqual([]);
  });

  it('goes through with much of which some is damaged, for that has no state to keep, and not when a state cannot be kept', async () => {
    const things = await briefings(7);
    const article = await storeArticle(here.library);
    await here.library.close();
    await writeFile(join(here.folder, 'articles', article.id, 'article.json'), 'damaged');
    await rm(join(here.folder, 'snapshots'), { recursive: true });
    let isRefusing = true;
    const refuse = (call: (from: string, to: string) => Promise<void>) => async (from: string, to: string) => {
      if (isRefusing && to.includes('snapshots')) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      await call(from, to);
    };
    const fileSystem = fileSystemWith({ link: refuse(nodeFileSystem.link), copy: refuse(nodeFileSystem.copy) });
    await here.reopen(worldWith({ fileSystem }));
    expect(await here.library.trash.several([...things, thing('article', article.id)], '8')).toMatchObject({
      ok: false,
      error: { code: 'storage.disk-full' },
    });
    expect(await here.library.briefings.ids()).toHaveLength(7);
    isRefusing = false;
    expect(await here.library.trash.several([...things, thing('article', article.id)], '8')).toEqual({ ok: true, value: { count: 8 } });
  });

  it('goes through with documents that are damaged: of an article what is left goes under its id, of a briefing nothing is left', async () => {
    const [note, other] = await briefings(2);
    const article = await storeArticle(here.library);
    await here.library.close();
    await writeFile(join(here.folder, 'briefings', `${note?.id}.json`), 'damaged');
    await writeFile(join(here.folder, 'articles', article.id, 'article.json'), 'damaged');
    await rm(join(here.folder, 'snapshots'), { recursive: true });
    await here.reopen();
    const things = [note, other, thing('article', article.id)] as TrashThing[];
    expect(await here.library.trash.several(things, '')).toEqual({ ok: true, value: { count: 2 } });
    expect(await here.library.briefings.ids()).toEqual([]);
    expect(await readdir(join(here.folder, 'trash', `article-${article.id}`))).toContain('original.txt');
  });

  it('takes all back when one cannot go, and says why', async () => {
    const things = await briefings(3);
    const before = await libraryState(here.library);
    await here.library.close();
    const last = join(here.folder, 'briefings', `${things[2]?.id}.json`);
    const refuse = async (from: string, to: string): Promise<void> => {
      if (from === last) throw Object.assign(new Error('held'), { code: 'EPERM' });
      await nodeFileSystem.rename(from, to);
    };
    await here.reopen(worldWith({ fileSystem: fileSystemWith({ rename: refuse }) }));
    expect(await here.library.trash.several(things, '')).toMatchObject({ ok: false, error: { code: 'storage.denied' } });
    expect(await libraryState(here.library)).toEqual(before);
    expect(await readdir(join(here.folder, 'intents'))).toEqual([]);
  });

  it('refuses what would replace something that is in the trash already', async () => {
    const [note, other] = (await briefings(2)) as [TrashThing, TrashThing];
    // As a synchronised drive does it, which brings a file back.
    unwrap(await here.library.trash.several([note], ''));
    await writeFile(
      join(here.folder, 'briefings', `${note.id}.json`),
      await nodeFileSystem.readFile(join(here.folder, 'trash', `briefing-${note.id}`, 'briefing.json')),
    );
    expect(await here.library.trash.several([other, note], '')).toMatchObject({ ok: false, error: { code: 'storage.conflict' } });
    expect(await here.library.briefings.ids()).toEqual([note.id, other.id]);
    expect(await titles()).toEqual(['Note 1']);
  });
});

describe('restoreSeveral', () => {
  it('restores articles before their annotations, all with what they were', async () => {
    const article = await storeArticle(here.library);
    const mark = await annotate(here.library, article, 0, 3, 'why');
    const note = await writeBriefing(here.library, 'Note');
    const before = await libraryState(here.library);
    unwrap(await here.library.trash.annotation(article.id, mark.id));
    unwrap(await here.library.trash.several([thing('article', article.id), thing('briefing', note.id)], ''));
    const all = await here.library.trash.list();
    expect(all.find(({ kind }) => kind === 'annotation')?.articleId).toBe(article.id);
    expect(await here.library.trash.restoreSeveral(all.map(({ kind, id }) => thing(kind, id)))).toEqual({ ok: true, value: { count: 3 } });
    expect(await libraryState(here.library)).toEqual(before);
  });

  it('restores nothing when an annotation’s article is not there', async () => {
    const article = await storeArticle(here.library);
    const mark = await annotate(here.library, article, 0, 3);
    unwrap(await here.library.trash.annotation(article.id, mark.id));
    const [note] = await trashedBriefings(1);
    unwrap(await here.library.trash.article(article.id));
    expect(await here.library.trash.restoreSeveral([note as TrashThing, thing('annotation', mark.id)])).toEqual({
      ok: false,
      error: { code: 'article.not-found' },
    });
    expect(await here.library.briefings.ids()).toEqual([]);
  });

  it('leaves out what is not in the trash, and says when that is all', async () => {
    const [note] = (await trashedBriefings(1)) as [TrashThing];
    await mkdir(join(here.folder, 'trash', `briefing-${nowhere}`));
    expect(await here.library.trash.restoreSeveral([thing('briefing', nowhere), note])).toEqual({ ok: true, value: { count: 1 } });
    expect(await here.library.trash.restoreSeveral([note])).toEqual({ ok: false, error: { code: 'trash.not-found' } });
  });

  it('takes all back when the place of one is taken, as it was in the trash', async () => {
    const things = (await trashedBriefings(3)) as [TrashThing, TrashThing, TrashThing];
    const before = await here.library.trash.list();
    await writeFile(join(here.folder, 'briefings', `${things[2].id}.json`), 'another');
    expect(await here.library.trash.restoreSeveral(things)).toMatchObject({ ok: false, error: { code: 'storage.conflict' } });
    expect(await here.library.trash.list()).toEqual(before);
  });

  it('takes all back when the note of an annotation is damaged', async () => {
    const article = await storeArticle(here.library);
    const mark = await annotate(here.library, article, 0, 3);
    unwrap(await here.library.trash.annotation(article.id, mark.id));
    const [note] = (await trashedBriefings(1)) as [TrashThing];
    await writeFile(join(here.folder, 'trash', `annotation-${mark.id}`, 'trashed.json'), 'damaged');
    expect(await here.library.trash.restoreSeveral([note, thing('annotation', mark.id)])).toMatchObject({
      ok: false,
      error: { code: 'storage.damaged' },
    });
    expect(await titles()).toContain('Note 1');
    expect(await here.library.briefings.ids()).toEqual([]);
  });
});

describe('purge', () => {
  it('deletes for good, with snapshots and damaged copies, and touches nothing else', async () => {
    const article = await storeArticle(here.library);
    const kept = await storeArticle(here.library, 'Kept words.');
    const mark = await annotate(here.library, article, 0, 3);
    const [note] = (await briefings(1)) as [TrashThing];
    unwrap(await here.library.annotations.update(article.id, mark.id, { comment: 'again' }));
    for (const name of [`article-${article.id}-zeros-1`, `trashed-article-${article.id}-empty-2`, `article-${kept.id}-zeros-1`])
      await mkdir(join(here.folder, 'quarantine', name), { recursive: true });
    unwrap(await here.library.trash.several([thing('article', article.id), note], ''));
    expect(await here.library.trash.purge([thing('article', article.id), note], '')).toEqual({
      ok: true,
      value: { count: 2, emptied: null },
    });
    expect(await here.library.trash.list()).toEqual([]);
    const left = (await readdir(here.folder, { recursive: true })).filter((name) => name.includes(article.id) || name.includes(note.id));
    expect(left).toEqual([]);
    expect(await readdir(join(here.folder, 'quarantine'))).toEqual([`article-${kept.id}-zeros-1`]);
    expect(await here.library.trash.restore('article', article.id)).toEqual({ ok: false, error: { code: 'trash.not-found' } });
    await here.reopen();
    expect(await here.library.verifyInBackground()).toEqual([]);
    expect(await here.library.articles.ids()).toEqual([kept.id]);
  });

  it('deletes an annotation for good and leaves its article alone', async () => {
    const article = await storeArticle(here.library);
    const [one, two] = [await annotate(here.library, article, 0, 3), await annotate(here.library, article, 4, 10)];
    unwrap(await here.library.trash.annotation(article.id, one.id));
    expect(await here.library.trash.purge([thing('annotation', one.id)], '')).toEqual({ ok: true, value: { count: 1, emptied: null } });
    expect(unwrap(await here.library.annotations.read(article.id)).annotations).toEqual([two]);
    expect(await readdir(join(here.folder, 'trash'))).toEqual([]);
  });

  it('says when nothing of it is in the trash', async () => {
    expect(await here.library.trash.purge([thing('article', nowhere)], '')).toEqual({ ok: false, error: { code: 'trash.not-found' } });
  });

  it('is done although the disk holds on to some of it, which is not shown any more and goes with the next action', async () => {
    const [one, two, other] = (await trashedBriefings(3)) as [TrashThing, TrashThing, TrashThing];
    await here.library.close();
    let held = true;
    const hold = async (path: string): Promise<void> => {
      if (held && path.endsWith(`briefing-${two.id}`) && path.includes('trash')) throw Object.assign(new Error('held'), { code: 'EBUSY' });
      await nodeFileSystem.removeFolder(path);
    };
    await here.reopen(worldWith({ fileSystem: fileSystemWith({ removeFolder: hold }) }));
    expect(await here.library.trash.purge([one, two], '')).toEqual({ ok: false, error: { code: 'trash.unfinished' } });
    expect(await titles()).toEqual(['Note 3']);
    expect(await here.library.trash.count()).toBe(1);
    expect(await here.library.trash.restore('briefing', two.id)).toEqual({ ok: false, error: { code: 'trash.not-found' } });
    // It is in nobody's way.
    unwrap(await here.library.trash.restore('briefing', other.id));
    expect(await readdir(join(here.folder, 'trash'))).toEqual([`briefing-${two.id}`]);
    held = false;
    unwrap(await here.library.trash.briefing((await here.library.briefings.ids())[0] as never));
    expect(await readdir(join(here.folder, 'trash'))).toEqual([`briefing-${other.id}`]);
    expect(await readdir(join(here.folder, 'intents'))).toEqual([]);
  });
});
