import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmsMassLoss, countKinds, isMassLoss } from '../../../../shared/domain/mass-loss';

const none = { article: 0, annotation: 0, briefing: 0 };

describe('isMassLoss', () => {
  it.each([
    [5, 5, false],
    [6, 6, true],
    [6, 29, true],
    [6, 30, false],
    [7, 30, true],
    [0, 0, false],
    [20, 100, false],
    [21, 100, true],
  ])('of %i out of %i is %s, for every kind', (removed, there, expected) => {
    for (const kind of ['article', 'annotation', 'briefing'] as const)
      expect(isMassLoss({ ...none, [kind]: removed }, { ...none, [kind]: there })).toBe(expected);
  });

  it('holds for any numbers: more than five and more than a fifth of some kind, whatever the others are', () => {
    const count = fc.nat(200);
    const counts = fc.record({ article: count, annotation: count, briefing: count });
    fc.assert(
      fc.property(counts, counts, (removed, there) => {
        const kinds = ['article', 'annotation', 'briefing'] as const;
        expect(isMassLoss(removed, there)).toBe(kinds.some((kind) => removed[kind] > 5 && removed[kind] / there[kind] > 0.2));
      }),
      { seed: 4, numRuns: 2000 },
    );
  });

  it('stops one who removes more if it stopped one who removed less', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.nat(100), (removed, more, there) => {
        const of = (article: number) => ({ ...none, article });
        if (isMassLoss(of(removed), of(there))) expect(isMassLoss(of(removed + more), of(there))).toBe(true);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});

describe('countKinds', () => {
  it('counts each kind for itself', () => {
    const things = (['article', 'briefing', 'article', 'annotation', 'article'] as const).map((kind) => ({ kind }));
    expect(countKinds(things)).toEqual({ article: 3, annotation: 1, briefing: 1 });
    expect(countKinds([])).toEqual(none);
  });
});

describe('confirmsMassLoss', () => {
  it.each([
    ['40', true],
    [' 40 ', true],
    ['East Asia desk', true],
    ['  East Asia desk', true],
    ['', false],
    ['4', false],
    ['400', false],
    ['040', false],
    ['east asia desk', false],
    ['yes', false],
  ])('of “%s” for 40 things of the “East Asia desk” is %s', (typed, expected) => {
    expect(confirmsMassLoss(typed, 40, 'East Asia desk')).toBe(expected);
  });

  it('takes a name in letters that are put together or taken apart for the same', () => {
    expect(confirmsMassLoss('한국'.normalize('NFD'), 40, '한국')).toBe(true);
    expect(confirmsMassLoss('한국', 40, '한국'.normalize('NFD'))).toBe(true);
  });
});
