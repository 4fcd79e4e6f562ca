import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSnapshotName, snapshotName } from '../../../../electron/library/snapshot-name';

describe('snapshotName', () => {
  it('tells the order, the time and whether it stays, without a sign that a disk refuses', () => {
    const head = { seq: 42, savedAt: '2026-06-21T14:02:03.004Z' };
    expect(snapshotName(head, false)).toBe('000000000042-20260621T140203004Z.json');
    expect(snapshotName(head, true)).toBe('000000000042-20260621T140203004Z-kept.json');
  });

  it('is read back as it was written (seed 41)', () => {
    const instant = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 40 }), instant, fc.boolean(), (seq, date, pinned) => {
        const savedAt = date.toISOString();
        const file = snapshotName({ seq, savedAt }, pinned);
        expect(parseSnapshotName(file)).toEqual({ file, seq, savedAt, pinned });
      }),
      { seed: 41 },
    );
  });
});

describe('parseSnapshotName', () => {
  it('knows the names of earlier programs, which tell no time', () => {
    expect(parseSnapshotName('000000000007.json')).toEqual({ file: '000000000007.json', seq: 7, savedAt: null, pinned: false });
  });

  it.each([
    'seven.json',
    '7.json',
    '000000000007.json.tmp',
    'x000000000007.json',
    '000000000007-kept.json',
    '000000000007-20260621T1402.json',
    '000000000007-20260621T140203004Z-mine.json',
    '9999999999999999.json',
  ])('does not take %s for a snapshot', (name) => {
    expect(parseSnapshotName(name)).toBeNull();
  });
});
