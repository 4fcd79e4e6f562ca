import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Gesture,
  gestureOfClick,
  gestureOfKey,
  nothingSelected,
  type RowSelection,
  select,
  stretchOf,
} from '../../../../renderer/ui/row-selection';

const free = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

/** What a list of these rows does. */
function apply(before: RowSelection, gesture: Gesture): RowSelection {
  const stretch = stretchOf(before, gesture, rows.length);
  return select(before, gesture, stretch === null ? [] : rows.slice(stretch[0], stretch[1] + 1));
}

const after = (...gestures: Gesture[]): string => [...gestures.reduce(apply, nothingSelected).ids].sort().join('');

describe('gestureOfClick', () => {
  it.each([
    [{}, 'only'],
    [{ ctrlKey: true }, 'too'],
    [{ metaKey: true }, 'too'],
    [{ shiftKey: true }, 'to'],
    [{ shiftKey: true, ctrlKey: true }, 'to'],
  ])('with %o means %s', (held, kind) => {
    expect(gestureOfClick({ ...free, ...held }, 3)).toEqual({ kind, index: 3 });
  });
});

describe('gestureOfKey', () => {
  it.each([
    ['ArrowDown', 4, 5],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 4, 3],
    ['ArrowUp', 0, 0],
    ['PageDown', 1, 8],
    ['PageDown', 5, 9],
    ['PageUp', 8, 1],
    ['PageUp', 2, 0],
    ['Home', 7, 0],
    ['End', 2, 9],
  ])('%s from %i leads to %i, alone, as a stretch, or only there', (key, from, index) => {
    expect(gestureOfKey({ ...free, key }, from, 10, 7)).toEqual({ kind: 'only', index });
    expect(gestureOfKey({ ...free, key, shiftKey: true }, from, 10, 7)).toEqual({ kind: 'to', index });
    expect(gestureOfKey({ ...free, key, ctrlKey: true }, from, 10, 7)).toEqual({ kind: 'move', index });
    expect(gestureOfKey({ ...free, key, metaKey: true }, from, 10, 7)).toEqual({ kind: 'move', index });
  });

  it.each([
    [
      { key: 'a', ctrlKey: true },
      { kind: 'all', index: 4 },
    ],
    [
      { key: 'A', metaKey: true },
      { kind: 'all', index: 4 },
    ],
    [{ key: ' ' }, { kind: 'only', index: 4 }],
    [
      { key: ' ', ctrlKey: true },
      { kind: 'too', index: 4 },
    ],
    [{ key: 'a' }, null],
    [{ key: 'a', ctrlKey: true, shiftKey: true }, null],
    [{ key: ' ', shiftKey: true }, null],
    [{ key: 'ArrowDown', altKey: true }, null],
    [{ key: 'Delete' }, null],
  ])('%o is %o', (event, gesture) => {
    expect(gestureOfKey({ ...free, ...event }, 4, 10, 7)).toEqual(gesture);
  });

  it('is nothing in an empty list', () => {
    expect(gestureOfKey({ ...free, key: 'End' }, 0, 0, 7)).toBeNull();
  });
});

describe('select', () => {
  const only = (index: number): Gesture => ({ kind: 'only', index });
  const too = (index: number): Gesture => ({ kind: 'too', index });
  const to = (index: number): Gesture => ({ kind: 'to', index });
  const move = (index: number): Gesture => ({ kind: 'move', index });

  it.each([
    ['one row', [only(2)], 'c'],
    ['another one instead', [only(2), only(4)], 'e'],
    ['one row more', [only(2), too(4)], 'ce'],
    ['one row less', [only(2), too(4), too(2)], 'e'],
    ['a stretch down', [only(2), to(4)], 'cde'],
    ['a stretch up', [only(4), to(2)], 'cde'],
    ['a stretch that turns round', [only(4), to(6), to(3)], 'de'],
    ['a stretch from the row that was added last', [only(0), too(4), to(5)], 'ef'],
    ['a row after moving there', [only(0), move(3), too(3)], 'ad'],
    ['all rows', [only(3), { kind: 'all', index: 3 } as const], 'abcdefghij'],
  ])('selects %s', (_name, gestures, ids) => {
    expect(after(...gestures)).toBe(ids);
  });

  it('has the cursor where the last gesture was, and never an id twice or from elsewhere', () => {
    const gesture = fc.record({ kind: fc.constantFrom('only', 'too', 'to', 'move'), index: fc.nat(9) }) as fc.Arbitrary<Gesture>;
    fc.assert(
      fc.property(fc.array(gesture, { minLength: 1, maxLength: 20 }), (gestures) => {
        const end = gestures.reduce(apply, nothingSelected);
        expect(end.cursor).toBe(gestures.at(-1)?.index);
        expect([...end.ids].every((id) => rows.includes(id))).toBe(true);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('needs no ids for moving, nor in an empty list', () => {
    expect(stretchOf(nothingSelected, move(3), 10)).toBeNull();
    expect(stretchOf(nothingSelected, { kind: 'all', index: 0 }, 0)).toBeNull();
  });
});
