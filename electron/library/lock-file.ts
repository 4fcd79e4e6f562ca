import { join } from 'node:path';
import { z } from 'zod';
import { removeQuietly, settleNames, writeNewFile } from './replace-file';
import { systemCode, unlessMissing } from './storage-failure';
import type { Surroundings } from './surroundings';

/**
 * The two files by which a library is locked: `lock` says who may write, and `lock.<nonce>.beat` holds
 * a number that the holder keeps raising, so that others can see that it lives. The second carries the
 * holder's nonce in its name: whoever has lost the lock goes on raising a number that nobody reads any
 * more, and can never write over another's.
 */
const lock = z.object({
  nonce: z.string().regex(/^[\w-]{1,64}$/),
  host: z.string(),
  boot: z.string(),
  pid: z.int(),
  started: z.string(),
});
export type Lock = Readonly<z.infer<typeof lock>>;

/** What lies at `lock`: nothing, an empty file (a crash between making and writing it), or one that does not say whose it is. */
export type FoundLock = Lock | 'unclear' | 'empty' | null;

/** The name of the lock in a library's folder. */
export const lockName = 'lock';

/** Reads the lock of the library in `folder`; throws what the disk says, but not when there is none. */
export async function readLock(world: Surroundings, folder: string): Promise<FoundLock> {
  return readLockAt(world, join(folder, lockName));
}

export async function readLockAt(world: Surroundings, path: string): Promise<FoundLock> {
  const bytes = await unlessMissing(world.fileSystem.readFile(path));
  if (bytes === null) return null;
  if (bytes.byteLength === 0) return 'empty';
  try {
    return lock.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return 'unclear';
  }
}

/**
 * Makes the lock if there is none; what lies there then may be another's all the same. It is written under another name and gets
 * its own by a hard link, which fails where there is one already: so nobody ever sees a lock that is
 * only half there. A disk without hard links has it made in its place.
 */
export async function createLock(world: Surroundings, folder: string, mine: Lock): Promise<void> {
  const path = join(folder, lockName);
  const bytes = new TextEncoder().encode(JSON.stringify(mine));
  const temp = asideName(folder, world.newId());
  await writeNewFile(world, temp, bytes);
  try {
    await world.fileSystem.link(temp, path);
  } catch (error) {
    // ENOENT: the holder's own scan took the temp for a left-over.
    if (['EEXIST', 'ENOENT'].includes(systemCode(error))) return;
    await createInPlace(world, path, bytes);
  } finally {
    await removeQuietly(world, temp);
  }
  await settleNames(world, path);
}

/** For FAT and some network shares, which know no hard links and say so in many ways. */
async function createInPlace(world: Surroundings, path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeNewFile(world, path, bytes);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}

/** A name for a lock on its way in or out; the scan clears away what a crash leaves of them. */
export function asideName(folder: string, nonce: string): string {
  return join(folder, `${lockName}.${nonce}.tmp`);
}

function beatPath(folder: string, nonce: string): string {
  return join(folder, `${lockName}.${nonce}.beat`);
}

/** The number that the holder of this nonce raises, as it stands; empty when there is none. It is only ever compared for equality. */
export async function readBeat(world: Surroundings, folder: string, nonce: string): Promise<string> {
  const bytes = await unlessMissing(world.fileSystem.readFile(beatPath(folder, nonce)));
  return bytes === null ? '' : new TextDecoder().decode(bytes);
}

/**
 * Raises the number. Sixteen bytes are written over sixteen, and nobody waits for the disk: no name
 * changes, nothing is synced, and a disk that sleeps is woken no earlier than the system likes. It is
 * no save; that it fails is of no account, for saves say what is wrong with the disk.
 */
export async function writeBeat(world: Surroundings, folder: string, nonce: string, count: number): Promise<void> {
  const path = beatPath(folder, nonce);
  const bytes = new TextEncoder().encode(String(count).padStart(16, '0'));
  try {
    if ((await unlessMissing(world.fileSystem.overwrite(path, bytes).then(() => true))) !== null) return;
    const file = await world.fileSystem.createFile(path);
    try {
      await file.write(bytes);
    } finally {
      await file.close();
    }
  } catch {
    // Whoever watches sees it stand still, and asks a person before anything else.
  }
}

/** Clears the number of a lock away that is no more. */
export function removeBeat(world: Surroundings, folder: string, nonce: string): Promise<void> {
  return removeQuietly(world, beatPath(folder, nonce));
}
