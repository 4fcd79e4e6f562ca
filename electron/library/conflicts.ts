import { fail, ok, type Result } from '../../shared/core/result';
import type { Conflict, ConflictChoice, OpenedConflict } from '../../shared/domain/conflict';
import { type ConflictCopy, createConflictShelf } from './conflict-copies';
import { type HistoryAspect, isSameContent, withAspect } from './history-subject';
import { createKeyedSequence } from './keyed-sequence';
import type { LibraryCore } from './library-core';
import { type ConflictFailure, openCopy, openPresent } from './open-copy';
import { type ConflictStores, type Settled, settleConflict } from './settle-conflict';
import { failed, storageFailure } from './storage-failure';

/**
 * The copies that services put beside documents when two computers had changed them. They are found by
 * the scan and when somebody looks at the list; nothing of them is decided without a person, and what a
 * person does not take becomes a version of its document.
 */
export type Conflicts = {
  /** Takes in a file that is not ours, if it is a copy of a document; answers whether it is. */
  readonly note: (path: string) => boolean;
  readonly count: () => number;
  /** Looks through the folders again for copies that came or went; says so when their number changed. */
  readonly look: () => Promise<void>;
  /** A page of the copies, each read and compared with its document. */
  readonly list: (offset: number, limit: number) => Promise<{ readonly conflicts: readonly Conflict[]; readonly total: number }>;
  readonly read: (id: string) => Promise<Result<OpenedConflict, ConflictFailure>>;
  readonly settle: (id: string, choice: ConflictChoice) => Promise<Result<Settled, ConflictFailure>>;
};

/** What the list says of a copy that cannot be shown, by the reason. */
const unreadableStates: Readonly<Record<string, Conflict['state']>> = { 'conflict.unreadable': 'damaged', 'storage.newer-format': 'newer' };

export function createConflicts(core: LibraryCore, articleIds: () => Promise<readonly string[]>, stores: ConflictStores): Conflicts {
  const { world, places, documents } = core;
  const shelf = createConflictShelf(places);
  const inTurn = createKeyedSequence();

  async function compared<T>(aspect: HistoryAspect<T>, copy: ConflictCopy): Promise<Conflict | null> {
    const { id, subject, service, host } = copy;
    const known = { id, subject, service, host };
    const { body: present, isGone } = await openPresent(core, stores.trash, aspect);
    const opened = await openCopy(core, aspect, copy);
    const title = await titleOf(aspect, present ?? (opened.ok ? opened.value.body : null), subject.id);
    if (!opened.ok) {
      if (opened.error.code === 'conflict.gone') return null;
      return { ...known, title, savedAt: null, state: unreadableStates[opened.error.code] ?? 'unreadable' };
    }
    const { savedAt, body } = opened.value;
    if (present === null) return { ...known, title, savedAt, state: isGone ? 'gone' : 'alone' };
    return { ...known, title, savedAt, state: isSameContent(aspect, present, body) ? 'same' : 'differs' };
  }

  /** Annotations go by the title of their article. */
  async function titleOf<T>(aspect: HistoryAspect<T>, body: T | null, id: string): Promise<string> {
    if (aspect.topic === 'annotations') {
      const article = await documents.read(places.article(id));
      return article.ok ? article.value.meta.title : '';
    }
    return body === null ? '' : aspect.titleOf(body);
  }

  async function answered<V>(
    id: string,
    work: (copy: ConflictCopy) => Promise<Result<V, ConflictFailure>>,
  ): Promise<Result<V, ConflictFailure>> {
    const copy = shelf.find(id);
    if (copy === undefined) return fail('conflict.gone');
    try {
      const answer = await work(copy);
      if (!answer.ok && answer.error.code === 'conflict.gone') shelf.drop(copy);
      return answer;
    } catch (error) {
      return failed(error);
    }
  }

  return {
    note: shelf.note,
    count: shelf.count,
    async look() {
      const before = shelf.count();
      const folders = [places.briefings, ...(await articleIds()).map(places.articleFolder)];
      for (const folder of folders) {
        try {
          shelf.noteFolder(folder, await world.fileSystem.list(folder));
        } catch (error) {
          // One folder that cannot be looked into keeps no other from being seen.
          if (storageFailure(error) === null) throw error;
        }
      }
      if (shelf.count() !== before) core.changed({ topic: 'library', id: '' });
    },
    async list(offset, limit) {
      const conflicts: Conflict[] = [];
      for (const copy of shelf.all().slice(offset)) {
        if (conflicts.length === limit) break;
        const described = await withAspect(places, copy.subject, (aspect) => compared(aspect, copy));
        if (described === null) shelf.drop(copy);
        else conflicts.push(described);
      }
      return { conflicts, total: shelf.count() };
    },
    read: (id) =>
      answered(id, (copy) =>
        withAspect(places, copy.subject, async (aspect): Promise<Result<OpenedConflict, ConflictFailure>> => {
          const opened = await openCopy(core, aspect, copy);
          if (!opened.ok) return opened;
          const { body: present } = await openPresent(core, stores.trash, aspect);
          return ok({
            present: present === null ? null : aspect.contentOf(present),
            copy: aspect.contentOf(opened.value.body),
            savedAt: opened.value.savedAt,
          });
        }),
      ),
    settle: (id, choice) =>
      inTurn(id, () =>
        answered(id, async (copy) => {
          const settled = await withAspect(places, copy.subject, (aspect) => settleConflict(core, stores, aspect, copy, choice));
          if (!settled.ok) return settled;
          shelf.drop(copy);
          core.changed({ topic: 'library', id: '' });
          return settled;
        }),
      ),
  };
}
