import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealDocument } from '../../../../electron/library/envelope';
import type { Library } from '../../../../electron/library/library';
import { briefingKind } from '../../../../electron/library/library-places';
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
