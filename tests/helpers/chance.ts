/** Numerical Recipes' linear congruential generator, from 0 to below 1: the same numbers in every run with one seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
