import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { launchApplication } from '../helpers/application';
import { waitForIndex } from './indexed-application';
import type { BenchContext } from './row';

/** The whole process is given up after this many milliseconds. */
const longest = 300_000;
/** The list, and an expression that is true when rows of it hold what the index answered: their column of annotations is filled. */
const list = '[role="grid"]';
const listDrawn = `[...document.querySelectorAll('${list} [role="row"][aria-selected]')].some((row) => row.children[4]?.textContent)`;

/** The user-data folder of one contestant. */
export const profileFolder = (context: BenchContext, profile: string): string => join(context.folder, `profile-${profile}`);

/** The first start over a library reads every document; it is not one that is measured. */
export async function fillIndex(library: string, userData: string, articles: number): Promise<void> {
  const { page, close } = await launchApplication({ library, userData });
  await waitForIndex(page, articles);
  await close();
}

/** `library`: `null` for the empty window, which is drawn when it shows its word. */
export type Start = { readonly application: string; readonly library: string | null; readonly profile: string };

/** Starts once, and answers the milliseconds until the window was drawn and, for ours, had answered a key. */
export function timeStart(context: BenchContext, { application, library, profile }: Start): Promise<number> {
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
