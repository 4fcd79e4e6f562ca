import { create } from 'zustand';

/**
 * Undo of actions on documents (deleting, restoring, changing an annotation). Text fields and the
 * editor undo their own typing; this is what Ctrl/Cmd+Z does elsewhere.
 */
export type UndoStep = { readonly label: string; readonly undo: () => Promise<void> | void; readonly redo: () => Promise<void> | void };

type Steps = { readonly done: readonly UndoStep[]; readonly undone: readonly UndoStep[] };

/** At most this many steps can be taken back. */
const longest = 100;

export const useUndo = create<Steps>()(() => ({ done: [], undone: [] }));

/** Remembers an action that was just done; what had been undone before it can no longer be redone. */
export function pushUndo(step: UndoStep): void {
  useUndo.setState((state) => ({ done: [...state.done, step].slice(-longest), undone: [] }));
}

/** Takes back the last action; answers its label, or `null` when there is none. */
export async function undoLast(): Promise<string | null> {
  const step = useUndo.getState().done.at(-1);
  if (step === undefined) return null;
  useUndo.setState((state) => ({ done: state.done.slice(0, -1), undone: [...state.undone, step] }));
  await step.undo();
  return step.label;
}

/** Does the action again that was last taken back. */
export async function redoLast(): Promise<string | null> {
  const step = useUndo.getState().undone.at(-1);
  if (step === undefined) return null;
  useUndo.setState((state) => ({ undone: state.undone.slice(0, -1), done: [...state.done, step] }));
  await step.redo();
  return step.label;
}

/** Takes back one given action, as the button of its notice does. */
export async function undoStep(step: UndoStep): Promise<void> {
  if (!useUndo.getState().done.includes(step)) return;
  useUndo.setState((state) => ({ done: state.done.filter((entry) => entry !== step), undone: [...state.undone, step] }));
  await step.undo();
}
