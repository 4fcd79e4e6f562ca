import { describe, expect, it } from 'vitest';
import { factGroups, nextPlace, openGroup } from '../../../../renderer/reader/fact-groups';
import { figureText, reckoning } from '../../../../renderer/reader/figure-text';
import type { Fact, FactKind } from '../../../../shared/domain/fact';

function fact(kind: FactKind, name: string, count = 1): Fact {
  return {
    key: `${kind}:${name}`,
    kind,
    name,
    value: '',
    unit: '',
    places: Array.from({ length: count }, (_, at) => ({ start: at * 10, end: at * 10 + 5 })),
  };
}

describe('factGroups', () => {
  it('puts the kinds in the order of the strip and leaves out those without facts', () => {
    const groups = factGroups({
      facts: [fact('quantity', '5 ships'), fact('place', 'Seoul'), fact('place', 'Busan', 3), fact('person', 'Kim')],
    });
    expect(groups.map(({ kind, facts }) => [kind, facts.map(({ name }) => name)])).toEqual([
      ['person', ['Kim']],
      ['place', ['Busan', 'Seoul']],
      ['quantity', ['5 ships']],
    ]);
  });
});

describe('openGroup', () => {
  const groups = factGroups({ facts: [fact('place', 'Seoul'), fact('date', '2024')] });
  it.each([
    ['date', 'date'],
    ['person', 'place'],
    [null, null],
  ] as const)('opens, where %s was opened last, %s', (wanted, open) => {
    expect(openGroup(groups, wanted)).toBe(open);
  });
  it('opens nothing where there is nothing', () => {
    expect(openGroup([], 'person')).toBeNull();
  });
});

describe('nextPlace', () => {
  it.each([
    [3, null, 1, 0],
    [3, null, -1, 2],
    [3, 0, 1, 1],
    [3, 2, 1, 0],
    [3, 0, -1, 2],
    [1, 0, 1, 0],
  ] as const)('of %i, standing at %s and going %i, is %i', (count, at, direction, next) => {
    expect(nextPlace(count, at, direction)).toBe(next);
  });
});

describe('figureText', () => {
  it.each([
    [1382, 'items', '1,382'],
    [5_300_000_000, 'USD', '$5.3B'],
    [30, '%', '30%'],
    [57.142857, '%', '57.1%'],
    [1.3, 'pp', '1.3'],
  ])('writes %f %s as %s', (value, unit, text) => {
    expect(figureText(value, unit, 'en')).toBe(text);
  });
});

describe('reckoning', () => {
  const operands = [
    { start: 0, end: 5, words: '1,139', value: 1139 },
    { start: 9, end: 12, words: '243', value: 243 },
  ];
  it.each([
    ['sum', '1,139 + 243'],
    ['exceeds', '1,139 + 243'],
    ['difference', '1,139 − 243'],
    ['product', '1,139 × 243'],
  ] as const)('puts the sign of a %s between the figures', (relation, words) => {
    expect(reckoning({ relation, operands })).toBe(words);
  });
});
