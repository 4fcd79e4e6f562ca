import { call } from '../bridge';

/**
 * Words and places that outlive a crash of the page. They are handed to the main process while they
 * change, and come back with `restore-kept.ts` when the page is loaded again. Nothing of it is written
 * to the disk: that is what saving is for.
 */

/** The longest time in milliseconds for which a change is only here: what a crash can cost of typing. */
const handOverAfter = 250;

/** The contract's limit, in UTF-16 code units. What is longer is not kept. */
const longest = 16 * 1024 * 1024;

export type Keeper<T> = {
  /** Hands over what `value` is then, shortly. */
  readonly soon: (value: T) => void;
  /** Hands it over before any call that is made after this one. */
  readonly now: (value: T) => void;
  /** There is nothing to keep any more. */
  readonly forget: () => void;
};

/** Keeps one value; `kind` and `id` name it among all others, as `restore-kept.ts` finds it. */
export function createKeeper<T>(kind: string, id = ''): Keeper<T> {
  const key = id === '' ? kind : `${kind} ${id}`;
  let waiting: { value: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isKept = false;

  function now(value: T): void {
    clearTimeout(timer);
    waiting = null;
    const text = JSON.stringify(value);
    isKept = text.length <= longest;
    void call('page.keep', { key, value: isKept ? text : null });
  }

  return {
    soon(value) {
      if (waiting !== null) waiting.value = value;
      else {
        waiting = { value };
        timer = setTimeout(() => waiting !== null && now(waiting.value), handOverAfter);
      }
    },
    now,
    forget() {
      clearTimeout(timer);
      waiting = null;
      if (isKept) void call('page.keep', { key, value: null });
      isKept = false;
    },
  };
}
