import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CheckRequest, checkLibrary } from '../../../../electron/library/check-library';
import { sealDocument } from '../../../../electron/library/envelope';
import type { Library } from '../../../../electron/library/library';
import { annotationsKind, articleKind } from '../../../../electron/library/library-places';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import type { Surroundings } from '../../../../electron/library/surroundings';
import type { Annotation } from '../../../../shared/domain/annotation';
import type { Article } from '../../../../shared/domain/article';
import type { Briefing } from '../../../../shared/domain/briefing';
import type { VerificationFinding } from '../../../../shared/domain/verification';
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
let article: Article;
let mark: Annotation;
let note: Briefing;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  ({ library } = await open(folder));
  article = await storeArticle(library);
  mark = await annotate(library, article, 0, 10, 'why');
  note = await writeBriefing(library, 'Note');
  const body = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'citation', attrs: { annotationId: mark.id } }] }],
  } as const;
  unwrap(await library.briefings.save(note.id, { header: note.header, body }));
});

afterEach(async () => {
  await library.close();
  await remove();
});

function check(world: Surroundings = nodeSurroundings, changes: Partial<CheckRequest> = {}) {
  return checkLibrary(world, { folder, signal: new AbortController().signal, progress: () => {}, ...changes });
}

async function findings(world?: Surroundings): Promise<readonly VerificationFinding[]> {
  return unwrap(await check(world)).findings;
}

const found = (problem: VerificationFinding['problem'], file: string, more: Partial<VerificationFinding> = {}): VerificationFinding => ({
  problem,
  file,
  about: '',
  repair: null,
  trashed: null,
  ...more,
});

const articleFile = (name: string): string => `articles/${article.id}/${name}`;
const at = (file: string): string => join(folder, ...file.split('/'));

/** Writes a document as a broken program would: sealed rightly, with a content that is wrong. */
async function reseal<T>(file: string, kind: Parameters<typeof sealDocument<T>>[0], change: (body: T) => T): Promise<void> {
  const { id, rev, parentRev, seq, savedAt, body } = JSON.parse(await readFile(at(file), 'utf8'));
  await writeFile(at(file), sealDocument(kind, { id, rev, parentRev, seq, savedAt }, change(body)));
}

async function withoutSnapshots(key: string): Promise<void> {
  await rm(at(`snapshots/${key}`), { recursive: true });
}

const failing = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));

describe('a verification', () => {
  it('finds nothing in a sound library that is open, counts what it read, and changes nothing', async () => {
    const gone = await storeArticle(library, 'Thrown away.');
    unwrap(await library.trash.article(gone.id));
    const before = await readdir(folder, { recursive: true });
    const steps: (readonly [number, number, string])[] = [];
    const report = unwrap(await check(nodeSurroundings, { progress: (...step) => steps.push(step) }));
    expect(report).toMatchObject({
      libraryName: 'Desk',
      folder,
      checked: { articles: 1, annotations: 1, briefings: 1, citations: 1, trashed: 1, snapshots: expect.any(Number) },
      findings: [],
    });
    expect(report.checked.snapshots).toBeGreaterThan(2);
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(before.sort());
    expect(steps[0]).toEqual([0, steps.length, `briefings/${note.id}.json`]);
    expect(steps.map(([done]) => done)).toEqual(steps.map((_step, index) => index));
  });

  it.each([
    ['empty', ''],
    ['truncated', '{"body"'],
    ['not-json', '<html>}\n'],
  ])('tells of a document that is %s, and that an earlier state can take its place', async (problem, text) => {
    await writeFile(at(articleFile('article.json')), text);
    expect(await findings()).toEqual([found(problem as 'empty', articleFile('article.json'), { repair: 'recover' })]);
  });

  it('tells of one without any good state as something for a person', async () => {
    await writeFile(at(`briefings/${note.id}.json`), '\0\0');
    await withoutSnapshots(`briefing-${note.id}`);
    expect(await findings()).toEqual([found('zeros', `briefings/${note.id}.json`)]);
  });

  it('does not offer an earlier state that is damaged as well', async () => {
    const key = `snapshots/article-${article.id}`;
    const [name = ''] = await readdir(at(key));
    await writeFile(at(`${key}/${name}`), 'x');
    await writeFile(at(articleFile('article.json')), 'x');
    expect(await findings()).toEqual([
      found('truncated', articleFile('article.json')),
      found('snapshot-damaged', `${key}/${name}`, { repair: 'set-aside' }),
    ]);
  });

  it('follows citations also when every other folder is gone', async () => {
    await library.close();
    for (const name of ['articles', 'trash', 'snapshots']) await rm(at(name), { recursive: true });
    expect(await findings()).toEqual([found('cited-nowhere', `briefings/${note.id}.json`, { about: 'Note' })]);
  });

  it('knows the earlier states of what is no document of its own, and does not read them', async () => {
    await mkdir(at('snapshots/trashed-annotation-x'));
    await writeFile(at('snapshots/trashed-annotation-x/000000000001.json'), 'x');
    expect(await findings()).toEqual([]);
  });

  it('counts a save that was cut short as a good state', async () => {
    const file = `briefings/${note.id}.json`;
    await writeFile(at(`briefings/.${note.id}.99.abc.tmp`), await readFile(at(file)));
    await writeFile(at(file), 'x');
    await rm(at(`snapshots/briefing-${note.id}`), { recursive: true, force: true });
    expect(await findings()).toEqual([
      found('truncated', file, { repair: 'recover' }),
      found('left-over-temp', `briefings/.${note.id}.99.abc.tmp`, { repair: 'clear-away' }),
    ]);
  });

  it('tells of what a newer program wrote, and of what cannot be read just now, without offering to repair it', async () => {
    const file = `briefings/${note.id}.json`;
    const text = await readFile(at(file), 'utf8');
    const world = worldWith({
      fileSystem: fileSystemWith({ readFile: (path) => (path === at(file) ? failing('EIO') : nodeSurroundings.fileSystem.readFile(path)) }),
    });
    expect(await findings(world)).toEqual([found('unreadable', file)]);
    const { rev, parentRev, seq, savedAt, body } = JSON.parse(text);
    const newer = { name: 'briefing', version: 99, schema: { parse: (value: unknown) => value } as never };
    await writeFile(at(file), sealDocument(newer, { id: note.id, rev, parentRev, seq, savedAt }, body));
    expect(await findings()).toEqual([found('newer-format', file)]);
  });

  it('tells of a briefing of which only an earlier state is left, but not of one in the trash', async () => {
    unwrap(await library.briefings.save(note.id, { header: { ...note.header, title: 'Later' }, body: note.body }));
    const other = await writeBriefing(library, 'Thrown away');
    unwrap(await library.briefings.save(other.id, { header: { ...other.header, title: 'Later' }, body: other.body }));
    unwrap(await library.trash.briefing(other.id));
    await rm(at(`briefings/${note.id}.json`));
    expect(await findings()).toEqual([found('missing', `briefings/${note.id}.json`, { repair: 'recover' })]);
  });

  it('tells of articles and briefings whose folders somebody removed, since their earlier states are there', async () => {
    unwrap(await library.briefings.save(note.id, { header: { ...note.header, title: 'Later' }, body: note.body }));
    const thrown = await storeArticle(library, 'Thrown away.');
    unwrap(await library.trash.article(thrown.id));
    await rm(at(`articles/${article.id}`), { recursive: true });
    await rm(at('briefings'), { recursive: true });
    expect(await findings()).toEqual([found('missing', `briefings/${note.id}.json`), found('missing', articleFile('article.json'))]);
  });

  it('does not take an article for lost that comes out of the trash meanwhile, nor one that was deleted for good', async () => {
    unwrap(await library.trash.article(article.id));
    unwrap(await library.briefings.save(note.id, { header: note.header, body: { type: 'doc', content: [{ type: 'paragraph' }] } }));
    let looks = 0;
    const world = worldWith({
      fileSystem: fileSystemWith({
        async list(path) {
          // Between the looks at the articles and at the trash.
          if (path === at('trash') && ++looks === 3) unwrap(await library.trash.restore('article', article.id));
          return nodeSurroundings.fileSystem.list(path);
        },
      }),
    });
    expect(await findings(world)).toEqual([]);
    expect(looks).toBeGreaterThan(2);
    unwrap(await library.trash.article(article.id));
    unwrap(await library.trash.purge([{ kind: 'article', id: article.id }], ''));
    expect(await findings()).toEqual([]);
  });

  it('tells of a second state of a document as something to choose about', async () => {
    const copy = `briefings/${note.id}.conflict-3.json`;
    await writeFile(at(copy), await readFile(at(`briefings/${note.id}.json`)));
    expect(await findings()).toEqual([found('conflict', copy)]);
  });

  it('tells of an article’s missing documents, and of a lost library.json', async () => {
    await rm(at(articleFile('annotations.json')));
    await rm(at('library.json'));
    const report = unwrap(await check());
    expect(report.libraryName).toBe('');
    expect(report.findings).toEqual([
      found('missing', 'library.json', { repair: 'recover' }),
      found('missing', articleFile('annotations.json'), { repair: 'recover' }),
      found('cited-nowhere', `briefings/${note.id}.json`, { about: 'Note' }),
    ]);
  });

  it.each([
    ['changed', 'original-changed', () => writeFile(at(articleFile('original.txt')), 'forged')],
    ['gone', 'original-missing', () => rm(at(articleFile('original.txt')))],
  ])('tells of an original that is %s', async (_name, problem, spoil) => {
    await spoil();
    expect(await findings()).toEqual([found(problem as 'original-changed', articleFile('original.txt'), { about: 'On treaties' })]);
  });

  it('tells of an original that cannot be read', async () => {
    const path = at(articleFile('original.txt'));
    const world = worldWith({
      fileSystem: fileSystemWith({ readFile: (file) => (file === path ? failing('EACCES') : nodeSurroundings.fileSystem.readFile(file)) }),
    });
    expect(await findings(world)).toEqual([found('unreadable', articleFile('original.txt'), { about: 'On treaties' })]);
  });

  it('tells of words that are not those that were stored, also when a program sealed them', async () => {
    await reseal<Article>(articleFile('article.json'), articleKind, (body) => ({
      ...body,
      versions: body.versions.map((version) => ({ ...version, text: version.text.replace('treaty', 'treats') })),
    }));
    expect(await findings()).toEqual([found('text-changed', articleFile('article.json'), { about: 'On treaties' })]);
  });

  it.each([
    ['version-missing', (annotation: Annotation) => ({ ...annotation, target: { ...annotation.target, textVersion: 'v7' } })],
    [
      'words-elsewhere',
      (annotation: Annotation) => ({
        ...annotation,
        target: { ...annotation.target, position: { ...annotation.target.position, start: 1, end: 11 } },
      }),
    ],
    [
      'words-elsewhere',
      (annotation: Annotation) => ({
        ...annotation,
        target: { ...annotation.target, position: { ...annotation.target.position, start: 5, end: 5 } },
      }),
    ],
  ] as const)('tells of an annotation without its passage: %s', async (problem, change) => {
    const file = articleFile('annotations.json');
    await reseal<{ articleId: Article['id']; annotations: Annotation[] }>(file, annotationsKind as never, (set) => ({
      ...set,
      annotations: set.annotations.map(change),
    }));
    expect(await findings()).toEqual([found(problem, file, { about: 'Two states' })]);
  });

  it('tells of a citation whose annotation is in the trash, by itself or with its article', async () => {
    unwrap(await library.trash.annotation(article.id, mark.id));
    const cited = { about: 'Note', repair: 'restore' } as const;
    expect(await findings()).toEqual([
      found('cited-in-trash', `briefings/${note.id}.json`, { ...cited, trashed: { kind: 'annotation', id: mark.id } }),
    ]);
    unwrap(await library.trash.restore('annotation', mark.id));
    unwrap(await library.trash.article(article.id));
    expect(await findings()).toEqual([
      found('cited-in-trash', `briefings/${note.id}.json`, { ...cited, trashed: { kind: 'article', id: article.id } }),
    ]);
  });

  it('tells of a citation of nothing, once for each briefing, however often it cites it', async () => {
    const nowhere = { type: 'citation', attrs: { annotationId: note.id as never } } as const;
    const body = { type: 'doc', content: [{ type: 'paragraph', content: [nowhere, nowhere] }] } as const;
    unwrap(await library.briefings.save(note.id, { header: { ...note.header, title: 'T'.repeat(300) }, body }));
    expect(await findings()).toEqual([found('cited-nowhere', `briefings/${note.id}.json`, { about: 'T'.repeat(200) })]);
  });

  it('does not take what moves meanwhile for lost', async () => {
    unwrap(await library.trash.article(article.id));
    let moved = false;
    const world = worldWith({
      fileSystem: fileSystemWith({
        async list(path) {
          const names = await nodeSurroundings.fileSystem.list(path);
          // The articles were listed and the trash was: now the article comes out of it.
          if (path === at('snapshots') && !moved) {
            moved = true;
            unwrap(await library.trash.restore('article', article.id));
          }
          return names;
        },
      }),
    });
    expect(await findings(world)).toEqual([]);
    let thrown = false;
    const away = worldWith({
      fileSystem: fileSystemWith({
        async list(path) {
          const names = await nodeSurroundings.fileSystem.list(path);
          if (path === at('snapshots') && !thrown) {
            thrown = true;
            unwrap(await library.trash.article(article.id));
            unwrap(await library.trash.briefing(note.id));
          }
          return names;
        },
      }),
    });
    expect(await findings(away)).toEqual([]);
  });

  it('reads what lies in the trash as carefully as the rest', async () => {
    unwrap(await library.trash.briefing(note.id));
    unwrap(await library.trash.article(article.id));
    const other = await storeArticle(library, 'Another one.');
    const marked = await annotate(library, other, 0, 7);
    unwrap(await library.trash.annotation(other.id, marked.id));
    await writeFile(at(`trash/briefing-${note.id}/briefing.json`), 'x');
    await writeFile(at(`trash/briefing-${note.id}/trashed.json`), 'x');
    await writeFile(at(`trash/article-${article.id}/article.json`), 'x');
    await rm(at(`trash/article-${article.id}/trashed.json`));
    await writeFile(at(`trash/annotation-${marked.id}/trashed.json`), 'x');
    await rm(at(`snapshots/briefing-${note.id}`), { recursive: true, force: true });
    expect(await findings()).toEqual([
      found('truncated', `trash/annotation-${marked.id}/trashed.json`),
      found('truncated', `trash/article-${article.id}/article.json`, { repair: 'recover' }),
      found('note-damaged', `trash/article-${article.id}/trashed.json`),
      found('truncated', `trash/briefing-${note.id}/briefing.json`),
      found('note-damaged', `trash/briefing-${note.id}/trashed.json`),
    ]);
  });

  it('tells of an earlier state that is damaged, of a newer program or cannot be read, and of no other', async () => {
    const key = `snapshots/article-${article.id}`;
    const [name = ''] = await readdir(at(key));
    const bytes = await readFile(at(`${key}/${name}`));
    await writeFile(at(`${key}/${name}`), 'x');
    await mkdir(at('snapshots/other'));
    await writeFile(at(`${key}/notes.txt`), '');
    expect(await findings()).toEqual([
      found('foreign', 'snapshots/other'),
      found('foreign', `${key}/notes.txt`),
      found('snapshot-damaged', `${key}/${name}`, { repair: 'set-aside' }),
    ]);
    await rm(at('snapshots/other'), { recursive: true });
    await rm(at(`${key}/notes.txt`));
    await writeFile(at(`${key}/${name}`), bytes);
    const refuse = (code: string) =>
      worldWith({
        fileSystem: fileSystemWith({
          readFile: (path) => (path === at(`${key}/${name}`) ? failing(code) : nodeSurroundings.fileSystem.readFile(path)),
        }),
      });
    expect(await findings(refuse('EIO'))).toEqual([found('unreadable', `${key}/${name}`)]);
    // Thinned out meanwhile.
    expect(await findings(refuse('ENOENT'))).toEqual([]);
  });

  it('notes names that are not the library’s, and left-overs, but not a save that is under way', async () => {
    await writeFile(at('letterhead.typ'), '');
    await writeFile(at('articles/readme.txt'), '');
    await writeFile(at(articleFile('.article.1.abc.tmp')), '');
    await writeFile(at('briefings/.passing.1.abc.tmp'), '');
    const world = worldWith({
      wait: async () => {
        await rm(at('briefings/.passing.1.abc.tmp'));
      },
    });
    expect(await findings(world)).toEqual([
      found('foreign', 'letterhead.typ'),
      found('foreign', 'articles/readme.txt'),
      found('left-over-temp', articleFile('.article.1.abc.tmp'), { repair: 'clear-away' }),
    ]);
  });

  it('reads what is written down of an action that is under way', async () => {
    await mkdir(at('intents'), { recursive: true });
    await writeFile(at(`intents/${note.id}.json`), 'x');
    expect(await findings()).toEqual([found('truncated', `intents/${note.id}.json`)]);
  });

  it('reads what is written down of a trash that was emptied', async () => {
    await mkdir(at('trash'), { recursive: true });
    await writeFile(at(`trash/emptied-${note.id}.json`), 'x');
    expect(await findings()).toEqual([found('truncated', `trash/emptied-${note.id}.json`)]);
  });

  it('goes on past a folder that may not be looked into', async () => {
    const world = worldWith({
      fileSystem: fileSystemWith({ list: (path) => (path === at('intents') ? failing('EACCES') : nodeSurroundings.fileSystem.list(path)) }),
    });
    expect(await findings(world)).toEqual([found('unreadable', 'intents')]);
  });

  it('tells of a strange name beside a thing in the trash', async () => {
    unwrap(await library.trash.briefing((await writeBriefing(library, 'Gone')).id));
    const [thing = ''] = await readdir(at('trash'));
    await writeFile(at(`trash/${thing}/briefing (1).json`), 'x');
    expect(await findings()).toEqual([found('foreign', `trash/${thing}/briefing (1).json`)]);
  });

  it.each(['articles', 'briefings', 'trash', 'intents', 'snapshots'])('goes on past a file in the place of the folder %s', async (name) => {
    await rm(at(name), { recursive: true, force: true });
    await writeFile(at(name), 'x');
    expect(await findings()).toContainEqual(found('foreign', name));
  });

  it('goes on past a file in the place of an article’s folder', async () => {
    const [id = ''] = await readdir(at('articles'));
    await rm(at(`articles/${id}`), { recursive: true });
    await writeFile(at(`articles/${id}`), 'x');
    expect(await findings()).toContainEqual(found('foreign', `articles/${id}`));
  });

  it.each([
    ['is not there', () => join(folder, 'nowhere')],
    ['is no library', () => join(folder, 'snapshots')],
    ['is a file', () => at('library.json')],
  ])('says so of a folder that %s', async (_name, place) => {
    expect(await check(nodeSurroundings, { folder: place() })).toMatchObject({ ok: false, error: { code: 'verify.no-library' } });
  });

  it('stops when it is told to, between two steps and at the very end', async () => {
    const stop = new AbortController();
    let steps = 0;
    const progress = (): void => {
      steps += 1;
      stop.abort();
    };
    expect(await check(nodeSurroundings, { signal: stop.signal, progress })).toEqual({ ok: false, error: { code: 'job.cancelled' } });
    expect(steps).toBe(1);
  });

  it('rests between steps only when nobody waits for it', async () => {
    const rests: number[] = [];
    const world = worldWith({ wait: async (milliseconds) => void rests.push(milliseconds) });
    unwrap(await check(world));
    expect(rests).toEqual([]);
    unwrap(await check(world, { pause: 7 }));
    expect(new Set(rests)).toEqual(new Set([7]));
  });

  it('throws a bug on', async () => {
    const broken = (): never => {
      throw new TypeError('a bug');
    };
    await expect(check(nodeSurroundings, { progress: broken })).rejects.toThrow('a bug');
    await expect(check(worldWith({ fileSystem: fileSystemWith({ list: broken }) }))).rejects.toThrow('a bug');
    const reading = worldWith({
      fileSystem: fileSystemWith({
        readFile: (path) => (path.endsWith('original.txt') ? broken() : nodeSurroundings.fileSystem.readFile(path)),
      }),
    });
    await expect(check(reading)).rejects.toThrow('a bug');
  });
});
