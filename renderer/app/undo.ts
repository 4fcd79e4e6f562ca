import { create } from 'zustand';

/**
 * What became of taking a step back, or doing it again: `refused` for now, as by a full disk, so that it
 * can be tried again; `gone` for ever, because what it was about is no longer there.
 */
export type UndoOutcome = 'done' | 'refused' | 'gone';
type Act = () => Promise<UndoOutcome> | Promise<void> | void;

/**
 * Undo of actions on documents (deleting, restoring, changing an annotation), in one order for all
 * documents and screens. Text fields and the editor undo their own typing; this is what Ctrl/Cmd+Z does
 * elsewhere. An act that answers nothing has said what there was to say, and counts as done.
 */
export type UndoStep = { readonly label: string; readonly undo: Act; readonly redo: Act };

type Steps = { readonly done: readonly UndoStep[]; readonly undone: readonly UndoStep[] };

/** What was taken back or done again, for the notice. */
export type Undone = { readonly label: string; readonly outcome: UndoOutcome };

/** At most this many steps can be taken back. */
const longest = 100;

export const useUndo = create<Steps>()(() => ({ done: [], undone: [] }));

/** Remembers an action that was just done; what had been undone before it can no longer be redone. */
export function pushUndo(step: UndoStep): void {
  useUndo.setState((state) => ({ done: [...state.done, step].slice(-longest), undone: [] }));
}

let turn: Promise<unknown> = Promise.resolve();

/** Two presses of the key are two steps, however long the first one takes. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = turn.then(work);
  turn = next.catch(() => {});
  return next;
}

/** Takes back the last action; `null` when there is none. */
export function undoLast(): Promise<Undone | null> {
  return inTurn(() => run('undo', useUndo.getState().done.at(-1)));
}

/** Does the action again that was last taken back. */
export function redoLast(): Promise<Undone | null> {
  return inTurn(() => run('redo', useUndo.getState().undone.at(-1)));
}

/** Takes back one given action, as the button of its notice does; `null` when that was done already. */
export function undoStep(step: UndoStep): Promise<Undone | null> {
  return inTurn(() => run('undo', useUndo.getState().done.includes(step) ? step : undefined));
}

async function run(direction: 'undo' | 'redo', step: UndoStep | undefined): Promise<Undone | null> {
  if (step === undefined) return null;
  const outcome = (await step[direction]()) ?? 'done';
  // What was pushed meanwhile stays; another library's steps may have taken the place of all.
  useUndo.setState(({ done, undone }) => {
    const without = (steps: readonly UndoStep[]): readonly UndoStep[] => steps.filter((entry) => entry !== step);
    const isThere = done.includes(step) || undone.includes(step);
    if (!isThere || outcome === 'refused') return { done, undone };
    if (outcome === 'gone') return { done: without(done), undone: without(undone) };
    return direction === 'undo' ? { done: without(done), undone: [...undone, step] } : { done: [...done, step], undone: without(undone) };
  });
  return { label: step.label, outcome };
}
