import { describe, expect, it } from 'vitest';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import type { HistorySubject } from '../../../../shared/domain/history-subject';
import { earlierVersions, restless, subjectOf } from '../../../helpers/earlier-versions';
import { annotate, fileSystemWith, storeArticle, unwrap, worldWith, writeBriefing } from '../../../helpers/library-fixture';
import { libraryOfEachTest } from '../../../helpers/library-of-each-test';

const here = libraryOfEachTest(restless);
const { retitle, titles, versionIds } = earlierVersions(here);

describe('history.restore', () => {
  it('makes the earlier words the newest version, keeps what was there, and can be undone and done again', async () => {
    const briefing = await writeBriefing(here.library, 'One');
    await retitle(briefing, 'Two');
    const before = unwrap(await here.library.briefings.read(briefing.id));
    const one = (await versionIds(subjectOf(briefing)))[1] ?? '';
    here.changes.length = 0;
    const { undo } = unwrap(await here.library.history.restore(subjectOf(briefing), one, false));
    expect(here.changes).toEqual([{ topic: 'briefings', id: briefing.id, replaced: true }]);
    const restored = unwrap(await here.library.briefings.read(briefing.id));
    expect(restored).toEqual({ ...briefing, updatedAt: restored.updatedAt });
    expect(restored.updatedAt >= before.updatedAt).toBe(true);
    expect(await titles(subjectOf(briefing))).toEqual(['One', 'Two', 'One']);
    unwrap(await here.library.history.restore(subjectOf(briefing), undo ?? '', true));
    expect(unwrap(await here.library.briefings.read(briefing.id)).header.title).toBe('Two');
    unwrap(await here.library.history.restore(subjectOf(briefing), one, false));
    expect(unwrap(await here.library.briefings.read(briefing.id)).header.title).toBe('One');
    expect(await titles(subjectOf(briefing))).toEqual(['One', 'Two', 'One', 'Two', 'One']);
  });

  it('keeps the present words although the last snapshot is a moment old', async () => {
    await here.reopen(worldWith({ monotonicMs: () => 0 }));
    const briefing = await writeBriefing(here.library, 'One');
    await retitle(briefing, 'Two');
    await retitle(briefing, 'Three');
    expect(await titles(subjectOf(briefing))).toEqual(['Three', 'One']);
    const { undo } = unwrap(
      await here.library.history.restore(subjectOf(briefing), (await versionIds(subjectOf(briefing)))[1] ?? '', false),
    );
    expect(await titles(subjectOf(briefing))).toEqual(['One', 'Three', 'One']);
    expect((await versionIds(subjectOf(briefing)))[1]).toBe(undo);
  });

  it('writes nothing when nothing differs', async () => {
    const briefing = await writeBriefing(here.library, 'One');
    await retitle(briefing, 'Two');
    await retitle(briefing, 'One');
    const ids = await versionIds(subjectOf(briefing));
    here.changes.length = 0;
    expect(await here.library.history.restore(subjectOf(briefing), ids[2] ?? '', false)).toEqual({ ok: true, value: { undo: null } });
    expect(await here.library.history.restore(subjectOf(briefing), 'present', false)).toEqual({ ok: true, value: { undo: null } });
    expect(await versionIds(subjectOf(briefing))).toEqual(ids);
    expect(here.changes).toEqual([]);
  });

  it('brings an article its earlier details and words back as a new text version, and takes none away', async () => {
    const article = await storeArticle(here.library, 'First words.');
    const subject: HistorySubject = { kind: 'article', id: article.id };
    unwrap(await here.library.articles.updateMeta(article.id, { ...article.meta, title: 'Another title' }));
    unwrap(await here.library.articles.correctText(article.id, 'v1', [{ kind: 'paragraph', level: 1, text: 'Corrected words.' }]));
    const original = (await versionIds(subject))[2] ?? '';
    unwrap(await here.library.history.restore(subject, original, false));
    const restored = unwrap(await here.library.articles.read(article.id));
    expect(restored.meta).toEqual(article.meta);
    expect(restored.versions.map(({ id, text }) => [id, text])).toEqual([
      ['v1', 'First words.'],
      ['v2', 'Corrected words.'],
      ['v3', 'First words.'],
    ]);
  });

  it('leaves the text versions alone where only details differ, or only how the text is divided', async () => {
    const article = await storeArticle(here.library, 'First words.');
    const subject: HistorySubject = { kind: 'article', id: article.id };
    unwrap(await here.library.articles.updateMeta(article.id, { ...article.meta, title: 'Another title' }));
    unwrap(await here.library.history.restore(subject, (await versionIds(subject))[1] ?? '', false));
    expect(unwrap(await here.library.articles.read(article.id))).toEqual(article);
    unwrap(await here.library.articles.correctText(article.id, 'v1', [{ kind: 'heading', level: 1, text: 'First words.' }]));
    unwrap(await here.library.history.restore(subject, 'text-v1', false));
    expect(unwrap(await here.library.articles.read(article.id)).versions.map(({ blocks }) => blocks[0]?.kind)).toEqual([
      'paragraph',
      'heading',
      'paragraph',
    ]);
  });

  it('brings annotations back, and lets those stay that were made since; an undo is exact', async () => {
    const article = await storeArticle(here.library);
    const subject: HistorySubject = { kind: 'annotations', id: article.id };
    const first = await annotate(here.library, article, 0, 3, 'before');
    const second = await annotate(here.library, article, 4, 10);
    unwrap(await here.library.annotations.update(article.id, first.id, { comment: 'after' }));
    unwrap(await here.library.annotations.take(article.id, second.id));
    const third = await annotate(here.library, article, 11, 17);
    const state = (await versionIds(subject))[3] ?? '';
    const comments = async () =>
      unwrap(await here.library.annotations.read(article.id)).annotations.map(({ id, comment }) => [id, comment]);
    const before = await comments();
    const { undo } = unwrap(await here.library.history.restore(subject, state, false));
    expect(await comments()).toEqual([
      [first.id, 'before'],
      [second.id, ''],
      [third.id, ''],
    ]);
    unwrap(await here.library.history.restore(subject, undo ?? '', true));
    expect(await comments()).toEqual(before);
  });

  it('restores also where the folder of versions cannot be looked into after it, without a way back at hand', async () => {
    const briefing = await writeBriefing(here.library, 'One');
    await retitle(briefing, 'Two');
    const one = (await versionIds(subjectOf(briefing)))[1] ?? '';
    await here.library.close();
    let looks = 0;
    const list = async (asked: string): Promise<readonly string[]> => {
      // The first look finds the version.
      if (asked.includes('snapshots') && ++looks > 1) return [];
      return nodeSurroundings.fileSystem.list(asked);
    };
    await here.reopen(worldWith({ fileSystem: fileSystemWith({ list }) }));
    expect(unwrap(await here.library.history.restore(subjectOf(briefing), one, false))).toEqual({ undo: null });
    expect(unwrap(await here.library.briefings.read(briefing.id)).header.title).toBe('One');
  });

  it('writes nothing when the present words cannot be kept first', async () => {
    const briefing = await writeBriefing(here.library, 'One');
    await retitle(briefing, 'Two');
    const one = (await versionIds(subjectOf(briefing)))[1] ?? '';
    await here.library.close();
    const full = async (): Promise<never> => {
      throw Object.assign(new Error('injected'), { code: 'ENOSPC' });
    };
    await here.reopen(worldWith({ fileSystem: fileSystemWith({ link: full, copy: full }) }));
    expect(await here.library.history.restore(subjectOf(briefing), one, false)).toMatchObject({
      ok: false,
      error: { code: 'storage.disk-full' },
    });
    expect(unwrap(await here.library.briefings.read(briefing.id)).header.title).toBe('Two');
  });
});
