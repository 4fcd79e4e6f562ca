import type { FileSystem } from '../../electron/library/file-system';
import { nodeFileSystem } from '../../electron/library/node-file-system';

/** What goes wrong: the n-th call (from 1) fails with a system code, or writes only half and says nothing. */
export type Fault = { readonly at: number; readonly code: string; readonly persistent: boolean };

/** The code of a write that stops halfway without an error. */
export const shortWrite = 'SHORT';

export type FaultyFileSystem = FileSystem & {
  /** From now on calls are counted from 1, and this goes wrong; `null` for nothing. */
  readonly arm: (fault: Fault | null) => void;
  /** The calls since it was armed, by name. */
  readonly calls: () => readonly string[];
  /** How many calls failed since it was armed. */
  readonly failures: () => number;
};

/** The real file system with a fault in it. Closing a file always closes it: a failing close(2) does so, too. */
export function createFaultyFileSystem(): FaultyFileSystem {
  let fault: Fault | null = null;
  let calls: string[] = [];
  let failures = 0;

  function goesWrong(name: string): boolean {
    calls.push(name);
    if (fault === null) return false;
    const hit = fault.persistent ? calls.length >= fault.at : calls.length === fault.at;
    if (hit && (fault.code !== shortWrite || name === 'write')) {
      failures += 1;
      return true;
    }
    return false;
  }

  function meet(name: string): void {
    if (!goesWrong(name)) return;
    throw Object.assign(new Error(`${fault?.code} (injected into ${name})`), { code: fault?.code });
  }

  const wrap =
    <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      meet(name);
      return call(...args);
    };

  return {
    ...nodeFileSystem,
    overwrite: wrap('overwrite', nodeFileSystem.overwrite),
    readFile: wrap('readFile', nodeFileSystem.readFile),
    list: wrap('list', nodeFileSystem.list),
    stamp: wrap('stamp', nodeFileSystem.stamp),
    makeFolder: wrap('makeFolder', nodeFileSystem.makeFolder),
    rename: wrap('rename', nodeFileSystem.rename),
    link: wrap('link', nodeFileSystem.link),
    copy: wrap('copy', nodeFileSystem.copy),
    removeFile: wrap('removeFile', nodeFileSystem.removeFile),
    removeFolder: wrap('removeFolder', nodeFileSystem.removeFolder),
    syncFolder: wrap('syncFolder', nodeFileSystem.syncFolder),
    syncFile: wrap('syncFile', nodeFileSystem.syncFile),
    freeBytes: wrap('freeBytes', nodeFileSystem.freeBytes),
    async createFile(path) {
      meet('createFile');
      const file = await nodeFileSystem.createFile(path);
      return {
        async write(bytes) {
          if (!goesWrong('write')) return file.write(bytes);
          // What a full disk does: a part arrives, with or without an error.
          await file.write(bytes.subarray(0, bytes.byteLength >> 1));
          if (fault?.code !== shortWrite) throw Object.assign(new Error('injected into write'), { code: fault?.code });
        },
        sync: wrap('sync', file.sync),
        size: wrap('size', file.size),
        async close() {
          await file.close();
          meet('close');
        },
      };
    },
    arm(next) {
      fault = next;
      calls = [];
      failures = 0;
    },
    calls: () => calls,
    failures: () => failures,
  };
}
