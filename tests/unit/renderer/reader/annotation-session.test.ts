import { describe, expect, it } from 'vitest';
import { type AnnotationPort, annotationSession } from '../../../../renderer/reader/annotation-session';
import type { AnnotationContent } from '../../../../renderer/reader/shown-annotation';
import { describePassage } from '../../../../shared/anchoring/selectors';
import type { AnnotationId } from '../../../../shared/core/ids';
import { fail, ok } from '../../../../shared/core/result';
import { type Annotation, annotation, type Target } from '../../../../shared/domain/annotation';

const version = { id: 'v1', text: 'The Government has announced that it will reconsider.' };
const fact: AnnotationContent = { kind: 'key-fact', comment: '', tags: [] };

/** A disk in memory that can be full, and that answers only when it is let to. */
function disk() {
  const stored = new Map<AnnotationId, Annotation>();
  const trashed = new Map<AnnotationId, Annotation>();
  const gates: (() => void)[] = [];
  const state = { full: false, held: false, writes: 0 };
  const answer = async (): Promise<boolean> => {
    if (state.held) await new Promise<void>((open) => gates.push(open));
    state.writes += 1;
    return !state.full;
  };
  const make = (content: AnnotationContent, target: Target): Annotation =>
    annotation.parse({
      ...content,
      target,
      id: `01J0000000000000000000000${stored.size + trashed.size}`,
      articleId: '01J00000000000000000000000',
      createdAt: '2026-06-21T14:02:00.000Z',
      updatedAt: '2026-06-21T14:02:00.000Z',
    });
  const port: AnnotationPort = {
    async create(content, target) {
      if (!(await answer())) return fail('storage.disk-full');
      const made = make(content, target);
      stored.set(made.id, made);
      return ok(made);
    },
    async update(id, change) {
      if (!(await answer())) return fail('storage.disk-full');
      const before = stored.get(id);
      if (before === undefined) return fail('annotation.not-found');
      const after = annotation.parse({ ...before, ...change });
      stored.set(id, after);
      return ok(after);
    },
    async trash(id) {
      if (!(await answer())) return fail('storage.disk-full');
      const before = stored.get(id);
      if (before === undefined) return fail('annotation.not-found');
      stored.delete(id);
      trashed.set(id, before);
      return ok({});
    },
    async restore(id) {
      const before = trashed.get(id);
      if (before === undefined) return fail('trash.not-found');
      trashed.delete(id);
      stored.set(id, before);
      return ok({});
    },
  };
  return {
    port,
    state,
    stored,
    trashed,
    release: () => {
      state.held = false;
      for (const open of gates.splice(0)) open();
    },
  };
}

/** A clock that is moved by hand. */
function handClock() {
  const tasks: { readonly task: () => void; readonly milliseconds: number }[] = [];
  const time = { now: 0 };
  return {
    tasks,
    time,
    now: () => time.now,
    later(task: () => void, milliseconds: number) {
      const entry = { task, milliseconds };
      tasks.push(entry);
      return () => void (tasks.includes(entry) && tasks.splice(tasks.indexOf(entry), 1));
    },
    runAll() {
      for (const { task } of tasks.splice(0)) task();
    },
  };
}

function begin() {
  const storage = disk();
  const clock = handClock();
  const session = annotationSession(storage.port, clock);
  session.adopt(version, []);
  return { storage, clock, session, shown: () => session.store.getState() };
}

const passage = describePassage(version, 4, 14);

describe('annotationSession', () => {
  it('shows a new annotation before the disk has answered', async () => {
    const { storage, session, shown } = begin();
    storage.state.held = true;
    const key = session.add(fact, passage);
    expect(shown().map((entry) => [entry.key, entry.id, entry.start, entry.end])).toEqual([[key, null, 4, 14]]);
    storage.release();
    expect(await session.settleAll()).toBe(true);
    expect(shown()[0]?.id).toBe([...storage.stored.keys()][0]);
  });

  it('keeps the key of an annotation that is read again, so that its open fields stay open', async () => {
    const { storage, session, shown } = begin();
    const key = session.add(fact, passage);
    await session.settleAll();
    const [made] = storage.stored.values();
    if (made === undefined) throw new Error('nothing was stored');
    const elsewhere = { ...made, comment: 'Written on another computer.' };
    session.adopt(version, [{ annotation: elsewhere, state: 'exact', start: 4, end: 14 }]);
    expect(shown().map((entry) => [entry.key, entry.comment])).toEqual([[key, 'Written on another computer.']]);
    expect(await session.settleAll()).toBe(true);
    expect(storage.state.writes).toBe(1);
  });

  it('stores words typed while the annotation was being made', async () => {
    const { storage, session } = begin();
    storage.state.held = true;
    const key = session.add(fact, passage);
    session.change(key, { comment: 'First time.', tags: ['policy'] });
    storage.release();
    await session.settleAll();
    expect([...storage.stored.values()].map((entry) => [entry.comment, entry.tags])).toEqual([['First time.', ['policy']]]);
  });

  it('stores a comment once when the person pauses, not at each key', async () => {
    const { storage, clock, session } = begin();
    const key = session.add(fact, passage);
    await session.settleAll();
    const before = storage.state.writes;
    for (const comment of ['F', 'Fi', 'First']) session.change(key, { comment });
    expect(storage.state.writes).toBe(before);
    clock.runAll();
    await session.settleAll();
    expect(storage.state.writes).toBe(before + 1);
    expect([...storage.stored.values()][0]?.comment).toBe('First');
  });

  it('stores after two seconds what somebody types who never pauses', async () => {
    const { storage, clock, session } = begin();
    const key = session.add(fact, passage);
    await session.settleAll();
    const before = storage.state.writes;
    let typed = '';
    for (; clock.time.now < 8_000; clock.time.now += 100) {
      typed += 'x';
      session.change(key, { comment: typed });
      expect(clock.tasks).toHaveLength(1);
      // The task that is planned is due when its milliseconds fit into the step to the next key.
      if ((clock.tasks[0]?.milliseconds ?? 0) > 100) continue;
      clock.runAll();
      await session.settleAll();
    }
    expect(storage.state.writes - before).toBe(4);
    expect(typed).toHaveLength(80);
    expect([...storage.stored.values()][0]?.comment.length).toBeGreaterThanOrEqual(78);
  });

  it('lets the attempts after a refusal keep their pace while somebody types on', async () => {
    const { storage, clock, session } = begin();
    const key = session.add(fact, passage);
    await session.settleAll();
    storage.state.full = true;
    session.change(key, { comment: 'One' });
    clock.runAll();
    await session.settleAll().catch(() => false);
    const [planned] = clock.tasks;
    session.change(key, { comment: 'One and two' });
    expect(clock.tasks).toEqual([planned]);
    storage.state.full = false;
    clock.runAll();
    await session.settleAll();
    expect([...storage.stored.values()][0]?.comment).toBe('One and two');
    session.change(key, { comment: 'Three' });
    expect(clock.tasks.map(({ milliseconds }) => milliseconds)).toEqual([800]);
  });

  it('keeps what a full disk refused, says so, and tries again after 2, 5, 15 and 60 seconds', async () => {
    const { storage, clock, session, shown } = begin();
    storage.state.full = true;
    session.add({ ...fact, comment: 'Keep me' }, passage);
    expect(await session.settleAll()).toBe(false);
    expect(shown()[0]).toMatchObject({ comment: 'Keep me', id: null, failure: { code: 'storage.disk-full' } });
    const waits: (number | undefined)[] = [];
    for (let round = 0; round < 5; round += 1) {
      waits.push(clock.tasks[0]?.milliseconds);
      clock.runAll();
      await session.settleAll();
    }
    expect(waits).toEqual([2_000, 5_000, 15_000, 60_000, 60_000]);
    storage.state.full = false;
    expect(await session.settleAll()).toBe(true);
    expect(shown()[0]?.failure).toBeNull();
    expect(storage.stored.size).toBe(1);
  });

  it('takes an annotation away and brings it back', async () => {
    const { storage, session, shown } = begin();
    const key = session.add(fact, passage);
    await session.settleAll();
    const entry = shown()[0];
    if (entry === undefined) throw new Error('nothing was added');
    await session.remove(key);
    expect([shown().length, storage.stored.size, storage.trashed.size]).toEqual([0, 0, 1]);
    await session.bringBack(entry);
    expect([shown().length, storage.stored.size, storage.trashed.size]).toEqual([1, 1, 0]);
  });

  it('brings an annotation back to the screen when the trash refuses it', async () => {
    const { storage, session, shown } = begin();
    const key = session.add(fact, passage);
    await session.settleAll();
    storage.state.full = true;
    expect((await session.remove(key)).ok).toBe(false);
    expect(shown()).toHaveLength(1);
  });

  it('does not leave on the disk what was removed while it was being made', async () => {
    const { storage, session, shown } = begin();
    storage.state.held = true;
    const key = session.add(fact, passage);
    const removal = session.remove(key);
    storage.release();
    await removal;
    await session.settleAll();
    expect([shown().length, storage.stored.size]).toEqual([0, 0]);
  });

  it('keeps unsaved annotations when the article is read again, at their place in the new text', async () => {
    const { storage, session, shown } = begin();
    storage.state.full = true;
    session.add({ ...fact, comment: 'Keep me' }, passage);
    await session.settleAll();
    session.adopt({ id: 'v2', text: `New opening.\n${version.text}` }, []);
    expect(shown()).toMatchObject([{ comment: 'Keep me', state: 'moved', start: 17, end: 27 }]);
  });
});
