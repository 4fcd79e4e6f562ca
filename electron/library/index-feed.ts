import { articleId, briefingId } from '../../shared/core/ids';
import type { LibraryIndex } from '../search/library-index';
import { createKeyedSequence } from './keyed-sequence';
import type { Library } from './library';
import { isGone } from './library-access';
import type { LibraryChange } from './library-core';

/** What of an index is fed. */
export type FedIndex = Pick<LibraryIndex, 'putArticle' | 'removeArticle' | 'putBriefing' | 'removeBriefing'>;

/**
 * Carries each durable change of a document into the index. Documents are read again rather than
 * passed on, so that the index always gets the newest state, whatever the order of the changes. Answers `false` when
 * the library is not in its folder: what the index has stays, and is to be compared once the folder is back.
 */
export function createIndexFeed(
  library: Pick<Library, 'articles' | 'annotations' | 'briefings'>,
  index: FedIndex,
): (change: LibraryChange) => Promise<boolean> {
  const inTurn = createKeyedSequence();

  async function feedArticle(id: string): Promise<boolean> {
    const article = articleId.parse(id);
    const stamp = await library.articles.stamp(article);
    const read = await library.annotations.readAnchored(article);
    if (!read.ok && isGone(read.error.code)) return false;
    // What cannot be read is not listed; a damaged article is in the report of findings.
    // The answer comes with the commit, but a question asked after this already sees the change.
    void (read.ok ? index.putArticle(read.value.article, read.value.annotations, stamp ?? '') : index.removeArticle(article));
    return true;
  }

  async function feedBriefing(id: string): Promise<boolean> {
    const briefing = briefingId.parse(id);
    const stamp = await library.briefings.stamp(briefing);
    const read = await library.briefings.read(briefing);
    if (!read.ok && isGone(read.error.code)) return false;
    void (read.ok ? index.putBriefing(read.value, stamp ?? '') : index.removeBriefing(briefing));
    return true;
  }

  return ({ topic, id }) => {
    if (topic === 'articles' || topic === 'annotations') return inTurn(id, () => feedArticle(id));
    if (topic === 'briefings') return inTurn(id, () => feedBriefing(id));
    return Promise.resolve(true);
  };
}
