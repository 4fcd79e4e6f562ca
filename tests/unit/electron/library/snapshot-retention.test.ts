import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DatedState,
  expiredStates,
  retention,
  type SizedState,
  snapshotCap,
  statesBeyondCap,
} from '../../../../electron/library/snapshot-retention';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** A Wednesday. */
const start = Date.UTC(2026, 5, 24, 12);

/** States that were saved at these milliseconds after the start, in this order. */
function savedAt(...times: readonly number[]): readonly DatedState[] {
  return times.map((time, index) => ({ seq: index + 1, savedAt: new Date(start + time).toISOString(), pinned: false }));
}

function kept(states: readonly DatedState[]): readonly DatedState[] {
  const expired = new Set(expiredStates(states));
  return states.filter((state) => !expired.has(state));
}

const keptSeqs = (states: readonly DatedState[]): readonly number[] => kept(states).map(({ seq }) => seq);

/** States over some years, in the order of their saves, with a clock that now and then jumps. */
const history = fc
  .array(
    fc.record({ step: fc.integer({ min: 1, max: 3 * day }), jump: fc.constantFrom(0, 0, 0, 0, 40 * day, -40 * day), pinned: fc.boolean() }),
    {
      maxLength: 150,
    },
  )
  .map((steps) => {
    let clock = start;
    return steps.map(({ step, jump, pinned }, index): DatedState => {
      clock += step + jump;
      return { seq: index + 1, savedAt: new Date(clock).toISOString(), pinned: pinned && index % 7 === 0 };
    });
  });

describe('expiredStates', () => {
  it('keeps the last ten however close they are', () => {
    const states = savedAt(...Array.from({ length: 15 }, (_, index) => index * 2 * minute));
    expect(keptSeqs(states)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  });

  it('keeps the newest of each of the last 24 hours that hold something', () => {
    const states = savedAt(...Array.from({ length: 120 }, (_, index) => index * 30 * minute));
    // The two of an hour are 2n + 1 and 2n + 2. Beyond the 24 hours only the newest of each day is left.
    const hours = Array.from({ length: 24 }, (_, index) => 74 + index * 2).filter((seq) => seq <= 110);
    const lastTen = Array.from({ length: 10 }, (_, index) => 111 + index);
    expect(keptSeqs(states)).toEqual([24, 72, ...hours, ...lastTen]);
  });

  it('keeps the newest of each of the last 30 days and 26 weeks that hold something', () => {
    const states = savedAt(...Array.from({ length: 400 }, (_, index) => index * day));
    const days = Array.from({ length: 30 }, (_, index) => 371 + index);
    // State n is n - 1 days after a Wednesday: the Sundays are 5, 12, 19 and so on.
    const sundays = Array.from({ length: 400 }, (_, index) => index + 1).filter((seq) => seq % 7 === 5);
    const weeks = [...sundays.filter((seq) => seq < 400).slice(-25)];
    expect(keptSeqs(states)).toEqual([...weeks.filter((seq) => seq < 371), ...days]);
    expect(new Date(states[weeks[0] ? weeks[0] - 1 : 0]?.savedAt ?? '').getUTCDay()).toBe(0);
  });

  it('counts a week across the turn of the year as one', () => {
    const states = [
      ...['2026-12-27', '2026-12-28', '2026-12-31', '2027-01-01', '2027-01-03', '2027-01-04'],
      ...Array.from({ length: 60 }, (_, index) => new Date(Date.UTC(2027, 0, 5 + index)).toISOString().slice(0, 10)),
    ].map((date, index): DatedState => ({ seq: index + 1, savedAt: `${date}T12:00:00.000Z`, pinned: false }));
    expect(
      kept(states)
        .map(({ savedAt: at }) => at.slice(0, 10))
        .slice(0, 3),
    ).toEqual(['2026-12-27', '2027-01-03', '2027-01-10']);
  });

  it('keeps what is pinned, and does not count it', () => {
    const states = savedAt(...Array.from({ length: 12 }, (_, index) => index * minute)).map((state) => ({
      ...state,
      pinned: state.seq <= 2,
    }));
    expect(expiredStates(states)).toEqual([]);
  });

  it('goes by the order of the saves, not by a clock that ran backwards', () => {
    const states = savedAt(...Array.from({ length: 11 }, (_, index) => -index * minute));
    expect(expiredStates(states).map(({ seq }) => seq)).toEqual([]);
    const same = savedAt(...Array.from({ length: 13 }, () => 0));
    expect(expiredStates(same).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('is the same whether it is done after each save or once at the end, and done again it takes nothing (seed 42)', () => {
    fc.assert(
      fc.property(history, (states) => {
        let thinned: readonly DatedState[] = [];
        for (const state of states) thinned = kept([...thinned, state]);
        expect(thinned).toEqual(kept(states));
        expect(expiredStates(thinned)).toEqual([]);
      }),
      { seed: 42 },
    );
  });

  it('keeps the newest ten and never more than all rules together allow (seed 43)', () => {
    fc.assert(
      fc.property(history, (states) => {
        const left = kept(states);
        const free = left.filter(({ pinned }) => !pinned);
        expect(free.length).toBeLessThanOrEqual(retention.last + retention.hours + retention.days + retention.weeks);
        expect(free.slice(-retention.last)).toEqual(states.filter(({ pinned }) => !pinned).slice(-retention.last));
        expect(left.filter(({ pinned }) => pinned)).toEqual(states.filter(({ pinned }) => pinned));
      }),
      { seed: 43 },
    );
  });

  it('names what goes oldest first', () => {
    const expired = expiredStates(savedAt(...Array.from({ length: 14 }, (_, index) => index)));
    expect(expired.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });
});

describe('snapshotCap', () => {
  it('is two gibibytes, or a quarter of a library that is larger than eight', () => {
    expect(snapshotCap(0)).toBe(2 * 1024 ** 3);
    expect(snapshotCap(8 * 1024 ** 3)).toBe(2 * 1024 ** 3);
    expect(snapshotCap(12 * 1024 ** 3)).toBe(3 * 1024 ** 3);
  });
});

describe('statesBeyondCap', () => {
  const state = (key: string, seq: number, bytes: number, pinned = false): SizedState => ({
    key,
    seq,
    bytes,
    pinned,
    savedAt: '2026-06-24T12:00:00.000Z',
  });

  it('takes the oldest of all documents, until the rest fits', () => {
    const states = [state('a', 3, 10), state('a', 5, 10), state('a', 1, 10), state('b', 2, 10), state('b', 6, 10)];
    expect(statesBeyondCap(states, 50)).toEqual([]);
    expect(statesBeyondCap(states, 49).map(({ seq }) => seq)).toEqual([1]);
    expect(statesBeyondCap(states, 30).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(statesBeyondCap(states, 29).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('leaves the newest of each document and what is pinned, even above the cap', () => {
    const states = [state('a', 1, 10), state('b', 2, 10, true), state('b', 3, 10), state('b', 4, 10)];
    expect(statesBeyondCap(states, 0).map(({ seq }) => seq)).toEqual([3]);
  });
});
