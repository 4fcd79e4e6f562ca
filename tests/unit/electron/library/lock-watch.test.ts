import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { livenessOf, watchedFor, watchOn } from '../../../../electron/library/lock-watch';

const first = { nonce: 'a', beat: '1' };

describe('watchOn', () => {
  it('begins with what is seen first, of which nobody can say whether it moves', () => {
    expect(watchOn(null, first, 7)).toEqual({ nonce: 'a', beat: '1', since: 7, moved: false });
  });

  it('keeps the time since which the number stands still', () => {
    const watch = watchOn(null, first, 0);
    expect(watchOn(watch, first, 9000)).toBe(watch);
  });

  it('notes that it moved, and when', () => {
    expect(watchOn(watchOn(null, first, 0), { nonce: 'a', beat: '2' }, 5)).toEqual({ nonce: 'a', beat: '2', since: 5, moved: true });
  });

  it('begins anew with another holder', () => {
    const moved = watchOn(watchOn(null, first, 0), { nonce: 'a', beat: '2' }, 5);
    expect(watchOn(moved, { nonce: 'b', beat: '2' }, 9)).toEqual({ nonce: 'b', beat: '2', since: 9, moved: false });
  });
});

describe('livenessOf', () => {
  it.each([
    ['watched', false, watchedFor - 1],
    ['in-use', true, watchedFor - 1],
    ['still', false, watchedFor],
    ['still', true, watchedFor],
  ])('is %s when moved is %s and the number stood still for %i ms', (state, moved, elapsed) => {
    expect(livenessOf({ ...first, since: 100, moved }, 100 + elapsed)).toBe(state);
  });

  it('never calls a holder still that was looked at every 5 s and moved at least every 29 s (seed 4711)', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(steps, (looksBetweenBeats) => {
        let [now, beat, watch] = [0, 0, watchOn(null, { nonce: 'a', beat: '0' }, 0)];
        for (const looks of looksBetweenBeats) {
          for (let look = 0; look < looks; look += 1) {
            now += 5000;
            watch = watchOn(watch, { nonce: 'a', beat: String(beat) }, now);
            expect(livenessOf(watch, now)).not.toBe('still');
          }
          beat += 1;
        }
      }),
      { seed: 4711, numRuns: 200 },
    );
  });
});
