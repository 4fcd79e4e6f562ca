import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { chooseSandbox, describeMachine } from '../../scripts/sandbox.mjs';
import { generateLibrary } from './generate-library';
import type { BenchContext, BenchLine, BenchRow } from './row';
import { printTable } from './table';

/**
 * Entry of `npm run bench`, bundled and started by `scripts/bench.mjs`. Arguments: names of rows, none
 * for all. It reports and does not judge: a target that is missed, or a row that fails, is a line.
 */
const repository = process.cwd();
const electron = process.env.ELECTRON_EXEC_PATH;
if (electron === undefined) throw new Error('scripts/bench.mjs names the runtime in ELECTRON_EXEC_PATH');

const found = import.meta.glob<{ row: BenchRow }>('./rows/*.ts', { eager: true });
const rows = Object.values(found).map((module) => module.row);
const log = (line: string): void => console.log(line);

void main(process.argv.slice(2), electron).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

async function main(wanted: readonly string[], executable: string): Promise<void> {
  const unknown = wanted.filter((name) => !rows.some((row) => row.name === name));
  if (unknown.length > 0) log(`No such row: ${unknown.join(', ')}. There are: ${rows.map((row) => row.name).join(', ')}.`);
  const folder = await mkdtemp(join(tmpdir(), 'briefing-notes-bench-'));
  const context = contextIn(folder, executable);
  const measured = new Map<string, readonly BenchLine[]>();
  try {
    for (const row of rows.filter(({ name }) => wanted.length === 0 || wanted.includes(name)))
      measured.set(row.name, await measure(row, context));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  printTable([...measured.values()].flat());
  await report(measured);
}

function contextIn(folder: string, executable: string): BenchContext {
  const libraries = new Map<number, Promise<string>>();
  return {
    electron: executable,
    electronArguments: chooseSandbox(describeMachine()).args,
    repository,
    folder,
    library: (articles) => {
      const known = libraries.get(articles) ?? generateLibrary({ folder: join(folder, `library-${articles}`), articles, repository, log });
      libraries.set(articles, known);
      return known;
    },
    log,
  };
}

async function measure(row: BenchRow, context: BenchContext): Promise<readonly BenchLine[]> {
  log(`${row.name} ...`);
  try {
    return await row.measure(context);
  } catch (error) {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const note = `failed: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`;
    return [
      {
        name: row.name,
        work: '',
        rivalName: '',
        unit: 'ms',
        ours: null,
        rival: null,
        ratio: null,
        target: '',
        met: null,
        runs: { ours: [], rival: [] },
        note,
      },
    ];
  }
}

type Results = Record<
  string,
  { readonly measuredAt: string; readonly machine: Readonly<Record<string, string | number>>; readonly lines: readonly BenchLine[] }
>;

/**
 * Keeps each row's last figures with the machine that they were measured on: ratios of different
 * machines may be compared, milliseconds not.
 */
async function report(measured: ReadonlyMap<string, readonly BenchLine[]>): Promise<void> {
  if (measured.size === 0) return;
  const [first, ...others] = cpus();
  const machine = {
    platform: `${process.platform} ${process.arch}`,
    processor: first?.model ?? 'unknown',
    cores: others.length + 1,
    /** Processes that wanted a core, over the last minute: far above the cores, others were at work too. */
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    electron: process.env.BRIEFING_NOTES_ELECTRON_VERSION ?? 'unknown',
    node: process.versions.node,
  };
  const path = join(repository, 'tests', 'bench', 'results.json');
  const results: Results = JSON.parse(await readFile(path, 'utf8').catch(() => '{}'));
  for (const [name, lines] of measured) results[name] = { measuredAt: new Date().toISOString(), machine, lines };
  const sorted = Object.fromEntries(Object.entries(results).sort(([one], [other]) => (one < other ? -1 : 1)));
  await writeFile(path, `${JSON.stringify(sorted, null, 2)}\n`);
  log(`Written to ${path}.`);
}
