import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { JSONFilePreset } from 'lowdb/node';
import { describePassage } from '../../../shared/anchoring/selectors';
import type { ArticleId } from '../../../shared/core/ids';
import { type Article, currentVersion } from '../../../shared/domain/article';
import type { Bridge } from '../../../shared/ipc/bridge';
import { launchApplication } from '../../helpers/application';
import { waitForIndex } from '../indexed-application';
import { type BenchContext, type BenchLine, type BenchRow, compare, interleave } from '../row';

/**
 * One annotation made in a library of 10,000 articles: from the call in the window, through the
 * contract and the main process, to the answer that it is on the disk. Rivals: the least that makes
 * the same bytes durable (temporary file, sync, rename, sync of the folder), written by the same main
 * process; and lowdb's JSONFilePreset, which holds the whole library in one file.
 */
const articles = 10_000;
const rounds = 7;
/** Annotations made in one article before going on to the next, as a reader does. */
const annotationsAnArticle = 5;

export const row: BenchRow = { name: 'save', measure };

async function measure(context: BenchContext): Promise<readonly BenchLine[]> {
  const library = await context.library(articles);
  const { application, page, close } = await launchApplication({ library });
  try {
    const ids = await waitForIndex(page, articles);
    const lowdb = await lowdbWith(library, ids, join(context.folder, 'lowdb.json'));
    const bare = join(context.folder, 'bare');
    await mkdir(bare);
    // Once without counting: code is compiled, caches fill.
    const bytes = await annotate(page, library, ids[0] as ArticleId, []);
    await writeBare(application, bare, bytes, []);

    const ours: number[] = [];
    const rival: number[] = [];
    const { lowdb: whole } = await interleave(rounds, {
      pair: async () => {
        const id = ids[1 + ours.length * 7] as ArticleId;
        const size = await annotate(page, library, id, ours);
        await writeBare(application, bare, size, rival);
        return 0;
      },
      lowdb: () => lowdb.add(),
    });
    context.log(`  lowdb's file has ${(lowdb.bytes / 2 ** 20).toFixed(0)} MiB`);
    const work = `one annotation in a library of ${articles} articles, call to durable`;
    return [
      compare({ name: 'save', work, rivalName: 'bare write of the same bytes', ours, rival, atMost: 2 }),
      compare({ name: 'save-lowdb', work, rivalName: 'lowdb, one file', ours, rival: whole, atMost: 0.01 }),
    ];
  } finally {
    await close();
  }
}

/** Annotates passages of an article one after the other, adds each time to `times`, and answers the size of the file afterwards. */
async function annotate(page: Page, library: string, id: ArticleId, times: number[]): Promise<number> {
  const article: Article = await page.evaluate(async (wanted) => {
    const { briefingNotes } = window as unknown as { briefingNotes: Bridge };
    const answer = await briefingNotes.requests['article.read']({ id: wanted });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.article;
  }, id);
  const version = currentVersion(article);
  for (let number = 0; number < annotationsAnArticle; number += 1) {
    const start = number * 200;
    const args = {
      articleId: id,
      kind: 'quote' as const,
      comment: 'Worth a line in the note.',
      tags: ['bench'],
      target: describePassage(version, start, start + 110),
    };
    const time = await page.evaluate(async (made) => {
      const { briefingNotes } = window as unknown as { briefingNotes: Bridge };
      const called = performance.now();
      const answer = await briefingNotes.requests['annotation.create'](made);
      const answered = performance.now();
      if (!answer.ok) throw new Error(answer.error.code);
      return answered - called;
    }, args);
    times.push(time);
  }
  return (await readFile(join(library, 'articles', id, 'annotations.json'))).byteLength;
}

/** Writes as many bytes as often, in the application's own main process, with nothing around it. */
async function writeBare(application: ElectronApplication, folder: string, bytes: number, times: number[]): Promise<void> {
  const measured = await application.evaluate(
    async (_electron, [into, size, count]) => {
      // Evaluated code is in no module of its own.
      const { mainModule } = process;
      if (mainModule === undefined) throw new Error('the main process runs no module');
      const { promises: files } = mainModule.require('node:fs') as typeof import('node:fs');
      const { performance: clock } = mainModule.require('node:perf_hooks') as typeof import('node:perf_hooks');
      const content = new Uint8Array(size).fill(97);
      const found: number[] = [];
      for (let number = 0; number < count; number += 1) {
        const started = clock.now();
        const file = await files.open(`${into}/.temp-${number}`, 'wx', 0o600);
        await file.writeFile(content);
        await file.sync();
        await file.close();
        await files.rename(`${into}/.temp-${number}`, `${into}/target.json`);
        const parent = await files.open(into, 'r');
        await parent.sync();
        await parent.close();
        found.push(clock.now() - started);
      }
      return found;
    },
    [folder, bytes, annotationsAnArticle] as const,
  );
  times.push(...measured);
}

/** The same library in one file: every article's text and the annotations that it has, as lowdb's documentation shows it. */
async function lowdbWith(library: string, sample: readonly ArticleId[], file: string): Promise<{ add(): Promise<number>; bytes: number }> {
  const ids = await readdir(join(library, 'articles'));
  const texts: unknown[] = [];
  const annotations: unknown[] = [];
  for (let from = 0; from < ids.length; from += 200) {
    await Promise.all(
      ids.slice(from, from + 200).map(async (id) => {
        const read = async (name: string): Promise<{ body: unknown }> =>
          JSON.parse(await readFile(join(library, 'articles', id, name), 'utf8'));
        texts.push((await read('article.json')).body);
        annotations.push(((await read('annotations.json')).body as { annotations: unknown[] }).annotations);
      }),
    );
  }
  const database = await JSONFilePreset(file, { articles: texts, annotations: annotations.flat() });
  await database.write();
  const { size } = await stat(file);
  return {
    bytes: size,
    async add() {
      const started = performance.now();
      await database.update(({ annotations: all }) =>
        all.push({ articleId: sample[0], kind: 'quote', comment: 'Worth a line in the note.', tags: ['bench'] }),
      );
      return performance.now() - started;
    },
  };
}
