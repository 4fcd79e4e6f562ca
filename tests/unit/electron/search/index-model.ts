import fc from 'fast-check';
import type { IndexChange, IndexCounts } from '../../../../electron/search/index-calls';
import { articleRecord, briefingRecord, evidenceFrom } from '../../../../electron/search/index-records';
import type { ArticleId, BriefingId } from '../../../../shared/core/ids';
import type { EvidenceItem } from '../../../../shared/domain/evidence';
import type { ArticlePage, ArticleQuery, ArticleRow, BriefingRow } from '../../../../shared/domain/rows';
import { numberedId, wordsArbitrary } from '../../../helpers/briefing-arbitrary';
import { bodyCiting, buildAnnotation, buildArticle, buildBriefing } from '../../../helpers/build-documents';

/** The index as two plain maps: what the SQLite index must answer after the same changes. */
export class IndexModel {
  readonly #articles = new Map<ArticleId, Extract<IndexChange, { do: 'put-article' }>>();
  readonly #briefings = new Map<BriefingId, Extract<IndexChange, { do: 'put-briefing' }>>();

  apply(change: IndexChange): void {
    if (change.do === 'put-article') this.#articles.set(change.article.id, change);
    if (change.do === 'remove-article') this.#articles.delete(change.id);
    if (change.do === 'put-briefing') this.#briefings.set(change.briefing.id, change);
    if (change.do === 'remove-briefing') this.#briefings.delete(change.id);
  }

  articles({ text, sort, descending, offset, limit }: ArticleQuery): ArticlePage {
    const words = text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
    const found = [...this.#articles.values()]
      .map(({ article, annotations }) => ({ article, record: articleRecord(article, annotations), cited: this.#cited(article.id) }))
      .filter(({ record }) => words.every((word) => record.search.includes(word)))
      .sort((one, other) => {
        const [a, b] = [one, other].map(({ record, cited }) => ({
          ...record,
          ...record.row,
          title: record.title,
          source: record.source,
          grade: record.grade,
          cited,
        }));
        if (a === undefined || b === undefined) throw new Error('two make a pair');
        const turn = descending ? -1 : 1;
        if (sort === 'importedAt') return turn * (compare(a.importedAt, b.importedAt) || compare(a.id, b.id));
        const unknown = Number(a[sort] === '') - Number(b[sort] === '');
        return unknown || turn * compare(a[sort], b[sort]) || compare(b.importedAt, a.importedAt) || compare(b.id, a.id);
      });
    const rows = found.slice(offset, offset + limit).map(({ record, cited }): ArticleRow => ({ ...record.row, cited }));
    return { rows, total: found.length };
  }

  evidence(): readonly EvidenceItem[] {
    return [...this.#articles.values()]
      .sort((one, other) => compare(other.article.importedAt, one.article.importedAt) || compare(other.article.id, one.article.id))
      .flatMap(({ article, annotations }) => {
        const { row, evidence } = articleRecord(article, annotations);
        return evidence.map((item) => evidenceFrom(item, row, this.#citedIn(item.annotationId)));
      });
  }

  briefings(): readonly BriefingRow[] {
    return [...this.#briefings.values()]
      .map(({ briefing }) => briefingRecord(briefing).row)
      .sort((one, other) => compare(other.updatedAt, one.updatedAt) || compare(other.id, one.id));
  }

  counts(): IndexCounts {
    return { articles: this.#articles.size, annotations: this.evidence().length, briefings: this.#briefings.size };
  }

  #cited(id: ArticleId): number {
    return this.#articles.get(id)?.annotations.filter(({ annotation }) => this.#citedIn(annotation.id).length > 0).length ?? 0;
  }

  #citedIn(id: EvidenceItem['annotationId']): BriefingId[] {
    return [...this.#briefings.values()]
      .filter(({ briefing }) => briefingRecord(briefing).cites.includes(id))
      .map(({ briefing }) => briefing.id)
      .sort();
  }
}

/** SQLite compares texts by their UTF-8 bytes. */
function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)));
}

const days = ['', '2024-06-21', '2025-01-01', '2026-02-28'];
const grades = fc.option(fc.record({ reliability: fc.constantFrom('A', 'B', 'F'), credibility: fc.constantFrom('1', '2', '6') } as const), {
  nil: null,
});
const instants = fc.constantFrom('2026-06-21T10:00:00.000Z', '2026-06-21T10:00:00.001Z', '2026-07-01T00:00:00.000Z');
const shortText = fc.oneof(
  wordsArbitrary,
  fc.constantFrom('', 'Ukraine', 'ＵＫＲＡＩＮＥ', '50% of_all\\', 'a\u0000b', '\ud800 lone', 'Élan', '“Quoted”'),
);

/** Puts and removals of ten articles (each with up to three annotations of its own) and four briefings. */
export const changeArbitrary: fc.Arbitrary<IndexChange> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({
        number: fc.integer({ min: 1, max: 10 }),
        meta: fc.record({ title: shortText, source: shortText, author: shortText, publishedOn: fc.constantFrom(...days), grade: grades }),
        lines: fc.array(wordsArbitrary, { minLength: 1, maxLength: 4 }),
        importedAt: instants,
        marks: fc.array(fc.record({ at: fc.nat(), length: fc.integer({ min: 1, max: 40 }), comment: shortText, lost: fc.boolean() }), {
          maxLength: 3,
        }),
      })
      .map(({ number, marks, ...words }): IndexChange => {
        const article = buildArticle(number, words);
        const length = article.versions[0]?.text.length ?? 0;
        const annotations = marks.map((mark, index) => {
          const start = mark.at % length;
          const anchored = buildAnnotation(number * 10 + index, article, start, Math.min(length, start + mark.length), {
            comment: mark.comment,
          });
          return mark.lost ? { ...anchored, state: 'lost' as const, start: 0, end: 0 } : anchored;
        });
        return { do: 'put-article', article, annotations, stamp: `${number}` };
      }),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 10 }).map((number): IndexChange => ({ do: 'remove-article', id: numberedId<ArticleId>(number) })),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        number: fc.integer({ min: 1, max: 4 }),
        cites: fc.array(fc.integer({ min: 10, max: 102 }), { maxLength: 6 }),
        title: shortText,
        updatedAt: instants,
      })
      .map(({ number, cites, title, updatedAt }): IndexChange => {
        return {
          do: 'put-briefing',
          briefing: buildBriefing(number, { header: { title }, updatedAt, body: bodyCiting(...cites) }),
          stamp: `${number}`,
        };
      }),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 4 }).map((number): IndexChange => ({ do: 'remove-briefing', id: numberedId<BriefingId>(number) })),
  },
);

export const queryArbitrary: fc.Arbitrary<ArticleQuery> = fc.record({
  text: fc.constantFrom('', '', 'ukraine', 'UKR aine', '%', '_', '\\', 'a', '한국'),
  sort: fc.constantFrom('title', 'source', 'publishedOn', 'grade', 'annotations', 'cited', 'importedAt'),
  descending: fc.boolean(),
  offset: fc.integer({ min: 0, max: 6 }),
  limit: fc.integer({ min: 1, max: 10 }),
});
