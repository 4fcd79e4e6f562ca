import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forkNodeUtility } from '../../../../electron/process/node-utility';
import type { IndexChange } from '../../../../electron/search/index-calls';
import { createIndexLauncher } from '../../../../electron/search/index-launcher';
import { createLibraryIndex, type LibraryIndex } from '../../../../electron/search/library-index';
import type { ArticleQuery } from '../../../../shared/domain/rows';
import { numberedId } from '../../../helpers/briefing-arbitrary';
import { buildAnnotation, buildArticle, buildBriefing } from '../../../helpers/build-documents';
import { bundleEntry } from '../../../helpers/bundle-entry';
import { changeArbitrary, IndexModel, queryArbitrary } from './index-model';

const seed = Number(process.env.SEED ?? 20261123);
const all: ArticleQuery = { text: '', sort: 'importedAt', descending: true, offset: 0, limit: 500 };

let entry: string;
beforeAll(async () => {
  entry = await bundleEntry('electron/search/index-process.ts', ['node-sqlite3-wasm']);
});

let folder: string;
let file: string;
let index: LibraryIndex;
let children: ChildProcess[];
let stale: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefing-notes-index-'));
  file = join(folder, 'index.sqlite');
  children = [];
  stale = [];
  index = start();
});
afterEach(async () => {
  await index.close();
  await rm(folder, { recursive: true });
});

function start(): LibraryIndex {
  const launcher = createIndexLauncher(() => forkNodeUtility(entry, [], (child) => children.push(child)));
  return createLibraryIndex({ fork: () => launcher.launch(file), onStale: (reason) => stale.push(reason) });
}

function put(target: LibraryIndex, change: IndexChange): Promise<void> {
  if (change.do === 'put-article') return target.putArticle(change.article, change.annotations, change.stamp);
  if (change.do === 'put-briefing') return target.putBriefing(change.briefing, change.stamp);
  return change.do === 'remove-article' ? target.removeArticle(change.id) : target.removeBriefing(change.id);
}

describe('createLibraryIndex', () => {
  it(`shows every change to the questions asked after it, in any mixture (seed ${seed})`, async () => {
    const model = new IndexModel();
    const step = fc.oneof({ weight: 4, arbitrary: changeArbitrary }, queryArbitrary);
    for (const next of fc.sample(step, { seed, numRuns: 400 })) {
      if ('do' in next) {
        model.apply(next);
        void put(index, next);
      } else {
        expect(await index.articles(next)).toEqual(model.articles(next));
      }
    }
    expect(await index.evidence()).toEqual(model.evidence());
    expect(await index.briefings()).toEqual(model.briefings());
    expect(stale).toEqual([]);
  });

  it('starts its process ahead, and another one when that was killed before it was needed', async () => {
    expect(children).toHaveLength(1);
    children[0]?.kill('SIGKILL');
    await new Promise((resolve) => children[0]?.once('exit', resolve));
    expect(await index.counts()).toEqual({ articles: 0, annotations: 0, briefings: 0 });
    expect(children).toHaveLength(2);
    expect(stale).toEqual([]);
  });

  it('says when a page of articles has been answered, not before', async () => {
    let listed = false;
    void index.listed.then(() => {
      listed = true;
    });
    await index.counts();
    expect(listed).toBe(false);
    await index.articles(all);
    expect(await index.listed).toBe(0);
    expect(listed).toBe(true);
  });

  it('answers each question through the process', async () => {
    const article = buildArticle(1);
    const briefing = buildBriefing(1, { header: { title: 'Note' } });
    void index.putArticle(article, [buildAnnotation(11, article, 0, 4)], 'stamp');
    await index.putBriefing(briefing);
    expect(await index.counts()).toEqual({ articles: 1, annotations: 1, briefings: 1 });
    expect(await index.findAnnotation(numberedId(11))).toBe(article.id);
    expect(await index.findAnnotation(numberedId(12))).toBeNull();
    expect(await index.articleWithOriginal(article.original.sha256)).toEqual({ id: article.id, title: 'Article 1' });
    expect(await index.nearestArticle('Text of article 1.')).toBeNull();
    expect(await index.stamps()).toEqual({ articles: new Map([[article.id, 'stamp']]), briefings: new Map([[briefing.id, '']]) });
  });

  it('commits a thousand puts in few batches and keeps their order', async () => {
    const puts = Array.from({ length: 1000 }, (_, number) =>
      index.putArticle(buildArticle(number % 250, { meta: { title: `Put ${number}` } }), []),
    );
    await Promise.all(puts);
    const { rows, total } = await index.articles(all);
    expect(total).toBe(250);
    expect(rows.map((row) => row.title).sort()).toEqual(Array.from({ length: 250 }, (_, number) => `Put ${750 + number}`).sort());
  });

  it('sends an article that is put again and again only as it is at last', async () => {
    const sent: IndexChange[] = [];
    const launcher = createIndexLauncher(() => {
      const child = forkNodeUtility(entry, [], (started) => children.push(started));
      return {
        ...child,
        postMessage: (message) => {
          const { name, args } = message as { readonly name: string; readonly args: readonly IndexChange[] };
          if (name === 'apply') sent.push(...args);
          child.postMessage(message);
        },
      };
    });
    const counting = createLibraryIndex({
      fork: () => launcher.launch(join(folder, 'counted.sqlite')),
      onStale: (reason) => stale.push(reason),
    });
    await Promise.all(
      Array.from({ length: 500 }, (_, number) => counting.putArticle(buildArticle(1, { meta: { title: `Put ${number}` } }), [])),
    );
    expect((await counting.articles(all)).rows.map((row) => row.title)).toEqual(['Put 499']);
    // The first goes at once; all that came while it was under way are one.
    expect(sent.map((change) => change.do === 'put-article' && change.article.meta.title)).toEqual(['Put 0', 'Put 499']);
    await counting.close();
  });

  it('loses nothing when its process is killed at any moment', async () => {
    const puts: Promise<void>[] = [];
    for (let round = 0; round < 8; round += 1) {
      for (let number = 0; number < 50; number += 1) puts.push(index.putArticle(buildArticle(round * 50 + number), []));
      if (round % 2 === 0) await index.counts();
      children.at(-1)?.kill('SIGKILL');
    }
    await Promise.all(puts);
    expect((await index.counts()).articles).toBe(400);
    expect(stale).toEqual([]);
    expect(children.length).toBeGreaterThan(4);
  });

  it('says so when the index had to start anew in the middle of a session', async () => {
    await index.putArticle(buildArticle(1), []);
    children[0]?.kill('SIGKILL');
    await new Promise((resolve) => children[0]?.once('exit', resolve));
    await writeFile(file, 'garbage '.repeat(5000));
    await index.putArticle(buildArticle(2), []);
    expect(stale).toEqual(['the index started anew']);
    expect((await index.articles(all)).rows.map((row) => row.title)).toEqual(['Article 2']);
  });

  it('keeps everything over a restart, and does not start anew', async () => {
    await index.putArticle(buildArticle(1), []);
    await index.close();
    index = start();
    expect((await index.articles(all)).total).toBe(1);
    expect(stale).toEqual([]);
  });
});
