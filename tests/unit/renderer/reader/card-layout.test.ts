import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutCards } from '../../../../renderer/reader/card-layout';

const seed = Number(process.env.PROPERTY_SEED ?? 20261123);

describe('layOutCards', () => {
  it('puts each card beside its passage when there is room', () => {
    expect(layOutCards([0, 200, 400], [50, 50, 50], 10, null)).toEqual([0, 200, 400]);
  });

  it('pushes cards apart in order when passages lie close', () => {
    expect(layOutCards([0, 10, 20], [50, 50, 50], 10, null)).toEqual([0, 60, 120]);
  });

  it('keeps the active card at its passage, and lets the others give way', () => {
    expect(layOutCards([0, 10, 20], [50, 50, 50], 10, 1)).toEqual([-50, 10, 70]);
  });

  it('never lets two cards overlap, keeps their order, and keeps the active one exactly at its place', () => {
    const card = fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 200 }));
    fc.assert(
      fc.property(fc.array(card, { minLength: 1, maxLength: 40 }), fc.nat(20), fc.option(fc.nat(39)), (cards, gap, chosen) => {
        const desired = cards.map(([top]) => top).sort((one, other) => one - other);
        const heights = cards.map(([, height]) => height);
        const active = chosen === null ? null : chosen % cards.length;
        const tops = layOutCards(desired, heights, gap, active);
        expect(tops).toHaveLength(cards.length);
        for (let index = 1; index < tops.length; index += 1) {
          expect(tops[index]).toBeGreaterThanOrEqual((tops[index - 1] ?? 0) + (heights[index - 1] ?? 0) + gap);
        }
        if (active !== null) expect(tops[active]).toBe(desired[active]);
      }),
      { seed },
    );
  });
});
