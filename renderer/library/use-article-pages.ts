import { useEffect, useMemo, useState } from 'react';
import { settleChanges } from '../app/settled-changes';
import { call, listen } from '../bridge';
import { createArticlePages, emptyPages, type ListOrder, type PageState } from './article-pages';

export type ShownPages = PageState & {
  /** Says which rows are on the screen, first and last included. */
  readonly need: (first: number, last: number) => void;
};

/** The articles of the library in an order, in pages, followed while the library changes. */
export function useArticlePages({ text, sort, descending }: ListOrder): ShownPages {
  const [state, setState] = useState(emptyPages);
  const pages = useMemo(
    () =>
      createArticlePages(async (query) => {
        const answer = await call('article.list', query);
        return answer.ok ? answer.value : null;
      }, setState),
    [],
  );
  useEffect(() => pages.show({ text, sort, descending }), [pages, text, sort, descending]);
  useEffect(() => {
    const settled = settleChanges(pages.refresh);
    const end = listen('library.changed', ({ topic }) => {
      if (topic !== 'trash') settled.changed();
    });
    return () => {
      settled.stop();
      end();
    };
  }, [pages]);
  return { ...state, need: pages.need };
}
