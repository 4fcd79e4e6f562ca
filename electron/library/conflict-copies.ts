import { basename, dirname, join } from 'node:path';
import { articleId, briefingId } from '../../shared/core/ids';
import type { ConflictService } from '../../shared/domain/conflict';
import type { HistorySubject } from '../../shared/domain/history-subject';
import { conflictOf } from './conflict-name';
import { sha256 } from './envelope';
import type { LibraryPlaces } from './library-places';

/** A file that lies beside a document and claims to be another state of it; nothing of it was read yet. */
export type ConflictCopy = {
  readonly id: string;
  readonly path: string;
  readonly subject: HistorySubject;
  readonly service: ConflictService;
  readonly host: string | null;
};

/** What the file at `path` is a copy of, judged by its name and folder alone; `null` when it is none. */
export function conflictCopyAt(places: LibraryPlaces, path: string): ConflictCopy | null {
  const conflict = conflictOf(basename(path));
  if (conflict === null) return null;
  const subject = subjectAt(places, dirname(path), conflict.file);
  if (subject === null) return null;
  // A path never leaves this process; its hash names the copy in calls.
  return { id: sha256(path).slice(0, 32), path, subject, service: conflict.service, host: conflict.host };
}

/** Which document a path is; `null` for any other file. */
export function subjectOfPath(places: LibraryPlaces, path: string): HistorySubject | null {
  return subjectAt(places, dirname(path), basename(path));
}

function subjectAt(places: LibraryPlaces, folder: string, file: string): HistorySubject | null {
  if (folder === places.briefings) {
    const briefing = briefingId.safeParse(basename(file, '.json'));
    return briefing.success ? { kind: 'briefing', id: briefing.data } : null;
  }
  const article = articleId.safeParse(basename(folder));
  if (!article.success || folder !== places.articleFolder(article.data)) return null;
  if (file === 'article.json') return { kind: 'article', id: article.data };
  return file === 'annotations.json' ? { kind: 'annotations', id: article.data } : null;
}

/** The copies that are known, in the order of their documents and names. */
export type ConflictShelf = {
  /** Takes a file in if it is a copy; answers whether it is. */
  readonly note: (path: string) => boolean;
  /** Takes in what a folder holds now, and drops what it no longer does. */
  readonly noteFolder: (folder: string, names: readonly string[]) => void;
  readonly drop: (copy: ConflictCopy) => void;
  readonly find: (id: string) => ConflictCopy | undefined;
  readonly all: () => readonly ConflictCopy[];
  readonly count: () => number;
};

export function createConflictShelf(places: LibraryPlaces): ConflictShelf {
  const copies = new Map<string, ConflictCopy>();

  function note(path: string): boolean {
    const copy = conflictCopyAt(places, path);
    if (copy !== null) copies.set(copy.id, copy);
    return copy !== null;
  }

  return {
    note,
    noteFolder(folder, names) {
      for (const { id, path } of copies.values()) if (dirname(path) === folder) copies.delete(id);
      for (const name of names) note(join(folder, name));
    },
    drop: ({ id }) => void copies.delete(id),
    find: (id) => copies.get(id),
    all: () => [...copies.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    count: () => copies.size,
  };
}
