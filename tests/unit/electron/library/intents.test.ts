import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealDocument } from '../../../../electron/library/envelope';
import type { FileSystem } from '../../../../electron/library/file-system';
import type { Library } from '../../../../electron/library/library';
import { type IntentDocument, libraryPlaces } from '../../../../electron/library/library-places';
import { nodeFileSystem } from '../../../../electron/library/node-file-system';
import type { Annotation } from '../../../../shared/domain/annotation';
import type { Article } from '../../../../shared/domain/article';
import type { Briefing } from '../../../../shared/domain/briefing';
import type { TrashRow } from '../../../../shared/domain/rows';
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
let notes: readonly Briefing[];

const intentId = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const trashedAt = '2026-06-21T10:00:00.000Z';

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  ({ library } = await open(folder));
  notes = [await writeBriefing(library, 'One'), await writeBriefing(library, 'Two'), await writeBriefing(library, 'Three')];
});

afterEach(async () => {
  await library.close();
  await remove();
});

const rowOf = ({ id, header }: Briefing): TrashRow => ({ kind: 'briefing', id, title: header.title, trashedAt, articleId: null });

/** Writes down what a program was about to do when it died. */
async function writeIntent(
  action: IntentDocument['action'],
  things: readonly TrashRow[],
  emptied: string | null = null,
  id: string = intentId,
): Promise<void> {
  const place = libraryPlaces(folder).intent(id);
  await mkdir(join(folder, 'intents'), { recursive: true });
  await writeFile(
    place.path,
    sealDocument(place.kind, { id, rev: 1, parentRev: 0, seq: 1, savedAt: trashedAt }, { action, things, emptied }),
  );
}

async function reopen(changes: Partial<FileSystem> = {}): Promise<void> {
  await library.close();
  ({ library } = await open(folder, worldWith({ fileSystem: fileSystemWith(changes) })));
}

const told = (action: string) => [{ file: join('intents', `${intentId}.json`), problem: 'interrupted', action }];
const titles = async (): Promise<readonly string[]> => (await library.trash.list()).map(({ title }) => title).sort();
const refused = (code: string): Error => Object.assign(new Error(code), { code });

describe('an action that was interrupted', () => {
  it('is done to its end when the library is opened, and the report says so', async () => {
    unwrap(await library.trash.briefing(notes[0]?.id as never));
    await writeIntent('trash', notes.map(rowOf));
    await reopen();
    expect(library.findings()).toEqual(told('finished'));
    expect(await titles()).toEqual(['One', 'Three', 'Two']);
    expect((await library.trash.list()).find(({ title }) => title === 'Two')?.trashedAt).toBe(trashedAt);
    expect(await readdir(join(folder, 'intents'))).toEqual([]);
    await reopen();
    expect(library.findings()).toEqual([]);
  });

  it('comes after those that were written down before it, whatever the folder says first', async () => {
    const earlier = '01ARZ3NDEKTSV4RRFFQ69G5FAA';
    await writeIntent('trash', [rowOf(notes[0] as Briefing)]);
    await writeIntent('restore', [rowOf(notes[0] as Briefing)], null, earlier);
    await reopen({ list: async (path) => (await nodeFileSystem.list(path)).toSorted().reverse() });
    expect(library.findings().map(({ file, action }) => [file, action])).toEqual([
      [join('intents', `${earlier}.json`), 'finished'],
      [join('intents', `${intentId}.json`), 'finished'],
    ]);
    expect(await titles()).toEqual(['One']);
  });

  it('restores what it was about to restore', async () => {
    const article = await storeArticle(library);
    const mark = await annotate(library, article, 0, 3, 'why');
    const before = await libraryState(library);
    unwrap(await library.trash.annotation(article.id, mark.id));
    unwrap(await library.trash.article(article.id));
    const rows = await library.trash.list();
    await writeIntent('restore', rows);
    await reopen();
    expect(await libraryState(library)).toEqual(before);
    expect(library.findings()).toEqual(told('finished'));
  });

  it('deletes for good what was about to go, with what had set it aside', async () => {
    const many = [...notes, ...(await Promise.all(['4', '5', '6'].map((title) => writeBriefing(library, title))))];
    const rows = many.map(rowOf);
    unwrap(
      await library.trash.several(
        rows.map(({ kind, id }) => ({ kind, id })),
        '6',
      ),
    );
    const { emptied } = unwrap(
      await library.trash.purge(
        rows.map(({ kind, id }) => ({ kind, id })),
        '6',
      ),
    );
    await writeIntent('purge', rows, emptied);
    await reopen();
    expect(library.findings()).toEqual(told('finished'));
    expect(await readdir(join(folder, 'trash'))).toEqual([]);
  });

  it('is taken back when something is in its way', async () => {
    const [one, two] = notes as [Briefing, Briefing];
    unwrap(await library.trash.briefing(one.id));
    unwrap(await library.trash.briefing(two.id));
    const before = await titles();
    await writeFile(join(folder, 'briefings', `${two.id}.json`), 'another');
    await writeIntent(
      'restore',
      (await library.trash.list()).slice().sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    await reopen();
    expect(library.findings()).toContainEqual(told('taken-back')[0]);
    expect(await titles()).toEqual(before);
    expect(await readdir(join(folder, 'intents'))).toEqual([]);
  });

  it('stays open while the disk refuses, keeps new ones waiting, and ends with the next', async () => {
    await writeIntent('trash', notes.map(rowOf));
    let isRefusing = true;
    await reopen({
      rename: async (from, to) => {
        if (isRefusing && [from, to].some((path) => path.includes(notes[1]?.id ?? ''))) throw refused('EIO');
        await nodeFileSystem.rename(from, to);
      },
      removeFile: async (path) => {
        if (isRefusing && path.includes('intents')) throw refused('EIO');
        await nodeFileSystem.removeFile(path);
      },
    });
    expect(library.findings()).toEqual(told('reported'));
    expect(await library.trash.briefing(notes[2]?.id as never)).toMatchObject({ ok: false, error: { code: 'storage.io' } });
    isRefusing = false;
    unwrap(await library.trash.briefing(notes[2]?.id as never));
    // What was told as not done is not done.
    expect(await titles()).toEqual(['Three']);
    expect(await readdir(join(folder, 'intents'))).toEqual([]);
  });

  it('that can neither go on nor back waits for the next start as it is', async () => {
    await writeIntent('trash', notes.map(rowOf));
    const holds = (path: string): boolean => path.includes(notes[2]?.id ?? '') || path.includes(join('trash', `briefing-${notes[0]?.id}`));
    let wasForward = false;
    await reopen({
      rename: async (from, to) => {
        if (wasForward && (holds(from) || holds(to))) throw refused('EIO');
        await nodeFileSystem.rename(from, to);
        if (to.includes(notes[1]?.id ?? '') && to.endsWith('briefing.json')) wasForward = true;
      },
    });
    expect(library.findings()).toEqual(told('reported'));
    expect(await library.trash.restore('briefing', notes[0]?.id ?? '')).toMatchObject({ ok: false, error: { code: 'storage.io' } });
    await reopen();
    expect(library.findings()).toEqual(told('finished'));
    expect(await titles()).toEqual(['One', 'Three', 'Two']);
  });

  it('waits as long as the library may only be read', async () => {
    await writeIntent('trash', notes.map(rowOf));
    const other = await open(folder);
    expect(other.library.access().state).toBe('read-only');
    expect(await other.library.trash.list()).toEqual([]);
    await library.close();
    await other.library.refresh();
    expect(await other.library.trash.count()).toBe(3);
    await other.library.close();
    ({ library } = await open(folder));
  });

  it('that cannot be understood is set aside, and other files are left alone', async () => {
    await mkdir(join(folder, 'intents'));
    await writeFile(join(folder, 'intents', `${intentId}.json`), 'damaged');
    await writeFile(join(folder, 'intents', 'notes.json'), 'foreign');
    await writeFile(join(folder, 'intents', 'notes.txt'), 'foreign');
    await reopen();
    expect(library.findings()).toMatchObject([{ problem: 'truncated', action: 'quarantined' }]);
    expect((await readdir(join(folder, 'intents'))).sort()).toEqual(['notes.json', 'notes.txt']);
    unwrap(await library.trash.briefing(notes[0]?.id as never));
  });

  it('that cannot be looked for keeps new ones waiting', async () => {
    let isRefusing = true;
    await reopen({
      list: async (path) => {
        if (isRefusing && path.endsWith('intents')) throw refused('EIO');
        return nodeFileSystem.list(path);
      },
    });
    expect(await library.trash.briefing(notes[0]?.id as never)).toMatchObject({ ok: false, error: { code: 'storage.io' } });
    isRefusing = false;
    unwrap(await library.trash.briefing(notes[0]?.id as never));
  });
});

describe('an interrupted action on an annotation', () => {
  let article: Article;
  let mark: Annotation;
  let row: TrashRow;

  beforeEach(async () => {
    article = await storeArticle(library);
    mark = await annotate(library, article, 0, 3, 'why');
    row = { kind: 'annotation', id: mark.id, title: 'Two', trashedAt, articleId: article.id };
  });

  const inArticle = async () => unwrap(await library.annotations.read(article.id)).annotations;
  const inTrash = async () => (await library.trash.list()).map(({ id }) => id);

  it('puts it into the trash, wherever it was stopped', async () => {
    await writeIntent('trash', [row]);
    await reopen();
    expect([library.findings(), await inArticle(), await inTrash()]).toEqual([told('finished'), [], [mark.id]]);
    await writeIntent('trash', [row]);
    await reopen();
    expect([library.findings(), await inArticle(), await inTrash()]).toEqual([told('finished'), [], [mark.id]]);
  });

  it('restores it, wherever it was stopped', async () => {
    unwrap(await library.trash.annotation(article.id, mark.id));
    await writeIntent('restore', [row]);
    await reopen();
    expect([library.findings(), await inArticle(), await inTrash()]).toEqual([told('finished'), [mark], []]);
    await writeIntent('restore', [row]);
    await reopen();
    expect([library.findings(), await inArticle(), await inTrash()]).toEqual([told('finished'), [mark], []]);
  });

  it.each(['trash', 'restore'] as const)('is taken back when it is nowhere any more (%s)', async (action) => {
    unwrap(await library.annotations.take(article.id, mark.id));
    await writeIntent(action, [rowOf(notes[0] as Briefing), row].slice(action === 'trash' ? 0 : 1));
    await reopen();
    expect([library.findings(), await inArticle(), await inTrash()]).toEqual([told('taken-back'), [], []]);
    expect(await library.briefings.ids()).toHaveLength(3);
  });

  it.each(['trash', 'restore'] as const)('is taken back when its article is gone, or not known (%s)', async (action) => {
    if (action === 'restore') unwrap(await library.trash.annotation(article.id, mark.id));
    unwrap(await library.trash.article(article.id));
    await writeIntent(action, [row]);
    await reopen();
    expect(library.findings()).toEqual(told('taken-back'));
    await writeIntent(action, [{ ...row, articleId: null }]);
    await reopen();
    expect(library.findings()).toEqual(told('taken-back'));
    expect(await inTrash()).toHaveLength(action === 'restore' ? 2 : 1);
  });

  it('stays open when its article cannot be read', async () => {
    await library.close();
    await rm(join(folder, 'snapshots'), { recursive: true });
    await writeFile(join(folder, 'articles', article.id, 'annotations.json'), 'damaged');
    ({ library } = await open(folder));
    await writeIntent('trash', [row]);
    await reopen();
    expect(library.findings()).toContainEqual(told('reported')[0]);
  });
});

describe('an action', () => {
  it('that cannot be written down is not begun, and leaves nothing to be found', async () => {
    await reopen({
      syncFolder: async (path) => {
        if (path.endsWith('intents')) throw refused('EIO');
        await nodeFileSystem.syncFolder(path);
      },
    });
    expect(await library.trash.several([{ kind: 'briefing', id: notes[0]?.id ?? '' }], '')).toMatchObject({
      error: { code: 'storage.io' },
    });
    expect(await library.briefings.ids()).toHaveLength(3);
    await reopen();
    expect(library.findings()).toEqual([]);
    expect(await library.briefings.ids()).toHaveLength(3);
  });

  it('that is done but cannot be crossed out is done, and crossed out by the next', async () => {
    let isRefusing = true;
    await reopen({
      removeFile: async (path) => {
        if (isRefusing && path.includes('intents')) throw refused('EBUSY');
        await nodeFileSystem.removeFile(path);
      },
    });
    unwrap(await library.trash.briefing(notes[0]?.id as never));
    expect(await readdir(join(folder, 'intents'))).toHaveLength(1);
    isRefusing = false;
    unwrap(await library.trash.restore('briefing', notes[0]?.id ?? ''));
    expect(await library.trash.list()).toEqual([]);
    expect(await readdir(join(folder, 'intents'))).toEqual([]);
  });

  it('to delete for good that was told as failed is never done later', async () => {
    unwrap(await library.trash.briefing(notes[0]?.id as never));
    let isRefusing = true;
    await reopen({
      syncFolder: async (path) => {
        if (isRefusing && path.endsWith('intents')) throw refused('EIO');
        await nodeFileSystem.syncFolder(path);
      },
      removeFile: async (path) => {
        if (isRefusing && path.includes('intents')) throw refused('EIO');
        await nodeFileSystem.removeFile(path);
      },
    });
    expect(await library.trash.purge([{ kind: 'briefing', id: notes[0]?.id ?? '' }], '')).toMatchObject({ error: { code: 'storage.io' } });
    expect(await titles()).toEqual(['One']);
    isRefusing = false;
    unwrap(await library.trash.briefing(notes[1]?.id as never));
    expect(await titles()).toEqual(['One', 'Two']);
  });

  it('that meets a mistake of ours says so instead of calling it the disk’s', async () => {
    await reopen({
      rename: async (from, to) => {
        if (to.includes('trash')) throw new TypeError('a mistake');
        await nodeFileSystem.rename(from, to);
      },
    });
    await expect(library.trash.briefing(notes[0]?.id as never)).rejects.toThrow('a mistake');
  });
});
