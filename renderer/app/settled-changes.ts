/** A pause after a change of the library before a list is asked for again, in milliseconds: changes come in bursts. */
const pause = 100;
/** Changes that follow each other within this time are one run, in milliseconds. */
const runGap = 400;
/** How often a list is asked for while a run goes on for longer than this, in milliseconds. */
const runPace = 1000;

export type SettledChanges = {
  readonly changed: () => void;
  /** Asks no more, also not for what has changed already. */
  readonly stop: () => void;
};

/**
 * Asks for a list again soon after the library changed, and once a second while changes go on and on, as when many
 * files are imported: drawing a long list at each of them took more time than storing them.
 */
export function settleChanges(refresh: () => void): SettledChanges {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let runBegan = 0;
  let lastChange = Number.NEGATIVE_INFINITY;
  let lastRefresh = Number.NEGATIVE_INFINITY;

  return {
    changed() {
      const now = performance.now();
      if (now - lastChange > runGap) runBegan = now;
      lastChange = now;
      const due = now - runBegan < runPace ? now + pause : Math.max(now + pause, lastRefresh + runPace);
      clearTimeout(timer);
      timer = setTimeout(() => {
        lastRefresh = performance.now();
        refresh();
      }, due - now);
    },
    stop: () => clearTimeout(timer),
  };
}
