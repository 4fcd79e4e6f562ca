import { basename, dirname, relative } from 'node:path';
import { Low } from 'lowdb';
import { err, type Failure, fail, ok, type Result } from '../../shared/core/result';
import type { RecoveryFinding } from '../../shared/domain/library-status';
import { canonicalJson } from './canonical-json';
import type { DocumentPlace } from './document-place';
import { createDurableFile, type DurableFile } from './durable-file';
import { createKeyedSequence } from './keyed-sequence';
import { holdsSomething } from './look-at-folder';
import { isOlderThanKept } from './older-state';
import { type LoadedDocument, type LoadProblem, readDocument } from './read-document';
import { finishInterruptedSave, recoverDocument } from './recover-document';
import { failed, StorageError, type StorageFailure, unlessMissing } from './storage-failure';
import type { WritingSession } from './writing-session';

/** `missing`: there is no such document, and there is no sign that there should be one. */
export type ReadFailure = StorageFailure | Failure<'missing'>;

/** Gives "no such document" the code of its topic. */
export function missingAs<T, F extends Failure<string>, C extends string>(
  result: Result<T, F | ReadFailure>,
  code: C,
): Result<T, F | StorageFailure | Failure<C>> {
  if (result.ok) return result;
  return result.error.code === 'missing' ? fail(code) : err(result.error as F | StorageFailure);
}

/**
 * The documents of one folder. Each that is in use is one `Low` over a `DurableFile`; about 200 are
 * kept in memory, and a document that is not in use is read again when asked for. What this gives
 * out must not be changed in place.
 */
export type DocumentStore = {
  /** The document's newest state that this program knows, checked against the disk. */
  readonly read: <T>(place: DocumentPlace<T>) => Promise<Result<T, ReadFailure>>;
  /**
   * Makes the next state from the present one; answers it when it (or a newer one) is durable. A refused change writes
   * nothing. With `keepEarlier` the present state goes among the snapshots first, whatever the time, and the change is
   * not written when that fails: for a change that replaces a person's words as a whole, such as a restore.
   */
  readonly update: <T, F extends Failure<string>>(
    place: DocumentPlace<T>,
    change: (current: T) => Result<T, F>,
    how?: { readonly keepEarlier: boolean },
  ) => Promise<Result<T, F | ReadFailure>>;
  /** Puts a state beside the document, as a copy for the person to choose between: words that were written over a state that is no longer there. */
  readonly keepBeside: <T>(place: DocumentPlace<T>, body: T) => Promise<Result<null, ReadFailure>>;
  /** Puts the present state among the snapshots now, durably: before many documents are removed at once. */
  readonly keep: <T>(place: DocumentPlace<T>) => Promise<Result<null, ReadFailure>>;
  /** Writes a document that must not exist yet. */
  readonly create: <T>(place: DocumentPlace<T>, body: T) => Promise<Result<T, StorageFailure>>;
  /** Runs work that moves files away while nobody reads or writes these documents; they are forgotten after. */
  readonly alone: <R>(places: readonly { readonly path: string }[], work: () => Promise<R>) => Promise<R>;
  /** Reads a document without keeping it, mending what is damaged; for the scan. */
  readonly inspect: (place: DocumentPlace<unknown>) => Promise<void>;
  /** Looks whether somebody else changed one of the documents that were in use last, and takes over what is there now. */
  readonly lookAgain: () => Promise<void>;
  /** Resolves when nothing is in flight. */
  readonly idle: () => Promise<void>;
};

type OpenDocument = {
  readonly place: DocumentPlace<unknown>;
  readonly low: Low<unknown>;
  readonly file: DurableFile<unknown>;
  users: number;
};

const keptOpen = 200;
/** So many that were in use last are looked at again: what a window shows is among them. */
const lookedAtAgain = 20;

export function createDocumentStore(session: WritingSession, found: (finding: RecoveryFinding) => void): DocumentStore {
  const { fileSystem } = session.world;
  const open = new Map<string, OpenDocument>();
  const inTurn = createKeyedSequence();

  function keep(path: string, document: OpenDocument): OpenDocument {
    open.delete(path);
    open.set(path, document);
    for (const [other, candidate] of open) {
      if (open.size <= keptOpen) break;
      if (candidate !== document && candidate.users === 0 && !candidate.file.busy()) open.delete(other);
    }
    return document;
  }

  function openOver<T>(place: DocumentPlace<T>, start: LoadedDocument<T> | null, body: T): OpenDocument {
    const file = createDurableFile<unknown>(session, place, start, (durable) => {
      if (durable === null) open.delete(place.path);
      else low.data = durable;
    });
    const low: Low<unknown> = new Low<unknown>(file, body);
    return keep(place.path, { place, low, file, users: 0 });
  }

  /** Call within the document's turn. */
  async function ensure<T>(place: DocumentPlace<T>): Promise<Result<OpenDocument, ReadFailure>> {
    const there = open.get(place.path);
    if (there !== undefined) {
      if (there.file.busy() || (await there.file.untouched())) return ok(keep(place.path, there));
      // Another library in this one's folder has a library.json, too: it is no new state of ours.
      const refusal = session.mayWrite() ? await session.refusal() : null;
      if (refusal?.code === 'storage.replaced') return err(refusal);
      if (await readAgain(there)) return ok(keep(place.path, there));
      if (await writeAgain(place, there)) return ok(there);
    }
    const loaded = await load(place);
    if (!loaded.ok) {
      open.delete(place.path);
      return loaded;
    }
    // What is shown from here on is what lies on the disk: no save of it is wanting any more.
    session.saves.forget(place.path);
    return ok(openOver(place, loaded.value, loaded.value.envelope.body));
  }

  /** The document with nothing in flight, so that its newest state is the one that lies on the disk. Call within its turn. */
  async function settled<T>(place: DocumentPlace<T>): Promise<Result<OpenDocument, ReadFailure>> {
    await open.get(place.path)?.file.idle();
    return ensure(place);
  }

  /** Somebody else changed the file: takes over what is there now, if it is good. */
  async function readAgain(document: OpenDocument): Promise<boolean> {
    const before = canonicalJson(document.low.data);
    try {
      await document.low.read();
      if (canonicalJson(document.low.data) !== before) session.adopted?.(document.place.path);
      return true;
    } catch (error) {
      if (error instanceof StorageError) return false;
      throw error;
    }
  }

  /**
   * Somebody else damaged or removed the file, and the good state is in memory: it is put back. That is
   * newer than any snapshot. The damaged bytes are set aside by the save itself.
   */
  async function writeAgain<T>(place: DocumentPlace<T>, document: OpenDocument): Promise<boolean> {
    const read = await readDocument(fileSystem, place, place.path);
    if (read.ok || read.error.problem === 'unreadable' || read.error.problem === 'newer-format' || !session.mayWrite()) return false;
    if (read.error.problem === 'missing' && (await reallyAbsent(place))) return false;
    await push(place, document, document.low.data);
    found({ file: relative(session.root, place.path), problem: read.error.problem, action: 'recovered' });
    return true;
  }

  async function load<T>(place: DocumentPlace<T>): Promise<Result<LoadedDocument<T>, ReadFailure>> {
    const read = await readDocument(fileSystem, place, place.path);
    if (!read.ok) return mend(place, read.error);
    session.seen(read.value.envelope);
    const finished = await finishInterruptedSave(session, place, read.value);
    if (finished === null) return read;
    found(finished.finding);
    session.seen(finished.loaded.envelope);
    return ok(finished.loaded);
  }

  async function mend<T>(place: DocumentPlace<T>, problem: LoadProblem): Promise<Result<LoadedDocument<T>, ReadFailure>> {
    const file = basename(place.path);
    if (problem.problem === 'unreadable') {
      report(place, problem.problem);
      return err(problem.failure);
    }
    if (problem.problem === 'newer-format') {
      report(place, problem.problem);
      return fail('storage.newer-format', { file });
    }
    if (problem.problem === 'missing') {
      // Asking makes the library notice, and say, that its folder is gone or another's. The document right
      // in the folder is what it looks at itself: asking then would wait for that very look.
      const refusal = dirname(place.path) === session.root ? null : await session.refusal();
      if (refusal?.code === 'storage.replaced') return err(refusal);
    }
    if (problem.problem === 'missing' && (await reallyAbsent(place))) {
      return (await unlessMissing(fileSystem.stamp(session.root))) === null ? fail('storage.folder-missing') : fail('missing');
    }
    const recovery = await recoverDocument(session, place, problem);
    if (recovery.loaded === null && problem.problem === 'missing' && place.trashed !== null) return fail('missing');
    found(recovery.finding);
    return recovery.loaded === null ? fail('storage.damaged', { file }) : ok(recovery.loaded);
  }

  /** A missing file is an error unless its whole folder is gone, it lies in the trash, or it was never made. */
  async function reallyAbsent(place: DocumentPlace<unknown>): Promise<boolean> {
    if ((await unlessMissing(fileSystem.stamp(dirname(place.path)))) === null) return true;
    if (place.optional && !(await holdsSomething(session.world, place.snapshots))) return true;
    return place.trashed !== null && (await unlessMissing(fileSystem.stamp(place.trashed))) !== null;
  }

  /** What lies on the disk once a document that is in use was looked at. */
  async function readAfter<T>(looked: Promise<unknown>, place: DocumentPlace<T>): Promise<Result<LoadedDocument<T>, LoadProblem>> {
    await looked;
    return readDocument(fileSystem, place, place.path);
  }

  function report(place: DocumentPlace<unknown>, problem: RecoveryFinding['problem']): void {
    found({ file: relative(session.root, place.path), problem, action: 'reported' });
  }

  /** Hands a state to the document's queue; must be called within its turn, and awaited outside of it. */
  function push(place: DocumentPlace<unknown>, document: OpenDocument, body: unknown): Promise<void> {
    // In the same turn of the loop, or room for another might be made of this one: a document that is
    // being written must be found by the next who asks.
    keep(place.path, document);
    document.low.data = body;
    document.users += 1;
    const written = document.low.write().finally(() => {
      document.users -= 1;
    });
    // Whoever asked awaits it a little later; until then a failure is not "unhandled".
    written.catch(() => {});
    return written;
  }

  async function alone<R>(places: readonly { readonly path: string }[], work: () => Promise<R>): Promise<R> {
    const [first, ...rest] = places;
    if (first === undefined) return work();
    return inTurn(first.path, async () => {
      await open.get(first.path)?.file.idle();
      try {
        return await alone(rest, work);
      } finally {
        open.delete(first.path);
        session.saves.forget(first.path);
      }
    });
  }

  return {
    read: <T>(place: DocumentPlace<T>) =>
      inTurn(place.path, async (): Promise<Result<T, ReadFailure>> => {
        try {
          const document = await ensure(place);
          return document.ok ? ok(document.value.low.data as T) : document;
        } catch (error) {
          return failed(error);
        }
      }),

    async update(place, change, { keepEarlier } = { keepEarlier: false }) {
      try {
        const begun = await inTurn(place.path, async () => {
          const document = await (keepEarlier ? settled(place) : ensure(place));
          if (!document.ok) return document;
          const next = change(document.value.low.data as never);
          if (!next.ok) return next;
          if (keepEarlier) document.value.file.keepBeforeNext();
          // Not awaited here: the next change may already be made while this one is written.
          return ok({ body: next.value, written: push(place, document.value, next.value) });
        });
        if (!begun.ok) return begun;
        await begun.value.written;
        return ok(begun.value.body);
      } catch (error) {
        return failed(error);
      }
    },

    keepBeside: (place, body) =>
      inTurn(place.path, async (): Promise<Result<null, ReadFailure>> => {
        try {
          const document = await settled(place);
          if (!document.ok) return document;
          const refusal = await session.refusal();
          if (refusal !== null) return err(refusal);
          await document.value.file.keepBeside(body);
          return ok(null);
        } catch (error) {
          return failed(error);
        }
      }),

    keep: (place) =>
      inTurn(place.path, async (): Promise<Result<null, ReadFailure>> => {
        try {
          const document = await settled(place);
          if (!document.ok) return document;
          const refusal = await session.refusal();
          if (refusal !== null) return err(refusal);
          await document.value.file.keepNow();
          return ok(null);
        } catch (error) {
          return failed(error);
        }
      }),

    create: (place, body) =>
      inTurn(place.path, async () => {
        try {
          await push(place, openOver(place, null, body), body);
          return ok(body);
        } catch (error) {
          open.delete(place.path);
          return failed(error);
        }
      }),

    alone,

    inspect: (place) =>
      inTurn(place.path, async () => {
        const present = await (open.has(place.path) ? readAfter(ensure(place), place) : load(place));
        if (present.ok && (await isOlderThanKept(session.world, place, present.value.envelope))) report(place, 'older-state');
      }),

    async lookAgain() {
      for (const { place, file } of [...open.values()].slice(-lookedAtAgain)) {
        if (file.busy() || (await file.untouched())) continue;
        await inTurn(place.path, () => ensure(place));
      }
    },

    async idle() {
      await Promise.all([...open.values()].map((document) => document.file.idle()));
    },
  };
}
