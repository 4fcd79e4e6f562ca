import { basename, join } from 'node:path';
import { documentId } from '../../shared/core/ids';
import { err, ok, type Result } from '../../shared/core/result';
import type { RecoveryFinding } from '../../shared/domain/library-status';
import type { TrashRow, TrashThing } from '../../shared/domain/rows';
import type { LibraryCore } from './library-core';
import type { IntentDocument } from './library-places';
import { StorageError, type StorageFailure, storageFailure, unlessMissing } from './storage-failure';
import { removeOnce, writeOnce } from './trash-folder';

/** How actions are done. All of it can be done again, and throws a `StorageError` or a system error. */
export type IntentSteps = {
  /** Does it to one thing. */
  readonly forward: (action: IntentDocument['action'], thing: TrashRow) => Promise<void>;
  /** Takes it back. */
  readonly back: (action: Exclude<IntentDocument['action'], 'purge'>, thing: TrashRow) => Promise<void>;
  /** What follows when all things are done. */
  readonly finish: (intent: IntentDocument) => Promise<void>;
};

/**
 * Actions on several documents, all or nothing. What is to be done is written down durably before the
 * first step and crossed out durably after the last; what is found written down when the library is
 * opened was interrupted, and is done to its end. A step that fails while the program runs takes the
 * others back, since the person is told that it failed. Deleting for good cannot be taken back: from the
 * moment it is written down it is done, and what the disk refuses to give up is tried again later.
 */
export type Intents = {
  /** `unfinished`: deleted for good, but the disk still holds some of it. */
  readonly carryOut: (intent: IntentDocument) => Promise<Result<'done' | 'unfinished', StorageFailure>>;
  /** Ends what an earlier action left; while that is impossible, nothing new may begin. Looks at the disk the first time. */
  readonly settle: () => Promise<Result<null, StorageFailure>>;
  /** What is deleted for good already, although the disk still holds some of it. */
  readonly purged: () => readonly TrashThing[];
};

/** Something that was written down and is not crossed out: `back` when it is to be taken back. */
type Open = { readonly intent: IntentDocument; readonly back: boolean };

/** What became of the steps: those that were begun, and why they ended early. */
type Attempt = { readonly begun: readonly TrashRow[]; readonly failure: StorageFailure | null };

export function createIntents(core: LibraryCore, steps: IntentSteps, found: (finding: RecoveryFinding) => void): Intents {
  const { world, places, documents, session } = core;
  const open = new Map<string, Open>();
  let looked = false;

  async function crossOut(id: string): Promise<void> {
    await documents.alone([places.intent(id)], () => removeOnce(core, places.intent(id).path));
    open.delete(id);
  }

  async function attempt(intent: IntentDocument): Promise<Attempt> {
    const begun: TrashRow[] = [];
    const failure = await failureOf(async () => {
      for (const thing of intent.things) {
        begun.push(thing);
        await steps.forward(intent.action, thing);
      }
      await steps.finish(intent);
    });
    // What is in the way of another was left alone, and so was that.
    if (failure?.code === 'storage.conflict') begun.pop();
    return { begun, failure };
  }

  async function takeBack({ action, things }: IntentDocument): Promise<void> {
    // Only one that was never begun: there is nothing to take back.
    if (action === 'purge') return;
    for (const thing of [...things].reverse()) {
      const failure = await failureOf(() => steps.back(action, thing));
      // What somebody else took away, or put in its place, stays as they left it.
      if (failure !== null && failure.code !== 'storage.conflict') throw new StorageError(failure);
    }
  }

  /** Does it wholly, or takes it back; what is impossible just now stays open. Answers why it was not done. */
  async function doOrUndo(id: string, intent: IntentDocument): Promise<StorageFailure | null> {
    open.set(id, { intent, back: false });
    const { begun, failure } = await attempt(intent);
    if (failure === null) {
      // Done, whether it can be crossed out now or only by the next action or start.
      await failureOf(() => crossOut(id));
    } else if (intent.action !== 'purge') await undo(id, { ...intent, things: begun });
    return failure;
  }

  async function undo(id: string, intent: IntentDocument): Promise<StorageFailure | null> {
    open.set(id, { intent, back: true });
    return failureOf(async () => {
      await takeBack(intent);
      await crossOut(id);
    });
  }

  /** Tries once more; answers what is in the way of others. What is deleted for good is in nobody's. */
  async function end(id: string, { intent, back }: Open): Promise<StorageFailure | null> {
    const failure = await (back ? undo(id, intent) : doOrUndo(id, intent));
    return intent.action === 'purge' ? null : failure;
  }

  /** Reads what an interrupted program left behind. */
  async function look(): Promise<void> {
    const names = (await unlessMissing(world.fileSystem.list(places.intents))) ?? [];
    for (const id of names
      .filter((name) => name.endsWith('.json'))
      .map((name) => basename(name, '.json'))
      .sort()) {
      if (!documentId.safeParse(id).success) continue;
      // A damaged one is set aside and told of by the reading itself.
      const intent = await documents.read(places.intent(id));
      if (intent.ok) open.set(id, { intent: intent.value, back: false });
    }
    looked = true;
    for (const [id, { intent }] of [...open]) {
      const failure = await doOrUndo(id, intent);
      const action = failure === null ? 'finished' : open.has(id) ? 'reported' : 'taken-back';
      found({ file: join(basename(places.intents), `${id}.json`), problem: 'interrupted', action });
    }
  }

  return {
    async carryOut(intent) {
      const id = world.newId();
      const unwritten = await failureOf(() => writeOnce(core, places.intent(id), intent));
      if (unwritten !== null) {
        // It may have been written all the same, and must not be found by the next start.
        await undo(id, { ...intent, things: [] });
        return err(unwritten);
      }
      const failure = await doOrUndo(id, intent);
      if (failure === null) return ok('done');
      return intent.action === 'purge' ? ok('unfinished') : err(failure);
    },

    async settle() {
      if (!looked && session.mayWrite()) {
        const failure = await failureOf(look);
        if (failure !== null) return err(failure);
      }
      const failures: (StorageFailure | null)[] = [];
      for (const [id, entry] of [...open]) failures.push(await end(id, entry));
      const first = failures.find((failure) => failure !== null) ?? null;
      return first === null ? ok(null) : err(first);
    },

    purged: () => [...open.values()].flatMap(({ intent, back }) => (intent.action === 'purge' && !back ? intent.things : [])),
  };
}

/** Awaits work; the failure instead of a throw when it was one of the disk. */
async function failureOf(work: () => Promise<void>): Promise<StorageFailure | null> {
  try {
    await work();
    return null;
  } catch (error) {
    const failure = storageFailure(error);
    if (failure === null) throw error;
    return failure;
  }
}
