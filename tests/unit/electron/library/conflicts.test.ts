import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createConflictShelf } from '../../../../electron/library/conflict-copies';
import { sealDocument } from '../../../../electron/library/envelope';
import { annotationsKind, articleKind, briefingKind, libraryPlaces } from '../../../../electron/library/library-places';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { copiesBeside, theirHead, theirTime, titled } from '../../../helpers/copies-beside';
import { fileSystemWith, storeArticle, unwrap, worldWith, writeBriefing } from '../../../helpers/library-fixture';
import { libraryOfEachTest } from '../../../helpers/library-of-each-test';

const here = libraryOfEachTest();
const { theirs, look, only } = copiesBeside(here);

describe('finding copies', () => {
  it('tells of what they are, whose, and when', async () => {
    const briefing = await writeBriefing(here.library, 'Ours');
    await theirs(briefing, 'Theirs');
    expect(await only()).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      subject: { kind: 'briefing', id: briefing.id },
      title: 'Ours',
      service: 'dropbox',
      host: 'Anna',
      savedAt: theirTime,
      state: 'differs',
    });
  });

  it('tells apart what differs, says the same, stands alone or cannot be read, and leaves the last as it is', async () => {
    const [one, two, three, four, five] = [
      await writeBriefing(here.library, 'Same'),
      await writeBriefing(here.library, 'Gone'),
      await writeBriefing(here.library, 'Damaged'),
      await writeBriefing(here.library, 'Newer'),
      await writeBriefing(here.library, 'Refused'),
    ];
    await theirs(one, 'Same');
    await theirs(two, 'Their title');
    unwrap(await here.library.trash.briefing(two.id));
    const damaged = await theirs(three, 'Theirs');
    await writeFile(damaged, 'damaged');
    const newer = await theirs(four, 'Theirs');
    await writeFile(newer, sealDocument({ ...briefingKind, version: briefingKind.version + 1 }, theirHead(four.id), four));
    const refused = await theirs(five, 'Theirs');
    await here.library.close();
    const readFileOr = async (path: string): Promise<Uint8Array> => {
      if (path === refused) throw Object.assign(new Error('injected'), { code: 'EIO' });
      return nodeSurroundings.fileSystem.readFile(path);
    };
    await here.reopen(worldWith({ fileSystem: fileSystemWith({ readFile: readFileOr }) }));
    expect((await here.library.conflicts.list(1, 2)).conflicts.map(({ title }) => title)).toEqual([]);
    const found = await look();
    expect((await here.library.conflicts.list(1, 2)).conflicts.map(({ title }) => title)).toEqual(['Their title', 'Damaged']);
    expect(found.map(({ title, state }) => [title, state])).toEqual([
      ['Same', 'same'],
      ['Their title', 'alone'],
      ['Damaged', 'damaged'],
      ['Newer', 'newer'],
      ['Refused', 'unreadable'],
    ]);
    const answers = await Promise.all(found.slice(2).map(({ id }) => here.library.conflicts.read(id)));
    expect(answers.map((answer) => (answer.ok ? '' : answer.error.code))).toEqual([
      'conflict.unreadable',
      'storage.newer-format',
      'storage.io',
    ]);
    for (const { id } of found.slice(2)) expect((await here.library.conflicts.settle(id, { kind: 'present' })).ok).toBe(false);
    expect(await readFile(damaged, 'utf8')).toBe('damaged');
    unwrap(await here.library.trash.briefing(three.id));
    expect((await look()).map(({ title, state }) => [title, state])).toContainEqual(['', 'damaged']);
  });

  it('knows copies of an article and of its annotations, by the title of the article', async () => {
    const article = await storeArticle(here.library);
    const place = join(here.folder, 'articles', article.id);
    await writeFile(join(place, 'article-DESK-04.json'), sealDocument(articleKind, theirHead(article.id), article));
    await writeFile(
      join(place, 'annotations (1).json'),
      sealDocument(annotationsKind, theirHead(article.id), { articleId: article.id, annotations: [] }),
    );
    expect((await look()).map(({ subject, title, host, state }) => [subject.kind, title, host, state])).toEqual([
      ['annotations', 'On treaties', null, 'same'],
      ['article', 'On treaties', 'DESK-04', 'same'],
    ]);
    await writeFile(join(place, 'article.json'), 'damaged');
    await rm(join(here.folder, 'snapshots'), { recursive: true });
    await here.reopen();
    expect((await look()).map(({ subject, title, state }) => [subject.kind, title, state])).toEqual([
      ['annotations', '', 'same'],
      ['article', 'On treaties', 'alone'],
    ]);
  });

  it('leaves all other strange names to the report', async () => {
    const briefing = await writeBriefing(here.library, 'Ours');
    const article = await storeArticle(here.library);
    for (const name of [
      `briefings/notes (1).json`,
      `articles/${article.id}/notes (1).json`,
      'library (1).json',
      'briefings/article (1).json',
    ]) {
      await writeFile(join(here.folder, name), '{}');
    }
    await mkdir(join(here.folder, 'articles', 'Notes'), { recursive: true });
    await writeFile(join(here.folder, 'articles', article.id, `library (1).json`), '{}');
    await writeFile(join(here.folder, 'articles', 'Notes', 'article (1).json'), '{}');
    await theirs(briefing, 'Theirs');
    const findings = await here.library.verifyInBackground();
    expect(findings.map(({ file }) => file).sort()).toEqual(
      [
        'articles/Notes',
        `articles/${article.id}/library (1).json`,
        `articles/${article.id}/notes (1).json`,
        'briefings/article (1).json',
        'briefings/notes (1).json',
        'library (1).json',
      ].sort(),
    );
    expect(here.library.conflicts.count()).toBe(1);
  });

  it('follows copies that come and go, and says when their number changed', async () => {
    const briefing = await writeBriefing(here.library, 'Ours');
    const path = await theirs(briefing, 'Theirs');
    here.changes.length = 0;
    await look();
    expect(here.changes).toEqual([{ topic: 'library', id: '' }]);
    await look();
    expect(here.changes).toHaveLength(1);
    const { id } = await only();
    await rm(path);
    expect((await here.library.conflicts.list(0, 10)).conflicts).toEqual([]);
    expect(here.library.conflicts.count()).toBe(0);
    expect(await here.library.conflicts.read(id)).toEqual({ ok: false, error: { code: 'conflict.gone' } });
    await theirs(briefing, 'Theirs');
    await look();
    await rm(path);
    expect(await here.library.conflicts.read(id)).toEqual({ ok: false, error: { code: 'conflict.gone' } });
    expect(here.library.conflicts.count()).toBe(0);
    await theirs(briefing, 'Theirs');
    await look();
    await rm(path);
    here.changes.length = 0;
    expect(await look()).toEqual([]);
    expect(here.changes).toEqual([{ topic: 'library', id: '' }]);
  });

  it('goes on when one folder cannot be looked into, and not when the program is wrong', async () => {
    const briefing = await writeBriefing(here.library, 'Ours');
    await storeArticle(here.library);
    await theirs(briefing, 'Theirs');
    await here.library.close();
    let problem: Error = Object.assign(new Error('injected'), { code: 'EACCES' });
    const list = async (asked: string): Promise<readonly string[]> => {
      if (asked.includes(join(here.folder, 'articles', '0'))) throw problem;
      return nodeSurroundings.fileSystem.list(asked);
    };
    await here.reopen(worldWith({ fileSystem: fileSystemWith({ list }) }));
    expect(await look()).toHaveLength(1);
    problem = new Error('a bug');
    await expect(here.library.conflicts.look()).rejects.toThrow('a bug');
  });

  it('pages through ten thousand of them, and opens as fast as without', async () => {
    const briefing = await writeBriefing(here.library, 'Ours');
    const bytes = sealDocument(briefingKind, theirHead(briefing.id), titled(briefing, 'Theirs'));
    const first = join(here.folder, 'briefings', `${briefing.id}.sync-conflict-20260601-000000.json`);
    await writeFile(first, bytes);
    // Names of one file: writing ten thousand would take seconds.
    const numbers = Array.from({ length: 9_999 }, (_, index) => String(index + 1).padStart(6, '0'));
    await Promise.all(numbers.map((number) => link(first, first.replace('000000', number))));
    await here.library.close();
    let read = 0;
    const counted = async (path: string): Promise<Uint8Array> => {
      if (path.includes('sync-conflict')) read += 1;
      return nodeSurroundings.fileSystem.readFile(path);
    };
    await here.reopen(worldWith({ fileSystem: fileSystemWith({ readFile: counted }) }));
    expect(unwrap(await here.library.briefings.read(briefing.id)).header.title).toBe('Ours');
    here.changes.length = 0;
    expect(await here.library.verifyInBackground()).toEqual([]);
    // Neither opening nor the scan reads one of them, and the window is told once.
    expect(read).toBe(0);
    expect(here.changes).toEqual([{ topic: 'library', id: '' }]);
    const page = await here.library.conflicts.list(9_950, 100);
    expect(page.total).toBe(10_000);
    expect(page.conflicts).toHaveLength(50);
    expect(read).toBe(50);
    expect(page.conflicts.every(({ state }) => state === 'differs')).toBe(true);
  });
});

describe('the shelf of copies', () => {
  it('has them in the order of their documents, and takes a folder anew without touching others', () => {
    const places = libraryPlaces('/library');
    const shelf = createConflictShelf(places);
    const [one, two] = ['01J00000000000000000000001', '01J00000000000000000000002'];
    const path = (id: string, name: string) => join(places.articleFolder(id), name);
    expect(shelf.note(path(two, 'article (1).json'))).toBe(true);
    expect(shelf.note(path(one, 'article (2).json'))).toBe(true);
    expect(shelf.note(path(one, 'article (1).json'))).toBe(true);
    expect(shelf.note(path(one, 'article.json'))).toBe(false);
    expect(shelf.all().map((copy) => copy.path)).toEqual([
      path(one, 'article (1).json'),
      path(one, 'article (2).json'),
      path(two, 'article (1).json'),
    ]);
    shelf.noteFolder(places.articleFolder(one), ['article (2).json', 'annotations (1).json', 'article.json']);
    expect(shelf.all().map((copy) => copy.path)).toEqual([
      path(one, 'annotations (1).json'),
      path(one, 'article (2).json'),
      path(two, 'article (1).json'),
    ]);
  });
});

describe('reading a copy', () => {
  it('gives both sides', async () => {
    const briefing = await writeBriefing(here.library, 'Ours');
    await theirs(briefing, 'Theirs');
    const { id } = await only();
    expect(unwrap(await here.library.conflicts.read(id))).toEqual({
      present: { kind: 'briefing', header: briefing.header, body: briefing.body },
      copy: { kind: 'briefing', header: { ...briefing.header, title: 'Theirs' }, body: briefing.body },
      savedAt: theirTime,
    });
    unwrap(await here.library.trash.briefing(briefing.id));
    expect(unwrap(await here.library.conflicts.read(id)).present).toBeNull();
  });

  it('knows no copy that no list has named', async () => {
    for (const strange of ['0'.repeat(32), '../../library.json']) {
      expect(await here.library.conflicts.read(strange)).toEqual({ ok: false, error: { code: 'conflict.gone' } });
      expect(await here.library.conflicts.settle(strange, { kind: 'present' })).toEqual({ ok: false, error: { code: 'conflict.gone' } });
    }
  });
});
