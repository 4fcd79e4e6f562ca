import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArticlePages, type ListOrder, pageSize } from '../../../../renderer/library/article-pages';
import { type ArticlePage, type ArticleQuery, type ArticleRow, articleRow } from '../../../../shared/domain/rows';

const byTitle: ListOrder = { text: '', sort: 'title', descending: false };

function rowAt(index: number, name = 'Article'): ArticleRow {
  return articleRow.parse({
    id: index.toString().padStart(26, '0'),
    title: `${name} ${index}`,
    source: '',
    author: '',
    publishedOn: '',
    language: 'en',
    marking: '',
    grade: null,
    words: 1,
    excerpt: '',
    annotations: 0,
    kinds: [],
    cited: 0,
    importedAt: '2026-01-01T00:00:00.000Z',
  });
}

/** A library of `total` articles that answers when the test says so. */
function library(total: number) {
  const asked: ArticleQuery[] = [];
  const waiting: (() => void)[] = [];
  let name = 'Article';
  let size = total;
  const ask = (query: ArticleQuery): Promise<ArticlePage | null> => {
    asked.push(query);
    const rows = Array.from({ length: Math.max(0, Math.min(query.limit, size - query.offset)) }, (_, index) =>
      rowAt(query.offset + index, name),
    );
    const page = { rows, total: size };
    return new Promise((resolve) => waiting.push(() => resolve(page)));
  };
  return {
    ask,
    asked,
    answerAll: async () => {
      for (const answer of waiting.splice(0)) answer();
      await new Promise((resolve) => setImmediate(resolve));
    },
    change: (next: { name?: string; size?: number }) => {
      name = next.name ?? name;
      size = next.size ?? size;
    },
  };
}

describe('createArticlePages', () => {
  it('asks of 100,000 articles only for the pages in sight', async () => {
    const { ask, asked, answerAll } = library(100_000);
    const pages = createArticlePages(ask, () => {});
    pages.show(byTitle);
    pages.need(0, 20);
    await answerAll();
    pages.need(73_190, 73_210);
    pages.need(73_191, 73_211);
    await answerAll();
    expect(asked.map((query) => query.offset)).toEqual([0, 73_100, 73_200]);
    expect(asked.every((query) => query.limit === pageSize)).toBe(true);
    expect(pages.state().total).toBe(100_000);
    expect(pages.state().rows.get(73_200)?.title).toBe('Article 73200');
  });

  it('drops an answer to a question that was changed in the meantime', async () => {
    const { ask, answerAll, change } = library(3);
    const pages = createArticlePages(ask, () => {});
    pages.show(byTitle);
    change({ name: 'Match', size: 1 });
    pages.show({ ...byTitle, text: 'match' });
    await answerAll();
    expect([...pages.state().rows.values()].map((row) => row.title)).toEqual(['Match 0']);
    expect(pages.state().total).toBe(1);
  });

  it('keeps showing the old rows until the new ones have come', async () => {
    const { ask, answerAll, change } = library(3);
    const pages = createArticlePages(ask, () => {});
    pages.show(byTitle);
    await answerAll();
    change({ name: 'Renamed', size: 2 });
    pages.refresh();
    expect(pages.state().rows.get(2)?.title).toBe('Article 2');
    await answerAll();
    expect([...pages.state().rows.values()].map((row) => row.title)).toEqual(['Renamed 0', 'Renamed 1']);
  });

  it('asks again for a page whose question failed', async () => {
    let fails = true;
    const { ask, asked, answerAll } = library(1);
    const pages = createArticlePages(
      (query) => (fails ? Promise.resolve(null) : ask(query)),
      () => {},
    );
    pages.show(byTitle);
    await answerAll();
    fails = false;
    pages.need(0, 0);
    await answerAll();
    expect(asked).toHaveLength(1);
    expect(pages.state().total).toBe(1);
  });

  it('holds the right row at every place, however the list is scrolled (seed 20260621)', async () => {
    const scrolls = fc.array(fc.tuple(fc.nat(2_000), fc.nat(60)), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.nat(2_000), scrolls, async (total, moves) => {
        const { ask, asked, answerAll } = library(total);
        const pages = createArticlePages(ask, () => {});
        pages.show(byTitle);
        for (const [first, count] of moves) {
          pages.need(first, first + count);
          await answerAll();
        }
        await answerAll();
        for (const [index, row] of pages.state().rows) expect(row.title).toBe(`Article ${index}`);
        expect(new Set(asked.map((query) => query.offset)).size).toBe(asked.length);
      }),
      { seed: 20260621, numRuns: 100 },
    );
  });
});
