import { useEffect, useMemo, useState } from 'react';
import { call, listen } from '../bridge';
import { createArticlePages, emptyPages, type ListOrder, type PageState } from './article-pages';

/** A pause after a change of the library before the list is asked for again, in milliseconds: imports come in bursts. */
const settleTime = 100;

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
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = listen('library.changed', ({ topic }) => {
      if (topic === 'trash') return;
      clearTimeout(timer);
      timer = setTimeout(pages.refresh, settleTime);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [pages]);
  return { ...state, need: pages.need };
}
