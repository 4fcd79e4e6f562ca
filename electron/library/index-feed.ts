import { articleId, briefingId } from '../../shared/core/ids';
import type { LibraryIndex } from '../search/library-index';
import { createKeyedSequence } from './keyed-sequence';
import type { Library } from './library';
import type { LibraryChange } from './library-core';

/** What of an index is fed. */
export type FedIndex = Pick<LibraryIndex, 'putArticle' | 'removeArticle' | 'putBriefing' | 'removeBriefing'>;

/**
 * Carries each durable change of a document into the index. Documents are read again rather than
 * passed on, so that the index always gets the newest state, whatever the order of the changes.
 */
export function createIndexFeed(
  library: Pick<Library, 'articles' | 'annotations' | 'briefings'>,
  index: FedIndex,
): (change: LibraryChange) => Promise<void> {
  const inTurn = createKeyedSequence();

  async function feedArticle(id: string): Promise<void> {
    const article = articleId.parse(id);
    const stamp = await library.articles.stamp(article);
    const read = await library.annotations.readAnchored(article);
    // What cannot be read is not listed; a damaged article is in the report of findings.
    // The answer comes with the commit, but a question asked after this already sees the change.
    void (read.ok ? index.putArticle(read.value.article, read.value.annotations, stamp ?? '') : index.removeArticle(article));
  }

  async function feedBriefing(id: string): Promise<void> {
    const briefing = briefingId.parse(id);
    const stamp = await library.briefings.stamp(briefing);
    const read = await library.briefings.read(briefing);
    void (read.ok ? index.putBriefing(read.value, stamp ?? '') : index.removeBriefing(briefing));
  }

  return ({ topic, id }) => {
    if (topic === 'articles' || topic === 'annotations') return inTurn(id, () => feedArticle(id));
    if (topic === 'briefings') return inTurn(id, () => feedBriefing(id));
    return Promise.resolve();
  };
}
