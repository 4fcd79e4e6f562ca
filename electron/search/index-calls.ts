import type { AnnotationId, ArticleId, BriefingId } from '../../shared/core/ids';
import type { AnchoredAnnotation } from '../../shared/domain/annotation';
import type { Article } from '../../shared/domain/article';
import type { Briefing } from '../../shared/domain/briefing';
import type { EvidenceItem } from '../../shared/domain/evidence';
import type { NearArticle } from '../../shared/domain/import-preview';
import type { ArticlePage, ArticleQuery, BriefingRow } from '../../shared/domain/rows';

/** One change of the index. `stamp` is the document's state on the disk, or empty when unknown: see `library-index.ts`. */
export type IndexChange =
  | { readonly do: 'put-article'; readonly article: Article; readonly annotations: readonly AnchoredAnnotation[]; readonly stamp: string }
  | { readonly do: 'remove-article'; readonly id: ArticleId }
  | { readonly do: 'put-briefing'; readonly briefing: Briefing; readonly stamp: string }
  | { readonly do: 'remove-briefing'; readonly id: BriefingId };

export type IndexCounts = { readonly articles: number; readonly annotations: number; readonly briefings: number };

/** Every indexed document with its stamp. */
export type IndexStamps = { readonly articles: ReadonlyMap<ArticleId, string>; readonly briefings: ReadonlyMap<BriefingId, string> };

/** What can be asked of the index, wherever it runs. */
export type IndexQuestions = {
  articles: (query: ArticleQuery) => ArticlePage;
  evidence: (nothing: null) => readonly EvidenceItem[];
  briefings: (nothing: null) => readonly BriefingRow[];
  counts: (nothing: null) => IndexCounts;
  findAnnotation: (id: AnnotationId) => ArticleId | null;
  articleWithOriginal: (sha256: string) => { readonly id: ArticleId; readonly title: string } | null;
  nearestArticle: (text: string) => NearArticle | null;
  stamps: (nothing: null) => IndexStamps;
};

/** An answer with the name of the index that gave it: a new name means that it was built anew, from nothing. */
export type Named<T> = { readonly epoch: string; readonly value: T };

/** The calls of the index process. Changes of one call are committed together, in order. */
export type IndexCalls = {
  readonly [N in keyof IndexQuestions]: (args: Parameters<IndexQuestions[N]>[0]) => Named<ReturnType<IndexQuestions[N]>>;
} & {
  /** Opens the index in this file; the first call, sent by `index-launcher.ts`. */
  readonly open: (file: string) => null;
  readonly apply: (changes: readonly IndexChange[]) => Named<null>;
  readonly close: (nothing: null) => null;
};
