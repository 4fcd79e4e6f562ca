import { join } from 'node:path';
import { type BenchContext, type BenchLine, type BenchRow, compare, interleave } from '../row';
import { fillIndex, profileFolder, timeStart } from '../time-start';

/**
 * From the start of the process to the list of articles drawn and answering keys, with everything
 * warm: the second and later starts of a day. Rivals: an empty window of the same Electron to its
 * first paint, and our own start with ten articles, which shows what the size of a library costs.
 */
const rounds = 9;

export const row: BenchRow = { name: 'start', measure };

async function measure(context: BenchContext): Promise<readonly BenchLine[]> {
  const large = await context.library(10_000);
  const small = await context.library(10);
  const contestants = {
    large: () => timeStart(context, { application: context.repository, library: large, profile: 'large' }),
    small: () => timeStart(context, { application: context.repository, library: small, profile: 'small' }),
    empty: () => timeStart(context, { application: join(context.repository, 'tests/bench/empty-window'), library: null, profile: 'empty' }),
  };
  await fillIndex(large, profileFolder(context, 'large'), 10_000);
  // Twice each without counting: profiles are made, files come into the cache, the index settles.
  await interleave(2, contestants);
  const times = await interleave(rounds, contestants);
  const work = 'process start to the list of 10,000 articles drawn and answering keys, warm';
  return [
    compare({ name: 'start', work, rivalName: 'empty Electron window', ours: times.large, rival: times.empty, atMost: 2 }),
    compare({ name: 'start-10', work, rivalName: 'own start with 10 articles', ours: times.large, rival: times.small, atMost: 1.15 }),
  ];
}
