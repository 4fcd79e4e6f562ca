import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFactsDesk, type FactsDesk } from '../../../../electron/facts/facts-desk';
import { forkNodeUtility } from '../../../../electron/process/node-utility';
import type { UtilityLike } from '../../../../electron/process/utility-messages';
import { articleId } from '../../../../shared/core/ids';
import { bundleEntry } from '../../../helpers/bundle-entry';
import { type TemporaryLibrary, temporaryLibrary } from '../../../helpers/temporary-library';

let entry = '';
let temporary: TemporaryLibrary;
let forks = 0;
const desks: FactsDesk[] = [];

beforeAll(async () => {
  entry = await bundleEntry('electron/facts/facts-process.ts');
  temporary = await temporaryLibrary();
});
afterAll(async () => {
  await Promise.all(desks.map((desk) => desk.stop()));
  await temporary.remove();
  await rm(dirname(entry), { recursive: true, force: true });
});

/** A desk over the real library and the real process. */
function openDesk(fork: () => UtilityLike = () => forkNodeUtility(entry)): FactsDesk {
  const { articles, factNotes } = temporary.library;
  const desk = createFactsDesk({
    fork: () => {
      forks += 1;
      return fork();
    },
    onCrash: () => {},
    readArticle: articles.read,
    readNotes: factNotes.read,
    changeNotes: factNotes.change,
  });
  desks.push(desk);
  return desk;
}

const sentence = 'In Seoul 1,139 items are listed, and 243 new items bring the total to 1,402.';

describe('the facts of an article', () => {
  it('are found in its current text version, and follow a correction of the text', async () => {
    const desk = openDesk();
    const article = await temporary.addArticle([sentence]);
    const first = await desk.read(article.id);
    expect(first).toMatchObject({
      ok: true,
      value: { articleId: article.id, textVersion: 'v1', contradictions: [{ computed: 1382, lookedAt: false }] },
    });
    await temporary.library.articles.correctText(article.id, 'v1', [
      { kind: 'paragraph', level: 1, text: sentence.replace('1,402', '1,382') },
    ]);
    expect(await desk.read(article.id)).toMatchObject({ ok: true, value: { textVersion: 'v2', contradictions: [] } });
  });

  it('show a correction at once and after the desk is opened anew', async () => {
    const article = await temporary.addArticle([sentence]);
    const names = (answer: Awaited<ReturnType<FactsDesk['read']>>): readonly string[] =>
      answer.ok ? answer.value.facts.map(({ name }) => name) : [answer.error.code];
    const desk = openDesk();
    expect(names(await desk.read(article.id))).toContain('Seoul');
    expect(names(await desk.correct(article.id, { change: 'remove', key: 'place:Seoul' }))).not.toContain('Seoul');
    expect(names(await openDesk().read(article.id))).not.toContain('Seoul');
    expect(names(await desk.correct(article.id, { change: 'restore', key: 'place:Seoul' }))).toContain('Seoul');
  });

  it('are answered by an error when the process cannot find them, and by the next process all the same', async () => {
    const article = await temporary.addArticle(['A text that nobody looked through yet.']);
    let broken = true;
    const desk = openDesk(() => {
      const child = forkNodeUtility(entry);
      return broken ? { ...child, postMessage: () => child.kill() } : child;
    });
    expect(await desk.read(article.id)).toEqual({ ok: false, error: { code: 'facts.failed' } });
    broken = false;
    expect(await desk.read(article.id)).toMatchObject({ ok: true });
  });

  it('are not looked for in a book', async () => {
    const article = await temporary.addArticle(['word '.repeat(130_000)]);
    const before = forks;
    expect(await openDesk().read(article.id)).toEqual({ ok: false, error: { code: 'facts.too-long' } });
    expect(forks).toBe(before);
  });

  it('say when there is no such article', async () => {
    expect(await openDesk().read(articleId.parse('01ARZ3NDEKTSV4RRFFQ69G5FAV'))).toEqual({
      ok: false,
      error: { code: 'article.not-found' },
    });
  });
});
