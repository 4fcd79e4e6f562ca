import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealDocument } from '../../../../electron/library/envelope';
import type { Library } from '../../../../electron/library/library';
import { annotationsKind, articleKind, briefingKind } from '../../../../electron/library/library-places';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import type { Briefing } from '../../../../shared/domain/briefing';
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

/** Somebody else writes into the same folder: a second machine through a synchronised drive, a person with an editor. */
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

function titled(briefing: Briefing, title: string): Briefing {
  return { ...briefing, header: { ...briefing.header, title } };
}

/** The other machine's save: one revision further, put in place by a rename. */
async function saveElsewhere(briefing: Briefing, rev: number): Promise<void> {
  const file = join(folder, 'briefings', `${briefing.id}.json`);
  const head = { id: briefing.id, rev, parentRev: rev - 1, seq: 40, savedAt: briefing.updatedAt };
  await writeFile(`${file}.elsewhere`, sealDocument(briefingKind, head, briefing));
  await rename(`${file}.elsewhere`, file);
}

describe('a change by other hands', () => {
  it('is seen when the document is read again', async () => {
    const briefing = await writeBriefing(library, 'Ours');
    await saveElsewhere(titled(briefing, 'Theirs'), 2);
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Theirs');
    const saved = unwrap(
      await library.briefings.save(briefing.id, { header: { ...briefing.header, title: 'Ours, later' }, body: briefing.body }),
    );
    expect(saved.header.title).toBe('Ours, later');
  });

  it('in the moment of our save is not replaced; both are kept, and the next save builds on theirs', async () => {
    const briefing = await writeBriefing(library, 'Before');
    const file = join(folder, 'briefings', `${briefing.id}.json`);
    await library.close();
    let readings = 0;
    const readAfterOthers = async (path: string): Promise<Uint8Array> => {
      // The first reading loads it, the second is the look before the save.
      if (path === file && ++readings === 2) await saveElsewhere(titled(briefing, 'Theirs'), 2);
      return readFile(path);
    };
    const opened = await open(folder, worldWith({ fileSystem: fileSystemWith({ readFile: readAfterOthers }) }));
    library = opened.library;
    const draft = { header: { ...briefing.header, title: 'Ours' }, body: briefing.body };
    expect(await library.briefings.save(briefing.id, draft)).toEqual({
      ok: false,
      error: { code: 'storage.conflict', params: { file: `${briefing.id}.json` } },
    });
    expect(opened.states.at(-1)).toMatchObject({ state: 'failed', code: 'storage.conflict' });

    const names = await readdir(join(folder, 'briefings'));
    expect(names.sort()).toEqual([`${briefing.id}.conflict-3.json`, `${briefing.id}.json`]);
    expect(await readFile(join(folder, 'briefings', `${briefing.id}.conflict-3.json`), 'utf8')).toContain('"title":"Ours"');
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Theirs');

    // Saved again: theirs goes into the snapshots first.
    expect(unwrap(await library.briefings.save(briefing.id, draft)).header.title).toBe('Ours');
    const snapshots = await readdir(join(folder, 'snapshots', `briefing-${briefing.id}`));
    const kept = await Promise.all(snapshots.map((name) => readFile(join(folder, 'snapshots', `briefing-${briefing.id}`, name), 'utf8')));
    expect(kept.some((text) => text.includes('"title":"Theirs"'))).toBe(true);
    expect(library.saveState().state).toBe('saved');
  });

  it.each(['stamp', 'syncFolder'] as const)(
    'while our save is on its way is not replaced either, and shows at once (before a %s)',
    async (call) => {
      const briefing = await writeBriefing(library, 'Before');
      await library.close();
      const { fileSystem } = nodeSurroundings;
      let isArmed = false;
      const comeFirst = async (path: string): Promise<void> => {
        // A temp is looked at right before the rename, and the folder is synced right after it.
        const isMoment = call === 'stamp' ? path.endsWith('.tmp') : path === join(folder, 'briefings');
        if (!isArmed || !isMoment) return;
        isArmed = false;
        await saveElsewhere(titled(briefing, 'Theirs'), 2);
      };
      const watched = async (path: string): Promise<never> => {
        await comeFirst(path);
        return fileSystem[call](path) as Promise<never>;
      };
      ({ library } = await open(folder, worldWith({ fileSystem: fileSystemWith({ [call]: watched }) })));
      unwrap(await library.briefings.read(briefing.id));
      isArmed = true;
      const saved = await library.briefings.save(briefing.id, { header: { ...briefing.header, title: 'Ours' }, body: briefing.body });
      expect(saved.ok).toBe(call === 'syncFolder');
      expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Theirs');
      const subject = { kind: 'briefing', id: briefing.id } as const;
      const titles: string[] = [];
      for (const { id } of unwrap(await library.history.list(subject)).versions) {
        const { content } = unwrap(await library.history.read(subject, id));
        if (content.kind === 'briefing') titles.push(content.header.title);
      }
      expect(titles).toEqual(expect.arrayContaining(['Theirs', 'Ours', 'Before']));
    },
  );

  it('that never stops makes a save fail, and takes nothing away', async () => {
    const briefing = await writeBriefing(library, 'Before');
    const file = join(folder, 'briefings', `${briefing.id}.json`);
    await library.close();
    const stamp: typeof nodeSurroundings.fileSystem.stamp = async (path) => {
      // The same words again and again: no conflict, and no rest.
      if (path.endsWith('.tmp')) {
        await writeFile(`${file}.elsewhere`, await readFile(file));
        await rename(`${file}.elsewhere`, file);
      }
      return nodeSurroundings.fileSystem.stamp(path);
    };
    ({ library } = await open(folder, worldWith({ fileSystem: fileSystemWith({ stamp }) })));
    expect(await library.briefings.save(briefing.id, briefing)).toEqual({
      ok: false,
      error: { code: 'storage.io', params: { detail: 'changed meanwhile' } },
    });
    expect(await readdir(join(folder, 'briefings'))).toEqual([`${briefing.id}.json`]);
  });

  it('in a newer format is left as it is', async () => {
    const briefing = await writeBriefing(library, 'Ours');
    const file = join(folder, 'briefings', `${briefing.id}.json`);
    const head = { id: briefing.id, rev: 7, parentRev: 6, seq: 40, savedAt: briefing.updatedAt };
    const theirs = sealDocument({ ...briefingKind, version: 2 }, head, briefing);
    await writeFile(file, theirs);
    expect(await library.briefings.save(briefing.id, briefing)).toMatchObject({ ok: false, error: { code: 'storage.newer-format' } });
    expect(await readFile(file)).toEqual(Buffer.from(theirs));
  });
});

describe('words that were written over a state that is no longer there', () => {
  const words = (briefing: Briefing, title: string) => ({ header: { ...briefing.header, title }, body: briefing.body });
  const copyOf = (briefing: Briefing, rev: number) => join(folder, 'briefings', `${briefing.id}.conflict-${rev}.json`);

  it('are put beside the other words, and never over them', async () => {
    const briefing = await writeBriefing(library, 'Before');
    await saveElsewhere({ ...titled(briefing, 'Theirs'), updatedAt: '2026-06-21T14:02:00.000Z' }, 2);
    const saved = await library.briefings.save(briefing.id, words(briefing, 'Ours'), briefing.updatedAt);
    expect(saved).toEqual({ ok: false, error: { code: 'storage.conflict', params: { file: `${briefing.id}.json` } } });
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Theirs');
    expect(await readFile(copyOf(briefing, 3), 'utf8')).toContain('"title":"Ours"');
    expect(library.conflicts.count()).toBe(1);
    expect((await library.conflicts.list(0, 10)).conflicts).toMatchObject([{ title: 'Theirs', service: 'own', state: 'differs' }]);
    // Once more, with more words: both copies stay.
    expect((await library.briefings.save(briefing.id, words(briefing, 'Ours, later'), briefing.updatedAt)).ok).toBe(false);
    expect(library.conflicts.count()).toBe(2);
  });

  it('are saved as usual over the state that they were written over, and without one over any', async () => {
    const briefing = await writeBriefing(library, 'Before');
    const saved = unwrap(await library.briefings.save(briefing.id, words(briefing, 'Later'), briefing.updatedAt));
    expect(saved.header.title).toBe('Later');
    expect(unwrap(await library.briefings.save(briefing.id, words(briefing, 'Latest'))).header.title).toBe('Latest');
    expect(library.conflicts.count()).toBe(0);
  });

  it('stay with whoever asked when they cannot be put beside either', async () => {
    const briefing = await writeBriefing(library, 'Before');
    await library.close();
    let isFull = false;
    const createFile: typeof nodeSurroundings.fileSystem.createFile = async (path) => {
      if (isFull) throw Object.assign(new Error('injected'), { code: 'ENOSPC' });
      return nodeSurroundings.fileSystem.createFile(path);
    };
    ({ library } = await open(folder, worldWith({ fileSystem: fileSystemWith({ createFile }) })));
    isFull = true;
    expect(await library.briefings.save(briefing.id, words(briefing, 'Ours'), '2020-01-01T00:00:00.000Z')).toMatchObject({
      ok: false,
      error: { code: 'storage.disk-full' },
    });
    isFull = false;
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Before');
    const second = await open(folder);
    expect(await second.library.briefings.save(briefing.id, words(briefing, 'Ours'), '2020-01-01T00:00:00.000Z')).toMatchObject({
      ok: false,
      error: { code: 'storage.locked' },
    });
    await second.library.close();
    expect(await readdir(join(folder, 'briefings'))).toEqual([`${briefing.id}.json`]);
  });
});

describe('a look at what is in use', () => {
  it('takes over what somebody else wrote, and says that it did', async () => {
    await library.close();
    const opened = await open(folder);
    library = opened.library;
    const briefing = await writeBriefing(library, 'Before');
    const article = await storeArticle(library);
    await annotate(library, article, 0, 3);
    await library.refresh();
    opened.changes.length = 0;
    await saveElsewhere(titled(briefing, 'Theirs'), 2);
    const set = join(folder, 'articles', article.id, 'annotations.json');
    const head = { id: article.id, rev: 9, parentRev: 8, seq: 90, savedAt: briefing.updatedAt };
    await writeFile(`${set}.elsewhere`, sealDocument(annotationsKind, head, { articleId: article.id, annotations: [] }));
    await rename(`${set}.elsewhere`, set);
    const file = join(folder, 'articles', article.id, 'article.json');
    await writeFile(`${file}.elsewhere`, sealDocument(articleKind, head, { ...article, meta: { ...article.meta, title: 'Theirs' } }));
    await rename(`${file}.elsewhere`, file);
    await library.refresh();
    expect(opened.changes).toContainEqual({ topic: 'articles', id: article.id, replaced: true });
    expect(opened.changes).toContainEqual({ topic: 'briefings', id: briefing.id, replaced: true });
    expect(opened.changes).toContainEqual({ topic: 'annotations', id: article.id, replaced: true });
    opened.changes.length = 0;
    await library.refresh();
    expect(opened.changes.filter(({ replaced }) => replaced === true)).toEqual([]);
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Theirs');
  });

  it('says nothing of a file that was only touched, nor of one that is no document of a screen', async () => {
    await library.close();
    const opened = await open(folder);
    library = opened.library;
    const briefing = await writeBriefing(library, 'Before');
    await library.refresh();
    opened.changes.length = 0;
    for (const file of [join(folder, 'briefings', `${briefing.id}.json`), join(folder, 'library.json')]) {
      const bytes = await readFile(file);
      await writeFile(`${file}.elsewhere`, bytes);
      await rename(`${file}.elsewhere`, file);
    }
    await library.refresh();
    expect(opened.changes.filter(({ replaced }) => replaced === true)).toEqual([]);
  });

  it('in the moment of a save tells the screen as well', async () => {
    const briefing = await writeBriefing(library, 'Before');
    const file = join(folder, 'briefings', `${briefing.id}.json`);
    await library.close();
    let readings = 0;
    const readAfterOthers = async (path: string): Promise<Uint8Array> => {
      if (path === file && ++readings === 2) await saveElsewhere(titled(briefing, 'Theirs'), 2);
      return readFile(path);
    };
    const opened = await open(folder, worldWith({ fileSystem: fileSystemWith({ readFile: readAfterOthers }) }));
    library = opened.library;
    expect((await library.briefings.save(briefing.id, words(briefing, 'Ours'))).ok).toBe(false);
    expect(opened.changes).toContainEqual({ topic: 'briefings', id: briefing.id, replaced: true });
    expect(library.conflicts.count()).toBe(1);
  });

  const words = (briefing: Briefing, title: string) => ({ header: { ...briefing.header, title }, body: briefing.body });
});

describe('damage by other hands to a document that is in memory', () => {
  it.each([
    ['cut short', async (file: string) => writeFile(file, (await readFile(file)).subarray(0, 200)), 1],
    ['removed', async (file: string) => rm(file), 0],
  ])('is mended from memory, which is newer than any snapshot (%s)', async (_name, damage, quarantined) => {
    const briefing = await writeBriefing(library, 'First');
    unwrap(
      await library.briefings.save(briefing.id, {
        header: { ...briefing.header, title: 'Acknowledged a moment ago' },
        body: briefing.body,
      }),
    );
    const file = join(folder, 'briefings', `${briefing.id}.json`);
    await damage(file);
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Acknowledged a moment ago');
    expect(library.findings()).toMatchObject([{ file: `briefings/${briefing.id}.json`, action: 'recovered' }]);
    await library.close();
    ({ library } = await open(folder));
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Acknowledged a moment ago');
    const set = await readdir(join(folder, 'quarantine')).catch(() => []);
    expect(set).toHaveLength(quarantined);
  });

  it('is mended by the scan as well', async () => {
    const briefing = await writeBriefing(library, 'First');
    unwrap(await library.briefings.save(briefing.id, { header: { ...briefing.header, title: 'Second' }, body: briefing.body }));
    await writeFile(join(folder, 'briefings', `${briefing.id}.json`), 'damaged');
    expect(await library.verifyInBackground()).toMatchObject([{ problem: 'truncated', action: 'recovered' }]);
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Second');
  });
});

describe('many changes at once', () => {
  it('all arrive, in few writes', async () => {
    const article = await storeArticle(library, 'word '.repeat(200).trim());
    const made = await Promise.all(
      Array.from({ length: 50 }, (_, index) => annotate(library, article, index * 5, index * 5 + 4, `${index}`)),
    );
    const stored = unwrap(await library.annotations.read(article.id)).annotations;
    expect(new Set(stored.map(({ id }) => id))).toEqual(new Set(made.map(({ id }) => id)));
    await library.close();
    ({ library } = await open(folder));
    expect(unwrap(await library.annotations.read(article.id)).annotations).toHaveLength(50);
    const file = await readFile(join(folder, 'articles', article.id, 'annotations.json'), 'utf8');
    expect(Number(/"rev":(\d+)/.exec(file)?.[1])).toBeLessThan(50);
  });

  it('keep the newest draft of a briefing and answer every caller', async () => {
    const briefing = await writeBriefing(library, '');
    const drafts = Array.from({ length: 30 }, (_, index) => ({ header: { ...briefing.header, title: `${index}` }, body: briefing.body }));
    const saved = await Promise.all(drafts.map((draft) => library.briefings.save(briefing.id, draft)));
    expect(saved.every(({ ok }) => ok)).toBe(true);
    await library.close();
    ({ library } = await open(folder));
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('29');
  });

  it('to more documents than are kept in memory are all kept', async () => {
    const briefings = [];
    for (let index = 0; index < 230; index += 1) briefings.push(await writeBriefing(library, `${index}`));
    const first = briefings[0];
    if (first === undefined) throw new Error('none');
    unwrap(await library.briefings.save(first.id, { header: { ...first.header, title: 'again' }, body: first.body }));
    expect(unwrap(await library.briefings.read(first.id)).header.title).toBe('again');
    expect(await library.briefings.ids()).toHaveLength(230);
  });
});
