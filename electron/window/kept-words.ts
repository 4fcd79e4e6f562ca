/**
 * What the page has handed over for the case that it crashes: where the person is, and words that are
 * not on the disk yet. It is held in this process's memory and nowhere else, so that nothing a person
 * writes lies about outside of the library. Only the page knows what the values mean.
 */
export type KeptWords = {
  /** Remembers `value` under `key` in the place of what was there; `null` forgets. */
  readonly keep: (key: string, value: string | null) => void;
  /** In the order in which they were first kept. */
  readonly all: () => readonly Kept[];
};

export type Kept = { readonly key: string; readonly value: string };

/** UTF-16 code units of all values together: several imports of the largest size, and still little beside the page itself. */
const mostKept = 64 * 1024 * 1024;

export function createKeptWords(most = mostKept): KeptWords {
  const kept = new Map<string, string>();
  const size = (): number => [...kept.values()].reduce((sum, value) => sum + value.length, 0);
  return {
    keep(key, value) {
      if (value === null) kept.delete(key);
      else kept.set(key, value);
      // An old state would be worse than none: what does not fit is forgotten.
      if (size() > most) kept.delete(key);
    },
    all: () => [...kept].map(([key, value]) => ({ key, value })),
  };
}
