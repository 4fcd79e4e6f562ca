import type { DocumentKind } from './envelope';

/** Where a document lives and what must stand there. */
export type DocumentPlace<T> = {
  readonly kind: DocumentKind<T>;
  readonly id: string;
  /** The file itself. */
  readonly path: string;
  /** Folder of its earlier states. */
  readonly snapshots: string;
  /** Names its folders in `quarantine/`, e.g. `article-01HX...`. */
  readonly key: string;
  /** If this exists, a missing file was put into the trash and is not missing at all. */
  readonly trashed: string | null;
  /** It is made only when something is to be kept in it: without the file and without an earlier state there is none, and nothing is wrong. */
  readonly optional?: true;
};
