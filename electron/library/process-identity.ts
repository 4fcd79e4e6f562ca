/**
 * Who holds a lock: a process is told from a later one with the same number by its start time, and
 * from one before a restart of the computer by the boot id. Times are only compared with each other;
 * what time it is plays no part.
 */
export type ProcessIdentity = {
  /** The computer: its name, and in brackets an id that outlives a change of the name where the system has one. */
  readonly host: string;
  /** Changes with every start of the computer; empty where the system tells none. */
  readonly boot: string;
  readonly pid: number;
  /** When the process began, in the system's own words; empty where it tells none. */
  readonly started: string;
};

/** Looks at processes of this computer. */
export type ProcessTable = {
  readonly self: () => Promise<ProcessIdentity>;
  /** The start of the process that has this number now, empty if unknown; `null` if there is none. */
  readonly startOf: (pid: number) => Promise<string | null>;
};

const named = /^(.*) \(([0-9A-Za-z-]{8,})\)$/s;

/** What a person calls the computer. */
export function hostNameOf(host: string): string {
  return named.exec(host)?.[1] ?? host;
}

/** Whether both are one computer. Ids decide where both have one: names change with the network (`Desk.local`, `Desk.fritz.box`). */
export function isSameHost(one: string, other: string): boolean {
  const [first, second] = [named.exec(one)?.[2], named.exec(other)?.[2]];
  return first === undefined ? one === other : first === second;
}

/** Start times in milliseconds, as Windows tells them; two ways of asking differ by the rounding. */
const inMilliseconds = /^ms:(\d+)$/;
const roundingMs = 2000;

/** Whether two start times can be one process's: also when one of them is unknown, for nothing may be taken over on a guess. */
export function isSameStart(one: string, other: string): boolean {
  if (one === '' || other === '' || one === other) return true;
  // What is not told in milliseconds is no number, and is not near any.
  const [first, second] = [inMilliseconds.exec(one)?.[1], inMilliseconds.exec(other)?.[1]];
  return Math.abs(Number(first) - Number(second)) <= roundingMs;
}
