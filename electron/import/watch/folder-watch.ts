import type { FileStamp, FolderFiles } from './list-folder';

/** What two looks in a row found as it was before. */
export type FolderWatch = {
  /** Files of this look, by name, that are as large and as old as at the look before. */
  readonly settled: (now: FolderFiles) => readonly string[];
  /** The folder could not be looked at: the next look begins anew. */
  readonly forget: () => void;
};

/** Nobody tells when a file has been written to its end: it counts as written when two looks in a row find it unchanged. */
export function createFolderWatch(): FolderWatch {
  let before: FolderFiles = new Map();
  return {
    settled(now) {
      const found = [...now].filter(([name, stamp]) => isSame(before.get(name), stamp)).map(([name]) => name);
      before = now;
      return found;
    },
    forget() {
      before = new Map();
    },
  };
}

/** Whether a file is as it was. */
export function isSame(one: FileStamp | undefined, other: FileStamp): boolean {
  return one !== undefined && one.size === other.size && one.mtimeMs === other.mtimeMs;
}
