/**
 * What `--self-test` prints: one JSON object on standard output, for the person who installs or supports the
 * application and for the tests of its packages. Words for machines: names and codes, nothing of a person's.
 */

export type SelfTestReport = {
  /** The version of this form of report. */
  readonly format: 1;
  readonly product: string;
  readonly version: string;
  readonly buildKind: string;
  readonly packaged: boolean;
  /** Whether Chromium's sandbox was left on. */
  readonly sandbox: boolean;
  readonly platform: string;
  readonly architecture: string;
  readonly versions: { readonly electron: string; readonly chromium: string; readonly node: string };
  readonly checks: readonly CheckReport[];
  /** No check failed. */
  readonly ok: boolean;
};

export type CheckReport = {
  readonly name: string;
  /** `skipped`: there is nothing to check on this computer; `detail` says why. */
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly milliseconds: number;
  /** What was seen, or what went wrong. */
  readonly detail: string;
};

/** Throws when something is wrong; otherwise says what it saw. Throw a `Skipped` where there is nothing to check. */
export type Check = { readonly name: string; readonly run: () => Promise<string> };

/** Says that a check has nothing to look at on this computer. */
export class Skipped extends Error {}

/** Longest time for one check in milliseconds: a check that hangs is a check that failed. */
const limit = 60_000;

/** Runs the checks one after the other; each builds on what those before it made. */
export async function runChecks(checks: readonly Check[], monotonicMs: () => number, limitMs = limit): Promise<readonly CheckReport[]> {
  const reports: CheckReport[] = [];
  for (const { name, run } of checks) {
    const start = monotonicMs();
    const { outcome, detail } = await outcomeOf(run, limitMs);
    reports.push({ name, outcome, milliseconds: Math.round(monotonicMs() - start), detail });
  }
  return reports;
}

async function outcomeOf(run: Check['run'], limitMs: number): Promise<Pick<CheckReport, 'outcome' | 'detail'>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${limitMs} ms`)), limitMs);
  });
  try {
    return { outcome: 'passed', detail: await Promise.race([run(), late]) };
  } catch (error) {
    return { outcome: error instanceof Skipped ? 'skipped' : 'failed', detail: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
