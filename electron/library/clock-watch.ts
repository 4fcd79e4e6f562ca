import type { Clock } from '../../shared/core/ports';

/** How far the computer's clock may lie behind the last save before it is said: two computers are never quite together. */
const tolerance = 5 * 60_000;

/**
 * Compares the computer's clock with the times at which the library's documents say they were saved. Nothing in the
 * library goes by a clock, but dates that people read come from it.
 */
export type ClockWatch = {
  /** A document was saved at this instant, here or elsewhere. */
  readonly seen: (savedAt: string) => void;
  /** The latest save that was seen, when the clock is before it; else `null`. */
  readonly aheadOfClock: () => string | null;
};

export function createClockWatch(now: Clock): ClockWatch {
  let latest = '';
  return {
    seen(savedAt) {
      // Instants of one spelling sort as they follow one another.
      if (savedAt > latest) latest = savedAt;
    },
    aheadOfClock: () => (Date.parse(latest) - tolerance > Date.parse(now()) ? latest : null),
  };
}
