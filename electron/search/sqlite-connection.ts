import { type BindValues, Database, type Statement } from 'node-sqlite3-wasm';

/** A value as the index's columns hold it. */
export type Column = string | number | Uint8Array;
type Row = Readonly<Record<string, Column>>;

/** The few things that the index does with SQLite. Every method throws the library's `SQLite3Error` when the file is damaged, full or gone. */
export type Connection = {
  /** Statements without values or answers; several at once are allowed. */
  exec(sql: string): void;
  run(sql: string, values?: readonly Column[]): void;
  all(sql: string, values?: readonly Column[]): readonly Row[];
  get(sql: string, values?: readonly Column[]): Row | null;
  /** Does `work` and commits, or undoes it all when it throws. */
  transaction(work: () => void): void;
  close(): void;
};

export function connect(file: string): Connection {
  const database = new Database(file);
  // Preparing costs more than running: each text is prepared once. There are about thirty.
  const prepared = new Map<string, Statement>();
  const statement = (sql: string): Statement => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  return {
    exec: (sql) => database.exec(sql),
    run: (sql, values = []) => void statement(sql).run(values as BindValues),
    all: (sql, values = []) => statement(sql).all(values as BindValues) as readonly Row[],
    get: (sql, values = []) => statement(sql).get(values as BindValues) as Row | null,
    transaction(work) {
      database.exec('BEGIN IMMEDIATE');
      try {
        work();
        database.exec('COMMIT');
      } catch (error) {
        // A full disk may already have undone it.
        if (database.inTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    close() {
      for (const known of prepared.values()) known.finalize();
      prepared.clear();
      database.close();
    },
  };
}
