/**
 * Selecting several rows of a list, as file managers do: a click or an arrow selects one row, with Shift
 * a stretch of rows, with Ctrl/Cmd one row more or less; Ctrl/Cmd+A selects all. Pure: which ids lie in
 * a stretch is the list's own knowledge.
 */
export type RowSelection = {
  /** The row that keys act on, from 0. */
  readonly cursor: number;
  /** Where a stretch begins. */
  readonly anchor: number;
  readonly ids: ReadonlySet<string>;
};

export const nothingSelected: RowSelection = { cursor: 0, anchor: 0, ids: new Set() };

/** What the person did: chose `only` this row, or this row `too` (or no longer), the stretch `to` it, `all`; or only moved there. */
export type Gesture = { readonly kind: 'only' | 'too' | 'to' | 'all' | 'move'; readonly index: number };

type Held = { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean };

/** What a click on a row means. */
export function gestureOfClick({ shiftKey, ctrlKey, metaKey }: Held, index: number): Gesture {
  if (shiftKey) return { kind: 'to', index };
  return { kind: ctrlKey || metaKey ? 'too' : 'only', index };
}

/** What a key means in a list of `total` rows of which `page` are in sight; `null` for a key that selects nothing. */
export function gestureOfKey(
  event: Held & { readonly key: string; readonly altKey: boolean },
  cursor: number,
  total: number,
  page: number,
): Gesture | null {
  const { key, shiftKey, altKey } = event;
  const isControl = event.ctrlKey || event.metaKey;
  if (total === 0 || altKey) return null;
  if (key === ' ' && !shiftKey) return { kind: isControl ? 'too' : 'only', index: cursor };
  if (key.toLowerCase() === 'a' && isControl && !shiftKey) return { kind: 'all', index: cursor };
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: cursor + 1,
    ArrowUp: cursor - 1,
    PageDown: cursor + page,
    PageUp: cursor - page,
    Home: 0,
    End: total - 1,
  };
  const target = targets[key];
  if (target === undefined) return null;
  const index = Math.max(0, Math.min(target, total - 1));
  return { kind: shiftKey ? 'to' : isControl ? 'move' : 'only', index };
}

/** The stretch of rows whose ids `select` must be given, both ends included; `null` when it needs none. */
export function stretchOf({ anchor }: RowSelection, { kind, index }: Gesture, total: number): readonly [number, number] | null {
  if (kind === 'move' || total === 0) return null;
  if (kind === 'all') return [0, total - 1];
  return kind === 'to' ? [Math.min(anchor, index), Math.max(anchor, index)] : [index, index];
}

/** The selection after a gesture; `ids` are those of its stretch. */
export function select(before: RowSelection, { kind, index }: Gesture, ids: readonly string[]): RowSelection {
  if (kind === 'move') return { ...before, cursor: index, anchor: index };
  if (kind === 'to' || kind === 'all') return { ...before, cursor: index, ids: new Set(ids) };
  if (kind === 'only') return { cursor: index, anchor: index, ids: new Set(ids) };
  const next = new Set(before.ids);
  for (const id of ids) if (!next.delete(id)) next.add(id);
  return { cursor: index, anchor: index, ids: next };
}
