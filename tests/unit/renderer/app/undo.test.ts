import { beforeEach, describe, expect, it } from 'vitest';
import { pushUndo, redoLast, type UndoOutcome, type UndoStep, undoLast, undoStep, useUndo } from '../../../../renderer/app/undo';

let log: string[];

beforeEach(() => {
  log = [];
  useUndo.setState({ done: [], undone: [] });
});

const labels = () => ({
  done: useUndo.getState().done.map(({ label }) => label),
  undone: useUndo.getState().undone.map(({ label }) => label),
});

function step(label: string, outcome: UndoOutcome | undefined = undefined): UndoStep {
  const act = (what: string) => async () => {
    log.push(`${what} ${label}`);
    return outcome;
  };
  return { label, undo: act('undo') as UndoStep['undo'], redo: act('redo') as UndoStep['redo'] };
}

describe('undo and redo', () => {
  it('go back and forth over all actions in their order', async () => {
    for (const label of ['one', 'two', 'three']) pushUndo(step(label));
    expect(await undoLast()).toEqual({ label: 'three', outcome: 'done' });
    expect(await undoLast()).toEqual({ label: 'two', outcome: 'done' });
    expect(await redoLast()).toEqual({ label: 'two', outcome: 'done' });
    expect(log).toEqual(['undo three', 'undo two', 'redo two']);
    expect(labels()).toEqual({ done: ['one', 'two'], undone: ['three'] });
    pushUndo(step('four'));
    expect(labels()).toEqual({ done: ['one', 'two', 'four'], undone: [] });
  });

  it('say that there is nothing', async () => {
    expect([await undoLast(), await redoLast()]).toEqual([null, null]);
  });

  it('leave a step that was refused where it is, to be tried again', async () => {
    pushUndo(step('one', 'refused'));
    expect(await undoLast()).toEqual({ label: 'one', outcome: 'refused' });
    expect(labels()).toEqual({ done: ['one'], undone: [] });
  });

  it('drop a step that is possible no longer, so that the one before it is next', async () => {
    pushUndo(step('one'));
    pushUndo(step('gone', 'gone'));
    expect(await undoLast()).toEqual({ label: 'gone', outcome: 'gone' });
    expect(labels()).toEqual({ done: ['one'], undone: [] });
    useUndo.setState({ done: [], undone: [step('gone', 'gone')] });
    expect(await redoLast()).toEqual({ label: 'gone', outcome: 'gone' });
    expect(labels()).toEqual({ done: [], undone: [] });
  });

  it('take two quick presses for two steps, however long the first one takes', async () => {
    let finish = (): void => {};
    const slowly = (): Promise<void> =>
      new Promise((resolve) => {
        finish = resolve;
      });
    pushUndo(step('one'));
    pushUndo({ ...step('slow'), undo: slowly });
    const both = [undoLast(), undoLast()];
    await Promise.resolve();
    expect(log).toEqual([]);
    finish();
    expect(await Promise.all(both)).toEqual([
      { label: 'slow', outcome: 'done' },
      { label: 'one', outcome: 'done' },
    ]);
  });

  it('go on after a step that threw', async () => {
    pushUndo(step('one'));
    pushUndo({ ...step('broken'), undo: async (): Promise<void> => Promise.reject(new Error('a mistake')) });
    await expect(undoLast()).rejects.toThrow('a mistake');
    useUndo.setState(({ done }) => ({ done: done.slice(0, 1) }));
    expect(await undoLast()).toEqual({ label: 'one', outcome: 'done' });
  });

  it('keep the last hundred', () => {
    for (let index = 0; index < 130; index += 1) pushUndo(step(String(index)));
    expect(labels().done).toHaveLength(100);
    expect(labels().done[0]).toBe('30');
  });

  it('bring back nothing of a library that was left meanwhile', async () => {
    pushUndo({ ...step('one'), undo: () => useUndo.setState({ done: [], undone: [] }) });
    await undoLast();
    expect(labels()).toEqual({ done: [], undone: [] });
  });
});

describe('undoStep', () => {
  it('takes back the step of a notice once, also when others followed', async () => {
    const one = step('one');
    pushUndo(one);
    pushUndo(step('two'));
    expect(await undoStep(one)).toEqual({ label: 'one', outcome: 'done' });
    expect(await undoStep(one)).toBeNull();
    expect(labels()).toEqual({ done: ['two'], undone: ['one'] });
  });
});
