import { ok } from '../../shared/core/result';
import type { Handlers } from '../../shared/ipc/contract';
import type { LibraryDesk } from '../library/library-desk';

type ArticleRows =
  | 'article.list'
  | 'article.read'
  | 'article.update-meta'
  | 'article.correct-text'
  | 'article.open-address'
  | 'article.picture'
  | 'article.trash';

/** `openAddress` asks first; it knows which addresses may be opened at all. */
export type ArticleHandlerPorts = { readonly desk: LibraryDesk; readonly openAddress: (address: string) => Promise<void> };

/** Answers the rows of articles. Lists come from the index, everything else from the documents. */
export function articleHandlers({ desk, openAddress }: ArticleHandlerPorts): Pick<Handlers, ArticleRows> {
  return {
    'article.list': async (query) => ok((await desk.index()?.articles(query)) ?? { rows: [], total: 0 }),
    'article.read': ({ id }) => desk.library().annotations.readAnchored(id),
    'article.update-meta': ({ id, meta }) => desk.library().articles.updateMeta(id, meta),
    'article.correct-text': async ({ id, basedOn, blocks }) => {
      const library = desk.library();
      const corrected = await library.articles.correctText(id, basedOn, blocks);
      return corrected.ok ? library.annotations.readAnchored(id) : corrected;
    },
    'article.open-address': async ({ id }) => {
      const article = await desk.library().articles.read(id);
      if (!article.ok) return article;
      await openAddress(article.value.meta.address);
      return ok({});
    },
    'article.picture': async ({ id, sha256 }) => {
      const read = await desk.library().articles.readPicture(id, sha256);
      return read.ok ? ok({ bytes: new Uint8Array(read.value) }) : read;
    },
    'article.trash': async ({ id }) => {
      const trashed = await desk.library().trash.article(id);
      return trashed.ok ? ok({}) : trashed;
    },
  };
}
