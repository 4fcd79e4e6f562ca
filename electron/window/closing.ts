/**
 * Closing without losing a word: the page is asked for its unsaved work, and the window closes only
 * when that has been handed over. When the page does not answer, or the disk refused, the person
 * decides; nothing is dropped silently.
 */
export type ClosingNeeds = {
  /** Tells the page that the application wants to quit. */
  readonly askPage: () => void;
  /** Whether something that was handed over could not be saved. */
  readonly saveFailed: () => boolean;
  /** Asks the person; the page has not answered (`slow`), or the disk refused (`failed`). */
  readonly askPerson: (why: 'slow' | 'failed') => Promise<'wait' | 'stay' | 'quit'>;
  /** Closes the window; `wanted` is then called again and lets it go. */
  readonly close: () => void;
  /** Calls back after the time within which a page that works has answered; the function returned calls that off. */
  readonly afterPatience: (callback: () => void) => () => void;
};

export type Closing = {
  /** The window wants to close; `true` when it may, now. */
  readonly wanted: () => boolean;
  /** The page has handed over all it had; `unsaved` when the disk did not take all of it. */
  readonly handedOver: (unsaved: boolean) => void;
  /** The page asks the person something first; the wish to close is over. */
  readonly stayed: () => void;
  /** The page is gone. Unless it `comesBack` there is nobody left to ask. */
  readonly pageGone: (comesBack: boolean) => void;
  /** A page is there, and hears. */
  readonly pageBack: () => void;
  /** Whether the wish to close is being followed. */
  readonly isClosing: () => boolean;
};

export function createClosing({ askPage, saveFailed, askPerson, close, afterPatience }: ClosingNeeds): Closing {
  let state: 'open' | 'waiting' | 'free' = 'open';
  let callOff = (): void => {};

  function letGo(): void {
    callOff();
    state = 'free';
    close();
  }

  function wait(): void {
    callOff();
    state = 'waiting';
    callOff = afterPatience(() => void ask('slow'));
  }

  async function ask(why: 'slow' | 'failed'): Promise<void> {
    callOff();
    const answer = await askPerson(why);
    // While the question stood, the page may have answered after all.
    if (state !== 'waiting') return;
    if (answer === 'quit') letGo();
    else if (answer === 'wait') wait();
    else state = 'open';
  }

  return {
    wanted() {
      if (state === 'free') return true;
      if (state === 'open') {
        wait();
        askPage();
      }
      return false;
    },
    handedOver(unsaved) {
      if (state !== 'waiting') return;
      if (unsaved || saveFailed()) void ask('failed');
      else letGo();
    },
    stayed() {
      if (state !== 'waiting') return;
      callOff();
      state = 'open';
    },
    pageGone(comesBack) {
      if (!comesBack && state === 'waiting') letGo();
      else if (!comesBack) state = 'free';
      // Words that it had not handed over come back with it.
      else if (state === 'waiting') wait();
    },
    pageBack() {
      if (state === 'free') state = 'open';
      else if (state === 'waiting') askPage();
    },
    isClosing: () => state === 'waiting',
  };
}
