import type { FactSource, FoundFacts } from '../../shared/facts/found-facts';

/** The calls that the process that finds facts answers (`facts-process.ts`). */
export type FactsCalls = {
  /** Finds the facts of a text; the person's corrections are not its business. */
  findFacts: (source: FactSource) => FoundFacts;
};
