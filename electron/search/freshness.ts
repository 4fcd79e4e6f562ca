import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArticleId, BriefingId } from '../../shared/core/ids';
import type { AnchoredAnnotation } from '../../shared/domain/annotation';
import type { Article } from '../../shared/domain/article';
import type { Briefing } from '../../shared/domain/briefing';
import type { LibraryIndex } from './library-index';

/**
 * Brings the index up to date with the library's folder, in the background: the folder may have been
 * changed by a synchronising drive, and the index may be old, lost or new. Only documents whose files
 * changed since they were put are read.
 */

/** The documents as they lie on the disk. */
export type LibraryDocuments = {
  listArticleIds(): Promise<readonly ArticleId[]>;
  /** Names the state of the article's files (times and sizes of article and annotations); `null` when there is no article. Reads no content. */
  articleStamp(id: ArticleId): Promise<string | null>;
  /** `null` for an article that is gone, damaged, or of a newer format: such a one is not listed. */
  readArticle(id: ArticleId): Promise<{ readonly article: Article; readonly annotations: readonly AnchoredAnnotation[] } | null>;
  listBriefingIds(): Promise<readonly BriefingId[]>;
  briefingStamp(id: BriefingId): Promise<string | null>;
  readBriefing(id: BriefingId): Promise<Briefing | null>;
};

export type RefreshOptions = {
  readonly index: Pick<LibraryIndex, 'stamps' | 'putArticle' | 'removeArticle' | 'putBriefing' | 'removeBriefing'>;
  readonly documents: LibraryDocuments;
  /** Called after every slice. `total` is the number of documents in the folder and the index together. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** Ends the comparison early, e.g. when another library is opened. */
  readonly signal?: AbortSignal;
};

export type RefreshReport = { readonly compared: number; readonly put: number; readonly removed: number };

/** Documents looked at together: enough to keep the disk busy, few enough that the window's own work gets its turn between slices. */
const sliceSize = 32;
/** A document that is being saved over and over is left to the put that follows its save. */
const mostReads = 3;

/** Rejects only when the folder's listing does; a document that cannot be read is not an error of the comparison. */
export async function refreshIndex({ index, documents, onProgress, signal }: RefreshOptions): Promise<RefreshReport> {
  // Stamps first: what is put between the two steps is then only compared once too often, never removed.
  const stamps = await index.stamps();
  const jobs = [
    ...briefingJobs(index, documents, stamps.briefings, await documents.listBriefingIds()),
    ...articleJobs(index, documents, stamps.articles, await documents.listArticleIds()),
  ];
  const report = { compared: 0, put: 0, removed: 0 };
  for (let from = 0; from < jobs.length && signal?.aborted !== true; from += sliceSize) {
    const slice = jobs.slice(from, from + sliceSize);
    for (const outcome of await Promise.all(slice.map((job) => job()))) {
      report.compared += 1;
      if (outcome !== 'same') report[outcome] += 1;
    }
    onProgress?.({ done: report.compared, total: jobs.length });
    await nextTurn();
  }
  return report;
}

type Outcome = 'same' | 'put' | 'removed';
type Job = () => Promise<Outcome>;
type Index = RefreshOptions['index'];

function articleJobs(
  index: Index,
  documents: LibraryDocuments,
  known: ReadonlyMap<ArticleId, string>,
  present: readonly ArticleId[],
): readonly Job[] {
  return allIds(known, present).map(
    (id) => () =>
      compare(known.get(id), {
        stamp: () => documents.articleStamp(id),
        read: () => documents.readArticle(id),
        put: ({ article, annotations }, stamp) => index.putArticle(article, annotations, stamp),
        remove: () => index.removeArticle(id),
      }),
  );
}

function briefingJobs(
  index: Index,
  documents: LibraryDocuments,
  known: ReadonlyMap<BriefingId, string>,
  present: readonly BriefingId[],
): readonly Job[] {
  return allIds(known, present).map(
    (id) => () =>
      compare(known.get(id), {
        stamp: () => documents.briefingStamp(id),
        read: () => documents.readBriefing(id),
        put: (briefing, stamp) => index.putBriefing(briefing, stamp),
        remove: () => index.removeBriefing(id),
      }),
  );
}

/** Newest first: ids sort by time, and what was imported last is what a person looks for. */
function allIds<Id extends string>(known: ReadonlyMap<Id, string>, present: readonly Id[]): readonly Id[] {
  return [...new Set([...present, ...known.keys()])].sort().reverse();
}

type Steps<T> = {
  readonly stamp: () => Promise<string | null>;
  readonly read: () => Promise<T | null>;
  readonly put: (value: T, stamp: string) => Promise<void>;
  readonly remove: () => Promise<void>;
};

/**
 * The stamp is taken before the reading and again after it. When both are the same, what was read is
 * what lies there, and no save has been acknowledged since, so that this put cannot come after that
 * save's own.
 */
async function compare<T>(known: string | undefined, { stamp, read, put, remove }: Steps<T>): Promise<Outcome> {
  const removeIfKnown = async (): Promise<Outcome> => {
    if (known === undefined) return 'same';
    await remove();
    return 'removed';
  };
  for (let attempt = 0; attempt < mostReads; attempt += 1) {
    const before = await stamp();
    if (before === null) return removeIfKnown();
    if (before === known) return 'same';
    const value = await read();
    if ((await stamp()) !== before) continue;
    if (value === null) return removeIfKnown();
    // Waiting for the commit keeps a large library from piling up in memory.
    await put(value, before);
    return 'put';
  }
  return 'same';
}
