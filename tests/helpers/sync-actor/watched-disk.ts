import type { FileSystem, OpenFile } from '../../../electron/library/file-system';

/** A file system at whose n-th call somebody else comes first, and that lets nobody at one file for a while. */
export type WatchedDisk = {
  readonly fileSystem: FileSystem;
  /** From now on calls are counted from 1; `before` runs before the n-th. */
  readonly watch: (call: number, before: () => Promise<void>) => void;
  /** The calls since `watch`, each by name and path. */
  readonly calls: () => readonly string[];
  /** Every call that concerns this file fails with this code; `null` for none. */
  readonly hold: (held: { readonly path: string; readonly code: string } | null) => void;
};

export function createWatchedDisk(disk: FileSystem): WatchedDisk {
  let calls: string[] = [];
  let at = 0;
  let comeFirst: () => Promise<void> = async () => {};
  let held: { readonly path: string; readonly code: string } | null = null;

  async function pass(name: string, paths: readonly unknown[]): Promise<void> {
    calls.push(`${name} ${paths.filter((path) => typeof path === 'string').join(' ')}`);
    if (calls.length === at) await comeFirst();
    if (held !== null && paths.includes(held.path)) throw Object.assign(new Error(`${held.code} (held)`), { code: held.code });
  }

  const watched =
    <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      await pass(name, args);
      return call(...args);
    };

  const watchFile = (file: OpenFile): OpenFile => ({
    write: watched('write', file.write),
    sync: watched('sync', file.sync),
    size: watched('size', file.size),
    close: watched('close', file.close),
  });

  return {
    fileSystem: {
      createFile: watched('createFile', async (path) => watchFile(await disk.createFile(path))),
      overwrite: watched('overwrite', disk.overwrite),
      readFile: watched('readFile', disk.readFile),
      list: watched('list', disk.list),
      stamp: watched('stamp', disk.stamp),
      makeFolder: watched('makeFolder', disk.makeFolder),
      rename: watched('rename', disk.rename),
      link: watched('link', disk.link),
      copy: watched('copy', disk.copy),
      removeFile: watched('removeFile', disk.removeFile),
      removeFolder: watched('removeFolder', disk.removeFolder),
      syncFolder: watched('syncFolder', disk.syncFolder),
      syncFile: watched('syncFile', disk.syncFile),
      freeBytes: watched('freeBytes', disk.freeBytes),
    },
    watch(call, before) {
      calls = [];
      at = call;
      comeFirst = before;
    },
    calls: () => calls,
    hold(next) {
      held = next;
    },
  };
}
