import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ArticleId } from '../../../shared/core/ids';
import type { Bridge } from '../../../shared/ipc/bridge';
import { launchApplication, temporaryFolder } from '../../helpers/application';
import { annotate, fiveAnnotations } from '../annotate';
import { writeBare } from '../bare-write';
import { waitForIndex, waitForScan } from '../indexed-application';
import { lowdbLibrary } from '../lowdb-library';
import { type BenchContext, type BenchLine, type BenchRow, compare, median } from '../row';

/**
 * One annotation made in a library of 10,000 articles: from the call in the window, through the
 * contract and the main process, to the answer that it is on the disk. Rivals: the least that makes
 * the same bytes durable, written by the same main process; and lowdb's JSONFilePreset, which holds
 * the whole library in one file.
 */
const articles = 10_000;
const rounds = 8;

export const row: BenchRow = { name: 'save', measure };

async function measure(context: BenchContext): Promise<readonly BenchLine[]> {
  const library = await context.library(articles);
  const lowdb = await lowdbLibrary(library, join(context.folder, 'lowdb.json'));
  const bare = join(context.folder, 'bare');
  await mkdir(bare);
  const userData = await temporaryFolder('bench-user-data');
  const { application, page, close } = await launchApplication({ library, userData });
  try {
    const ids = await waitForIndex(page, articles);
    await waitForScan(userData);
    const times = { ours: [] as number[], bare: [] as number[], lowdb: [] as number[], call: [] as number[] };
    // The first round does not count: code is compiled, caches fill.
    for (let round = 0; round <= rounds; round += 1) {
      const id = ids[round * 50] as ArticleId;
      for (const args of await fiveAnnotations(page, id)) {
        times.ours.push(await annotate(page, args));
        // The index takes the annotation in after the answer; its sync must not burden the rival.
        await waitForIndex(page, articles);
        times.bare.push(await writeBare(application, bare, (await stat(join(library, 'articles', id, 'annotations.json'))).size));
        times.call.push(await emptyCall(page));
      }
      times.lowdb.push(await lowdb.add());
      if (round === 0) for (const series of Object.values(times)) series.length = 0;
    }
    const work = `one annotation in a library of ${articles} articles, call to durable`;
    const note = `a call through the contract that does nothing took ${median(times.call).toFixed(2)} ms of it`;
    const whole = `lowdb's file has ${(lowdb.bytes / 2 ** 20).toFixed(0)} MiB`;
    return [
      compare({ name: 'save', work, rivalName: 'bare write of the same bytes', ours: times.ours, rival: times.bare, atMost: 2, note }),
      compare({ name: 'save-lowdb', work, rivalName: 'lowdb, one file', ours: times.ours, rival: times.lowdb, atMost: 0.01, note: whole }),
    ];
  } finally {
    await close();
  }
}

/** What the way through window, contract and main process costs alone. */
function emptyCall(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { briefingNotes } = window as unknown as { briefingNotes: Bridge };
    const called = performance.now();
    await briefingNotes.requests['settings.read']({});
    return performance.now() - called;
  });
}
