/**
 * A page that crashed is loaded again, at once and without a question: what the person wrote is in
 * this process's memory or on the disk. Only a page that cannot live is not loaded for ever.
 */

/** Why the page was loaded: with the start, after a crash, for want of memory, or because it hung and the person wished it. */
export type LoadReason = 'start' | 'crash' | 'memory' | 'hang';

export type PageRecoveryNeeds = {
  readonly load: () => void;
  /** Milliseconds of any origin. */
  readonly now: () => number;
  /** The page is gone; `comesBack` when it is being loaded again. */
  readonly gone: (comesBack: boolean) => void;
  /** Asks the person what to do with a page that crashes again and again. */
  readonly askPerson: () => Promise<'again' | 'quit'>;
  /** Forgets where the person was: perhaps it is that which crashes the page. Words are not forgotten. */
  readonly forgetPlace: () => void;
  readonly quit: () => void;
};

export type PageRecovery = {
  readonly pageGone: (why: Exclude<LoadReason, 'start'>) => void;
  /** The person has pressed a key or a button in the page: it works. */
  readonly used: () => void;
  readonly loadedBecause: () => LoadReason;
};

/**
 * Crashes in a row after which the person is asked. A page that crashed by chance is back after the
 * first; one that fails twice on the way back has something that it cannot show, and loading it on
 * and on would flicker without end.
 */
const mostCrashes = 3;
/** A page that lived so long, in milliseconds, did work, even if nobody touched it. */
const calm = 60_000;

export function createPageRecovery({ load, now, gone, askPerson, forgetPlace, quit }: PageRecoveryNeeds): PageRecovery {
  let inRow = 0;
  let loadedAt = now();
  let because: LoadReason = 'start';

  function loadAgain(): void {
    loadedAt = now();
    load();
  }

  async function ask(): Promise<void> {
    if ((await askPerson()) === 'quit') {
      quit();
      return;
    }
    inRow = 0;
    forgetPlace();
    loadAgain();
  }

  return {
    pageGone(why) {
      if (why !== 'hang') inRow = now() - loadedAt > calm ? 1 : inRow + 1;
      because = why;
      const comesBack = inRow < mostCrashes;
      gone(comesBack);
      if (comesBack) loadAgain();
      else void ask();
    },
    used() {
      inRow = 0;
    },
    loadedBecause: () => because,
  };
}
