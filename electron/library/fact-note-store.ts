import type { ArticleId } from '../../shared/core/ids';
import { ok, type Result } from '../../shared/core/result';
import { emptyFactNotes, type FactChange, type FactNotes, withFactChange } from '../../shared/domain/fact';
import type { ArticleReadFailure, ArticleStore } from './article-store';
import { missingAs, type ReadFailure } from './document-store';
import { createKeyedSequence } from './keyed-sequence';
import type { LibraryCore } from './library-core';

/** The person's corrections to the facts of each article. An article has none until the first is made. */
export type FactNoteStore = {
  /** No corrections when nothing was ever corrected. */
  readonly read: (article: ArticleId) => Promise<Result<FactNotes, ArticleReadFailure>>;
  readonly change: (article: ArticleId, change: FactChange) => Promise<Result<FactNotes, ArticleReadFailure>>;
};

export function createFactNoteStore({ places, documents }: LibraryCore, articles: ArticleStore): FactNoteStore {
  const inTurn = createKeyedSequence();

  async function read(id: ArticleId): Promise<Result<FactNotes, ArticleReadFailure>> {
    const notes = await documents.read(places.factNotes(id));
    if (notes.ok || notes.error.code !== 'missing') return named(notes);
    // Nothing was corrected yet, unless the article itself is gone.
    const article = await articles.read(id);
    return article.ok ? ok(emptyFactNotes(id)) : article;
  }

  return {
    read,
    change: (id, wanted) =>
      inTurn(id, async () => {
        const place = places.factNotes(id);
        const change = (notes: FactNotes): Result<FactNotes, never> => ok(withFactChange(notes, wanted));
        const updated = await documents.update<FactNotes, never>(place, change);
        if (updated.ok || updated.error.code !== 'missing') return named(updated);
        const article = await articles.read(id);
        if (!article.ok) return article;
        const created = await documents.create(place, withFactChange(emptyFactNotes(id), wanted));
        // Its first state is kept at once: without an earlier one, a lost file would look like one that never was.
        if (created.ok) await documents.keep(place);
        return created;
      }),
  };
}

function named(result: Result<FactNotes, ReadFailure>): Result<FactNotes, ArticleReadFailure> {
  return missingAs<FactNotes, never, 'article.not-found'>(result, 'article.not-found');
}
