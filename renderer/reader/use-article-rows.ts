import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArticleRow } from '../../shared/domain/rows';
import { settleChanges } from '../app/settled-changes';
import { call, listen } from '../bridge';

/** Rows asked for at a time. */
const pageSize = 100;

export type ArticleRows = {
  readonly total: number;
  /** The row at that place of the list; `undefined` until its page has come. */
  readonly at: (index: number) => ArticleRow | undefined;
  /** Says which places are on the screen, so that their pages are asked for. */
  readonly need: (first: number, last: number) => void;
};

/** The library's articles, newest import first, page by page; followed while the library changes. */
export function useArticleRows(filter: string): ArticleRows {
  const [pages, setPages] = useState<{ readonly total: number; readonly rows: ReadonlyMap<number, ArticleRow> }>({
    total: 0,
    rows: new Map(),
  });
  const round = useRef(0);
  const asked = useRef(new Set<number>());
  const latest = useRef<readonly [number, number]>([0, 0]);

  const ask = useCallback(
    async (page: number): Promise<void> => {
      if (asked.current.has(page)) return;
      asked.current.add(page);
      const mine = round.current;
      const offset = page * pageSize;
      const answer = await call('article.list', { text: filter, sort: 'importedAt', descending: true, offset, limit: pageSize });
      if (!answer.ok || mine !== round.current) return;
      const { rows, total } = answer.value;
      setPages((before) => {
        const next = new Map(before.rows);
        for (const [index, row] of rows.entries()) next.set(offset + index, row);
        return { total, rows: next };
      });
    },
    [filter],
  );

  const need = useCallback(
    (first: number, last: number) => {
      latest.current = [first, last];
      for (let page = Math.floor(first / pageSize); page <= Math.floor(Math.max(first, last) / pageSize); page += 1) void ask(page);
    },
    [ask],
  );

  useEffect(() => {
    const again = (): void => {
      round.current += 1;
      asked.current.clear();
      need(...latest.current);
    };
    again();
    const settled = settleChanges(again);
    const end = listen('library.changed', ({ topic }) => {
      if (topic !== 'trash') settled.changed();
    });
    return () => {
      settled.stop();
      end();
    };
  }, [need]);

  return { total: pages.total, at: (index) => pages.rows.get(index), need };
}
