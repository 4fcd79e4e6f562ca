import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConflictShelf } from '../../../../electron/library/conflict-copies';
import { sealDocument } from '../../../../electron/library/envelope';
import type { Library } from '../../../../electron/library/library';
import type { LibraryChange } from '../../../../electron/library/library-core';
import { annotationsKind, articleKind, briefingKind, libraryPlaces } from '../../../../electron/library/library-places';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import type { Annotation } from '../../../../shared/domain/annotation';
import type { Article } from '../../../../shared/domain/article';
import type { Briefing } from '../../../../shared/domain/briefing';
import type { Conflict } from '../../../../shared/domain/conflict';
import type { HistorySubject } from '../../../../shared/domain/history-subject';
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
let changes: LibraryChange[];

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  ({ library, changes } = await open(folder));
});

afterEach(async () => {
  await library.close();
  await remove();
});

const theirTime = '2026-06-01T10:00:00.000Z';
const head = (id: string, seq = 900) => ({ id, rev: 9, parentRev: 1, seq, savedAt: theirTime });
const titled = (briefing: Briefing, title: string): Briefing => ({ ...briefing, header: { ...briefing.header, title } });

/** Another computer's state of the briefing, under a name that its service gave it. */
async function theirs(
  briefing: Briefing,
  title: string,
  name = `${briefing.id} (Anna's conflicted copy 2026-06-01).json`,
): Promise<string> {
  const path = join(folder, 'briefings', name);
  await writeFile(path, sealDocument(briefingKind, head(briefing.id), titled(briefing, title)));
  return path;
}

async function look(): Promise<readonly Conflict[]> {
  await library.conflicts.look();
  return (await library.conflicts.list(0, 100)).conflicts;
}

async function only(): Promise<Conflict> {
  const [found, ...others] = await look();
  if (found === undefined || others.length > 0) throw new Error(`${others.length + 1} conflicts`);
  return found;
}

async function titlesOfVersions(briefing: Briefing): Promise<readonly string[]> {
  const subject: HistorySubject = { kind: 'briefing', id: briefing.id };
  const titles: string[] = [];
  for (const { id } of unwrap(await library.history.list(subject)).versions) {
    const { content } = unwrap(await library.history.read(subject, id));
    if (content.kind === 'briefing') titles.push(content.header.title);
  }
  return titles;
}

const titleNow = async (briefing: Briefing): Promise<string> => unwrap(await library.briefings.read(briefing.id)).header.title;

describe('finding copies', () => {
  it('tells of what they are, whose, and when', async () => {
    const briefing = await writeBriefing(library, 'Ours');
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
      await writeBriefing(library, 'Same'),
      await writeBriefing(library, 'Gone'),
      await writeBriefing(library, 'Damaged'),
      await writeBriefing(library, 'Newer'),
      await writeBriefing(library, 'Refused'),
    ];
    await theirs(one, 'Same');
    await theirs(two, 'Their title');
    unwrap(await library.trash.briefing(two.id));
    const damaged = await theirs(three, 'Theirs');
    await writeFile(damaged, 'damaged');
    const newer = await theirs(four, 'Theirs');
    await writeFile(newer, sealDocument({ ...briefingKind, version: briefingKind.version + 1 }, head(four.id), four));
    const refused = await theirs(five, 'Theirs');
    await library.close();
    const readFileOr = async (path: string): Promise<Uint8Array> => {
      if (path === refused) throw Object.assign(new Error('injected'), { code: 'EIO' });
      return nodeSurroundings.fileSystem.readFile(path);
    };
    ({ library } = await open(folder, worldWith({ fileSystem: fileSystemWith({ readFile: readFileOr }) })));
    expect((await library.conflicts.list(1, 2)).conflicts.map(({ title }) => title)).toEqual([]);
    const found = await look();
    expect((await library.conflicts.list(1, 2)).conflicts.map(({ title }) => title)).toEqual(['Their title', 'Damaged']);
    expect(found.map(({ title, state }) => [title, state])).toEqual([
      ['Same', 'same'],
      ['Their title', 'alone'],
      ['Damaged', 'damaged'],
      ['Newer', 'newer'],
      ['Refused', 'unreadable'],
    ]);
    const answers = await Promise.all(found.slice(2).map(({ id }) => library.conflicts.read(id)));
    expect(answers.map((answer) => (answer.ok ? '' : answer.error.code))).toEqual([
      'conflict.unreadable',
      'storage.newer-format',
      'storage.io',
    ]);
    for (const { id } of found.slice(2)) expect((await library.conflicts.settle(id, { kind: 'present' })).ok).toBe(false);
    expect(await readFile(damaged, 'utf8')).toBe('damaged');
    unwrap(await library.trash.briefing(three.id));
    expect((await look()).map(({ title, state }) => [title, state])).toContainEqual(['', 'damaged']);
  });

  it('knows copies of an article and of its annotations, by the title of the article', async () => {
    const article = await storeArticle(library);
    const place = join(folder, 'articles', article.id);
    await writeFile(join(place, 'article-DESK-04.json'), sealDocument(articleKind, head(article.id), article));
    await writeFile(
      join(place, 'annotations (1).json'),
      sealDocument(annotationsKind, head(article.id), { articleId: article.id, annotations: [] }),
    );
    expect((await look()).map(({ subject, title, host, state }) => [subject.kind, title, host, state])).toEqual([
      ['annotations', 'On treaties', null, 'same'],
      ['article', 'On treaties', 'DESK-04', 'same'],
    ]);
    await writeFile(join(place, 'article.json'), 'damaged');
    await rm(join(folder, 'snapshots'), { recursive: true });
    await library.close();
    ({ library } = await open(folder));
    expect((await look()).map(({ subject, title, state }) => [subject.kind, title, state])).toEqual([
      ['annotations', '', 'same'],
      ['article', 'On treaties', 'alone'],
    ]);
  });

  it('leaves all other strange names to the report', async () => {
    const briefing = await writeBriefing(library, 'Ours');
    const article = await storeArticle(library);
    for (const name of [
      `briefings/notes (1).json`,
      `articles/${article.id}/notes (1).json`,
      'library (1).json',
      'briefings/article (1).json',
    ]) {
      await writeFile(join(folder, name), '{}');
    }
    await mkdir(join(folder, 'articles', 'Notes'), { recursive: true });
    await writeFile(join(folder, 'articles', article.id, `library (1).json`), '{}');
    await writeFile(join(folder, 'articles', 'Notes', 'article (1).json'), '{}');
    await theirs(briefing, 'Theirs');
    const findings = await library.verifyInBackground();
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
    expect(library.conflicts.count()).toBe(1);
  });

  it('follows copies that come and go, and says when their number changed', async () => {
    const briefing = await writeBriefing(library, 'Ours');
    const path = await theirs(briefing, 'Theirs');
    changes.length = 0;
    await look();
    expect(changes).toEqual([{ topic: 'library', id: '' }]);
    await look();
    expect(changes).toHaveLength(1);
    const { id } = await only();
    await rm(path);
    expect((await library.conflicts.list(0, 10)).conflicts).toEqual([]);
    expect(library.conflicts.count()).toBe(0);
    expect(await library.conflicts.read(id)).toEqual({ ok: false, error: { code: 'conflict.gone' } });
    await theirs(briefing, 'Theirs');
    await look();
    await rm(path);
    expect(await library.conflicts.read(id)).toEqual({ ok: false, error: { code: 'conflict.gone' } });
    expect(library.conflicts.count()).toBe(0);
    await theirs(briefing, 'Theirs');
    await look();
    await rm(path);
    changes.length = 0;
    expect(await look()).toEqual([]);
    expect(changes).toEqual([{ topic: 'library', id: '' }]);
  });

  it('goes on when one folder cannot be looked into, and not when the program is wrong', async () => {
    const briefing = await writeBriefing(library, 'Ours');
    await storeArticle(library);
    await theirs(briefing, 'Theirs');
    await library.close();
    let problem: Error = Object.assign(new Error('injected'), { code: 'EACCES' });
    const list = async (asked: string): Promise<readonly string[]> => {
      if (asked.includes(join(folder, 'articles', '0'))) throw problem;
      return nodeSurroundings.fileSystem.list(asked);
    };
    ({ library } = await open(folder, worldWith({ fileSystem: fileSystemWith({ list }) })));
    expect(await look()).toHaveLength(1);
    problem = new Error('a bug');
    await expect(library.conflicts.look()).rejects.toThrow('a bug');
  });

  it('pages through ten thousand of them, and opens as fast as without', async () => {
    const briefing = await writeBriefing(library, 'Ours');
    const bytes = sealDocument(briefingKind, head(briefing.id), titled(briefing, 'Theirs'));
    const first = join(folder, 'briefings', `${briefing.id}.sync-conflict-20260601-000000.json`);
    await writeFile(first, bytes);
    // Names of one file: writing ten thousand would take seconds.
    const numbers = Array.from({ length: 9_999 }, (_, index) => String(index + 1).padStart(6, '0'));
    await Promise.all(numbers.map((number) => link(first, first.replace('000000', number))));
    await library.close();
    let read = 0;
    const counted = async (path: string): Promise<Uint8Array> => {
      if (path.includes('sync-conflict')) read += 1;
      return nodeSurroundings.fileSystem.readFile(path);
    };
    ({ library, changes } = await open(folder, worldWith({ fileSystem: fileSystemWith({ readFile: counted }) })));
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Ours');
    changes.length = 0;
    expect(await library.verifyInBackground()).toEqual([]);
    // Neither opening nor the scan reads one of them, and the window is told once.
    expect(read).toBe(0);
    expect(changes).toEqual([{ topic: 'library', id: '' }]);
    const page = await library.conflicts.list(9_950, 100);
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
    const briefing = await writeBriefing(library, 'Ours');
    await theirs(briefing, 'Theirs');
    const { id } = await only();
    expect(unwrap(await library.conflicts.read(id))).toEqual({
      present: { kind: 'briefing', header: briefing.header, body: briefing.body },
      copy: { kind: 'briefing', header: { ...briefing.header, title: 'Theirs' }, body: briefing.body },
      savedAt: theirTime,
    });
    unwrap(await library.trash.briefing(briefing.id));
    expect(unwrap(await library.conflicts.read(id)).present).toBeNull();
  });

  it('knows no copy that no list has named', async () => {
    for (const strange of ['0'.repeat(32), '../../library.json']) {
      expect(await library.conflicts.read(strange)).toEqual({ ok: false, error: { code: 'conflict.gone' } });
      expect(await library.conflicts.settle(strange, { kind: 'present' })).toEqual({ ok: false, error: { code: 'conflict.gone' } });
    }
  });
});

describe('settling', () => {
  it('lets the document stay, and keeps the copy among its versions', async () => {
    const briefing = await writeBriefing(library, 'Ours');
    const path = await theirs(briefing, 'Theirs');
    const { id } = await only();
    changes.length = 0;
    expect(unwrap(await library.conflicts.settle(id, { kind: 'present' }))).toEqual({ undo: null, briefing: null });
    expect(changes).toEqual([
      { topic: 'briefings', id: briefing.id, replaced: false },
      { topic: 'library', id: '' },
    ]);
    expect(await titleNow(briefing)).toBe('Ours');
    expect(unwrap(await library.briefings.read(briefing.id)).updatedAt).toBe(briefing.updatedAt);
    expect(await titlesOfVersions(briefing)).toEqual(['Ours', 'Theirs', 'Ours']);
    expect(await look()).toEqual([]);
    await expect(readFile(path)).rejects.toThrow('ENOENT');
  });

  it.each([
    ['present', 'Ours'],
    ['copy', 'Theirs'],
  ] as const)('is never undone by a recovery: what was chosen (%s) is the newest of its states', async (kind, title) => {
    const briefing = await writeBriefing(library, 'Ours');
    await theirs(briefing, 'Theirs');
    unwrap(await library.conflicts.settle((await only()).id, { kind }));
    await library.close();
    await writeFile(join(folder, 'briefings', `${briefing.id}.json`), 'damaged');
    ({ library } = await open(folder));
    expect(await titleNow(briefing)).toBe(title);
  });

  it('takes the copy, and its undo brings back exactly what was there', async () => {
    const briefing = await writeBriefing(library, 'Ours');
    await theirs(briefing, 'Theirs');
    const { id } = await only();
    changes.length = 0;
    const { undo, briefing: made } = unwrap(await library.conflicts.settle(id, { kind: 'copy' }));
    expect(made).toBeNull();
    expect(changes[0]).toEqual({ topic: 'briefings', id: briefing.id, replaced: true });
    expect(await titleNow(briefing)).toBe('Theirs');
    expect(await titlesOfVersions(briefing)).toEqual(['Theirs', 'Theirs', 'Ours']);
    unwrap(await library.history.restore({ kind: 'briefing', id: briefing.id }, undo ?? '', true));
    expect(await titleNow(briefing)).toBe('Ours');
    expect(await look()).toEqual([]);
  });

  it('keeps both: the copy becomes a briefing of its own', async () => {
    const briefing = await writeBriefing(library, 'Ours');
    await theirs(briefing, 'Theirs');
    const settled = unwrap(await library.conflicts.settle((await only()).id, { kind: 'both', title: 'Theirs (copy from Anna)' }));
    expect(settled.undo).toBeNull();
    expect(await titleNow(briefing)).toBe('Ours');
    const [first, second] = await library.briefings.ids();
    expect(first).toBe(briefing.id);
    expect(settled.briefing).toBe(second);
    const made = unwrap(await library.briefings.read(second ?? briefing.id));
    expect(made).toMatchObject({ header: { title: 'Theirs (copy from Anna)' }, body: briefing.body, template: briefing.template });
    expect(await look()).toEqual([]);
  });

  it('makes a briefing out of a copy whose briefing is in the trash, and lets that lie there', async () => {
    const briefing = await writeBriefing(library, 'Ours');
    await theirs(briefing, 'Theirs');
    unwrap(await library.trash.briefing(briefing.id));
    const { id } = await only();
    for (const kind of ['copy', 'unite'] as const) {
      const choice = kind === 'copy' ? ({ kind } as const) : ({ kind, fromCopy: [] } as const);
      expect(await library.conflicts.settle(id, choice)).toEqual({ ok: false, error: { code: 'conflict.not-possible' } });
    }
    unwrap(await library.conflicts.settle(id, { kind: 'both', title: 'Theirs' }));
    expect(await library.briefings.ids()).toHaveLength(1);
    expect((await library.trash.list()).map((row) => row.id)).toEqual([briefing.id]);
    unwrap(await library.trash.restore('briefing', briefing.id));
    expect(await titlesOfVersions(briefing)).toEqual(['Ours', 'Theirs']);
  });

  it('sets a copy aside whose briefing is in the trash', async () => {
    const briefing = await writeBriefing(library, 'Ours');
    await theirs(briefing, 'Theirs');
    unwrap(await library.trash.briefing(briefing.id));
    expect(unwrap(await library.conflicts.settle((await only()).id, { kind: 'present' }))).toEqual({ undo: null, briefing: null });
    expect(await look()).toEqual([]);
    expect(await library.briefings.ids()).toEqual([]);
  });

  it('keeps every copy when two have one number and one time', async () => {
    const briefing = await writeBriefing(library, 'Ours');
    for (const [index, title] of ['One', 'Two', 'Two', 'Three'].entries()) {
      await theirs(briefing, title, `${briefing.id} (${index + 1}).json`);
    }
    for (const { id } of await look()) unwrap(await library.conflicts.settle(id, { kind: 'present' }));
    expect((await titlesOfVersions(briefing)).filter((title) => title !== 'Ours').sort()).toEqual(['One', 'Three', 'Two']);
  });

  it('settles one copy once, however often it is asked', async () => {
    const briefing = await writeBriefing(library, 'Ours');
    await theirs(briefing, 'Theirs');
    const { id } = await only();
    const answers = await Promise.all([1, 2].map(() => library.conflicts.settle(id, { kind: 'both', title: 'Theirs' })));
    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
    expect(await library.briefings.ids()).toHaveLength(2);
  });
});

describe('settling the copy of an article', () => {
  let article: Article;
  const place = () => join(folder, 'articles', article.id);

  beforeEach(async () => {
    article = await storeArticle(library, 'First words.');
  });

  it('takes its details and words as a new text version', async () => {
    const corrected = unwrap(await library.articles.correctText(article.id, 'v1', [{ kind: 'paragraph', level: 1, text: 'Our words.' }]));
    const [first, second] = corrected.versions;
    if (first === undefined || second === undefined) throw new Error('no versions');
    const their = unwrap(await library.articles.correctText(article.id, 'v2', [{ kind: 'paragraph', level: 1, text: 'Their words.' }]));
    const theirText = { ...(their.versions[2] ?? second), id: 'v2' };
    await writeFile(
      join(place(), 'article.conflict-7.json'),
      sealDocument(articleKind, head(article.id), {
        ...their,
        meta: { ...article.meta, author: 'Their author' },
        versions: [first, theirText],
      }),
    );
    unwrap(await library.articles.correctText(article.id, 'v3', [{ kind: 'paragraph', level: 1, text: 'Our words.' }]));
    const { id } = await only();
    for (const choice of [{ kind: 'both', title: 'x' } as const, { kind: 'unite', fromCopy: [] } as const]) {
      expect(await library.conflicts.settle(id, choice)).toEqual({ ok: false, error: { code: 'conflict.not-possible' } });
    }
    unwrap(await library.conflicts.settle(id, { kind: 'copy' }));
    const now = unwrap(await library.articles.read(article.id));
    expect(now.meta.author).toBe('Their author');
    expect(now.versions.map(({ text }) => text)).toEqual(['First words.', 'Our words.', 'Their words.', 'Our words.', 'Their words.']);
  });

  it('unites annotations: each once, one that differs as it was picked', async () => {
    const both = await annotate(library, article, 0, 5, 'ours');
    const mine = await annotate(library, article, 6, 11, 'only here');
    const stays = await annotate(library, article, 0, 11, 'ours too');
    const theirOwn: Annotation = {
      ...mine,
      id: `${mine.id.slice(0, -1)}${mine.id.endsWith('0') ? '1' : '0'}` as Annotation['id'],
      comment: 'only there',
    };
    const annotations = [{ ...both, comment: 'theirs' }, { ...stays, comment: 'theirs too' }, theirOwn];
    await writeFile(
      join(place(), 'annotations.conflict-7.json'),
      sealDocument(annotationsKind, head(article.id), { articleId: article.id, annotations }),
    );
    const { id, subject } = await only();
    expect(subject.kind).toBe('annotations');
    const { undo } = unwrap(await library.conflicts.settle(id, { kind: 'unite', fromCopy: [both.id] }));
    const comments = async () => unwrap(await library.annotations.read(article.id)).annotations.map(({ comment }) => comment);
    expect(await comments()).toEqual(['theirs', 'only here', 'ours too', 'only there']);
    unwrap(await library.history.restore(subject, undo ?? '', true));
    expect(await comments()).toEqual(['ours', 'only here', 'ours too']);
  });
});

describe('settling where the disk does not', () => {
  async function withFaults(
    changes: Parameters<typeof fileSystemWith>[0],
  ): Promise<{ readonly briefing: Briefing; readonly path: string }> {
    const briefing = await writeBriefing(library, 'Ours');
    const path = await theirs(briefing, 'Theirs');
    await library.close();
    ({ library } = await open(folder, worldWith({ fileSystem: fileSystemWith(changes) })));
    return { briefing, path };
  }

  const full = async (): Promise<never> => {
    throw Object.assign(new Error('injected'), { code: 'ENOSPC' });
  };

  it('leaves the copy where it was when it cannot be kept', async () => {
    const { briefing, path } = await withFaults({ link: full, copy: full });
    const { id } = await only();
    for (const choice of [{ kind: 'present' } as const, { kind: 'copy' } as const]) {
      expect(await library.conflicts.settle(id, choice)).toMatchObject({ ok: false, error: { code: 'storage.disk-full' } });
    }
    expect(await titleNow(briefing)).toBe('Ours');
    expect((await readFile(path, 'utf8')).includes('Theirs')).toBe(true);
    expect(await look()).toHaveLength(1);
  });

  it.each([
    ['the document cannot be saved', 'createFile', { kind: 'present' }],
    ['the new briefing cannot be saved', 'createFile', { kind: 'both', title: 'Theirs' }],
    ['its state cannot be kept', 'syncFolder', { kind: 'present' }],
  ] as const)('leaves the copy where it was when %s', async (_what, call, choice) => {
    let left = Number.POSITIVE_INFINITY;
    const failing = async (...args: never[]): Promise<never> => {
      left -= 1;
      if (left < 0) return full();
      return (nodeSurroundings.fileSystem[call] as unknown as (...given: never[]) => Promise<never>)(...args);
    };
    const { briefing, path } = await withFaults({ [call]: failing });
    const { id } = await only();
    // The folders of the copy's own snapshot and of the document's save are synced first.
    for (const room of call === 'syncFolder' ? [0, 1, 2, 3, 4] : [0]) {
      left = room;
      expect(await library.conflicts.settle(id, choice)).toMatchObject({ ok: false, error: { code: 'storage.disk-full' } });
      left = Number.POSITIVE_INFINITY;
      expect(await titleNow(briefing)).toBe('Ours');
      expect((await readFile(path, 'utf8')).includes('Theirs')).toBe(true);
    }
    expect(await library.briefings.ids()).toHaveLength(1);
    unwrap(await library.conflicts.settle(id, { kind: 'present' }));
    expect(await look()).toEqual([]);
  });

  it('is done also when the new state cannot be read once more', async () => {
    let isSaved = false;
    const { rename, readFile: read } = nodeSurroundings.fileSystem;
    const { briefing } = await withFaults({
      rename: async (from, to) => {
        await rename(from, to);
        if (to.endsWith('.json')) isSaved = true;
      },
      readFile: async (path) => (isSaved ? full() : read(path)),
    });
    unwrap(await library.conflicts.settle((await only()).id, { kind: 'copy' }));
    isSaved = false;
    expect(await titleNow(briefing)).toBe('Theirs');
    expect(await look()).toEqual([]);
  });

  it('leaves everything as it is in a library that may not be written to', async () => {
    const briefing = await writeBriefing(library, 'Ours');
    const path = await theirs(briefing, 'Theirs');
    const second = await open(folder);
    await second.library.conflicts.look();
    const [found] = (await second.library.conflicts.list(0, 1)).conflicts;
    expect(await second.library.conflicts.settle(found?.id ?? '', { kind: 'present' })).toMatchObject({
      ok: false,
      error: { code: 'storage.locked' },
    });
    await second.library.close();
    expect((await readFile(path, 'utf8')).includes('Theirs')).toBe(true);
    expect(await titlesOfVersions(briefing)).toHaveLength(2);
  });
});
