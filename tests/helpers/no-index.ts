import type { LibraryIndex } from '../../electron/search/library-index';

/** An index that holds nothing and starts no process, for tests of a desk that ask no list. */
export function noIndex(): LibraryIndex {
  return {
    articles: async () => ({ rows: [], total: 0 }),
    evidence: async () => [],
    briefings: async () => [],
    counts: async () => ({ articles: 0, annotations: 0, briefings: 0 }),
    findAnnotation: async () => null,
    articleWithOriginal: async () => null,
    nearestArticle: async () => null,
    stamps: async () => ({ articles: new Map(), briefings: new Map() }),
    putArticle: async () => {},
    removeArticle: async () => {},
    putBriefing: async () => {},
    removeBriefing: async () => {},
    listed: Promise.resolve(0),
    close: async () => {},
  };
}
