import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { ballastBytes, ballastFile } from '../../../electron/library/ballast';

/** Hashes of files by their place and everything that any write to them changes: the same bytes are not read hundreds of times. */
const known = new Map<string, string>();

/** The SHA-256 of each file of a library, but for the sign that it is open, which is renewed all the time. */
export async function bytesOf(library: string): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(library, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || entry.name.startsWith('lock')) continue;
    const { ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    const key = [path, ino, size, mtimeNs, ctimeNs].join();
    const hash =
      known.get(key) ??
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
    known.set(key, hash);
    found[path] = hash;
  }
  return found;
}

/** The same, once the file that holds room on the disk is there: it is made a moment after the library was opened. */
export async function bytesAtRest(library: string): Promise<Readonly<Record<string, string>>> {
  const sizeOfBallast = (): Promise<number> =>
    stat(join(library, ballastFile)).then(
      ({ size }) => size,
      () => 0,
    );
  await expect.poll(sizeOfBallast, { timeout: 60_000 }).toBe(ballastBytes);
  return bytesOf(library);
}
