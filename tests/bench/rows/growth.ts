import type { Page } from '@playwright/test';
import type { ArticleId } from '../../../shared/core/ids';
import type { Bridge } from '../../../shared/ipc/bridge';
import type { Args } from '../../../shared/ipc/contract';
import { launchApplication } from '../../helpers/application';
import { annotate, fiveAnnotations } from '../annotate';
import { waitForIndex } from '../indexed-application';
import { type BenchContext, type BenchLine, type BenchRow, compare, interleave } from '../row';
import { fillIndex, profileFolder, timeStart } from '../time-start';

/**
 * What a library of 1,000, 10,000 and 100,000 articles costs at start, when an annotation is saved, and
 * when a page of the list is asked for: the rival of the larger ones is the smallest, in the same run.
 * A save and a start must not notice how much else there is. Takes about half an hour, most of it to
 * make the largest library and to read it into its index once.
 */
const sizes = [1_000, 10_000, 100_000] as const;
const startRounds = 7;
const saveRounds = 8;
const listRounds = 20;
/** Of the largest to the smallest, RELIABILITY's "flat": what is measured in one run scatters by about a tenth. */
const flat = 1.3;

export const row: BenchRow = { name: 'growth', measure };

async function measure(context: BenchContext): Promise<readonly BenchLine[]> {
  const libraries = new Map<number, string>();
  for (const size of sizes) {
    const library = await context.library(size);
    libraries.set(size, library);
    const began = performance.now();
    await fillIndex(library, profileFolder(context, `growth-${size}`), size);
    context.log(`  ${size} articles read into the index in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
  const starts = await startsOf(context, libraries);
  const { saves, lists } = await callsOf(context, libraries);
  return [
    ...lines('growth-start', 'process start to the list drawn and answering keys, warm', starts, flat),
    ...lines('growth-save', 'one annotation, call to durable', saves, flat),
    // A page is found through an index of the disk, whose depth grows with the logarithm.
    ...lines('growth-list', 'fifty rows from the middle of the list, sorted by title', lists, flat),
  ];
}

type Series = Readonly<Record<string, readonly number[]>>;

async function startsOf(context: BenchContext, libraries: ReadonlyMap<number, string>): Promise<Series> {
  const contestants = Object.fromEntries(
    [...libraries].map(([size, library]) => [
      String(size),
      () => timeStart(context, { application: context.repository, library, profile: `growth-${size}` }),
    ]),
  );
  await interleave(2, contestants);
  return interleave(startRounds, contestants);
}

/** One application after the other, each with its library open: three at once would share two cores. */
async function callsOf(
  context: BenchContext,
  libraries: ReadonlyMap<number, string>,
): Promise<{ readonly saves: Series; readonly lists: Series }> {
  const saves: Record<string, number[]> = {};
  const lists: Record<string, number[]> = {};
  for (const [size, library] of libraries) {
    const { page, close } = await launchApplication({ library, userData: profileFolder(context, `growth-${size}`) });
    try {
      const ids = await waitForIndex(page, size);
      saves[size] = await timeSaves(page, ids);
      lists[size] = await timeLists(page, size);
    } finally {
      await close();
    }
  }
  return { saves, lists };
}

async function timeSaves(page: Page, ids: readonly ArticleId[]): Promise<number[]> {
  const times: number[] = [];
  // The first round does not count: code is compiled, caches fill.
  for (let round = 0; round <= saveRounds; round += 1) {
    const passages = await fiveAnnotations(page, ids[round * 50] as ArticleId);
    for (const passage of passages) {
      const time = await annotate(page, passage);
      if (round > 0) times.push(time);
    }
  }
  return times;
}

async function timeLists(page: Page, articles: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= listRounds; round += 1) {
    const offset = Math.floor(articles / 2) + round * 10;
    const time = await listPage(page, { text: '', sort: 'title', descending: round % 2 === 1, offset, limit: 50 });
    if (round > 0) times.push(time);
  }
  return times;
}

function listPage(page: Page, query: Args<'article.list'>): Promise<number> {
  return page.evaluate(async (asked) => {
    const { briefingNotes } = window as unknown as { briefingNotes: Bridge };
    const called = performance.now();
    const answer = await briefingNotes.requests['article.list'](asked);
    const answered = performance.now();
    if (!answer.ok) throw new Error(answer.error.code);
    return answered - called;
  }, query);
}

/** Every larger library against the smallest. */
function lines(name: string, work: string, series: Series, atMost: number): readonly BenchLine[] {
  const [smallest, ...larger] = sizes;
  return larger.map((size) =>
    compare({
      name: `${name}-${size / 1000}k`,
      work: `${work}; ${size.toLocaleString('en')} articles`,
      rivalName: `itself with ${smallest.toLocaleString('en')}`,
      ours: series[size] ?? [],
      rival: series[smallest] ?? [],
      atMost,
    }),
  );
}
