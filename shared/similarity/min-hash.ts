import { mixed, shinglesOf } from './shingles';

/**
 * How much two texts have in common, told from 128 numbers of each (Broder, "On the resemblance and containment of
 * documents", 1997). The resemblance is the number of shingles that both have, divided by the number that either has.
 * Under a random order of all shingles the smallest of one text is that of the other with just this probability.
 */

/** Orders, and so numbers of a signature. The estimate's standard error is at most √(0.25 / 128), about 0.044. */
export const signatureLength = 128;

/** A text with fewer different shingles is too short to be called like another: a stock phrase would decide. */
export const fewestShingles = 20;

/**
 * From here on two texts are near: half of all shingles that either has are in both, which is what Broder calls roughly
 * the same. Every twentieth word of a copy may then be another one. docs/adr/0018 has what was measured.
 */
export const nearResemblance = 0.5;

/** The orders' seeds: fixed, since signatures are kept. */
const seeds = Uint32Array.from({ length: signatureLength }, (_, index) => mixed(index + 1));

/** The signature of a text: `signatureLength` numbers, the same for the same words; `null` for one that is too short. */
export function signatureOf(text: string): Uint32Array | null {
  const shingles = shinglesOf(text);
  if (shingles.size < fewestShingles) return null;
  const signature = new Uint32Array(signatureLength).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let at = 0; at < signatureLength; at += 1) {
      const hash = mixed(shingle ^ (seeds[at] ?? 0));
      if (hash < (signature[at] ?? 0)) signature[at] = hash;
    }
  }
  return signature;
}

/** The estimated resemblance of two texts, from 0 to 1. */
export function resemblance(one: Uint32Array, other: Uint32Array): number {
  let same = 0;
  for (let at = 0; at < signatureLength; at += 1) if (one[at] === other[at]) same += 1;
  return same / signatureLength;
}

/**
 * Which of the texts that are known has most in common with one, by their signatures, when it is near (`nearResemblance`); among equals the one that
 * comes first. `resemblance` is from 0 to 1.
 */
export function nearestOf<T>(
  asked: Uint32Array,
  known: Iterable<{ readonly item: T; readonly signature: Uint32Array }>,
): { readonly item: T; readonly resemblance: number } | null {
  let nearest: { readonly item: T; readonly resemblance: number } | null = null;
  for (const { item, signature } of known) {
    const alike = resemblance(asked, signature);
    if (alike >= nearResemblance && alike > (nearest?.resemblance ?? 0)) nearest = { item, resemblance: alike };
  }
  return nearest;
}
