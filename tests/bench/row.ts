/**
 * A benchmark row: one kind of work of the application, measured against a rival that does the same
 * in the same run. To add one, put `tests/bench/rows/<name>.ts` with `export const row: BenchRow`;
 * `npm run bench` finds it there, and `npm run bench -- <name>` runs it alone.
 */
export type BenchRow = {
  /** What `npm run bench -- <name>` calls it; that of its file. */
  readonly name: string;
  readonly measure: (context: BenchContext) => Promise<readonly BenchLine[]>;
};

/** What a row is given. */
export type BenchContext = {
  /** Path of the Electron executable; also in the environment, for `tests/helpers/application.ts`. */
  readonly electron: string;
  /** Switches that Electron needs on this machine, before the application's path. */
  readonly electronArguments: readonly string[];
  /** The repository's own folder, with the built application in `out/`. */
  readonly repository: string;
  /** An empty folder, removed after the run. */
  readonly folder: string;
  /** The folder of a generated library with this many articles, made once in a run. Rows may add to it, not take away. */
  readonly library: (articles: number) => Promise<string>;
  /** Says what goes on. */
  readonly log: (line: string) => void;
};

/** One line of the table. Numbers are medians in milliseconds, unless `unit` says otherwise. */
export type BenchLine = {
  readonly name: string;
  /** What was done, and the rival that did the same. */
  readonly work: string;
  readonly rivalName: string;
  readonly unit: string;
  readonly ours: number | null;
  readonly rival: number | null;
  /** Ours divided by the rival's; `null` when not measured. */
  readonly ratio: number | null;
  /** The target in words, e.g. `at most 2.0`. */
  readonly target: string;
  readonly met: boolean | null;
  /** Every single measurement, in the order in which they were taken. */
  readonly runs: { readonly ours: readonly number[]; readonly rival: readonly number[] };
  /** Why something was not measured, or what to know when reading the figures. */
  readonly note: string;
};

export type Comparison = {
  readonly name: string;
  readonly work: string;
  readonly rivalName: string;
  readonly ours: readonly number[];
  readonly rival: readonly number[];
  /** The largest ratio ours / rival that meets the target. */
  readonly atMost: number;
  readonly unit?: string;
  readonly note?: string;
};

/** Compares the medians of two series. */
export function compare({ name, work, rivalName, ours, rival, atMost, unit = 'ms', note = '' }: Comparison): BenchLine {
  const ratio = median(ours) / median(rival);
  const target = `at most ${atMost >= 0.1 ? atMost.toFixed(2) : atMost}`;
  return {
    name,
    work,
    rivalName,
    unit,
    ours: median(ours),
    rival: median(rival),
    ratio,
    target,
    met: ratio <= atMost,
    runs: { ours, rival },
    note,
  };
}

/** The line of something that could not be measured here; `note` says why. */
export function notMeasured(line: Pick<BenchLine, 'name' | 'work' | 'rivalName' | 'target' | 'note'>): BenchLine {
  return { ...line, unit: 'ms', ours: null, rival: null, ratio: null, met: null, runs: { ours: [], rival: [] } };
}

/** The middle of the sorted values, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const above = sorted[Math.floor(middle)];
  const below = sorted[Math.ceil(middle) - 1];
  if (above === undefined || below === undefined) throw new Error('nothing was measured');
  return (above + below) / 2;
}

/**
 * Runs the contestants in turn, `rounds` times, so that what slows the machine down for a while slows
 * all of them. Each answers its time in milliseconds.
 */
export async function interleave<N extends string>(
  rounds: number,
  contestants: Readonly<Record<N, () => Promise<number>>>,
): Promise<Record<N, number[]>> {
  const names = Object.keys(contestants) as N[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<N, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) times[name].push(await contestants[name]());
  }
  return times;
}
