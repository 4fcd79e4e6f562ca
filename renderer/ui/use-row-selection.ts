import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { type Gesture, gestureOfClick, gestureOfKey, nothingSelected, select, stretchOf } from './row-selection';

export type SelectedRows = {
  /** The row that keys act on; 0 in an empty list. */
  readonly cursor: number;
  /** Ids of the selected rows, in the order of the list. */
  readonly ids: readonly string[];
  readonly has: (id: string) => boolean;
  readonly click: (event: MouseEvent, index: number) => void;
  /** Whether the key selected something. */
  readonly press: (event: KeyboardEvent) => boolean;
  readonly apply: (gesture: Gesture) => void;
};

/** How far PageUp and PageDown go in a list that is not measured. */
const pageRows = 10;

/** The selection in a list whose rows are all there; rows that vanish are no longer selected. `told` hears how many are, when that changes. */
export function useRowSelection(all: readonly string[], told: (count: number) => void): SelectedRows {
  const [selection, setSelection] = useState(nothingSelected);
  const cursor = Math.max(0, Math.min(selection.cursor, all.length - 1));
  const ids = all.filter((id) => selection.ids.has(id));

  const apply = (gesture: Gesture): void => {
    const from = { ...selection, cursor, anchor: Math.min(selection.anchor, Math.max(0, all.length - 1)), ids: new Set(ids) };
    const stretch = stretchOf(from, gesture, all.length);
    setSelection(select(from, gesture, stretch === null ? [] : all.slice(stretch[0], stretch[1] + 1)));
  };

  const count = ids.length;
  const last = useRef(count);
  const tell = useRef(told);
  useEffect(() => {
    tell.current = told;
  });
  useEffect(() => {
    // One row after another is what the arrows do, and the list says it itself.
    if (count !== last.current && (count > 1 || last.current > 1)) tell.current(count);
    last.current = count;
  }, [count]);

  return {
    cursor,
    ids,
    has: (id) => selection.ids.has(id),
    click: (event, index) => apply(gestureOfClick(event, index)),
    press(event) {
      const gesture = gestureOfKey(event, cursor, all.length, pageRows);
      if (gesture === null) return false;
      event.preventDefault();
      apply(gesture);
      return true;
    },
    apply,
  };
}
