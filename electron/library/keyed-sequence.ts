/** Runs work under one key strictly one after the other, in the order it was asked for; other keys are not kept waiting. */
export type KeyedSequence = <R>(key: string, work: () => Promise<R>) => Promise<R>;

export function createKeyedSequence(): KeyedSequence {
  const tails = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = tails.get(key) ?? Promise.resolve();
    const turn = before.then(work);
    // The next in line must not fail because this one did.
    const tail = turn.catch(() => {});
    tails.set(key, tail);
    try {
      return await turn;
    } finally {
      if (tails.get(key) === tail) tails.delete(key);
    }
  };
}
