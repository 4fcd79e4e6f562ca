import { basename, dirname, join } from 'node:path';
import { err, type Failure, fail, ok, type Result } from '../../shared/core/result';
import type { DocumentVersion, OpenedVersion } from '../../shared/domain/history';
import type { HistorySubject } from '../../shared/domain/history-subject';
import { conflictOf } from './conflict-name';
import { missingAs } from './document-store';
import { type HistoryAspect, isSameContent, withAspect } from './history-subject';
import { justKept } from './keep-copy';
import type { LibraryCore } from './library-core';
import { readDocument } from './read-document';
import { listSnapshots } from './snapshots';
import { failed, type StorageFailure } from './storage-failure';

/**
 * `history.no-document`: the document itself is not there. `history.gone`: that version is not kept
 * any more. `history.damaged`: its file is there and cannot be believed; the others are not concerned.
 */
export type HistoryFailure = StorageFailure | Failure<'history.no-document' | 'history.gone' | 'history.damaged'>;

/** Every state of a document that is still there, and the way back to it. */
export type History = {
  /** Newest first, from names alone: as quick for eighty versions as for one. */
  readonly list: (
    subject: HistorySubject,
  ) => Promise<Result<{ readonly title: string; readonly versions: readonly DocumentVersion[] }, HistoryFailure>>;
  readonly read: (subject: HistorySubject, version: string) => Promise<Result<OpenedVersion, HistoryFailure>>;
  /**
   * Makes an earlier version the newest one. The present state is kept first, durably; `undo` is the
   * version that holds it, `null` when there is nothing to restore. `exact` is for an undo: annotations
   * that were made since do not stay.
   */
  readonly restore: (
    subject: HistorySubject,
    version: string,
    exact: boolean,
  ) => Promise<Result<{ readonly undo: string | null }, HistoryFailure>>;
};

type Found = { readonly version: DocumentVersion; readonly path: string };
/** What tells one state of a document from all others. */
type State = { readonly seq: number; readonly savedAt: string };
type Opened<T> = { readonly savedAt: string; readonly body: T };

export function createHistory(core: LibraryCore): History {
  const { world, places, documents } = core;

  async function present<T>({ place }: HistoryAspect<T>): Promise<Result<Opened<T> & State, HistoryFailure>> {
    const read = missingAs<T, never, 'history.no-document'>(await documents.read(place), 'history.no-document');
    if (!read.ok) return read;
    const onDisk = await readDocument(world.fileSystem, place, place.path);
    // What is in memory is the newest; of the file only the time and its number are wanted.
    const { savedAt, seq } = onDisk.ok ? onDisk.value.envelope : { savedAt: world.now(), seq: 0 };
    return ok({ savedAt, seq, body: read.value });
  }

  /** Files that hold other states of the document: copies that a conflict left first, then earlier ones, newest first. */
  async function others<T>({ place }: HistoryAspect<T>, now: State): Promise<readonly Found[]> {
    const folder = dirname(place.path);
    const names = [...(await world.fileSystem.list(folder))].sort();
    const copies = names.flatMap((name): Found[] => {
      const conflict = conflictOf(name);
      if (conflict?.file !== basename(place.path)) return [];
      return [{ version: { id: name, source: 'conflict', savedAt: null, host: conflict.host }, path: join(folder, name) }];
    });
    const kept = (await listSnapshots(world, place.snapshots))
      // The first state of an article is kept while it is still the present one.
      .filter(({ seq, savedAt }) => seq !== now.seq || (savedAt !== null && savedAt !== now.savedAt))
      .map(
        ({ file, savedAt }): Found => ({
          version: { id: file, source: 'earlier', savedAt, host: null },
          path: join(place.snapshots, file),
        }),
      );
    return [...copies, ...kept];
  }

  async function open<T>(aspect: HistoryAspect<T>, version: string): Promise<Result<Opened<T>, HistoryFailure>> {
    const now = await present(aspect);
    if (!now.ok || version === 'present') return now;
    const inside = aspect.inside(now.value.body).find(({ id }) => id === version);
    if (inside !== undefined) return ok(inside);
    const found = (await others(aspect, now.value)).find((other) => other.version.id === version);
    if (found === undefined) return fail('history.gone');
    const read = await readDocument(world.fileSystem, aspect.place, found.path);
    if (read.ok) return ok({ savedAt: read.value.envelope.savedAt, body: read.value.envelope.body });
    const { error } = read;
    if (error.problem === 'missing') return fail('history.gone');
    if (error.problem === 'unreadable') return err(error.failure);
    return error.problem === 'newer-format' ? fail('storage.newer-format') : fail('history.damaged');
  }

  async function listOf<T>(aspect: HistoryAspect<T>): ReturnType<History['list']> {
    const now = await present(aspect);
    if (!now.ok) return now;
    const { savedAt, body } = now.value;
    const inside = aspect
      .inside(body)
      .map(({ id, savedAt: since }): DocumentVersion => ({ id, source: 'text', savedAt: since, host: null }));
    const files = (await others(aspect, now.value)).map(({ version }) => version);
    return ok({
      title: aspect.titleOf(body),
      versions: [{ id: 'present', source: 'present', savedAt, host: null }, ...files, ...inside],
    });
  }

  async function restoreOf<T>(aspect: HistoryAspect<T>, version: string, exact: boolean): ReturnType<History['restore']> {
    const { place, topic, back } = aspect;
    const earlier = await open(aspect, version);
    if (!earlier.ok) return earlier;
    const update = documents.update<T, Failure<'same'>>(
      place,
      (current) => {
        const next = back(current, earlier.value.body, world.now(), exact);
        return isSameContent(aspect, current, next) ? fail('same') : ok(next);
      },
      { keepEarlier: true },
    );
    const updated = missingAs<T, Failure<'same'>, 'history.no-document'>(await update, 'history.no-document');
    if (updated.ok) {
      core.changed({ topic, id: place.id, replaced: true });
      return ok({ undo: await justKept(core, place.snapshots) });
    }
    return updated.error.code === 'same' ? ok({ undo: null }) : err(updated.error);
  }

  async function answered<V>(work: () => Promise<Result<V, HistoryFailure>>): Promise<Result<V, HistoryFailure>> {
    try {
      return await work();
    } catch (error) {
      return failed(error);
    }
  }

  return {
    list: (subject) => answered(() => withAspect(places, subject, (aspect) => listOf(aspect))),
    read: (subject, version) =>
      answered(() =>
        withAspect(places, subject, async (aspect): Promise<Result<OpenedVersion, HistoryFailure>> => {
          const opened = await open(aspect, version);
          if (!opened.ok) return opened;
          return ok({ savedAt: opened.value.savedAt, content: aspect.contentOf(opened.value.body) });
        }),
      ),
    restore: (subject, version, exact) => answered(() => withAspect(places, subject, (aspect) => restoreOf(aspect, version, exact))),
  };
}
