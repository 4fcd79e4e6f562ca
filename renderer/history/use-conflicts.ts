import { useCallback, useEffect, useRef, useState } from 'react';
import type { Conflict } from '../../shared/domain/conflict';
import { call, listen } from '../bridge';

/** Copies asked for at once. */
const pageSize = 50;

export type Conflicts = {
  /** How many there are; `null` until the first answer. */
  readonly total: number | null;
  readonly rows: ReadonlyMap<number, Conflict>;
  /** Says which rows are on the screen, first and last included: their pages are asked for. */
  readonly need: (first: number, last: number) => void;
};

/** The copies that lie beside documents, in pages, followed while they come and go. */
export function useConflicts(): Conflicts {
  const [state, setState] = useState<Omit<Conflicts, 'need'>>({ total: null, rows: new Map() });
  const round = useRef(0);
  const asked = useRef(new Set<number>());
  const shown = useRef({ first: 0, last: 0 });

  const ask = useCallback(async (page: number): Promise<void> => {
    if (asked.current.has(page)) return;
    asked.current.add(page);
    const mine = round.current;
    const offset = page * pageSize;
    const answer = await call('conflict.list', { offset, limit: pageSize });
    if (mine !== round.current || !answer.ok) return;
    const { conflicts, total } = answer.value;
    setState(({ rows }) => {
      const kept = [...rows].filter(([index]) => index < total && (index < offset || index >= offset + pageSize));
      return { total, rows: new Map([...kept, ...conflicts.map((row, index): [number, Conflict] => [offset + index, row])]) };
    });
  }, []);

  const need = useCallback(
    (first: number, last: number): void => {
      shown.current = { first, last };
      for (let page = Math.floor(first / pageSize); page <= Math.floor(Math.max(first, last) / pageSize); page += 1) void ask(page);
    },
    [ask],
  );

  useEffect(() => {
    const refresh = (): void => {
      round.current += 1;
      asked.current.clear();
      need(shown.current.first, shown.current.last);
    };
    refresh();
    const end = listen('library.changed', ({ topic }) => {
      if (topic === 'library') refresh();
    });
    return () => {
      round.current += 1;
      end();
    };
  }, [need]);

  return { ...state, need };
}
