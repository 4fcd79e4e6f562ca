import { useEffect, useState } from 'react';
import type { ArticleId } from '../../shared/core/ids';
import { call, listen } from '../bridge';

/** How many briefings cite each annotation of the article, by the annotation's id; followed while briefings change. */
export function useCitedCounts(articleId: ArticleId): ReadonlyMap<string, number> {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    let current = true;
    const ask = async (): Promise<void> => {
      const answer = await call('evidence.list', {});
      if (!answer.ok || !current) return;
      const own = answer.value.filter((item) => item.articleId === articleId && item.citedIn.length > 0);
      setCounts(new Map(own.map((item) => [item.annotationId, item.citedIn.length])));
    };
    void ask();
    const end = listen('library.changed', ({ topic }) => {
      if (topic === 'briefings') void ask();
    });
    return () => {
      current = false;
      end();
    };
  }, [articleId]);
  return counts;
}
