import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLibrary } from '../../../../electron/library/check-library';
import { sealDocument } from '../../../../electron/library/envelope';
import type { Library } from '../../../../electron/library/library';
import { libraryPlaces } from '../../../../electron/library/library-places';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import type { RepairRequest } from '../../../../electron/library/repair-library';
import type { Surroundings } from '../../../../electron/library/surroundings';
import type { Annotation } from '../../../../shared/domain/annotation';
import type { Article } from '../../../../shared/domain/article';
import type { Briefing } from '../../../../shared/domain/briefing';
import type { VerificationFinding } from '../../../../shared/domain/verification';
import {
  annotate,
  fileSystemWith,
  newLibraryFolder,
  type Opened,
  open,
  storeArticle,
  unwrap,
  worldWith,
  writeBriefing,
} from '../../../helpers/library-fixture';

let folder: string;
let remove: () => Promise<void>;
let opened: Opened;
let library: Library;
let article: Article;
let mark: Annotation;
let note: Briefing;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  await reopen();
  article = await storeArticle(library);
  mark = await annotate(library, article, 0, 10, 'why');
  note = await writeBriefing(library, 'Note');
  const body = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'citation', attrs: { annotationId: mark.id } }] }],
  } as const;
  note = unwrap(await library.briefings.save(note.id, { header: note.header, body }));
  // Closed, so that no good state of a document is in memory any more.
  await library.close();
});

afterEach(async () => {
  await library.close();
  await remove();
});

async function reopen(world?: Surroundings): Promise<void> {
  opened = await open(folder, world);
  library = opened.library;
}

const at = (file: string): string => join(folder, ...file.split('/'));

async function findings(): Promise<readonly VerificationFinding[]> {
  return unwrap(await checkLibrary(nodeSurroundings, { folder, signal: new AbortController().signal, progress: () => {} })).findings;
}

function repair(list: readonly VerificationFinding[], changes: Partial<RepairRequest> = {}) {
  return library.repair({ findings: list, signal: new AbortController().signal, progress: () => {}, ...changes });
}

const made = (
  repairKind: NonNullable<VerificationFinding['repair']>,
  file: string,
  trashed: VerificationFinding['trashed'] = null,
): VerificationFinding => ({
  problem: 'foreign',
  file,
  about: '',
  repair: repairKind,
  trashed,
});

describe('a repair', () => {
  it('puts every kind of damage right that can be, keeps what was damaged, and leaves a sound library', async () => {
    const [snapshot = ''] = await readdir(at(`snapshots/article-${article.id}`));
    const [second = ''] = await readdir(at(`snapshots/annotations-${article.id}`));
    await writeFile(at(`articles/${article.id}/article.json`), 'damaged article');
    await writeFile(at(`snapshots/annotations-${article.id}/${second}`), 'damaged snapshot');
    await writeFile(at(`briefings/.${note.id}.99.abc.tmp`), '');
    await reopen();
    unwrap(await library.trash.annotation(article.id, mark.id));
    const list = await findings();
    expect(list.map(({ problem, repair: kind }) => [problem, kind])).toEqual([
      ['truncated', 'recover'],
      ['snapshot-damaged', 'set-aside'],
      ['cited-in-trash', 'restore'],
      ['left-over-temp', 'clear-away'],
    ]);
    const steps: (readonly [number, number, string])[] = [];
    expect(await repair(list, { progress: (...step) => steps.push(step) })).toEqual({ ok: true, value: { repaired: 4, failed: [] } });
    expect(steps.map(([done, total]) => [done, total])).toEqual([0, 1, 2, 3].map((done) => [done, 4]));
    expect(await findings()).toEqual([]);
    expect(unwrap(await library.articles.read(article.id))).toEqual(article);
    expect(unwrap(await library.annotations.read(article.id)).annotations).toEqual([mark]);
    expect(opened.changes).toContainEqual({ topic: 'articles', id: article.id });
    const kept = await Promise.all(
      (await readdir(at('quarantine'), { recursive: true }))
        .filter((name) => name.endsWith('.json'))
        .map((name) => readFile(at(`quarantine/${name}`), 'utf8')),
    );
    expect(kept.sort()).toEqual(['damaged article', 'damaged snapshot']);
    expect(snapshot).not.toBe('');
  });

  it('brings back a briefing of which only an earlier state is left, and tells the lists', async () => {
    await reopen();
    await library.close();
    await reopen();
    unwrap(await library.briefings.save(note.id, { header: { ...note.header, title: 'Later' }, body: note.body }));
    await library.close();
    await rm(at(`briefings/${note.id}.json`));
    await reopen();
    expect(await repair(await findings())).toEqual({ ok: true, value: { repaired: 1, failed: [] } });
    expect(unwrap(await library.briefings.read(note.id)).header.title).toBe('Note');
    expect(opened.changes).toContainEqual({ topic: 'briefings', id: note.id });
  });

  it('takes an article out of the trash for all that cite it at once, and keeps the annotations’ state before it changes them', async () => {
    await reopen();
    const second = await writeBriefing(library, 'Second');
    unwrap(await library.briefings.save(second.id, { header: second.header, body: note.body }));
    unwrap(await library.trash.article(article.id));
    const list = await findings();
    expect(list).toHaveLength(2);
    expect(await repair(list)).toEqual({ ok: true, value: { repaired: 2, failed: [] } });
    const states = (await readdir(at(`snapshots/annotations-${article.id}`))).length;
    unwrap(await library.trash.annotation(article.id, mark.id));
    expect(await repair(await findings())).toEqual({ ok: true, value: { repaired: 2, failed: [] } });
    expect((await readdir(at(`snapshots/annotations-${article.id}`))).length).toBeGreaterThan(states);
    expect(await findings()).toEqual([]);
  });

  it('says of what it could not put right why, and goes on with the rest', async () => {
    await writeFile(at(`briefings/.${note.id}.99.abc.tmp`), '');
    await writeFile(at(`briefings/${note.id}.json`), 'x');
    await rm(at(`snapshots/briefing-${note.id}`), { recursive: true, force: true });
    await reopen();
    const file = `briefings/${note.id}.json`;
    const list = [
      made('recover', file),
      made('recover', 'letterhead.typ'),
      made('restore', 'a'),
      made('clear-away', `briefings/.${note.id}.99.abc.tmp`),
    ];
    expect(await repair(list)).toEqual({
      ok: true,
      value: {
        repaired: 1,
        failed: [
          { code: 'storage.damaged', params: { file } },
          { code: 'storage.damaged', params: { file: 'letterhead.typ' } },
          { code: 'trash.not-found', params: { file: 'a' } },
        ],
      },
    });
  });

  it('says what is in the way of taking something out of the trash', async () => {
    await reopen();
    unwrap(await library.trash.annotation(article.id, mark.id));
    await library.close();
    await writeFile(at(`trash/annotation-${mark.id}/trashed.json`), 'x');
    await reopen();
    const spoilt = made('restore', 'briefing', { kind: 'annotation', id: mark.id });
    expect(await repair([spoilt])).toMatchObject({ value: { repaired: 0, failed: [{ code: 'storage.damaged' }] } });
    unwrap(await library.trash.article(article.id));
    const other = await storeArticle(library, 'Another one.');
    const marked = await annotate(library, other, 0, 7);
    unwrap(await library.trash.annotation(other.id, marked.id));
    unwrap(await library.trash.article(other.id));
    const homeless = made('restore', 'briefing', { kind: 'annotation', id: marked.id });
    expect(await repair([homeless])).toMatchObject({
      value: { repaired: 0, failed: [{ code: 'article.not-found', params: { file: 'briefing' } }] },
    });
  });

  it('leaves a note of the trash alone that holds no annotation', async () => {
    const folderOfIt = at(`trash/annotation-${mark.id}`);
    const place = libraryPlaces(folder).trashed('annotation', mark.id, folderOfIt);
    await mkdir(folderOfIt, { recursive: true });
    const body = { kind: 'annotation', id: mark.id, title: '', trashedAt: nodeSurroundings.now(), annotation: null } as const;
    await writeFile(place.path, sealDocument(place.kind, { id: mark.id, rev: 1, parentRev: 0, seq: 1, savedAt: body.trashedAt }, body));
    await reopen();
    expect(await repair([made('restore', 'briefing', { kind: 'annotation', id: mark.id })])).toMatchObject({
      value: { repaired: 0, failed: [{ params: { file: 'briefing' } }] },
    });
    expect(unwrap(await library.annotations.read(article.id)).annotations).toEqual([mark]);
  });

  it('touches only what is still as it was found', async () => {
    const [snapshot = ''] = await readdir(at(`snapshots/article-${article.id}`));
    await reopen();
    const before = (await readdir(folder, { recursive: true })).sort();
    const list = [
      made('set-aside', `snapshots/article-${article.id}/${snapshot}`),
      made('set-aside', `snapshots/article-${article.id}/000000000001.json`),
      made('set-aside', 'snapshots/other/000000000001.json'),
      made('clear-away', `briefings/${note.id}.json`),
      made('restore', 'gone', { kind: 'article', id: article.id }),
      made('restore', 'gone', { kind: 'annotation', id: note.id }),
      { ...made('recover', 'told only'), repair: null },
    ];
    expect(await repair(list)).toEqual({ ok: true, value: { repaired: 6, failed: [] } });
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(before);
  });

  it('leaves a snapshot that is larger than any document where it is', async () => {
    await writeFile(at(`snapshots/article-${article.id}/000000000001.json`), Buffer.alloc(64 * 1024 * 1024 + 1));
    await reopen();
    const large = made('set-aside', `snapshots/article-${article.id}/000000000001.json`);
    expect(await repair([large])).toMatchObject({ value: { failed: [{ code: 'storage.too-large' }] } });
  });

  it('does nothing in a library that may not be written to, and says why the disk refused', async () => {
    await reopen();
    const { library: second } = await open(folder);
    const left = `briefings/.${note.id}.99.abc.tmp`;
    await writeFile(at(left), '');
    const answer = await second.repair({ findings: [made('clear-away', left)], signal: new AbortController().signal, progress: () => {} });
    expect(answer).toMatchObject({ value: { repaired: 0, failed: [{ code: 'storage.locked' }] } });
    await second.close();
    await library.close();
    const refuse = () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }));
    await reopen(worldWith({ fileSystem: fileSystemWith({ removeFolder: refuse }) }));
    expect(await repair([made('clear-away', left)])).toEqual({
      ok: true,
      value: { repaired: 0, failed: [{ code: 'storage.io', params: { detail: 'EIO', file: left } }] },
    });
    expect(await readdir(at('briefings'))).toContain(`.${note.id}.99.abc.tmp`);
  });

  it('stops when it is told to, and throws a bug on', async () => {
    await reopen();
    const stop = new AbortController();
    const list = [made('clear-away', 'a'), made('clear-away', 'b')];
    expect(await repair(list, { signal: stop.signal, progress: () => stop.abort() })).toEqual({
      ok: false,
      error: { code: 'job.cancelled' },
    });
    await library.close();
    const broken = (): never => {
      throw new TypeError('a bug');
    };
    await reopen(worldWith({ fileSystem: fileSystemWith({ removeFolder: broken }) }));
    await expect(repair([made('clear-away', 'briefings/.a.1.b.tmp')])).rejects.toThrow('a bug');
  });
});
