import type { AnnotationId, ArticleId } from '../../shared/core/ids';
import type { AnnotationKind } from '../../shared/domain/annotation';
import type { EvidenceItem } from '../../shared/domain/evidence';

/** What of the evidence is shown beside a briefing. */
export type EvidenceFilter = {
  /** Only passages that this briefing does not cite yet. */
  readonly uncitedOnly: boolean;
  /** Only these kinds; all when empty. */
  readonly kinds: ReadonlySet<AnnotationKind>;
  /** Words that must all occur in quote, comment, source, title or tags, in any case and order. */
  readonly text: string;
};

/** The passages of one article, in the order of the article. */
export type EvidenceGroup = { readonly articleId: ArticleId; readonly title: string; readonly items: readonly EvidenceItem[] };

/** Whether every word of `search` occurs somewhere in what is known of the passage. An empty search matches all. */
export function matchesWords(item: EvidenceItem, search: string): boolean {
  const words = fold(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return true;
  const known = fold([item.quote, item.comment, item.source, item.articleTitle, item.author, ...item.tags].join('\n'));
  return words.every((word) => known.includes(word));
}

/** Case and accents do not matter when searching: "Coree" finds "Corée". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The evidence that passes the filter, grouped by article in the given order. */
export function filterEvidence(
  evidence: readonly EvidenceItem[],
  filter: EvidenceFilter,
  cited: ReadonlySet<AnnotationId>,
): readonly EvidenceGroup[] {
  const groups = new Map<ArticleId, { articleId: ArticleId; title: string; items: EvidenceItem[] }>();
  for (const item of evidence) {
    if (filter.uncitedOnly && cited.has(item.annotationId)) continue;
    if (filter.kinds.size > 0 && !filter.kinds.has(item.kind)) continue;
    if (!matchesWords(item, filter.text)) continue;
    const group = groups.get(item.articleId) ?? { articleId: item.articleId, title: item.articleTitle, items: [] };
    group.items.push(item);
    groups.set(item.articleId, group);
  }
  return [...groups.values()];
}

/** How many passages and articles there are. */
export function countEvidence(evidence: readonly EvidenceItem[]): { readonly passages: number; readonly articles: number } {
  return { passages: evidence.length, articles: new Set(evidence.map((item) => item.articleId)).size };
}
