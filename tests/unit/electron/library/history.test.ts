import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sealDocument } from '../../../../electron/library/envelope';
import { briefingKind } from '../../../../electron/library/library-places';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { articleId, briefingId } from '../../../../shared/core/ids';
import { currentVersion } from '../../../../shared/domain/article';
import type { HistorySubject } from '../../../../shared/domain/history-subject';
import { earlierVersions, restless, subjectOf } from '../../../helpers/earlier-versions';
import { createFaultyFileSystem } from '../../../helpers/faulty-file-system';
import { fileSystemWith, open, storeArticle, unwrap, worldWith, writeBriefing } from '../../../helpers/library-fixture';
import { libraryOfEachTest } from '../../../helpers/library-of-each-test';

const here = libraryOfEachTest(restless);
const { retitle, titles, versionIds, putBeside } = earlierVersions(here);

describe('history.list', () => {
  it('names every state, newest first, with the time it was saved', async () => {
    const briefing = await writeBriefing(here.library, 'One');
    await retitle(briefing, 'Two');
    await retitle(briefing, 'Three');
    const listed = unwrap(await here.library.history.list(subjectOf(briefing)));
    expect(listed.title).toBe('Three');
    expect(listed.versions.map(({ source, host }) => [source, host])).toEqual([
      ['present', null],
      ['earlier', null],
      ['earlier', null],
    ]);
    expect(listed.versions.every(({ savedAt }) => savedAt !== null && !Number.isNaN(Date.parse(savedAt)))).toBe(true);
    expect(await titles(subjectOf(briefing))).toEqual(['Three', 'Two', 'One']);
  });

  it('opens no file but the document itself, however many versions there are', async () => {
    const briefing = await writeBriefing(here.library, 'One');
    for (const title of ['Two', 'Three', 'Four']) await retitle(briefing, title);
    await here.library.close();
    const read: string[] = [];
    const readFile = async (path: string): Promise<Uint8Array> => {
      read.push(path);
      return nodeSurroundings.fileSystem.readFile(path);
    };
    await here.reopen(worldWith({ fileSystem: fileSystemWith({ readFile }) }));
    read.length = 0;
    expect(unwrap(await here.library.history.list(subjectOf(briefing))).versions).toHaveLength(4);
    expect(new Set(read)).toEqual(new Set([join(here.folder, 'briefings', `${briefing.id}.json`)]));
  });

  it('has the copies that conflicts left, with the computer that made them, before the earlier states', async () => {
    const briefing = await writeBriefing(here.library, 'Ours');
    await retitle(briefing, 'Ours, later');
    const other = await writeBriefing(here.library, 'Another');
    await putBeside(briefing, `${briefing.id} (DESK-04's conflicted copy 2026-06-01).json`, 'Theirs');
    await putBeside(briefing, `${briefing.id} (Anna's conflicted copy 2026-06-01).json`, 'Hers');
    await putBeside(other, `${other.id}.conflict-3.json`, 'Of another');
    const { versions } = unwrap(await here.library.history.list(subjectOf(briefing)));
    expect(versions.map(({ source, host, savedAt }) => [source, host, savedAt === null])).toEqual([
      ['present', null, false],
      ['conflict', 'Anna', true],
      ['conflict', 'DESK-04', true],
      ['earlier', null, false],
    ]);
    expect(await titles(subjectOf(briefing))).toEqual(['Ours, later', 'Hers', 'Theirs', 'Ours']);
    const hers = unwrap(await here.library.history.read(subjectOf(briefing), versions[1]?.id ?? ''));
    expect(hers.savedAt).toBe('2026-06-01T10:00:00.000Z');
  });

  it('shows an article once that was never changed, although its first state is kept twice', async () => {
    const article = await storeArticle(here.library);
    const subject: HistorySubject = { kind: 'article', id: article.id };
    expect(await versionIds(subject)).toEqual(['present']);
    expect(await readdir(join(here.folder, 'snapshots', `article-${article.id}`))).toHaveLength(1);
    const read = unwrap(await here.library.history.read(subject, 'present'));
    expect(read.content).toEqual({ kind: 'article', meta: article.meta, text: currentVersion(article) });
  });

  it('says so when the document is not there', async () => {
    const id = '01J00000000000000000000000';
    for (const subject of [
      { kind: 'briefing', id: briefingId.parse(id) },
      { kind: 'article', id: articleId.parse(id) },
      { kind: 'annotations', id: articleId.parse(id) },
    ] as const) {
      expect(await here.library.history.list(subject)).toEqual({ ok: false, error: { code: 'history.no-document' } });
      expect(await here.library.history.read(subject, 'present')).toEqual({ ok: false, error: { code: 'history.no-document' } });
      expect(await here.library.history.restore(subject, 'present', false)).toEqual({ ok: false, error: { code: 'history.no-document' } });
    }
  });

  it('says so when the folder is gone or cannot be looked at', async () => {
    const briefing = await writeBriefing(here.library, 'One');
    await here.library.close();
    const fileSystem = createFaultyFileSystem();
    await here.reopen(worldWith({ fileSystem }));
    unwrap(await here.library.history.list(subjectOf(briefing)));
    for (const at of [1, 2, 3, 4, 5]) {
      fileSystem.arm({ at, code: 'EACCES', persistent: true });
      const listed = await here.library.history.list(subjectOf(briefing));
      // The look at the clock of the file may fail; the words are in memory.
      if (!listed.ok) expect(listed.error.code).toBe('storage.denied');
    }
    fileSystem.arm({ at: 4, code: 'EACCES', persistent: true });
    expect(await here.library.history.list(subjectOf(briefing))).toMatchObject({ ok: false, error: { code: 'storage.denied' } });
    fileSystem.arm(null);
    await rm(here.folder, { recursive: true });
    expect(await here.library.history.list(subjectOf(briefing))).toMatchObject({ ok: false, error: { code: 'storage.folder-missing' } });
  });
});

describe('history.read', () => {
  it('hides no other version behind a damaged one', async () => {
    const briefing = await writeBriefing(here.library, 'One');
    await retitle(briefing, 'Two');
    await retitle(briefing, 'Three');
    const [, two = ''] = await versionIds(subjectOf(briefing));
    await writeFile(join(here.folder, 'snapshots', `briefing-${briefing.id}`, two), 'damaged');
    expect(await titles(subjectOf(briefing))).toEqual(['Three', 'history.damaged', 'One']);
    expect(await here.library.history.restore(subjectOf(briefing), two, false)).toEqual({ ok: false, error: { code: 'history.damaged' } });
  });

  it('says when a version is gone, unreadable or of a newer program', async () => {
    const briefing = await writeBriefing(here.library, 'One');
    await retitle(briefing, 'Two');
    const [, one = ''] = await versionIds(subjectOf(briefing));
    const path = join(here.folder, 'snapshots', `briefing-${briefing.id}`, one);
    const newer = sealDocument(
      { ...briefingKind, version: briefingKind.version + 1 },
      { id: briefing.id, rev: 1, parentRev: 0, seq: 1, savedAt: briefing.createdAt },
      briefing,
    );
    await writeFile(path, newer);
    expect(await here.library.history.read(subjectOf(briefing), one)).toEqual({ ok: false, error: { code: 'storage.newer-format' } });
    await here.library.close();
    for (const [code, answer] of [
      ['EIO', 'storage.io'],
      ['ENOENT', 'history.gone'],
    ] as const) {
      const readFile = async (asked: string): Promise<Uint8Array> => {
        if (asked === path) throw Object.assign(new Error('injected'), { code });
        return nodeSurroundings.fileSystem.readFile(asked);
      };
      const opened = await open(here.folder, worldWith({ fileSystem: fileSystemWith({ readFile }) }));
      expect(await opened.library.history.read(subjectOf(briefing), one)).toMatchObject({ ok: false, error: { code: answer } });
      await opened.library.close();
    }
    await rm(path);
    await here.reopen();
    expect(await here.library.history.read(subjectOf(briefing), one)).toEqual({ ok: false, error: { code: 'history.gone' } });
    for (const strange of ['../../library.json', `${briefing.id}.json`, '']) {
      expect(await here.library.history.read(subjectOf(briefing), strange)).toEqual({ ok: false, error: { code: 'history.gone' } });
    }
  });

  it('shows the newest words also when the file cannot be looked at just now', async () => {
    const briefing = await writeBriefing(here.library, 'One');
    await here.library.close();
    let fails = false;
    const readFile = async (path: string): Promise<Uint8Array> => {
      if (fails && path.endsWith(`${briefing.id}.json`)) throw Object.assign(new Error('injected'), { code: 'EIO' });
      return nodeSurroundings.fileSystem.readFile(path);
    };
    await here.reopen(worldWith({ now: () => '2027-01-01T00:00:00.000Z', fileSystem: fileSystemWith({ readFile }) }));
    unwrap(await here.library.briefings.read(briefing.id));
    fails = true;
    expect(unwrap(await here.library.history.read(subjectOf(briefing), 'present'))).toEqual({
      savedAt: '2027-01-01T00:00:00.000Z',
      content: { kind: 'briefing', header: briefing.header, body: briefing.body },
    });
  });

  it('has the texts of an article before they were corrected', async () => {
    const article = await storeArticle(here.library, 'First words.');
    const subject: HistorySubject = { kind: 'article', id: article.id };
    const correct = async (basedOn: string, text: string) =>
      unwrap(await here.library.articles.correctText(article.id, basedOn, [{ kind: 'paragraph', level: 1, text }]));
    await correct('v1', 'Second words.');
    await correct('v2', 'Third words.');
    const { title, versions } = unwrap(await here.library.history.list(subject));
    expect(title).toBe('On treaties');
    expect(versions.map(({ id, source }) => [source, source === 'text' ? id : ''])).toEqual([
      ['present', ''],
      ['earlier', ''],
      ['earlier', ''],
      ['text', 'text-v2'],
      ['text', 'text-v1'],
    ]);
    const first = unwrap(await here.library.history.read(subject, 'text-v1'));
    expect(first).toMatchObject({ savedAt: versions[4]?.savedAt, content: { kind: 'article', text: { id: 'v1', text: 'First words.' } } });
  });
});
