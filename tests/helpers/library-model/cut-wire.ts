import type { FileSystem, OpenFile } from '../../../electron/library/file-system';

/** The way from a program to its disk, which can be cut: from then on nothing arrives, and nothing is answered, as when the program was killed. */
export type CutWire = {
  readonly fileSystem: FileSystem;
  /** The n-th call from now on (from 1) is the last one, and does not get through; of a write one half does. */
  readonly cutAt: (call: number) => void;
  readonly cut: () => void;
  /** Resolves when it was cut. */
  readonly died: Promise<void>;
};

export function createCutWire(disk: FileSystem): CutWire {
  let left = Number.POSITIVE_INFINITY;
  let isCut = false;
  let tell = (): void => {};
  const died = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const silence = (): Promise<never> => new Promise(() => {});

  function cut(): void {
    isCut = true;
    tell();
  }

  /** Whether this call gets through. */
  function passes(): boolean {
    if (isCut) return false;
    left -= 1;
    if (left > 0) return true;
    cut();
    return false;
  }

  const wire =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> =>
      passes() ? call(...args) : silence();

  function wireFile(file: OpenFile): OpenFile {
    return {
      async write(bytes) {
        const wasCut = isCut;
        if (passes()) return file.write(bytes);
        if (!wasCut) await file.write(bytes.subarray(0, bytes.byteLength >> 1));
        return silence();
      },
      sync: wire(file.sync),
      size: wire(file.size),
      close: wire(file.close),
    };
  }

  return {
    fileSystem: {
      createFile: wire(async (path) => wireFile(await disk.createFile(path))),
      overwrite: wire(disk.overwrite),
      readFile: wire(disk.readFile),
      list: wire(disk.list),
      stamp: wire(disk.stamp),
      makeFolder: wire(disk.makeFolder),
      rename: wire(disk.rename),
      link: wire(disk.link),
      copy: wire(disk.copy),
      removeFile: wire(disk.removeFile),
      removeFolder: wire(disk.removeFolder),
      syncFolder: wire(disk.syncFolder),
      syncFile: wire(disk.syncFile),
      freeBytes: wire(disk.freeBytes),
    },
    cutAt(call) {
      left = call;
    },
    cut,
    died,
  };
}
