import type { AnnotationId, ArticleId } from '../../shared/core/ids';
import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import type { EvidenceItem } from '../../shared/domain/evidence';
import type { Library } from '../library/library';
import { articleRecord, evidenceFrom } from '../search/index-records';
import type { LibraryIndex } from '../search/library-index';

export type EvidenceMap = ReadonlyMap<AnnotationId, EvidenceItem>;

/** Finds the evidence behind citations; an annotation that is missing from the answer is deleted for certain. */
export type GatherEvidence = (ids: readonly AnnotationId[]) => Promise<Result<EvidenceMap, Failure<'article-unreadable'>>>;

type Read = { readonly stamp: string | null; readonly items: EvidenceMap };

/**
 * Reads the words behind citations out of the documents themselves, never out of the index: what is
 * printed is what is on the disk. The index only says where to look, because it may be behind or not
 * there; so an annotation that it does not know is looked for in every article before it is called
 * deleted, once. An article that cannot be read is a failure: its evidence is not deleted.
 *
 * What was read is kept while the article's files stay the same, so that a preview after each pause in
 * typing costs one look at each cited file.
 */
export function createGatherEvidence(library: Library, index: () => LibraryIndex | null): GatherEvidence {
  const read = new Map<ArticleId, Read>();
  const home = new Map<AnnotationId, ArticleId>();
  const searchedFor = new Set<AnnotationId>();

  /** `missing`: the article is gone, and its annotations with it. */
  async function itemsOf(article: ArticleId): Promise<EvidenceMap | 'missing' | 'unreadable'> {
    const stamp = await library.articles.stamp(article);
    const known = read.get(article);
    if (known !== undefined && stamp !== null && known.stamp === stamp) return known.items;
    const anchored = await library.annotations.readAnchored(article);
    if (!anchored.ok) return anchored.error.code === 'article.not-found' ? 'missing' : 'unreadable';
    const record = articleRecord(anchored.value.article, anchored.value.annotations);
    const items = new Map(record.evidence.map((stored) => [stored.annotationId, evidenceFrom(stored, record.row, [])]));
    for (const id of items.keys()) home.set(id, article);
    read.set(article, { stamp, items });
    return items;
  }

  async function askIndex(id: AnnotationId): Promise<ArticleId | null> {
    try {
      return (await index()?.findAnnotation(id)) ?? null;
    } catch {
      // An index that does not answer is no reason to leave evidence out: the documents are searched.
      return null;
    }
  }

  /** Looks through the articles' annotations, without their texts. */
  async function searchDocuments(ids: ReadonlySet<AnnotationId>): Promise<void> {
    const left = new Set(ids);
    for (const article of await library.articles.ids()) {
      if (left.size === 0) return;
      const set = await library.annotations.read(article);
      for (const { id } of set.ok ? set.value.annotations : []) {
        if (left.delete(id)) home.set(id, article);
      }
    }
  }

  return async (ids) => {
    const found = new Map<AnnotationId, EvidenceItem>();
    const wanted = new Set(ids);

    /** Answers whether every article it looked into could be read. */
    async function take(id: AnnotationId, article: ArticleId | null | undefined): Promise<boolean> {
      if (article === null || article === undefined) return true;
      const items = await itemsOf(article);
      if (items === 'unreadable') return false;
      const item = items === 'missing' ? undefined : items.get(id);
      if (item === undefined) home.delete(id);
      else found.set(id, item);
      return true;
    }

    for (const id of wanted) {
      if (!(await take(id, home.get(id)))) return fail('article-unreadable');
      if (!found.has(id) && !(await take(id, await askIndex(id)))) return fail('article-unreadable');
    }
    const unknown = new Set([...wanted].filter((id) => !found.has(id) && !searchedFor.has(id)));
    if (unknown.size > 0) await searchDocuments(unknown);
    for (const id of unknown) {
      searchedFor.add(id);
      if (!(await take(id, home.get(id)))) return fail('article-unreadable');
    }
    return ok(found);
  };
}
