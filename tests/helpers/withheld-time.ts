import { readFileSync } from 'node:fs';

/**
 * How long a busy machine let an application wait for a processor: what it did not get, it could not use. On Linux, where
 * the system counts it; nothing anywhere else.
 */
export type WithheldTime = {
  /** Milliseconds withheld from a moment of `performance.now()` to now. Rather too little than too much. */
  readonly since: (moment: number) => number;
  readonly stop: () => void;
};

/** Milliseconds between two looks. */
const every = 50;

/** Watches the main threads of these processes, which work for each other in turn. */
export function watchWithheldTime(processes: readonly number[]): WithheldTime {
  const looks: { readonly at: number; readonly withheld: number }[] = [];
  const look = (): void => {
    const withheld = processes.reduce((sum, pid) => sum + waitedFor(pid), 0);
    looks.push({ at: performance.now(), withheld });
  };
  look();
  const timer = setInterval(look, every);
  return {
    since(moment) {
      look();
      const first = looks.find(({ at }) => at >= moment);
      return (looks.at(-1)?.withheld ?? 0) - (first?.withheld ?? 0);
    },
    stop: () => clearInterval(timer),
  };
}

/** Milliseconds in which the main thread of a process was ready and had no processor: the second number of its `schedstat`, which is in nanoseconds. */
function waitedFor(pid: number): number {
  if (process.platform !== 'linux') return 0;
  return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
}
