import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type IndexStore, openIndexStore } from '../../../../electron/search/index-store';
import type { ArticleQuery, ArticleSort } from '../../../../shared/domain/rows';
import { numberedId } from '../../../helpers/briefing-arbitrary';
import { bodyCiting, buildAnnotation, buildArticle, buildBriefing } from '../../../helpers/build-documents';
import { changeArbitrary, IndexModel, queryArbitrary } from './index-model';

const seed = Number(process.env.SEED ?? 20261123);

let folder: string;
let store: IndexStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefing-notes-index-'));
  store = openIndexStore(join(folder, 'index.sqlite'), 'first');
});
afterEach(async () => {
  store.close();
  await rm(folder, { recursive: true });
});

const query = (change: Partial<ArticleQuery> = {}): ArticleQuery => ({
  text: '',
  sort: 'importedAt',
  descending: true,
  offset: 0,
  limit: 100,
  ...change,
});
const titles = (change: Partial<ArticleQuery> = {}): string[] => store.questions.articles(query(change)).rows.map((row) => row.title);
const put = (number: number, ...rest: Parameters<typeof buildArticle> extends [number, ...infer R] ? R : never): void =>
  store.apply([{ do: 'put-article', article: buildArticle(number, ...rest), annotations: [], stamp: '' }]);

describe('openIndexStore', () => {
  it(`answers like two plain maps after any changes, also when opened again (seed ${seed})`, async () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(changeArbitrary, { maxLength: 8 }), { maxLength: 6 }),
        fc.array(queryArbitrary, { maxLength: 5 }),
        (batches, queries) => {
          const file = join(folder, 'model.sqlite');
          let opened = openIndexStore(file, 'model');
          const model = new IndexModel();
          for (const batch of batches) {
            opened.apply(batch);
            for (const change of batch) model.apply(change);
          }
          opened.close();
          opened = openIndexStore(file, 'other');
          try {
            expect(opened.epoch).toBe('model');
            expect(opened.questions.evidence(null)).toEqual(model.evidence());
            expect(opened.questions.briefings(null)).toEqual(model.briefings());
            expect(opened.questions.counts(null)).toEqual(model.counts());
            for (const asked of queries) expect(opened.questions.articles(asked)).toEqual(model.articles(asked));
          } finally {
            // The next run starts with an empty file.
            const { articles, briefings } = opened.questions.stamps(null);
            opened.apply([...articles.keys()].map((id) => ({ do: 'remove-article', id })));
            opened.apply([...briefings.keys()].map((id) => ({ do: 'remove-briefing', id })));
            opened.close();
          }
        },
      ),
      { seed, numRuns: 60 },
    );
  });

  it.each<[ArticleSort, boolean, readonly string[]]>([
    ['title', false, ['alpha', 'Beta', 'Élan', 'zulu']],
    ['title', true, ['zulu', 'Élan', 'Beta', 'alpha']],
    ['grade', false, ['Beta', 'alpha', 'zulu', 'Élan']],
    ['grade', true, ['zulu', 'alpha', 'Beta', 'Élan']],
    ['publishedOn', false, ['zulu', 'Beta', 'Élan', 'alpha']],
    ['publishedOn', true, ['Beta', 'zulu', 'Élan', 'alpha']],
    ['source', true, ['alpha', 'Élan', 'zulu', 'Beta']],
  ])('sorts by %s (descending: %s), unknown last, equals by newest import', (sort, descending, expected) => {
    put(1, { meta: { title: 'Beta', grade: { reliability: 'A', credibility: '1' }, publishedOn: '2026-01-01' } });
    put(2, { meta: { title: 'zulu', grade: { reliability: 'F', credibility: '6' }, publishedOn: '2025-12-31' } });
    put(3, { meta: { title: 'Élan', grade: null } });
    put(4, {
      meta: { title: 'alpha', grade: { reliability: 'A', credibility: '2' }, source: 'Wire' },
      importedAt: '2026-06-20T10:00:00.000Z',
    });
    expect(titles({ sort, descending })).toEqual(expected);
  });

  it.each([
    ['ukraine', ['Ukraine aid', 'ＵＫＲＡＩＮＥ today']],
    ['UKRAINE kim', ['Ukraine aid']],
    ['%', ['100% sure_thing']],
    ['a_b', ['a_b only']],
    ["' OR 1=1 --", []],
    ['한국', ['한국 정부']],
    ['  ', ['100% sure_thing', 'a_b only', 'axb', 'Ukraine aid', 'ＵＫＲＡＩＮＥ today', '한국 정부']],
  ])('finds %j in title, source and author', (text, expected) => {
    put(1, { meta: { title: 'Ukraine aid', author: 'Kim' } });
    put(2, { meta: { title: 'ＵＫＲＡＩＮＥ today' } });
    put(3, { meta: { title: '100% sure_thing' } });
    put(4, { meta: { title: '한국 정부' } });
    put(5, { meta: { title: 'a_b only' } });
    put(6, { meta: { title: 'axb' } });
    expect(titles({ text, sort: 'title', descending: false })).toEqual(expected);
    expect(store.questions.articles(query({ text })).total).toBe(expected.length);
  });

  it('counts an annotation as cited whichever of the two documents came first', () => {
    const article = buildArticle(1, { lines: ['One two three.'] });
    const annotations = [buildAnnotation(11, article, 0, 3), buildAnnotation(12, article, 4, 7)];
    const cited = (): number | undefined => store.questions.articles(query()).rows[0]?.cited;
    store.apply([{ do: 'put-briefing', briefing: buildBriefing(1, { body: bodyCiting(11, 11) }), stamp: '' }]);
    store.apply([{ do: 'put-article', article, annotations, stamp: '' }]);
    expect(cited()).toBe(1);
    store.apply([{ do: 'put-briefing', briefing: buildBriefing(2, { body: bodyCiting(12, 11) }), stamp: '' }]);
    expect(cited()).toBe(2);
    expect(store.questions.evidence(null).map((item) => item.citedIn)).toEqual([[numberedId(1), numberedId(2)], [numberedId(2)]]);
    store.apply([{ do: 'remove-briefing', id: numberedId(2) }]);
    expect(cited()).toBe(1);
    store.apply([{ do: 'put-briefing', briefing: buildBriefing(1), stamp: '' }]);
    expect(cited()).toBe(0);
  });

  it('finds the article of an annotation and of an original, and forgets both with the article', () => {
    const article = buildArticle(1);
    store.apply([{ do: 'put-article', article, annotations: [buildAnnotation(11, article, 0, 4)], stamp: 'mtime' }]);
    expect(store.questions.findAnnotation(numberedId(11))).toBe(article.id);
    expect(store.questions.articleWithOriginal(article.original.sha256)).toEqual({ id: article.id, title: 'Article 1' });
    expect(store.questions.stamps(null).articles).toEqual(new Map([[article.id, 'mtime']]));
    store.apply([{ do: 'remove-article', id: article.id }]);
    expect(store.questions.findAnnotation(numberedId(11))).toBeNull();
    expect(store.questions.articleWithOriginal(article.original.sha256)).toBeNull();
    expect(store.questions.counts(null)).toEqual({ articles: 0, annotations: 0, briefings: 0 });
  });

  it('finds the article whose text is near, also when it was corrected, and forgets it with the article', () => {
    const words = Array.from({ length: 60 }, (_, index) => `word${index}`);
    const text = words.join(' ');
    put(1, { lines: [text], meta: { source: 'EFE', publishedOn: '2024-06-20' } });
    put(2, { lines: [`${text} and more of it`] });
    put(3, { lines: ['Too short to be near anything.'] });
    const found = { id: numberedId(1), title: 'Article 1', source: 'EFE', publishedOn: '2024-06-20', percent: 100 };
    expect(store.questions.nearestArticle(text)).toEqual(found);
    expect(store.questions.nearestArticle(words.with(59, 'other').join(' '))).toMatchObject({ id: numberedId(1) });
    expect(store.questions.nearestArticle(words.toReversed().join(' '))).toBeNull();
    expect(store.questions.nearestArticle('word1 word2')).toBeNull();
    put(1, { lines: ['Short now.'] });
    expect(store.questions.nearestArticle(text)).toMatchObject({ id: numberedId(2) });
    store.apply([{ do: 'remove-article', id: numberedId(2) }]);
    expect(store.questions.nearestArticle(text)).toBeNull();
  });

  it('undoes the whole batch when one change of it fails', () => {
    put(1);
    const broken = { ...buildArticle(2), versions: [] };
    expect(() =>
      store.apply([
        { do: 'remove-article', id: numberedId(1) },
        { do: 'put-article', article: broken, annotations: [], stamp: '' },
      ]),
    ).toThrow('no text version');
    expect(titles()).toEqual(['Article 1']);
  });

  it('gives the first page of 10,000 articles in a moment (printed, not asserted)', () => {
    const words = 'the government said on Thursday that talks would go on in Geneva until an agreement was reached'.split(' ');
    const line = (number: number): string =>
      Array.from({ length: 300 }, (_, index) => words[(number * 7 + index * index) % words.length]).join(' ');
    const started = performance.now();
    for (let from = 0; from < 10_000; from += 500) {
      store.apply(
        Array.from({ length: 500 }, (_, index) => {
          const article = buildArticle(from + index, {
            meta: { title: line(from + index).slice(0, 60), source: words[index % 9] ?? '' },
            lines: [line(from + index)],
          });
          return { do: 'put-article', article, annotations: [buildAnnotation(from + index, article, 0, 40)], stamp: '1' };
        }),
      );
    }
    const built = performance.now();
    store.close();
    store = openIndexStore(join(folder, 'index.sqlite'), 'again');
    const times: string[] = [`put ${Math.round(built - started)} ms`];
    for (const sort of ['importedAt', 'importedAt', 'title', 'cited'] as const) {
      const asked = performance.now();
      expect(store.questions.articles(query({ sort, limit: 100 })).total).toBe(10_000);
      times.push(`${sort} ${(performance.now() - asked).toFixed(1)} ms`);
    }
    for (const text of ['geneva', 'geneva talks zzz']) {
      const asked = performance.now();
      store.questions.articles(query({ text, sort: 'title' }));
      times.push(`"${text}" ${(performance.now() - asked).toFixed(1)} ms`);
    }
    const asked = performance.now();
    expect(store.questions.evidence(null)).toHaveLength(10_000);
    times.push(`evidence ${(performance.now() - asked).toFixed(0)} ms`);
    console.log(`10,000 articles: ${times.join(', ')}`);
  });
});
