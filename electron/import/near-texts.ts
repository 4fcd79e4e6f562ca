import type { Article } from '../../shared/domain/article';
import type { NearArticle } from '../../shared/domain/import-preview';
import { nearestOf } from '../../shared/similarity/min-hash';

/** An article as it is named to the person who has to compare it. */
export type NamedArticle = Pick<Article, 'id'> & Pick<Article['meta'], 'title' | 'source' | 'publishedOn'>;

/**
 * Texts by their signatures (`signatureOf`), for as long as something runs: what an index is asked for where there is none, or before it has heard. A
 * signature of `null` is near to nothing.
 */
export type NearTexts = {
  readonly add: (article: NamedArticle, signature: Uint32Array | null) => void;
  /** The article that has most in common with a text, when the two are near; among equals the one that was added first. */
  readonly nearest: (signature: Uint32Array | null) => NearArticle | null;
};

export function createNearTexts(): NearTexts {
  const known: { readonly item: NamedArticle; readonly signature: Uint32Array }[] = [];
  return {
    add({ id, title, source, publishedOn }, signature) {
      if (signature !== null) known.push({ item: { id, title, source, publishedOn }, signature });
    },
    nearest(signature) {
      const nearest = signature === null ? null : nearestOf(signature, known);
      return nearest === null ? null : { ...nearest.item, percent: Math.round(nearest.resemblance * 100) };
    },
  };
}
