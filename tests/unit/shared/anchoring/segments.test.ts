import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textRuns } from '../../../../shared/anchoring/segments';
import { seed } from './generated-text';

describe('textRuns', () => {
  it('cuts two overlapping ranges into four runs', () => {
    expect(
      textRuns(0, 10, [
        { id: 'a', start: 2, end: 6 },
        { id: 'b', start: 4, end: 10 },
      ]),
    ).toEqual([
      { start: 0, end: 2, ids: [] },
      { start: 2, end: 4, ids: ['a'] },
      { start: 4, end: 6, ids: ['a', 'b'] },
      { start: 6, end: 10, ids: ['b'] },
    ]);
  });

  it('leaves text without ranges in one run, and an empty stretch without any', () => {
    expect(textRuns(3, 8, [{ id: 'elsewhere', start: 8, end: 12 }])).toEqual([{ start: 3, end: 8, ids: [] }]);
    expect(textRuns(3, 3, [{ id: 'a', start: 0, end: 9 }])).toEqual([]);
  });

  it('covers the stretch exactly and names who covers each place, for any ranges', () => {
    const ranges = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 12 });
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), ranges, (start, length, pairs) => {
        const end = start + length;
        const covering = pairs.map(([one, other], id) => ({ id, start: Math.min(one, other), end: Math.max(one, other) }));
        const runs = textRuns(start, end, covering);
        let position = start;
        for (const run of runs) {
          expect(run.start).toBe(position);
          for (let place = run.start; place < run.end; place += 1) {
            expect(run.ids).toEqual(covering.filter((range) => range.start <= place && place < range.end).map((range) => range.id));
          }
          position = run.end;
        }
        expect(position).toBe(end);
      }),
      { seed },
    );
  });
});
