import type { Contradiction, Fact } from '../domain/fact';
import type { TextVersion } from '../domain/text-version';

// Apart from the finding itself: what handles facts must not have to load the libraries that find them.

/** What is found in a text, before the person's corrections. */
export type FoundFacts = { readonly facts: readonly Fact[]; readonly contradictions: readonly Contradiction[] };

export type FactSource = Pick<TextVersion, 'text' | 'blocks'> & {
  /** BCP 47 tag, or `und`. */
  readonly language: string;
  /** Day of publication, `YYYY-MM-DD`; empty when unknown. */
  readonly publishedOn: string;
};

/** One fact for all its mentions, in the order of the first. */
export function merged(facts: readonly Fact[]): readonly Fact[] {
  const byKey = new Map<string, Fact>();
  for (const fact of facts) {
    const there = byKey.get(fact.key);
    byKey.set(fact.key, there === undefined ? fact : { ...there, places: [...there.places, ...fact.places] });
  }
  return [...byKey.values()]
    .map((fact) => ({ ...fact, places: fact.places.toSorted((first, second) => first.start - second.start) }))
    .toSorted((first, second) => (first.places[0]?.start ?? 0) - (second.places[0]?.start ?? 0));
}
