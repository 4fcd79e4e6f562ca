import type { AnnotationId, ArticleId, BriefingId } from '../../shared/core/ids';
import type { EvidenceItem } from '../../shared/domain/evidence';
import type { ArticleQuery, ArticleSort } from '../../shared/domain/rows';
import { foldText } from './fold-text';
import type { IndexQuestions } from './index-calls';
import { evidenceFrom, type StoredArticleRow, storedArticleRow, storedBriefingRow, storedEvidence } from './index-records';
import { nearestArticle } from './near-articles';
import type { Column, Connection } from './sqlite-connection';

/**
 * What the lists ask. Every stored row is parsed by its schema on the way out: a row that does not
 * fit means a damaged index, and throws.
 */
export function indexQuestions(connection: Connection): IndexQuestions {
  return {
    articles(query) {
      const words = wordsOf(query.text);
      const count = (condition: string): number =>
        Number(connection.get(`SELECT count(*) AS total FROM article ${where(words, condition)}`, words)?.total);
      const total = count('');
      const page: string[] = [];
      // An index holds what is unknown at its other end than a list shows it: what is known is a list of its own, and goes first.
      let passed = 0;
      for (const condition of partsOf(query.sort)) {
        const offset = Math.max(0, query.offset - passed);
        const found = connection.all(`SELECT id FROM article ${where(words, condition)} ${order(query)} LIMIT ? OFFSET ?`, [
          ...words,
          query.limit - page.length,
          offset,
        ]);
        page.push(...found.map(({ id }) => String(id)));
        if (page.length === query.limit || condition === '') break;
        passed += found.length > 0 ? offset + found.length : count(condition);
      }
      return { rows: page.map((id) => ({ ...articleRowOf(connection, id), cited: citedOf(connection, id) })), total };
    },

    evidence: () => {
      const citedIn = readCitations(connection);
      const rows = new Map<Column, StoredArticleRow>();
      const found = connection.all(
        `SELECT annotation.articleId, annotation.item FROM article JOIN annotation ON annotation.articleId = article.id
         ORDER BY article.importedAt DESC, article.id DESC, annotation.place`,
      );
      return found.map(({ articleId, item }): EvidenceItem => {
        const row = rows.get(articleId as string) ?? articleRowOf(connection, articleId as string);
        rows.set(row.id, row);
        const stored = storedEvidence.parse(JSON.parse(String(item)));
        return evidenceFrom(stored, row, citedIn.get(stored.annotationId) ?? []);
      });
    },

    briefings: () =>
      connection
        .all('SELECT row FROM briefing ORDER BY updatedAt DESC, id DESC')
        .map(({ row }) => storedBriefingRow.parse(JSON.parse(String(row)))),

    counts: () => {
      const count = (table: string): number => Number(connection.get(`SELECT count(*) AS total FROM ${table}`)?.total);
      return { articles: count('article'), annotations: count('annotation'), briefings: count('briefing') };
    },

    findAnnotation: (id) =>
      (connection.get('SELECT articleId FROM annotation WHERE id = ?', [id])?.articleId as ArticleId | undefined) ?? null,

    articleWithOriginal: (sha256) => {
      const found = connection.get('SELECT id FROM article WHERE original = ? ORDER BY id LIMIT 1', [sha256]);
      if (found === null) return null;
      const { id, title } = articleRowOf(connection, String(found.id));
      return { id, title };
    },

    nearestArticle: (text) => {
      const found = nearestArticle(connection, text);
      if (found === null) return null;
      const { id, title, source, publishedOn } = articleRowOf(connection, found.id);
      return { id, title, source, publishedOn, percent: Math.round(found.resemblance * 100) };
    },

    stamps: () => ({
      articles: new Map(connection.all('SELECT id, stamp FROM article').map(({ id, stamp }) => [id as ArticleId, String(stamp)])),
      briefings: new Map(connection.all('SELECT id, stamp FROM briefing').map(({ id, stamp }) => [id as BriefingId, String(stamp)])),
    }),
  };
}

function articleRowOf(connection: Connection, id: string): StoredArticleRow {
  const found = connection.get('SELECT row FROM article_row WHERE id = ?', [id]);
  return storedArticleRow.parse(JSON.parse(String(found?.row)));
}

function citedOf(connection: Connection, id: string): number {
  return Number(connection.get('SELECT cited FROM article WHERE id = ?', [id])?.cited);
}

function wordsOf(text: string): readonly string[] {
  return foldText(text)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** Each word must stand somewhere in title, source or author. `instr` takes it literally: `%` and `_` are only signs. */
function where(words: readonly string[], condition: string): string {
  const all = [...(condition === '' ? [] : [condition]), ...words.map(() => 'instr(search, ?) > 0')];
  return all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`;
}

/** Columns whose empty text means "unknown": those articles come last in either direction. */
const mayBeUnknown: ReadonlySet<ArticleSort> = new Set(['title', 'source', 'publishedOn', 'grade']);

/** The conditions of the lists that make up the whole, one after the other; an empty one is no condition. */
function partsOf(sort: ArticleSort): readonly string[] {
  return mayBeUnknown.has(sort) ? [`${sort} > ''`, `${sort} = ''`] : [''];
}

/** Among equals the newest import is first, and ids decide the rest, so that the order is the same every time. */
function order({ sort, descending }: ArticleQuery): string {
  const direction = descending ? 'DESC' : 'ASC';
  if (sort === 'importedAt') return `ORDER BY importedAt ${direction}, id ${direction}`;
  return `ORDER BY ${sort} ${direction}, importedAt DESC, id DESC`;
}

function readCitations(connection: Connection): Map<AnnotationId, BriefingId[]> {
  const citedIn = new Map<AnnotationId, BriefingId[]>();
  for (const { annotationId, briefingId } of connection.all('SELECT annotationId, briefingId FROM citation ORDER BY briefingId')) {
    const known = citedIn.get(annotationId as AnnotationId);
    if (known === undefined) citedIn.set(annotationId as AnnotationId, [briefingId as BriefingId]);
    else known.push(briefingId as BriefingId);
  }
  return citedIn;
}
