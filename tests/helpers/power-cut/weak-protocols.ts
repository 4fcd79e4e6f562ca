import { createRequire, syncBuiltinESMExports } from 'node:module';
import { TextFile } from 'lowdb/node';
import type { FileSystem } from '../../../electron/library/file-system';
import type { MemoryDisk } from './memory-disk';

/** Ways to write a file that are not safe. The crash tests have to find out each of them, or they prove nothing. */

/** Our own calls, but what takes a target's name by a rename is written into the target itself, and then synced. */
export function inPlace(disk: MemoryDisk): FileSystem {
  const { fileSystem } = disk;
  const temps = new Map<string, Uint8Array>();
  const missing = (): never => {
    throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
  };
  return {
    ...fileSystem,
    async createFile(path) {
      if (!path.includes('/.')) return fileSystem.createFile(path);
      temps.set(path, new Uint8Array());
      return {
        write: async (bytes) => {
          temps.set(path, bytes);
        },
        sync: async () => {},
        size: async () => (temps.get(path) ?? missing()).byteLength,
        close: async () => {},
      };
    },
    readFile: async (path) => temps.get(path) ?? fileSystem.readFile(path),
    async rename(from, to) {
      const bytes = temps.get(from);
      if (bytes === undefined) return fileSystem.rename(from, to);
      disk.writeInPlace(to, bytes);
      await fileSystem.syncFile(to);
      temps.delete(from);
    },
  };
}

/**
 * lowdb's own `TextFile`, which writes by steno. Its real code runs, and its calls to Node's file system end on the disk
 * in memory.
 */
export async function saveByLowdb(disk: MemoryDisk, path: string, bytes: Uint8Array): Promise<void> {
  const node: typeof import('node:fs/promises') = createRequire(__filename)('node:fs/promises');
  const { writeFile, rename } = node;
  let calls = 0;
  const changed = {
    writeFile: async (file: string, text: string) => {
      calls += 1;
      disk.writeInPlace(file, Buffer.from(text));
    },
    rename: async (from: string, to: string) => {
      calls += 1;
      await disk.fileSystem.rename(from, to);
    },
  };
  try {
    Object.assign(node, changed);
    syncBuiltinESMExports();
    await new TextFile(path).write(Buffer.from(bytes).toString());
  } finally {
    Object.assign(node, { writeFile, rename });
    syncBuiltinESMExports();
  }
  // Another version may write in another way: then this is no longer its trace.
  if (calls !== 2) throw new Error(`lowdb made ${calls} calls of those that are looked at`);
}
