import type { LibraryDocuments } from '../search/freshness';
import type { Library } from './library';

/** The library's documents as the comparison with the index reads them: what cannot be read is not there. */
export function indexedDocuments(library: Pick<Library, 'articles' | 'annotations' | 'briefings'>): LibraryDocuments {
  const { articles, annotations, briefings } = library;
  return {
    listArticleIds: articles.ids,
    articleStamp: articles.stamp,
    async readArticle(id) {
      const read = await annotations.readAnchored(id);
      return read.ok ? read.value : null;
    },
    listBriefingIds: briefings.ids,
    briefingStamp: briefings.stamp,
    async readBriefing(id) {
      const read = await briefings.read(id);
      return read.ok ? read.value : null;
    },
  };
}
