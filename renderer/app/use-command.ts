import { useLayoutEffect, useRef } from 'react';
import { create } from 'zustand';
import type { CommandId } from '../../shared/commands/table';

/**
 * What commands do at the moment. A screen answers a command while it is mounted; the one mounted
 * last wins. Menus, shortcuts and the palette all run commands through here, and offer only those
 * that somebody answers.
 */
type Answerer = { readonly run: () => void };
type Registry = { readonly answerers: ReadonlyMap<CommandId, readonly Answerer[]> };

export const useCommandRegistry = create<Registry>()(() => ({ answerers: new Map() }));

function change(id: CommandId, update: (list: readonly Answerer[]) => readonly Answerer[]): void {
  useCommandRegistry.setState((state) => {
    const answerers = new Map(state.answerers);
    const list = update(answerers.get(id) ?? []);
    if (list.length === 0) answerers.delete(id);
    else answerers.set(id, list);
    return { answerers };
  });
}

/** Answers the command `id` while the calling component is mounted and `enabled`. */
export function useCommand(id: CommandId, run: () => void, enabled = true): void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  // From the moment on which the screen is shown: a key that is pressed right then is not lost.
  useLayoutEffect(() => {
    if (!enabled) return;
    const answerer: Answerer = { run: () => latest.current() };
    change(id, (list) => [...list, answerer]);
    return () => change(id, (list) => list.filter((entry) => entry !== answerer));
  }, [id, enabled]);
}

/** Runs a command; `false` when nothing on the screen answers it. */
export function runCommand(id: CommandId): boolean {
  const answerer = useCommandRegistry.getState().answerers.get(id)?.at(-1);
  answerer?.run();
  return answerer !== undefined;
}
