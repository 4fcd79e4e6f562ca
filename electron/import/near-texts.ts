import type { Article } from '../../shared/domain/article';
import type { NearArticle } from '../../shared/domain/import-preview';
import { nearResemblance, resemblance, signatureOf } from '../../shared/similarity/min-hash';

/** An article as it is named to the person who has to compare it. */
export type NamedArticle = Pick<Article, 'id'> & Pick<Article['meta'], 'title' | 'source' | 'publishedOn'>;

/** Texts by their signatures, for as long as something runs: what an index is asked for where there is none, or before it has heard. */
export type NearTexts = {
  readonly add: (article: NamedArticle, text: string) => void;
  /** The article that has most in common with `text`, when the two are near; among equals the one that was added first. */
  readonly nearest: (text: string) => NearArticle | null;
};

export function createNearTexts(): NearTexts {
  const known: { readonly article: NamedArticle; readonly signature: Uint32Array }[] = [];
  return {
    add({ id, title, source, publishedOn }, text) {
      const signature = signatureOf(text);
      if (signature !== null) known.push({ article: { id, title, source, publishedOn }, signature });
    },
    nearest(text) {
      const asked = known.length === 0 ? null : signatureOf(text);
      if (asked === null) return null;
      let nearest: NamedArticle | null = null;
      let most = 0;
      for (const { article, signature } of known) {
        const alike = resemblance(asked, signature);
        if (alike < nearResemblance || alike <= most) continue;
        nearest = article;
        most = alike;
      }
      return nearest === null ? null : { ...nearest, percent: Math.round(most * 100) };
    },
  };
}
