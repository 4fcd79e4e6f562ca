import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { removeQuietly, writeNewFile } from './replace-file';
import { storageFailure, unlessMissing } from './storage-failure';
import type { Surroundings } from './surroundings';

/** The file's name in the library's folder. */
export const ballastFile = 'ballast.bin';
/** Bytes that are put by: enough for the last saves of a long day of writing. */
export const ballastBytes = 8 * 1024 * 1024;

/**
 * Room on the disk for words, also when there is none left: a file that means nothing lies in the
 * library and is given up when a save finds the disk full, so that this save and some more succeed.
 * From then on the disk is low, until there is room for the file again.
 */
export type DiskRoom = {
  /** Whether writing goes on from the last of the room: new articles are refused, everything else may try. */
  readonly isLow: () => boolean;
  /** Runs a write; when the disk is too full for it, gives up the ballast and runs it once more, at once. */
  readonly withRoom: <R>(write: () => Promise<R>) => Promise<R>;
  /** Looks at the disk: makes the ballast when there is room for it, and says so when the disk became low or has room again. */
  readonly look: () => Promise<void>;
};

/** For a folder whose disk nobody watches: every refusal of the disk stands. */
export const unwatchedDisk: DiskRoom = { isLow: () => false, withRoom: (write) => write(), look: async () => {} };

type Needs = {
  readonly world: Surroundings;
  /** The library's folder. */
  readonly root: string;
  /** A library that is only looked at gets no file. */
  readonly mayWrite: () => boolean;
  /** The disk became low, or has room again. */
  readonly changed: () => void;
};

export function createDiskRoom({ world, root, mayWrite, changed }: Needs): DiskRoom {
  const { fileSystem } = world;
  const path = join(root, ballastFile);
  let low = false;
  let looking: Promise<void> | null = null;

  function become(next: boolean): void {
    if (next === low) return;
    low = next;
    changed();
  }

  /** Whether anything is different now, so that a second try has a chance. */
  async function giveUp(): Promise<boolean> {
    const wasLow = low;
    const there = await isThere();
    if (there) await removeQuietly(world, path);
    become(true);
    return there || !wasLow;
  }

  async function isThere(): Promise<boolean> {
    return (await unlessMissing(fileSystem.stamp(path)))?.size === ballastBytes;
  }

  async function lookOnce(): Promise<void> {
    if (!mayWrite()) return;
    try {
      const there = await isThere();
      const free = await fileSystem.freeBytes(root);
      // A little more than the least, or the disk would be low and not low in turn.
      const enough = world.reserveBytes + (low ? ballastBytes : 0) + (there ? 0 : ballastBytes);
      if (free >= enough && !there) await make();
      become(free < enough);
    } catch (error) {
      // Full after all, or gone: the next save says what it is.
      if (storageFailure(error) === null) throw error;
    }
  }

  async function make(): Promise<void> {
    // Half of one that a crash left.
    await removeQuietly(world, path);
    // Noise, because a disk that compresses would keep no room for zeros.
    await writeNewFile(world, path, await promisify(randomBytes)(ballastBytes));
  }

  return {
    isLow: () => low,
    async withRoom(write) {
      try {
        return await write();
      } catch (error) {
        if (storageFailure(error)?.code !== 'storage.disk-full' || !(await giveUp())) throw error;
        return write();
      }
    },
    look() {
      looking ??= lookOnce().finally(() => {
        looking = null;
      });
      return looking;
    },
  };
}
