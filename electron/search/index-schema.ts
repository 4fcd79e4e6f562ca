/**
 * The tables of the index. Rows are kept as JSON, which carries NUL and lone surrogates that a bound
 * text would lose; beside them stand only the keys that are searched and sorted by. Sorting reads
 * one of the indexes below, filtering the narrow `article` table, and the wide rows of one page are fetched after.
 *
 * A change of anything here, or of what `index-records.ts` derives, takes the next version: an index
 * of another version is deleted and built again, never migrated.
 */
export const indexVersion = 3;

export const createTables = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE article (
  id TEXT PRIMARY KEY,
  stamp TEXT NOT NULL,
  original TEXT NOT NULL,
  search TEXT NOT NULL,
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  publishedOn TEXT NOT NULL,
  grade TEXT NOT NULL,
  annotations INTEGER NOT NULL,
  cited INTEGER NOT NULL,
  importedAt TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX article_by_import ON article (importedAt DESC, id DESC);
CREATE INDEX article_by_title ON article (title, importedAt DESC, id DESC);
CREATE INDEX article_by_source ON article (source, importedAt DESC, id DESC);
CREATE INDEX article_by_day ON article (publishedOn, importedAt DESC, id DESC);
CREATE INDEX article_by_grade ON article (grade, importedAt DESC, id DESC);
CREATE INDEX article_by_annotations ON article (annotations, importedAt DESC, id DESC);
CREATE INDEX article_by_cited ON article (cited, importedAt DESC, id DESC);
CREATE INDEX article_by_original ON article (original);
CREATE TABLE article_row (id TEXT PRIMARY KEY, row TEXT NOT NULL);
CREATE TABLE signature (id TEXT PRIMARY KEY, text TEXT NOT NULL, words BLOB NOT NULL);
CREATE TABLE annotation (id TEXT PRIMARY KEY, articleId TEXT NOT NULL, place INTEGER NOT NULL, item TEXT NOT NULL);
CREATE INDEX annotation_by_article ON annotation (articleId, place);
CREATE TABLE briefing (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, updatedAt TEXT NOT NULL, row TEXT NOT NULL);
CREATE TABLE citation (briefingId TEXT NOT NULL, annotationId TEXT NOT NULL, PRIMARY KEY (briefingId, annotationId)) WITHOUT ROWID;
CREATE INDEX citation_by_annotation ON citation (annotationId, briefingId);
PRAGMA user_version = ${indexVersion};
`;

/**
 * The index is ours alone while it is open, so the lock is taken once. A commit is synced: derived as
 * it is, an index that a power cut tore apart unnoticed would show wrong lists. The page cache is 8 MiB.
 */
export const connectionSettings = `
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = TRUNCATE;
PRAGMA synchronous = NORMAL;
PRAGMA cache_size = -8192;
PRAGMA temp_store = MEMORY;
`;
