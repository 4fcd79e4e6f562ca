/**
 * The few file system calls that the library is built on, as a port: the real one is
 * `node-file-system.ts`; fault tests wrap it and let the n-th call fail. Every call rejects with a
 * Node error that carries a `code` such as `ENOSPC`; `storage-failure.ts` turns it into a failure
 * with words.
 */

/** What a file looked like when it was looked at; two equal stamps mean "very probably untouched". */
export type FileStamp = {
  readonly isFile: boolean;
  readonly isFolder: boolean;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970, with fractions; only ever compared for equality. */
  readonly modified: number;
  /** The number that the disk knows the file by; a replaced file has another one (0 where there is none). */
  readonly inode: number;
};

/** An open file. */
export type OpenFile = {
  /** Writes all of it, looping over short writes. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Asks the disk to keep it (fsync; F_FULLFSYNC on macOS). */
  readonly sync: () => Promise<void>;
  /** Bytes the file has now. */
  readonly size: () => Promise<number>;
  readonly close: () => Promise<void>;
};

export type FileSystem = {
  /** Creates a file that must not exist yet (`EEXIST`), readable by its owner only. */
  readonly createFile: (path: string) => Promise<OpenFile>;
  /** Writes over the first bytes of a file that must be there (`ENOENT`), in place, synced by nobody: for what may be lost at any time. */
  readonly overwrite: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Reads a regular file; rejects for everything else that may lie there, without following or waiting for it. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** Names in a folder, unsorted. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Looks at the entry itself, not through a symbolic link. */
  readonly stamp: (path: string) => Promise<FileStamp>;
  /** Makes a folder and its parents; an existing one is fine. */
  readonly makeFolder: (folder: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** A second name for the same file; fails where the disk has no hard links. */
  readonly link: (from: string, to: string) => Promise<void>;
  /** Copies a file that must not exist at `to` yet. */
  readonly copy: (from: string, to: string) => Promise<void>;
  readonly removeFile: (path: string) => Promise<void>;
  /** Removes a folder with everything in it. */
  readonly removeFolder: (folder: string) => Promise<void>;
  /** Makes names that were created, renamed or removed in the folder survive a power cut. */
  readonly syncFolder: (folder: string) => Promise<void>;
  /** Makes the content of a closed file survive a power cut. */
  readonly syncFile: (path: string) => Promise<void>;
  /** Bytes that an ordinary user may still write on the disk that holds the folder. */
  readonly freeBytes: (folder: string) => Promise<number>;
};
