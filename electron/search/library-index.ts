import { assertNever } from '../../shared/core/assert-never';
import type { AnnotationId, ArticleId, BriefingId } from '../../shared/core/ids';
import type { AnchoredAnnotation } from '../../shared/domain/annotation';
import type { Article } from '../../shared/domain/article';
import type { Briefing } from '../../shared/domain/briefing';
import { reportOf, reportText } from '../../shared/domain/error-report';
import type { EvidenceItem } from '../../shared/domain/evidence';
import type { NearArticle } from '../../shared/domain/import-preview';
import type { ArticlePage, ArticleQuery, BriefingRow } from '../../shared/domain/rows';
import { createUtilityClient, type ProcessEnd } from '../process/utility-client';
import type { UtilityLike } from '../process/utility-messages';
import type { IndexCalls, IndexChange, IndexCounts, IndexQuestions, IndexStamps, Named } from './index-calls';

/**
 * What all lists are read from: rows derived from the library's documents, in the order and with the
 * counts that the interface shows. The documents are the truth; the index may be deleted at any time.
 *
 * Changes are queued at once and committed in batches, in order; a question that is asked after a
 * change sees it. Nobody needs to wait for a change.
 */
export type LibraryIndex = {
  /** Rejects, like all questions, when the index process died twice over the same question. */
  articles(query: ArticleQuery): Promise<ArticlePage>;
  /** All annotations, grouped by article (newest import first), in the order of their passages. */
  evidence(): Promise<readonly EvidenceItem[]>;
  /** Last changed first. */
  briefings(): Promise<readonly BriefingRow[]>;
  counts(): Promise<IndexCounts>;
  findAnnotation(id: AnnotationId): Promise<ArticleId | null>;
  /** The oldest article whose original has this SHA-256. */
  articleWithOriginal(sha256: string): Promise<{ readonly id: ArticleId; readonly title: string } | null>;
  /** The article whose text has most in common with this one, when they are near: see `nearResemblance`. Among equals the oldest. */
  nearestArticle(text: string): Promise<NearArticle | null>;
  /** The stamps that documents were put with, for the comparison in `freshness.ts`. */
  stamps(): Promise<IndexStamps>;
  /**
   * Puts an article with all its annotations in the place of what was known of it. `stamp` names the
   * state of its files on the disk; without one they are read again at the next start, which is the
   * safe choice after a save. Resolves when committed, or when it was given up (`onStale` was told).
   */
  putArticle(article: Article, annotations: readonly AnchoredAnnotation[], stamp?: string): Promise<void>;
  removeArticle(id: ArticleId): Promise<void>;
  putBriefing(briefing: Briefing, stamp?: string): Promise<void>;
  removeBriefing(id: BriefingId): Promise<void>;
  /** Resolves when a page of articles has been answered for the first time, which a person waits for at start, to their total number. */
  readonly listed: Promise<number>;
  /** Commits what is queued, gives the file free and ends the process. */
  close(): Promise<void>;
};

export type LibraryIndexOptions = {
  /** Starts the index process with its file: see `index-launcher.ts`. */
  readonly fork: () => UtilityLike;
  /** Told when the index lost what it held and started anew, or missed a change: the library is to be compared again. */
  readonly onStale: (reason: string) => void;
  /** Told of a crash, for the log. */
  readonly onCrash?: (end: ProcessEnd) => void;
};

/** A question takes milliseconds, a batch at most seconds; a process that needs longer hangs. */
const timeoutMs = 30_000;
/** Articles of one batch: large enough to share the cost of a commit, small enough that a question need not wait long behind one. */
const largestBatch = 100;

type Queued = { readonly change: IndexChange; readonly done: () => void };

/** The document that a change is about: a later change of it says all that an earlier one would. */
function documentOf(change: IndexChange): string {
  switch (change.do) {
    case 'put-article':
      return `article ${change.article.id}`;
    case 'remove-article':
      return `article ${change.id}`;
    case 'put-briefing':
      return `briefing ${change.briefing.id}`;
    case 'remove-briefing':
      return `briefing ${change.id}`;
    default:
      return assertNever(change);
  }
}

function both(first: () => void, second: () => void): () => void {
  return () => {
    first();
    second();
  };
}

export function createLibraryIndex(options: LibraryIndexOptions): LibraryIndex {
  const client = createUtilityClient<IndexCalls>({
    name: 'index',
    fork: options.fork,
    timeoutMs,
    // Changes may be applied twice: each puts a whole document.
    safeToRepeat: [
      'articles',
      'evidence',
      'briefings',
      'counts',
      'findAnnotation',
      'articleWithOriginal',
      'nearestArticle',
      'stamps',
      'apply',
      'close',
    ],
    ...(options.onCrash === undefined ? {} : { onCrash: options.onCrash }),
  });
  let queue: Queued[] = [];
  let inFlight = 0;
  let epoch: string | undefined;
  let sayListed: (total: number) => void = () => undefined;
  const listed = new Promise<number>((resolve) => {
    sayListed = resolve;
  });

  function noteEpoch(answered: string): void {
    const anew = epoch !== undefined && epoch !== answered;
    epoch = answered;
    if (anew) options.onStale('the index started anew');
  }

  /** Hands over the queue: all of it before a question, else one batch when the last one has been committed. */
  function flush(): void {
    while (queue.length > 0) {
      const batch = queue.slice(0, largestBatch);
      queue = queue.slice(largestBatch);
      void commit(batch);
    }
  }

  async function commit(batch: readonly Queued[]): Promise<void> {
    inFlight += 1;
    try {
      const result = await client.call(
        'apply',
        batch.map(({ change }) => change),
      );
      if (result.ok) noteEpoch(result.value.epoch);
      else options.onStale(`changes were not applied: ${result.error.code}`);
    } catch (error) {
      options.onStale(`changes were not applied: ${reportText(reportOf(error))}`);
    }
    inFlight -= 1;
    for (const { done } of batch) done();
    if (inFlight === 0) flush();
  }

  function change(value: IndexChange): Promise<void> {
    return new Promise((resolve) => {
      // A burst of marks in one article would otherwise send the whole article once a mark.
      const superseded = queue.find((entry) => documentOf(entry.change) === documentOf(value));
      if (superseded !== undefined) queue = queue.filter((entry) => entry !== superseded);
      const done = superseded === undefined ? resolve : both(superseded.done, resolve);
      queue.push({ change: value, done });
      if (inFlight === 0) flush();
    });
  }

  async function ask<N extends keyof IndexQuestions>(
    question: N,
    args: Parameters<IndexQuestions[N]>[0],
  ): Promise<ReturnType<IndexQuestions[N]>> {
    flush();
    const result = await client.call(question, args as never);
    if (!result.ok) throw new Error(`the index did not answer ${question}: ${result.error.code}`);
    const named = result.value as Named<ReturnType<IndexQuestions[N]>>;
    noteEpoch(named.epoch);
    return named.value;
  }

  return {
    listed,
    async articles(query) {
      const page = await ask('articles', query);
      sayListed(page.total);
      return page;
    },
    evidence: () => ask('evidence', null),
    briefings: () => ask('briefings', null),
    counts: () => ask('counts', null),
    findAnnotation: (id) => ask('findAnnotation', id),
    articleWithOriginal: (sha256) => ask('articleWithOriginal', sha256),
    nearestArticle: (text) => ask('nearestArticle', text),
    stamps: () => ask('stamps', null),
    putArticle: (article, annotations, stamp = '') => change({ do: 'put-article', article, annotations, stamp }),
    removeArticle: (id) => change({ do: 'remove-article', id }),
    putBriefing: (briefing, stamp = '') => change({ do: 'put-briefing', briefing, stamp }),
    removeBriefing: (id) => change({ do: 'remove-briefing', id }),
    async close() {
      flush();
      await client.call('close', null).catch(() => undefined);
      await client.stop();
    },
  };
}
