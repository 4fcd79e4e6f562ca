import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { targetOfTemp, tempNameFor } from '../../../../electron/library/temp-file';
import { worldWith } from '../../../helpers/library-fixture';

describe('tempNameFor', () => {
  it('lies beside its target, hidden, with the process and chance in its name', () => {
    const world = worldWith({ pid: 41, random: () => 0.5 });
    expect(tempNameFor(join('briefings', '01ABC.json'), world)).toBe(join('briefings', `.01ABC.41.${(2 ** 47).toString(36)}.tmp`));
  });

  it('leads back to its target, whatever the number that chance gave', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(), (chance, pid) => {
        const name = tempNameFor('article.json', worldWith({ pid, random: () => chance }));
        expect(targetOfTemp(name)).toBe('article');
      }),
      { seed: 20261124 },
    );
  });
});

describe('targetOfTemp', () => {
  it.each([
    'article.json',
    '.article.tmp',
    'article.41.abc.tmp',
    '.article.41.abc.tmp2',
    '.article.x.abc.tmp',
    '.article.41.A.tmp',
    'x.article.41.abc.tmp',
    '..41.abc.tmp',
  ])('knows %s for a name that is not ours', (name) => {
    expect(targetOfTemp(name)).toBeNull();
  });
});
