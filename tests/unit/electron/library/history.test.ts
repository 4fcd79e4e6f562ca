import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealDocument } from '../../../../electron/library/envelope';
import type { Library } from '../../../../electron/library/library';
import type { LibraryChange } from '../../../../electron/library/library-core';
import { briefingKind } from '../../../../electron/library/library-places';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { articleId, briefingId } from '../../../../shared/core/ids';
import { currentVersion } from '../../../../shared/domain/article';
import type { Briefing } from '../../../../shared/domain/briefing';
import type { HistorySubject } from '../../../../shared/domain/history-subject';
import { createFaultyFileSystem } from '../../../helpers/faulty-file-system';
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
let clock: number;

/** A world whose monotonic clock is a new time at every look: each save keeps the state before it. */
const restless = () => worldWith({ monotonicMs: () => (clock += 1_000_000) });

beforeEach(async () => {
  clock = 0;
  ({ folder, remove } = await newLibraryFolder());
  ({ library, changes } = await open(folder, restless()));
});

afterEach(async () => {
  await library.close();
  await remove();
});

async function retitle(briefing: Briefing, title: string): Promise<Briefing> {
  return unwrap(await library.briefings.save(briefing.id, { header: { ...briefing.header, title }, body: briefing.body }));
}

const of = (briefing: Briefing): HistorySubject => ({ kind: 'briefing', id: briefing.id });

async function titles(subject: HistorySubject): Promise<readonly string[]> {
  const { versions } = unwrap(await library.history.list(subject));
  const read = await Promise.all(versions.map(({ id }) => library.history.read(subject, id)));
  return read.map((version) => {
    if (!version.ok) return version.error.code;
    const { content } = version.value;
    return content.kind === 'briefing' ? content.header.title : content.kind;
  });
}

async function versionIds(subject: HistorySubject): Promise<readonly string[]> {
  return unwrap(await library.history.list(subject)).versions.map(({ id }) => id);
}

/** Puts a file beside the briefing, with the given title, as another computer's synchronisation would. */
async function putBeside(briefing: Briefing, name: string, title: string): Promise<void> {
  const head = { id: briefing.id, rev: 9, parentRev: 1, seq: 90, savedAt: '2026-06-01T10:00:00.000Z' };
  await writeFile(
    join(folder, 'briefings', name),
    sealDocument(briefingKind, head, { ...briefing, header: { ...briefing.header, title } }),
  );
}

describe('history.list', () => {
  it('names every state, newest first, with the time it was saved', async () => {
    const briefing = await writeBriefing(library, 'One');
    await retitle(briefing, 'Two');
    await retitle(briefing, 'Three');
    const listed = unwrap(await library.history.list(of(briefing)));
    expect(listed.title).toBe('Three');
    expect(listed.versions.map(({ source, host }) => [source, host])).toEqual([
      ['present', null],
      ['earlier', null],
      ['earlier', null],
    ]);
    expect(listed.versions.every(({ savedAt }) => savedAt !== null && !Number.isNaN(Date.parse(savedAt)))).toBe(true);
    expect(await titles(of(briefing))).toEqual(['Three', 'Two', 'One']);
  });

  it('opens no file but the document itself, however many versions there are', async () => {
    const briefing = await writeBriefing(library, 'One');
    for (const title of ['Two', 'Three', 'Four']) await retitle(briefing, title);
    await library.close();
    const read: string[] = [];
    const readFile = async (path: string): Promise<Uint8Array> => {
      read.push(path);
      return nodeSurroundings.fileSystem.readFile(path);
    };
    ({ library } = await open(folder, worldWith({ fileSystem: fileSystemWith({ readFile }) })));
    read.length = 0;
    expect(unwrap(await library.history.list(of(briefing))).versions).toHaveLength(4);
    expect(new Set(read)).toEqual(new Set([join(folder, 'briefings', `${briefing.id}.json`)]));
  });

  it('has the copies that conflicts left, with the computer that made them, before the earlier states', async () => {
    const briefing = await writeBriefing(library, 'Ours');
    await retitle(briefing, 'Ours, later');
    const other = await writeBriefing(library, 'Another');
    await putBeside(briefing, `${briefing.id} (DESK-04's conflicted copy 2026-06-01).json`, 'Theirs');
    await putBeside(briefing, `${briefing.id} (Anna's conflicted copy 2026-06-01).json`, 'Hers');
    await putBeside(other, `${other.id}.conflict-3.json`, 'Of another');
    const { versions } = unwrap(await library.history.list(of(briefing)));
    expect(versions.map(({ source, host, savedAt }) => [source, host, savedAt === null])).toEqual([
      ['present', null, false],
      ['conflict', 'Anna', true],
      ['conflict', 'DESK-04', true],
      ['earlier', null, false],
    ]);
    expect(await titles(of(briefing))).toEqual(['Ours, later', 'Hers', 'Theirs', 'Ours']);
    const hers = unwrap(await library.history.read(of(briefing), versions[1]?.id ?? ''));
    expect(hers.savedAt).toBe('2026-06-01T10:00:00.000Z');
  });

  it('shows an article once that was never changed, although its first state is kept twice', async () => {
    const article = await storeArticle(library);
    const subject: HistorySubject = { kind: 'article', id: article.id };
    expect(await versionIds(subject)).toEqual(['present']);
    expect(await readdir(join(folder, 'snapshots', `article-${article.id}`))).toHaveLength(1);
    const read = unwrap(await library.history.read(subject, 'present'));
    expect(read.content).toEqual({ kind: 'article', meta: article.meta, text: currentVersion(article) });
  });

  it('says so when the document is not there', async () => {
    const id = '01J00000000000000000000000';
    for (const subject of [
      { kind: 'briefing', id: briefingId.parse(id) },
      { kind: 'article', id: articleId.parse(id) },
      { kind: 'annotations', id: articleId.parse(id) },
    ] as const) {
      expect(await library.history.list(subject)).toEqual({ ok: false, error: { code: 'history.no-document' } });
      expect(await library.history.read(subject, 'present')).toEqual({ ok: false, error: { code: 'history.no-document' } });
      expect(await library.history.restore(subject, 'present', false)).toEqual({ ok: false, error: { code: 'history.no-document' } });
    }
  });

  it('says so when the folder is gone or cannot be looked at', async () => {
    const briefing = await writeBriefing(library, 'One');
    await library.close();
    const fileSystem = createFaultyFileSystem();
    ({ library } = await open(folder, worldWith({ fileSystem })));
    unwrap(await library.history.list(of(briefing)));
    for (const at of [1, 2, 3, 4, 5]) {
      fileSystem.arm({ at, code: 'EACCES', persistent: true });
      const listed = await library.history.list(of(briefing));
      // The look at the clock of the file may fail; the words are in memory.
      if (!listed.ok) expect(listed.error.code).toBe('storage.denied');
    }
    fileSystem.arm({ at: 4, code: 'EACCES', persistent: true });
    expect(await library.history.list(of(briefing))).toMatchObject({ ok: false, error: { code: 'storage.denied' } });
    fileSystem.arm(null);
    await rm(folder, { recursive: true });
    expect(await library.history.list(of(briefing))).toMatchObject({ ok: false, error: { code: 'storage.folder-missing' } });
  });
});

describe('history.read', () => {
  it('hides no other version behind a damaged one', async () => {
    const briefing = await writeBriefing(library, 'One');
    await retitle(briefing, 'Two');
    await retitle(briefing, 'Three');
    const [, two = ''] = await versionIds(of(briefing));
    await writeFile(join(folder, 'snapshots', `briefing-${briefing.id}`, two), 'damaged');
    expect(await titles(of(briefing))).toEqual(['Three', 'history.damaged', 'One']);
    expect(await library.history.restore(of(briefing), two, false)).toEqual({ ok: false, error: { code: 'history.damaged' } });
  });

  it('says when a version is gone, unreadable or of a newer program', async () => {
    const briefing = await writeBriefing(library, 'One');
    await retitle(briefing, 'Two');
    const [, one = ''] = await versionIds(of(briefing));
    const path = join(folder, 'snapshots', `briefing-${briefing.id}`, one);
    const newer = sealDocument(
      { ...briefingKind, version: briefingKind.version + 1 },
      { id: briefing.id, rev: 1, parentRev: 0, seq: 1, savedAt: briefing.createdAt },
      briefing,
    );
    await writeFile(path, newer);
    expect(await library.history.read(of(briefing), one)).toEqual({ ok: false, error: { code: 'storage.newer-format' } });
    await library.close();
    for (const [code, answer] of [
      ['EIO', 'storage.io'],
      ['ENOENT', 'history.gone'],
    ] as const) {
      const readFile = async (asked: string): Promise<Uint8Array> => {
        if (asked === path) throw Object.assign(new Error('injected'), { code });
        return nodeSurroundings.fileSystem.readFile(asked);
      };
      const opened = await open(folder, worldWith({ fileSystem: fileSystemWith({ readFile }) }));
      expect(await opened.library.history.read(of(briefing), one)).toMatchObject({ ok: false, error: { code: answer } });
      await opened.library.close();
    }
    await rm(path);
    ({ library } = await open(folder));
    expect(await library.history.read(of(briefing), one)).toEqual({ ok: false, error: { code: 'history.gone' } });
    for (const strange of ['../../library.json', `${briefing.id}.json`, '']) {
      expect(await library.history.read(of(briefing), strange)).toEqual({ ok: false, error: { code: 'history.gone' } });
    }
  });

  it('shows the newest words also when the file cannot be looked at just now', async () => {
    const briefing = await writeBriefing(library, 'One');
    await library.close();
    let fails = false;
    const readFile = async (path: string): Promise<Uint8Array> => {
      if (fails && path.endsWith(`${briefing.id}.json`)) throw Object.assign(new Error('injected'), { code: 'EIO' });
      return nodeSurroundings.fileSystem.readFile(path);
    };
    ({ library } = await open(folder, worldWith({ now: () => '2027-01-01T00:00:00.000Z', fileSystem: fileSystemWith({ readFile }) })));
    unwrap(await library.briefings.read(briefing.id));
    fails = true;
    expect(unwrap(await library.history.read(of(briefing), 'present'))).toEqual({
      savedAt: '2027-01-01T00:00:00.000Z',
      content: { kind: 'briefing', header: briefing.header, body: briefing.body },
    });
  });

  it('has the texts of an article before they were corrected', async () => {
    const article = await storeArticle(library, 'First words.');
    const subject: HistorySubject = { kind: 'article', id: article.id };
    const correct = async (basedOn: string, text: string) =>
      unwrap(await library.articles.correctText(article.id, basedOn, [{ kind: 'paragraph', level: 1, text }]));
    await correct('v1', 'Second words.');
    await correct('v2', 'Third words.');
    const { title, versions } = unwrap(await library.history.list(subject));
    expect(title).toBe('On treaties');
    expect(versions.map(({ id, source }) => [source, source === 'text' ? id : ''])).toEqual([
      ['present', ''],
      ['earlier', ''],
      ['earlier', ''],
      ['text', 'text-v2'],
      ['text', 'text-v1'],
    ]);
    const first = unwrap(await library.history.read(subject, 'text-v1'));
    expect(first).toMatchObject({ savedAt: versions[4]?.savedAt, content: { kind: 'article', text: { id: 'v1', text: 'First words.' } } });
  });
});

describe('history.restore', () => {
  it('makes the earlier words the newest version, keeps what was there, and can be undone and done again', async () => {
    const briefing = await writeBriefing(library, 'One');
    await retitle(briefing, 'Two');
    const before = unwrap(await library.briefings.read(briefing.id));
    const one = (await versionIds(of(briefing)))[1] ?? '';
    changes.length = 0;
    const { undo } = unwrap(await library.history.restore(of(briefing), one, false));
    expect(changes).toEqual([{ topic: 'briefings', id: briefing.id, replaced: true }]);
    const restored = unwrap(await library.briefings.read(briefing.id));
    expect(restored).toEqual({ ...briefing, updatedAt: restored.updatedAt });
    expect(restored.updatedAt >= before.updatedAt).toBe(true);
    expect(await titles(of(briefing))).toEqual(['One', 'Two', 'One']);
    unwrap(await library.history.restore(of(briefing), undo ?? '', true));
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Two');
    unwrap(await library.history.restore(of(briefing), one, false));
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('One');
    expect(await titles(of(briefing))).toEqual(['One', 'Two', 'One', 'Two', 'One']);
  });

  it('keeps the present words although the last snapshot is a moment old', async () => {
    await library.close();
    ({ library } = await open(folder, worldWith({ monotonicMs: () => 0 })));
    const briefing = await writeBriefing(library, 'One');
    await retitle(briefing, 'Two');
    await retitle(briefing, 'Three');
    expect(await titles(of(briefing))).toEqual(['Three', 'One']);
    const { undo } = unwrap(await library.history.restore(of(briefing), (await versionIds(of(briefing)))[1] ?? '', false));
    expect(await titles(of(briefing))).toEqual(['One', 'Three', 'One']);
    expect((await versionIds(of(briefing)))[1]).toBe(undo);
  });

  it('writes nothing when nothing differs', async () => {
    const briefing = await writeBriefing(library, 'One');
    await retitle(briefing, 'Two');
    await retitle(briefing, 'One');
    const ids = await versionIds(of(briefing));
    changes.length = 0;
    expect(await library.history.restore(of(briefing), ids[2] ?? '', false)).toEqual({ ok: true, value: { undo: null } });
    expect(await library.history.restore(of(briefing), 'present', false)).toEqual({ ok: true, value: { undo: null } });
    expect(await versionIds(of(briefing))).toEqual(ids);
    expect(changes).toEqual([]);
  });

  it('brings an article its earlier details and words back as a new text version, and takes none away', async () => {
    const article = await storeArticle(library, 'First words.');
    const subject: HistorySubject = { kind: 'article', id: article.id };
    unwrap(await library.articles.updateMeta(article.id, { ...article.meta, title: 'Another title' }));
    unwrap(await library.articles.correctText(article.id, 'v1', [{ kind: 'paragraph', level: 1, text: 'Corrected words.' }]));
    const original = (await versionIds(subject))[2] ?? '';
    unwrap(await library.history.restore(subject, original, false));
    const restored = unwrap(await library.articles.read(article.id));
    expect(restored.meta).toEqual(article.meta);
    expect(restored.versions.map(({ id, text }) => [id, text])).toEqual([
      ['v1', 'First words.'],
      ['v2', 'Corrected words.'],
      ['v3', 'First words.'],
    ]);
  });

  it('leaves the text versions alone where only details differ, or only how the text is divided', async () => {
    const article = await storeArticle(library, 'First words.');
    const subject: HistorySubject = { kind: 'article', id: article.id };
    unwrap(await library.articles.updateMeta(article.id, { ...article.meta, title: 'Another title' }));
    unwrap(await library.history.restore(subject, (await versionIds(subject))[1] ?? '', false));
    expect(unwrap(await library.articles.read(article.id))).toEqual(article);
    unwrap(await library.articles.correctText(article.id, 'v1', [{ kind: 'heading', level: 1, text: 'First words.' }]));
    unwrap(await library.history.restore(subject, 'text-v1', false));
    expect(unwrap(await library.articles.read(article.id)).versions.map(({ blocks }) => blocks[0]?.kind)).toEqual([
      'paragraph',
      'heading',
      'paragraph',
    ]);
  });

  it('brings annotations back, and lets those stay that were made since; an undo is exact', async () => {
    const article = await storeArticle(library);
    const subject: HistorySubject = { kind: 'annotations', id: article.id };
    const first = await annotate(library, article, 0, 3, 'before');
    const second = await annotate(library, article, 4, 10);
    unwrap(await library.annotations.update(article.id, first.id, { comment: 'after' }));
    unwrap(await library.annotations.take(article.id, second.id));
    const third = await annotate(library, article, 11, 17);
    const state = (await versionIds(subject))[3] ?? '';
    const comments = async () => unwrap(await library.annotations.read(article.id)).annotations.map(({ id, comment }) => [id, comment]);
    const before = await comments();
    const { undo } = unwrap(await library.history.restore(subject, state, false));
    expect(await comments()).toEqual([
      [first.id, 'before'],
      [second.id, ''],
      [third.id, ''],
    ]);
    unwrap(await library.history.restore(subject, undo ?? '', true));
    expect(await comments()).toEqual(before);
  });

  it('restores also where the folder of versions cannot be looked into after it, without a way back at hand', async () => {
    const briefing = await writeBriefing(library, 'One');
    await retitle(briefing, 'Two');
    const one = (await versionIds(of(briefing)))[1] ?? '';
    await library.close();
    let looks = 0;
    const list = async (asked: string): Promise<readonly string[]> => {
      // The first look finds the version.
      if (asked.includes('snapshots') && ++looks > 1) return [];
      return nodeSurroundings.fileSystem.list(asked);
    };
    ({ library } = await open(folder, worldWith({ fileSystem: fileSystemWith({ list }) })));
    expect(unwrap(await library.history.restore(of(briefing), one, false))).toEqual({ undo: null });
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('One');
  });

  it('writes nothing when the present words cannot be kept first', async () => {
    const briefing = await writeBriefing(library, 'One');
    await retitle(briefing, 'Two');
    const one = (await versionIds(of(briefing)))[1] ?? '';
    await library.close();
    const full = async (): Promise<never> => {
      throw Object.assign(new Error('injected'), { code: 'ENOSPC' });
    };
    ({ library } = await open(folder, worldWith({ fileSystem: fileSystemWith({ link: full, copy: full }) })));
    expect(await library.history.restore(of(briefing), one, false)).toMatchObject({ ok: false, error: { code: 'storage.disk-full' } });
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Two');
  });
});
