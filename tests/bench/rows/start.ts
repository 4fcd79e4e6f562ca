import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { launchApplication } from '../../helpers/application';
import { waitForIndex } from '../indexed-application';
import { type BenchContext, type BenchLine, type BenchRow, compare, interleave } from '../row';

/**
 * From the start of the process to the list of articles drawn and answering keys, with everything
 * warm: the second and later starts of a day. Rivals: an empty window of the same Electron to its
 * first paint, and our own start with ten articles, which shows what the size of a library costs.
 */
const rounds = 9;
const longest = 120_000;
/** The list, and an expression that is true when rows of it hold what the index answered: their column of annotations is filled. */
const list = '[role="grid"]';
const listDrawn = `[...document.querySelectorAll('${list} [role="row"][aria-selected]')].some((row) => row.children[4]?.textContent)`;

export const row: BenchRow = { name: 'start', measure };

async function measure(context: BenchContext): Promise<readonly BenchLine[]> {
  const large = await context.library(10_000);
  const small = await context.library(10);
  const contestants = {
    large: () => start(context, { application: context.repository, library: large, profile: 'large' }),
    small: () => start(context, { application: context.repository, library: small, profile: 'small' }),
    empty: () => start(context, { application: join(context.repository, 'tests/bench/empty-window'), library: null, profile: 'empty' }),
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

const profileFolder = (context: BenchContext, profile: string): string => join(context.folder, `profile-${profile}`);

/** The first start over a library reads every document; it is not the one that is measured. */
async function fillIndex(library: string, userData: string, articles: number): Promise<void> {
  const { page, close } = await launchApplication({ library, userData });
  await waitForIndex(page, articles);
  await close();
}

type Start = { readonly application: string; readonly library: string | null; readonly profile: string };

/** Starts once, and answers the milliseconds until the window was drawn and, for ours, had answered a key. */
function start(context: BenchContext, { application, library, profile }: Start): Promise<number> {
  const ours = library !== null;
  const folder = profileFolder(context, profile);
  return new Promise((resolve, reject) => {
    const child = spawn(
      context.electron,
      [
        ...context.electronArguments,
        '-r',
        join(context.repository, 'tests/bench/start-probe.cjs'),
        application,
        `--user-data-dir=${folder}`,
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          BRIEFING_NOTES_LIBRARY: library ?? '',
          BRIEFING_NOTES_USER_DATA: folder,
          BENCH_READY: ours ? listDrawn : 'document.body.textContent',
          BENCH_LIST: ours ? list : '',
          BENCH_STARTED: String(Date.now()),
        },
      },
    );
    let output = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), longest);
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(timer);
      const said = /^bench (.*)$/m.exec(output)?.[1];
      if (said === undefined)
        reject(new Error(`${application} showed no window in ${longest / 1000} s: ${output.trim().split('\n').at(-1) ?? ''}`));
      else resolve((JSON.parse(said) as { answered: number }).answered);
    });
  });
}
