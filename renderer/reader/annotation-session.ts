import { createStore, type StoreApi } from 'zustand/vanilla';
import { anchorTarget } from '../../shared/anchoring/anchor';
import type { AnnotationId } from '../../shared/core/ids';
import type { Failure, Result } from '../../shared/core/result';
import type { AnchoredAnnotation, Annotation, AnnotationChange, Target } from '../../shared/domain/annotation';
import type { TextVersion } from '../../shared/domain/text-version';
import { longestWait, pause, retryAfter } from '../app/saving-pace';
import {
  type AnnotationContent,
  byPassage,
  contentOf,
  isSameContent,
  isUnsaved,
  type ShownAnnotation,
  shownFrom,
} from './shown-annotation';

/** The calls that store annotations of one article. */
export type AnnotationPort = {
  readonly create: (content: AnnotationContent, target: Target) => Promise<Result<Annotation, Failure<string>>>;
  readonly update: (id: AnnotationId, change: AnnotationChange) => Promise<Result<Annotation, Failure<string>>>;
  readonly trash: (id: AnnotationId) => Promise<Result<unknown, Failure<string>>>;
  readonly restore: (id: AnnotationId) => Promise<Result<unknown, Failure<string>>>;
};

/** Time, as a port. */
export type Time = {
  /** Milliseconds of any origin. */
  readonly now: () => number;
  /** Runs `task` after `milliseconds`; the function returned calls it off. */
  readonly later: (task: () => void, milliseconds: number) => () => void;
};

export type AnnotationSession = {
  readonly store: StoreApi<readonly ShownAnnotation[]>;
  /** Takes what the disk has; unsaved annotations and changes stay. */
  readonly adopt: (version: Pick<TextVersion, 'id' | 'text'>, anchored: readonly AnchoredAnnotation[]) => void;
  /** Shows a new annotation at once and stores it; answers its key. */
  readonly add: (content: AnnotationContent, target: Target) => string;
  /** Shows a change at once; stores it when the person pauses, or with `settle`. */
  readonly change: (key: string, change: AnnotationChange) => void;
  /** Stores what is unsaved of one annotation now; `false` when the disk refused. */
  readonly settle: (key: string) => Promise<boolean>;
  /** Stores everything that is unsaved now. */
  readonly settleAll: () => Promise<boolean>;
  /** Takes it off the screen and puts it into the trash; on failure it comes back. */
  readonly remove: (key: string) => Promise<Result<unknown, Failure<string>>>;
  /** Brings back what `remove` took. */
  readonly bringBack: (entry: ShownAnnotation) => Promise<Result<unknown, Failure<string>>>;
};

const nothing: Result<unknown, never> = { ok: true, value: null };

/**
 * The annotations of the article that is open. Everything shows at once and is stored behind the
 * screen, one write of an annotation at a time and always its latest words; what the disk refuses
 * stays on the screen as unsaved and is tried again.
 */
export function annotationSession(port: AnnotationPort, { now, later }: Time): AnnotationSession {
  const store = createStore<readonly ShownAnnotation[]>()(() => []);
  const running = new Map<string, Promise<boolean>>();
  const waiting = new Map<string, () => void>();
  const failures = new Map<string, number>();
  const unsavedSince = new Map<string, number>();
  let made = 0;

  const find = (key: string): ShownAnnotation | undefined => store.getState().find((entry) => entry.key === key);
  const replaceAll = (entries: readonly ShownAnnotation[]): void => store.setState([...entries].sort(byPassage), true);
  const patch = (key: string, change: Partial<ShownAnnotation>): void =>
    store.setState(
      store.getState().map((entry) => (entry.key === key ? { ...entry, ...change } : entry)),
      true,
    );

  const callOff = (key: string): void => {
    waiting.get(key)?.();
    waiting.delete(key);
  };
  const plan = (key: string, milliseconds: number): void => {
    callOff(key);
    waiting.set(
      key,
      later(() => void settle(key), milliseconds),
    );
  };

  const failed = (key: string, failure: Failure<string>): false => {
    const count = failures.get(key) ?? 0;
    failures.set(key, count + 1);
    patch(key, { failure });
    plan(key, retryAfter[Math.min(count, retryAfter.length - 1)] ?? 60_000);
    return false;
  };

  /** Stores until the disk has the latest words, or refuses. */
  const work = async (key: string): Promise<boolean> => {
    for (let entry = find(key); entry !== undefined && isUnsaved(entry); entry = find(key)) {
      const content = contentOf(entry);
      unsavedSince.delete(key);
      const answer = entry.id === null ? await port.create(content, entry.target) : await port.update(entry.id, content);
      if (!answer.ok) return failed(key, answer.error);
      failures.delete(key);
      // Removed while it was being made: the disk must not keep what the screen no longer shows.
      if (find(key) === undefined && entry.id === null) return (await port.trash(answer.value.id)).ok;
      patch(key, { id: answer.value.id, stored: content, failure: null });
    }
    const entry = find(key);
    if (entry !== undefined && entry.failure !== null) patch(key, { failure: null });
    return true;
  };

  const settle = async (key: string): Promise<boolean> => {
    callOff(key);
    const before = running.get(key);
    if (before !== undefined) return before.then((fine) => (fine ? settle(key) : false));
    const entry = find(key);
    if (entry === undefined || !isUnsaved(entry)) return true;
    const promise = work(key).finally(() => running.delete(key));
    running.set(key, promise);
    return promise;
  };

  return {
    store,
    adopt(version, anchored) {
      const shown = store.getState();
      const fromDisk = anchored.map(shownFrom).map((entry) => {
        const mine = shown.find((candidate) => candidate.id === entry.id);
        if (mine === undefined) return entry;
        // A card keeps its key, so that its open fields stay open and what is waiting to be stored still finds it.
        const { key } = mine;
        return isUnsaved(mine) ? { ...entry, ...contentOf(mine), key, failure: mine.failure } : { ...entry, key };
      });
      const onlyHere = shown
        .filter(isUnsaved)
        .filter((entry) => entry.id === null)
        .map((entry) => ({ ...entry, ...anchorTarget(version, entry.target) }));
      replaceAll([...fromDisk, ...onlyHere]);
    },
    add(content, target) {
      made += 1;
      const key = `new-${made}`;
      const { start, end } = target.position;
      replaceAll([
        ...store.getState(),
        { ...contentOf(content), key, id: null, target, state: 'exact', start, end, stored: null, failure: null },
      ]);
      void settle(key);
      return key;
    },
    change(key, change) {
      const entry = find(key);
      if (entry === undefined) return;
      const content: AnnotationContent = {
        kind: change.kind ?? entry.kind,
        comment: change.comment ?? entry.comment,
        tags: change.tags ?? entry.tags,
      };
      if (isSameContent(entry, content)) return;
      patch(key, content);
      // After a refusal the attempts keep their own pace: typing must neither put them off nor hammer a full disk.
      if (failures.has(key)) return;
      const since = unsavedSince.get(key) ?? now();
      unsavedSince.set(key, since);
      plan(key, Math.max(0, Math.min(pause, since + longestWait - now())));
    },
    settle,
    async settleAll() {
      // Also what is still being written although the screen no longer shows it.
      const results = await Promise.all([...running.values(), ...store.getState().map((entry) => settle(entry.key))]);
      return results.every((fine) => fine);
    },
    async remove(key) {
      const entry = find(key);
      if (entry === undefined) return nothing;
      callOff(key);
      // Words that were never stored are stored first, so that the trash has all of them.
      if (entry.id !== null) await settle(key);
      const latest = find(key) ?? entry;
      replaceAll(store.getState().filter((candidate) => candidate.key !== key));
      if (latest.id === null) return nothing;
      const answer = await port.trash(latest.id);
      if (!answer.ok) replaceAll([...store.getState(), latest]);
      return answer;
    },
    async bringBack(entry) {
      if (find(entry.key) !== undefined) return nothing;
      if (entry.id !== null) {
        const answer = await port.restore(entry.id);
        if (!answer.ok) return answer;
      }
      replaceAll([...store.getState(), entry]);
      void settle(entry.key);
      return nothing;
    },
  };
}
