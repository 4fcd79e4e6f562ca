import { execFileSync } from 'node:child_process';
import { mkdir, open, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { ImportErrorCode } from '../../../shared/ipc/error-code';

/**
 * G1: what is no file, or no file that anybody wrote. The page is told of a pipe, a socket and a device that they are empty,
 * and asks for nothing of them; the main process, which reads what is chosen together, sees what they are. What changes
 * while it is read (G2) is in the test itself.
 */
export type PathCase = {
  readonly what: string;
  readonly name: string;
  readonly refused: ImportErrorCode;
  readonly inFolder: ImportErrorCode;
  readonly ways: readonly ('dialog' | 'drop')[];
};

const both = ['dialog', 'drop'] as const;
const unread = { refused: 'import.empty', inFolder: 'import.unreadable', ways: both } as const;

export const pathCases: readonly PathCase[] = [
  { what: 'a pipe', name: 'pipe.txt', ...unread },
  { what: 'a socket', name: 'socket.txt', ...unread },
  { what: 'a link to a device without an end', name: 'zero.txt', ...unread },
  { what: 'a link to itself', name: 'loop.txt', refused: 'import.unreadable', inFolder: 'import.unreadable', ways: ['drop'] },
  { what: '40 GB of nothing', name: 'sparse.txt', refused: 'import.too-large', inFolder: 'import.too-large', ways: both },
];

/** Rows whose cases are paths. */
export const pathIds = ['G1', 'G2'] as const;

/** Makes all of them in a folder; `close` takes the socket away. */
export async function makePaths(folder: string): Promise<{ readonly close: () => void }> {
  await mkdir(folder);
  execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(folder, 'socket.txt'), resolve));
  await symlink('/dev/zero', join(folder, 'zero.txt'));
  await symlink(join(folder, 'loop.txt'), join(folder, 'loop.txt'));
  await writeFile(join(folder, 'sparse.txt'), '');
  await truncate(join(folder, 'sparse.txt'), 40 * 2 ** 30);
  return { close: () => server.close() };
}

const words = 'Words that nobody may read.';

/** A pipe that holds words: whoever reads it takes some of them away. */
export async function makeBait(path: string): Promise<{ readonly isWhole: () => Promise<boolean> }> {
  execFileSync('mkfifo', [path]);
  // Open in both directions, so that a reader is not kept waiting and finds them.
  const pipe = await open(path, 'r+');
  await pipe.write(words);
  return {
    async isWhole() {
      const { bytesRead, buffer } = await pipe.read(Buffer.alloc(100), 0, 100);
      await pipe.close();
      return buffer.subarray(0, bytesRead).toString() === words;
    },
  };
}
