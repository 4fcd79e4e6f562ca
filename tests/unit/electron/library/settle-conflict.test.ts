import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { sealDocument } from '../../../../electron/library/envelope';
import { annotationsKind, articleKind } from '../../../../electron/library/library-places';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import type { Annotation } from '../../../../shared/domain/annotation';
import type { Article } from '../../../../shared/domain/article';
import type { Briefing } from '../../../../shared/domain/briefing';
import { copiesBeside, theirHead } from '../../../helpers/copies-beside';
import { annotate, fileSystemWith, open, storeArticle, unwrap, worldWith, writeBriefing } from '../../../helpers/library-fixture';
import { libraryOfEachTest } from '../../../helpers/library-of-each-test';

const here = libraryOfEachTest();
const { theirs, look, only, titlesOfVersions, titleNow } = copiesBeside(here);

describe('settling', () => {
  it('lets the document stay, and keeps the copy among its versions', async () => {
    const briefing = await writeBriefing(here.library, 'Ours');
    const path = await theirs(briefing, 'Theirs');
    const { id } = await only();
    here.changes.length = 0;
    expect(unwrap(await here.library.conflicts.settle(id, { kind: 'present' }))).toEqual({ undo: null, briefing: null });
    expect(here.changes).toEqual([
      { topic: 'briefings', id: briefing.id, replaced: false },
      { topic: 'library', id: '' },
    ]);
    expect(await titleNow(briefing)).toBe('Ours');
    expect(unwrap(await here.library.briefings.read(briefing.id)).updatedAt).toBe(briefing.updatedAt);
    expect(await titlesOfVersions(briefing)).toEqual(['Ours', 'Theirs', 'Ours']);
    expect(await look()).toEqual([]);
    await expect(readFile(path)).rejects.toThrow('ENOENT');
  });

  it.each([
    ['present', 'Ours'],
    ['copy', 'Theirs'],
  ] as const)('is never undone by a recovery: what was chosen (%s) is the newest of its states', async (kind, title) => {
    const briefing = await writeBriefing(here.library, 'Ours');
    await theirs(briefing, 'Theirs');
    unwrap(await here.library.conflicts.settle((await only()).id, { kind }));
    await here.library.close();
    await writeFile(join(here.folder, 'briefings', `${briefing.id}.json`), 'damaged');
    await here.reopen();
    expect(await titleNow(briefing)).toBe(title);
  });

  it('takes the copy, and its undo brings back exactly what was there', async () => {
    const briefing = await writeBriefing(here.library, 'Ours');
    await theirs(briefing, 'Theirs');
    const { id } = await only();
    here.changes.length = 0;
    const { undo, briefing: made } = unwrap(await here.library.conflicts.settle(id, { kind: 'copy' }));
    expect(made).toBeNull();
    expect(here.changes[0]).toEqual({ topic: 'briefings', id: briefing.id, replaced: true });
    expect(await titleNow(briefing)).toBe('Theirs');
    expect(await titlesOfVersions(briefing)).toEqual(['Theirs', 'Theirs', 'Ours']);
    unwrap(await here.library.history.restore({ kind: 'briefing', id: briefing.id }, undo ?? '', true));
    expect(await titleNow(briefing)).toBe('Ours');
    expect(await look()).toEqual([]);
  });

  it('keeps both: the copy becomes a briefing of its own', async () => {
    const briefing = await writeBriefing(here.library, 'Ours');
    await theirs(briefing, 'Theirs');
    const settled = unwrap(await here.library.conflicts.settle((await only()).id, { kind: 'both', title: 'Theirs (copy from Anna)' }));
    expect(settled.undo).toBeNull();
    expect(await titleNow(briefing)).toBe('Ours');
    const [first, second] = await here.library.briefings.ids();
    expect(first).toBe(briefing.id);
    expect(settled.briefing).toBe(second);
    const made = unwrap(await here.library.briefings.read(second ?? briefing.id));
    expect(made).toMatchObject({ header: { title: 'Theirs (copy from Anna)' }, body: briefing.body, template: briefing.template });
    expect(await look()).toEqual([]);
  });

  it('makes a briefing out of a copy whose briefing is in the trash, and lets that lie there', async () => {
    const briefing = await writeBriefing(here.library, 'Ours');
    await theirs(briefing, 'Theirs');
    unwrap(await here.library.trash.briefing(briefing.id));
    const { id } = await only();
    for (const kind of ['copy', 'unite'] as const) {
      const choice = kind === 'copy' ? ({ kind } as const) : ({ kind, fromCopy: [] } as const);
      expect(await here.library.conflicts.settle(id, choice)).toEqual({ ok: false, error: { code: 'conflict.not-possible' } });
    }
    unwrap(await here.library.conflicts.settle(id, { kind: 'both', title: 'Theirs' }));
    expect(await here.library.briefings.ids()).toHaveLength(1);
    expect((await here.library.trash.list()).map((row) => row.id)).toEqual([briefing.id]);
    unwrap(await here.library.trash.restore('briefing', briefing.id));
    expect(await titlesOfVersions(briefing)).toEqual(['Ours', 'Theirs']);
  });

  it('sets a copy aside whose briefing is in the trash', async () => {
    const briefing = await writeBriefing(here.library, 'Ours');
    await theirs(briefing, 'Theirs');
    unwrap(await here.library.trash.briefing(briefing.id));
    expect(unwrap(await here.library.conflicts.settle((await only()).id, { kind: 'present' }))).toEqual({ undo: null, briefing: null });
    expect(await look()).toEqual([]);
    expect(await here.library.briefings.ids()).toEqual([]);
  });

  it('keeps every copy when two have one number and one time', async () => {
    const briefing = await writeBriefing(here.library, 'Ours');
    for (const [index, title] of ['One', 'Two', 'Two', 'Three'].entries()) {
      await theirs(briefing, title, `${briefing.id} (${index + 1}).json`);
    }
    for (const { id } of await look()) unwrap(await here.library.conflicts.settle(id, { kind: 'present' }));
    expect((await titlesOfVersions(briefing)).filter((title) => title !== 'Ours').sort()).toEqual(['One', 'Three', 'Two']);
  });

  it('settles one copy once, however often it is asked', async () => {
    const briefing = await writeBriefing(here.library, 'Ours');
    await theirs(briefing, 'Theirs');
    const { id } = await only();
    const answers = await Promise.all([1, 2].map(() => here.library.conflicts.settle(id, { kind: 'both', title: 'Theirs' })));
    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
    expect(await here.library.briefings.ids()).toHaveLength(2);
  });
});

describe('settling the copy of an article', () => {
  let article: Article;
  const place = () => join(here.folder, 'articles', article.id);

  beforeEach(async () => {
    article = await storeArticle(here.library, 'First words.');
  });

  it('takes its details and words as a new text version', async () => {
    const corrected = unwrap(
      await here.library.articles.correctText(article.id, 'v1', [{ kind: 'paragraph', level: 1, text: 'Our words.' }]),
    );
    const [first, second] = corrected.versions;
    if (first === undefined || second === undefined) throw new Error('no versions');
    const their = unwrap(
      await here.library.articles.correctText(article.id, 'v2', [{ kind: 'paragraph', level: 1, text: 'Their words.' }]),
    );
    const theirText = { ...(their.versions[2] ?? second), id: 'v2' };
    await writeFile(
      join(place(), 'article.conflict-7.json'),
      sealDocument(articleKind, theirHead(article.id), {
        ...their,
        meta: { ...article.meta, author: 'Their author' },
        versions: [first, theirText],
      }),
    );
    unwrap(await here.library.articles.correctText(article.id, 'v3', [{ kind: 'paragraph', level: 1, text: 'Our words.' }]));
    const { id } = await only();
    for (const choice of [{ kind: 'both', title: 'x' } as const, { kind: 'unite', fromCopy: [] } as const]) {
      expect(await here.library.conflicts.settle(id, choice)).toEqual({ ok: false, error: { code: 'conflict.not-possible' } });
    }
    unwrap(await here.library.conflicts.settle(id, { kind: 'copy' }));
    const now = unwrap(await here.library.articles.read(article.id));
    expect(now.meta.author).toBe('Their author');
    expect(now.versions.map(({ text }) => text)).toEqual(['First words.', 'Our words.', 'Their words.', 'Our words.', 'Their words.']);
  });

  it('unites annotations: each once, one that differs as it was picked', async () => {
    const both = await annotate(here.library, article, 0, 5, 'ours');
    const mine = await annotate(here.library, article, 6, 11, 'only here');
    const stays = await annotate(here.library, article, 0, 11, 'ours too');
    const theirOwn: Annotation = {
      ...mine,
      id: `${mine.id.slice(0, -1)}${mine.id.endsWith('0') ? '1' : '0'}` as Annotation['id'],
      comment: 'only there',
    };
    const annotations = [{ ...both, comment: 'theirs' }, { ...stays, comment: 'theirs too' }, theirOwn];
    await writeFile(
      join(place(), 'annotations.conflict-7.json'),
      sealDocument(annotationsKind, theirHead(article.id), { articleId: article.id, annotations }),
    );
    const { id, subject } = await only();
    expect(subject.kind).toBe('annotations');
    const { undo } = unwrap(await here.library.conflicts.settle(id, { kind: 'unite', fromCopy: [both.id] }));
    const comments = async () => unwrap(await here.library.annotations.read(article.id)).annotations.map(({ comment }) => comment);
    expect(await comments()).toEqual(['theirs', 'only here', 'ours too', 'only there']);
    unwrap(await here.library.history.restore(subject, undo ?? '', true));
    expect(await comments()).toEqual(['ours', 'only here', 'ours too']);
  });
});

describe('settling where the disk does not', () => {
  async function withFaults(
    changes: Parameters<typeof fileSystemWith>[0],
  ): Promise<{ readonly briefing: Briefing; readonly path: string }> {
    const briefing = await writeBriefing(here.library, 'Ours');
    const path = await theirs(briefing, 'Theirs');
    await here.reopen(worldWith({ fileSystem: fileSystemWith(changes) }));
    return { briefing, path };
  }

  const full = async (): Promise<never> => {
    throw Object.assign(new Error('injected'), { code: 'ENOSPC' });
  };

  it('leaves the copy where it was when it cannot be kept', async () => {
    const { briefing, path } = await withFaults({ link: full, copy: full });
    const { id } = await only();
    for (const choice of [{ kind: 'present' } as const, { kind: 'copy' } as const]) {
      expect(await here.library.conflicts.settle(id, choice)).toMatchObject({ ok: false, error: { code: 'storage.disk-full' } });
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
      expect(await here.library.conflicts.settle(id, choice)).toMatchObject({ ok: false, error: { code: 'storage.disk-full' } });
      left = Number.POSITIVE_INFINITY;
      expect(await titleNow(briefing)).toBe('Ours');
      expect((await readFile(path, 'utf8')).includes('Theirs')).toBe(true);
    }
    expect(await here.library.briefings.ids()).toHaveLength(1);
    unwrap(await here.library.conflicts.settle(id, { kind: 'present' }));
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
    unwrap(await here.library.conflicts.settle((await only()).id, { kind: 'copy' }));
    isSaved = false;
    expect(await titleNow(briefing)).toBe('Theirs');
    expect(await look()).toEqual([]);
  });

  it('leaves everything as it is in a library that may not be written to', async () => {
    const briefing = await writeBriefing(here.library, 'Ours');
    const path = await theirs(briefing, 'Theirs');
    const second = await open(here.folder);
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
