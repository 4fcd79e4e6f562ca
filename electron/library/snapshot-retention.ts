/**
 * Which earlier states of one document stay: close together for the last while, then thinner and
 * thinner. The rules count hours, days and weeks that hold something, newest first, so no clock says
 * what "now" is, and a clock that jumped can at most put a state into another hour.
 */

/** One earlier state, as far as the rules see it. */
export type DatedState = {
  readonly seq: number;
  /** An instant in UTC. */
  readonly savedAt: string;
  /** Stays whatever the rules say, and counts for none of them. */
  readonly pinned: boolean;
};

/** How many states stay because they are the last ones, and how many hours, days and ISO weeks keep their newest (RELIABILITY of the design, section 3). */
export const retention = { last: 10, hours: 24, days: 30, weeks: 26 } as const;

/** The states that no rule keeps, oldest first. */
export function expiredStates<S extends DatedState>(states: readonly S[]): readonly S[] {
  const newestFirst = states.filter(({ pinned }) => !pinned).sort((a, b) => b.seq - a.seq);
  const kept = new Set<S>(newestFirst.slice(0, retention.last));
  for (const [bucketOf, most] of [
    [hourOf, retention.hours],
    [dayOf, retention.days],
    [weekOf, retention.weeks],
  ] as const) {
    const held = new Set<string>();
    for (const state of newestFirst) {
      if (held.size === most) break;
      const bucket = bucketOf(state.savedAt);
      if (!held.has(bucket)) kept.add(state);
      held.add(bucket);
    }
  }
  return newestFirst.filter((state) => !kept.has(state)).reverse();
}

function hourOf(savedAt: string): string {
  return savedAt.slice(0, 13);
}

function dayOf(savedAt: string): string {
  return savedAt.slice(0, 10);
}

/** ISO 8601: weeks begin on Monday. The week is named by its Thursday, which lies in the week's own year. */
function weekOf(savedAt: string): string {
  const day = new Date(`${dayOf(savedAt)}T00:00:00.000Z`);
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  return day.toISOString().slice(0, 10);
}

/** One snapshot file of the library, as far as its cap sees it. */
export type SizedState = DatedState & {
  /** Which document it is a state of. */
  readonly key: string;
  readonly bytes: number;
};

/** Bytes that all snapshots of a library may take together, when its documents and originals take `libraryBytes`. */
export function snapshotCap(libraryBytes: number): number {
  return Math.max(2 * 1024 ** 3, libraryBytes / 4);
}

/** What must go so that no more than `cap` bytes stay: oldest first, never a pinned state, and never the newest of a document. */
export function statesBeyondCap<S extends SizedState>(states: readonly S[], cap: number): readonly S[] {
  const newest = new Map<string, number>();
  for (const { key, seq } of states) newest.set(key, Math.max(seq, newest.get(key) ?? 0));
  let total = states.reduce((sum, { bytes }) => sum + bytes, 0);
  const going: S[] = [];
  for (const state of [...states].sort((a, b) => a.seq - b.seq)) {
    if (total <= cap) break;
    if (state.pinned || state.seq === newest.get(state.key)) continue;
    going.push(state);
    total -= state.bytes;
  }
  return going;
}
