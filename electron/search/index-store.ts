import { assertNever } from '../../shared/core/assert-never';
import type { AnnotationId, ArticleId } from '../../shared/core/ids';
import { currentVersion } from '../../shared/domain/article';
import type { IndexChange, IndexQuestions } from './index-calls';
import { indexQuestions } from './index-questions';
import { articleRecord, briefingRecord } from './index-records';
import { connectionSettings, createTables, indexVersion } from './index-schema';
import { forgetText, rememberText } from './near-articles';
import { type Connection, connect } from './sqlite-connection';

/** The index in one SQLite file. Methods are synchronous, and throw when the file is damaged: `disposable-index.ts` then starts anew. */
export type IndexStore = {
  /** Names this very file: it changes when the index is built anew. */
  readonly epoch: string;
  readonly questions: IndexQuestions;
  /** Applies the changes in their order, in one transaction. */
  apply(changes: readonly IndexChange[]): void;
  close(): void;
};

/** Thrown for a file that is a sound database, but not an index of this version. */
export class OtherVersionError extends Error {}

/** Opens the index in `file` (`:memory:` for none), making it when the file is new or empty; `epoch` names it then. */
export function openIndexStore(file: string, epoch: string): IndexStore {
  const connection = connect(file);
  try {
    connection.exec(connectionSettings);
    const version = Number(connection.get('PRAGMA user_version')?.user_version);
    const tables = Number(connection.get('SELECT count(*) AS tables FROM sqlite_master')?.tables);
    if (tables === 0) create(connection, epoch);
    else if (version !== indexVersion) throw new OtherVersionError(`the index has version ${version}, not ${indexVersion}`);
    const named = connection.get(`SELECT value FROM meta WHERE key = 'epoch'`);
    if (named === null) throw new OtherVersionError('the index has no name');
    return {
      epoch: String(named.value),
      questions: indexQuestions(connection),
      apply: (changes) => connection.transaction(() => applyChanges(connection, changes)),
      close: () => connection.close(),
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

function create(connection: Connection, epoch: string): void {
  connection.transaction(() => {
    connection.exec(createTables);
    connection.run(`INSERT INTO meta VALUES ('epoch', ?)`, [epoch]);
  });
}

function applyChanges(connection: Connection, changes: readonly IndexChange[]): void {
  for (const change of changes) applyChange(connection, change);
}

function applyChange(connection: Connection, change: IndexChange): void {
  switch (change.do) {
    case 'put-article':
      putArticle(connection, change);
      break;
    case 'remove-article':
      removeArticle(connection, change.id);
      break;
    case 'put-briefing':
      putBriefing(connection, change);
      break;
    case 'remove-briefing':
      removeBriefing(connection, change.id);
      break;
    default:
      assertNever(change);
  }
}

function putArticle(connection: Connection, { article, annotations, stamp }: Extract<IndexChange, { do: 'put-article' }>): void {
  const record = articleRecord(article, annotations);
  const { row } = record;
  connection.run('DELETE FROM annotation WHERE articleId = ?', [row.id]);
  for (const [place, item] of record.evidence.entries()) {
    connection.run('INSERT OR REPLACE INTO annotation VALUES (?, ?, ?, ?)', [item.annotationId, row.id, place, JSON.stringify(item)]);
  }
  connection.run('INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)', [
    row.id,
    stamp,
    record.original,
    record.search,
    record.title,
    record.source,
    row.publishedOn,
    record.grade,
    row.annotations,
    row.importedAt,
  ]);
  connection.run('INSERT OR REPLACE INTO article_row VALUES (?, ?)', [row.id, JSON.stringify(row)]);
  rememberText(connection, row.id, currentVersion(article));
  countCited(connection, row.id);
}

function removeArticle(connection: Connection, id: ArticleId): void {
  connection.run('DELETE FROM annotation WHERE articleId = ?', [id]);
  connection.run('DELETE FROM article WHERE id = ?', [id]);
  connection.run('DELETE FROM article_row WHERE id = ?', [id]);
  forgetText(connection, id);
}

/** Citations of annotations that the index does not know (yet) are kept: documents are indexed in any order. */
function putBriefing(connection: Connection, { briefing, stamp }: Extract<IndexChange, { do: 'put-briefing' }>): void {
  const { row, cites } = briefingRecord(briefing);
  const before = citedBy(connection, row.id);
  connection.run('DELETE FROM citation WHERE briefingId = ?', [row.id]);
  for (const annotationId of cites) connection.run('INSERT INTO citation VALUES (?, ?)', [row.id, annotationId]);
  connection.run('INSERT OR REPLACE INTO briefing VALUES (?, ?, ?, ?)', [row.id, stamp, row.updatedAt, JSON.stringify(row)]);
  countCitedOfArticlesWith(connection, [...before, ...cites]);
}

function removeBriefing(connection: Connection, id: string): void {
  const before = citedBy(connection, id);
  connection.run('DELETE FROM citation WHERE briefingId = ?', [id]);
  connection.run('DELETE FROM briefing WHERE id = ?', [id]);
  countCitedOfArticlesWith(connection, before);
}

function citedBy(connection: Connection, briefingId: string): readonly AnnotationId[] {
  return connection
    .all('SELECT annotationId FROM citation WHERE briefingId = ?', [briefingId])
    .map((row) => row.annotationId as AnnotationId);
}

function countCitedOfArticlesWith(connection: Connection, annotations: readonly AnnotationId[]): void {
  const articles = new Set<ArticleId>();
  for (const id of annotations) {
    const found = connection.get('SELECT articleId FROM annotation WHERE id = ?', [id]);
    if (found !== null) articles.add(found.articleId as ArticleId);
  }
  for (const id of articles) countCited(connection, id);
}

function countCited(connection: Connection, id: ArticleId): void {
  connection.run(
    `UPDATE article SET cited = (SELECT count(*) FROM annotation WHERE articleId = ?1 AND EXISTS (SELECT 1 FROM citation WHERE annotationId = annotation.id)) WHERE id = ?1`,
    [id],
  );
}
