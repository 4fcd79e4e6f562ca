import type { ArticlePage, ArticleQuery, ArticleRow } from '../../shared/domain/rows';

/**
 * A long list held in pages: only those that are on the screen are ever asked for, so that a library
 * of 100,000 articles is as quick as one of ten. Knows nothing of React or of the bridge.
 */
export type ListOrder = Pick<ArticleQuery, 'text' | 'sort' | 'descending'>;

export type PageState = {
  /** How many rows there are in all; `null` until the first page has come. */
  readonly total: number | null;
  readonly rows: ReadonlyMap<number, ArticleRow>;
};

export type ArticlePages = {
  readonly state: () => PageState;
  /** Says which rows are on the screen, first and last included; their pages are asked for. */
  readonly need: (first: number, last: number) => void;
  /** Shows another order or selection of the list, from its top. */
  readonly show: (order: ListOrder) => void;
  /** Asks anew for what is on the screen; the old rows stay until the new ones have come. */
  readonly refresh: () => void;
};

export const pageSize = 100;

export const emptyPages: PageState = { total: null, rows: new Map() };

/** `ask` answers `null` for a question that failed; `changed` is called with every new state. */
export function createArticlePages(
  ask: (query: ArticleQuery) => Promise<ArticlePage | null>,
  changed: (state: PageState) => void,
): ArticlePages {
  let order: ListOrder | null = null;
  let state = emptyPages;
  // A new round forgets what was asked before; answers of an old round come too late and are dropped.
  let round = 0;
  let fresh = new Map<number, ArticleRow>();
  const asked = new Set<number>();
  let first = 0;
  let last = 0;

  function beginRound(): void {
    round += 1;
    asked.clear();
    fresh = new Map();
    askForShown();
  }

  function askForShown(): void {
    if (order === null) return;
    for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page += 1) void askPage(order, page);
  }

  async function askPage(query: ListOrder, page: number): Promise<void> {
    if (asked.has(page)) return;
    asked.add(page);
    const mine = round;
    const offset = page * pageSize;
    const answer = await ask({ ...query, offset, limit: pageSize });
    if (mine !== round) return;
    if (answer === null) {
      asked.delete(page);
      return;
    }
    answer.rows.forEach((row, index) => {
      fresh.set(offset + index, row);
    });
    // Rows of the round before fill what has not come yet, so that nothing flickers.
    const kept = [...state.rows].filter(([index]) => index < answer.total && !asked.has(Math.floor(index / pageSize)));
    state = { total: answer.total, rows: new Map([...kept, ...fresh]) };
    changed(state);
  }

  return {
    state: () => state,
    need(from, to) {
      first = Math.max(0, from);
      last = Math.max(first, to);
      askForShown();
    },
    show(next) {
      order = next;
      first = 0;
      last = 0;
      state = { total: state.total, rows: new Map() };
      beginRound();
    },
    refresh: beginRound,
  };
}
