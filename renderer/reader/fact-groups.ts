import type { ArticleFacts, Fact, FactKind } from '../../shared/domain/fact';
import { factKinds } from '../../shared/domain/fact';

export type FactGroup = { readonly kind: FactKind; readonly facts: readonly Fact[] };

/** The kinds that there are facts of, in the order of the strip; within each what is named most often first, then what is named first. */
export function factGroups(found: Pick<ArticleFacts, 'facts'>): readonly FactGroup[] {
  return factKinds
    .map((kind) => ({
      kind,
      facts: found.facts.filter((fact) => fact.kind === kind).toSorted((one, other) => other.places.length - one.places.length),
    }))
    .filter(({ facts }) => facts.length > 0);
}

/** The group that stands open: the one that was opened last, else the first that there is; `null` when all are closed. */
export function openGroup(groups: readonly FactGroup[], wanted: FactKind | null): FactKind | null {
  if (wanted === null) return null;
  return groups.some(({ kind }) => kind === wanted) ? wanted : (groups[0]?.kind ?? null);
}

/** The place behind the one of this number, or before it; the first, or the last, when none was shown yet. */
export function nextPlace(count: number, at: number | null, direction: 1 | -1): number {
  if (at === null) return direction === 1 ? 0 : count - 1;
  return (at + direction + count) % count;
}
