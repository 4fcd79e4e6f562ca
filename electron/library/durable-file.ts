import { basename, dirname, join } from 'node:path';
import type { Adapter } from 'lowdb';
import type { DocumentPlace } from './document-place';
import { maximumDocumentBytes, openDocument, sealDocument, sha256 } from './envelope';
import type { FileStamp } from './file-system';
import { type LoadedDocument, readDocument } from './read-document';
import { setFoundAside } from './recover-document';
import { removeTemp, replaceFile, requireRoom, settleNames } from './replace-file';
import { listSnapshots, snapshotSpacing, takeLastingSnapshot, takeSnapshot, thinOutSnapshots, writeSnapshot } from './snapshots';
import { StorageError, storageFailure, unlessMissing } from './storage-failure';
import { createWriteQueue } from './write-queue';
import type { WritingSession } from './writing-session';

/**
 * The adapter that holds one document of lowdb's `Low` on the disk. `read` and `write` throw a
 * `StorageError`, because lowdb's interface knows no other way to fail.
 */
export type DurableFile<T> = Adapter<T> & {
  /** Whether a write is in flight. */
  readonly busy: () => boolean;
  /** Resolves when nothing is in flight. */
  readonly idle: () => Promise<void>;
  /** Puts a state beside the document, as a copy for the person to choose between. */
  readonly keepBeside: (body: T) => Promise<void>;
  /** Whether the file still looks as it did after the last read or write. */
  readonly untouched: () => Promise<boolean>;
  /** The next write first keeps the state on the disk among the snapshots, durably and whatever the time; if it cannot, it fails. */
  readonly keepBeforeNext: () => void;
  /** Keeps the state that lies on the disk among the snapshots now, durably. Call when nothing is in flight. */
  readonly keepNow: () => Promise<void>;
};

/**
 * `start` is what was loaded, or `null` for a document that is being created now. `rolledBack` is
 * called with the last durable body when a write failed; what was handed over since is in its
 * callers' hands, who are told.
 */
export function createDurableFile<T>(
  session: WritingSession,
  place: DocumentPlace<T>,
  start: LoadedDocument<T> | null,
  rolledBack: (body: T | null) => void,
): DurableFile<T> {
  const { world } = session;
  const { fileSystem } = world;
  let known = start;
  // A write that failed after the rename may be on the disk or not. It is ours, not another's work.
  let attempted: LoadedDocument<T> | null = null;
  let mustKeep = false;
  // The damaged bytes that lie in the place and were set aside already.
  let asideSha256: string | null = null;
  // Whole states that another program keeps from their place (Windows): of no use once a save succeeds.
  const heldCopies: string[] = [];

  const queue = createWriteQueue<T>(save, () => rolledBack(known?.envelope.body ?? null));

  async function save(body: T): Promise<void> {
    session.saves.begin(place.path);
    try {
      const savedAt = await session.disk.withRoom(() => saveOnce(body));
      session.saves.succeeded(place.path, savedAt);
    } catch (error) {
      session.saves.failed(place.path, storageFailure(error)?.code ?? 'storage.io');
      throw error;
    }
  }

  async function saveOnce(body: T): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await saveOver(body);
      } catch (error) {
        // What is there now is looked at as if it had been there from the first.
        if (!(error instanceof ChangedMeanwhile)) throw error;
        if (attempt === saveTries) throw new StorageError({ code: 'storage.io', params: { detail: 'changed meanwhile' } });
      }
    }
  }

  async function saveOver(body: T): Promise<string> {
    // Four looks that do not need one another, at the price of the slowest.
    const [refusal, onDisk, free] = await Promise.allSettled([
      session.refusal(),
      bytesOnDisk(),
      fileSystem.freeBytes(dirname(place.path)),
      seeKeptStates(),
    ]);
    const refused = settledValue(refusal);
    if (refused !== null) throw new StorageError(refused);
    const { bytes: bytesThere, stamp: stampThere } = settledValue(onDisk);
    const there = await revisionOf(bytesThere, body);
    const rev = Math.max(there, known?.envelope.rev ?? 0) + 1;
    const loaded = sealed(body, rev);
    // With the last of the room, only the disk itself knows whether it is enough.
    if (!session.disk.isLow()) requireRoom(settledValue(free), loaded.bytes.byteLength, world.reserveBytes);
    const written = { envelope: loaded.envelope, fileSha256: loaded.fileSha256, stamp: null };
    attempted = written;
    let ours: FileStamp | null = null;
    await replaceFile(world, place.path, loaded.bytes, (temp) => keepEarlierState(temp, loaded.fileSha256, there > 0), {
      whenHeld: keepHeldCopy,
      // Since the first look a service may have put another computer's words here. Between this one and the rename is nothing.
      async lastLook(temp) {
        ours = await look(temp);
        if (!isSameStamp(bytesThere === 'not-a-file' ? null : stampThere, await look(place.path))) throw new ChangedMeanwhile();
      },
    });
    // Or right after the rename: their file must not pass for ours.
    const now = await look(place.path);
    known = { ...written, stamp: isSameStamp(now, ours) ? now : null };
    attempted = null;
    asideSha256 = null;
    session.seen(loaded.envelope);
    await forgetHeldCopies();
    return loaded.envelope.savedAt;
  }

  /**
   * Before the first save: somebody may have put an older state back, and then newer ones are kept. What is written from
   * now on comes after those. That they cannot be seen just now is no reason not to save.
   */
  async function seeKeptStates(): Promise<void> {
    if (session.snapshotTimes.has(place.path)) return;
    const [newest] = await listSnapshots(world, place.snapshots);
    if (newest !== undefined) session.seen({ seq: newest.seq, savedAt: newest.savedAt ?? '' });
  }

  /** Only the newest is of use: it holds all that the ones before it held. */
  async function keepHeldCopy(temp: string): Promise<void> {
    await forgetHeldCopies();
    heldCopies.push(temp);
  }

  async function forgetHeldCopies(): Promise<void> {
    for (const copy of heldCopies.splice(0)) await removeTemp(world, copy);
  }

  async function bytesOnDisk(): Promise<{ readonly bytes: Uint8Array | 'not-a-file' | null; readonly stamp: FileStamp | null }> {
    const stamp = await unlessMissing(fileSystem.stamp(place.path));
    if (stamp === null) return { bytes: null, stamp };
    return { bytes: stamp.isFile ? await unlessMissing(fileSystem.readFile(place.path)) : 'not-a-file', stamp };
  }

  function sealed(body: T, rev: number): Omit<LoadedDocument<T>, 'stamp'> & { readonly bytes: Uint8Array } {
    const head = { id: place.id, rev, parentRev: known?.envelope.rev ?? 0, seq: session.nextSeq(), savedAt: world.now() };
    const bytes = sealDocument(place.kind, head, body);
    if (bytes.byteLength > maximumDocumentBytes) throw new StorageError({ code: 'storage.too-large' });
    const parsedBack = openDocument(place.kind, place.id, bytes);
    if (!parsedBack.ok) throw new Error(`${place.key} does not read back: ${parsedBack.error}`);
    return { bytes, envelope: parsedBack.value, fileSha256: sha256(bytes) };
  }

  /**
   * Nothing that somebody else wrote is ever replaced: a synchronised folder, or a second program,
   * may have changed the file since it was loaded. Answers the revision that lies there, 0 for none.
   */
  async function revisionOf(found: Uint8Array | 'not-a-file' | null, body: T): Promise<number> {
    if (found === null) return 0;
    if (found === 'not-a-file') {
      await setFoundAside(session, place, { problem: found });
      return 0;
    }
    const hash = sha256(found);
    if (hash === attempted?.fileSha256) known = attempted;
    if (hash === known?.fileSha256) return known.envelope.rev;
    const opened = openDocument(place.kind, place.id, found);
    if (opened.ok) {
      const loaded = { envelope: opened.value, fileSha256: hash, stamp: null };
      await keepBeside(body, loaded.envelope.rev);
      await keepReplaced();
      adopt(loaded);
      throw new StorageError({ code: 'storage.conflict', params: { file: basename(place.path) } });
    }
    if (opened.error === 'newer-format') throw new StorageError({ code: 'storage.newer-format' });
    // A save that is begun again, because the damage came in its middle, meets the same bytes once more.
    if (hash !== asideSha256) await setFoundAside(session, place, { problem: opened.error, bytes: found });
    asideSha256 = hash;
    return 0;
  }

  /** Puts our state beside the other's: `<name>.conflict-<rev>.json`, with a further number if that is taken. Whole, or not there. */
  async function keepBeside(body: T, above = 0): Promise<void> {
    const rev = Math.max(above, known?.envelope.rev ?? 0) + 1;
    const { bytes } = sealed(body, rev);
    const folder = dirname(place.path);
    const name = `${basename(place.path, '.json')}.conflict-${rev}`;
    const taken = new Set(await fileSystem.list(folder));
    let count = 1;
    let file = `${name}.json`;
    while (taken.has(file)) file = `${name}-${++count}.json`;
    await replaceFile(world, join(folder, file), bytes, async () => {});
    session.keptBeside?.(join(folder, file), place.path);
  }

  /** Goes on from what lies on the disk; its state is snapshotted before the next save, whenever that is. */
  function adopt(loaded: LoadedDocument<T>): void {
    known = loaded;
    attempted = null;
    session.seen(loaded.envelope);
    session.snapshotTimes.delete(place.path);
  }

  /** Before `temp`, whose bytes have this hash, takes the place of the known state: keeps that if it is due and still lies there. */
  async function keepEarlierState(temp: string, fileSha256: string, isThere: boolean): Promise<void> {
    if (known === null || !(mustKeep || isMigrated(known) || isSnapshotDue())) return;
    // Two minutes of work hang on these bytes: what the disk gives back is compared, not only counted.
    if (sha256(await fileSystem.readFile(temp)) !== fileSha256)
      throw new StorageError({ code: 'storage.io', params: { detail: 'temp differs' } });
    if (!isThere) {
      // Taken away by other hands since the last look: asked again, it is put back from memory first, and then kept.
      if (mustKeep) throw new StorageError({ code: 'storage.io', params: { detail: 'changed meanwhile' } });
      return;
    }
    if (mustKeep || isMigrated(known)) return keepNow();
    try {
      await takeSnapshot(world, place.snapshots, stateOnDisk(known));
      session.snapshotTimes.set(place.path, world.monotonicMs());
      await thinOutSnapshots(world, place.snapshots);
    } catch (error) {
      // The words at hand are worth more than an earlier state of them: the save goes on.
      if (storageFailure(error) === null) throw error;
    }
  }

  function isSnapshotDue(): boolean {
    const last = session.snapshotTimes.get(place.path);
    return last === undefined || world.monotonicMs() - last >= snapshotSpacing;
  }

  function stateOnDisk({ envelope }: LoadedDocument<T>): { readonly target: string; readonly seq: number; readonly savedAt: string } {
    return { target: place.path, seq: envelope.seq, savedAt: envelope.savedAt };
  }

  /** The file on the disk is of an earlier format, and its last state in that format stays until the person clears it. */
  function isMigrated({ envelope }: LoadedDocument<T>): boolean {
    return envelope.format < place.kind.version;
  }

  async function keepNow(): Promise<void> {
    if (known !== null) await takeLastingSnapshot(world, place.snapshots, stateOnDisk(known), isMigrated(known));
    session.snapshotTimes.set(place.path, world.monotonicMs());
    mustKeep = false;
  }

  /**
   * Somebody else's state lies in the place of ours, although nobody else may write: ours goes among the snapshots, as
   * far as the disk has room for it. It is written anew, for no file holds it any more.
   */
  async function keepReplaced(): Promise<void> {
    if (known === null || isMigrated(known) || !session.mayWrite()) return;
    const { body, format: _format, ...head } = known.envelope;
    try {
      await writeSnapshot(world, place.snapshots, sealDocument(place.kind, head, body), head);
    } catch (error) {
      if (storageFailure(error) === null) throw error;
    }
  }

  async function look(path: string): Promise<FileStamp | null> {
    try {
      return await fileSystem.stamp(path);
    } catch {
      return null;
    }
  }

  return {
    keepBeside: (body) => keepBeside(body),
    busy: queue.busy,
    idle: queue.idle,
    write: (body) => queue.push(body),
    keepBeforeNext() {
      mustKeep = true;
    },
    keepNow,
    async read() {
      const loaded = await readDocument(fileSystem, place, place.path);
      if (!loaded.ok) throw new StorageError({ code: 'storage.damaged', params: { file: basename(place.path) } });
      // Our own write that failed after the rename: it counts once its name is synced, too.
      if (loaded.value.fileSha256 === attempted?.fileSha256) await settleNames(world, place.path);
      // Touched and not changed: no other state to go on from.
      if (loaded.value.fileSha256 === known?.fileSha256) known = loaded.value;
      else {
        if (loaded.value.fileSha256 !== attempted?.fileSha256) await keepReplaced();
        adopt(loaded.value);
      }
      session.saves.forget(place.path);
      return loaded.value.envelope.body;
    },
    async untouched() {
      const stamp = known?.stamp ?? null;
      return stamp !== null && isSameStamp(await look(place.path), stamp);
    },
  };
}

/** Somebody else was at the file between the first look at it and the last one. */
class ChangedMeanwhile extends Error {}

/** So often somebody else may come between before a save is given up for now. */
const saveTries = 5;

function isSameStamp(one: FileStamp | null, other: FileStamp | null): boolean {
  if (one === null || other === null) return one === other;
  return one.size === other.size && one.modified === other.modified && one.inode === other.inode;
}

function settledValue<V>(settled: PromiseSettledResult<V>): V {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}
