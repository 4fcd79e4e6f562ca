import type { TFunction } from 'i18next';
import type { KindCounts } from '../../shared/domain/mass-loss';

/** How many of each kind, in words: “2 articles and 1 briefing”. */
export function kindsText(counts: KindCounts, t: TFunction<'trash'>, language: string): string {
  const parts = (['article', 'briefing', 'annotation'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => t(`counts.${kind}`, { count: counts[kind] }));
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
}
