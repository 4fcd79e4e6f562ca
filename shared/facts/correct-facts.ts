import type { Fact, FactNotes } from '../domain/fact';
import { type FoundFacts, merged } from './found-facts';

/** Puts the person's corrections in force. What is named as another fact already is becomes one with it. */
export function correctFacts({ facts, contradictions }: FoundFacts, notes: FactNotes): FoundFacts {
  const corrections = new Map(notes.corrections.map(({ key, instead }) => [key, instead] as const));
  const corrected = facts.flatMap((fact): readonly Fact[] => {
    const instead = corrections.get(fact.key);
    if (instead === undefined) return [fact];
    if (instead === null) return [];
    const twin = facts.find(({ kind, name, key }) => kind === instead.kind && name === instead.name && !corrections.has(key));
    return [twin === undefined ? { ...fact, ...instead } : { ...twin, places: fact.places }];
  });
  const lookedAt = new Set(notes.lookedAt);
  return { facts: merged(corrected), contradictions: contradictions.map((one) => ({ ...one, lookedAt: lookedAt.has(one.quote) })) };
}
