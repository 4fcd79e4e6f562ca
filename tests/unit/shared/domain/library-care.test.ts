import { describe, expect, it } from 'vitest';
import { careOf, isBackupDue, postponedUntil, rememberCare } from '../../../../shared/domain/library-care';

const now = '2026-06-21T10:00:00.000Z';
const never = { backedUpAt: '', remindAfter: '', verifiedAt: '', seenAt: '' };

describe('isBackupDue', () => {
  it.each([
    ['a library with nothing in it', never, 0, false],
    ['a small one that was never backed up', never, 10, false],
    ['a larger one that was never backed up', never, 11, true],
    ['a backup of less than 14 days', { ...never, backedUpAt: '2026-06-07T10:00:01.000Z' }, 50, false],
    ['a backup of 14 days', { ...never, backedUpAt: '2026-06-07T10:00:00.000Z' }, 1, true],
    ['an old backup of what was emptied since', { ...never, backedUpAt: '2020-06-07T10:00:00.000Z' }, 0, false],
    ['a backup a little in the future, as clocks differ', { ...never, backedUpAt: '2026-06-22T10:00:00.000Z' }, 50, false],
    ['a backup made while the clock was years ahead', { ...never, backedUpAt: '2036-06-07T10:00:00.000Z' }, 50, true],
    ['an instant that is none', { ...never, backedUpAt: 'yesterday' }, 50, true],
    ['one that was put off', { ...never, remindAfter: '2026-06-21T10:00:01.000Z' }, 50, false],
    ['one that was put off until now', { ...never, remindAfter: '2026-06-21T10:00:00.000Z' }, 50, true],
    ['one that was put off while the clock was years ahead', { ...never, remindAfter: '2036-06-28T10:00:00.000Z' }, 50, true],
    ['one put off until no date', { ...never, remindAfter: 'later' }, 50, true],
  ])('of %s', (_name, care, documents, due) => {
    expect(isBackupDue(care, documents, now)).toBe(due);
  });

  it('is quiet for a week after it was put off, to the second', () => {
    const care = { ...never, remindAfter: postponedUntil(now) };
    expect([
      care.remindAfter,
      isBackupDue(care, 50, '2026-06-28T09:59:59.999Z'),
      isBackupDue(care, 50, '2026-06-28T10:00:00.000Z'),
    ]).toEqual(['2026-06-28T10:00:00.000Z', false, true]);
  });
});

describe('rememberCare', () => {
  it('changes what it names of one library, and nothing else', () => {
    const first = rememberCare({ libraries: {} }, 'A', { backedUpAt: now });
    const second = rememberCare(first, 'B', { remindAfter: now });
    const third = rememberCare(second, 'A', { verifiedAt: now });
    expect(third).toEqual({ libraries: { A: { ...never, backedUpAt: now, verifiedAt: now }, B: { ...never, remindAfter: now } } });
    expect(first).toEqual({ libraries: { A: { ...never, backedUpAt: now } } });
  });

  it.each(['__proto__', 'constructor', 'toString'])('takes a library called %s for one that nothing is known of', (id) => {
    expect(careOf({ libraries: {} }, id)).toEqual(never);
    expect(careOf(rememberCare({ libraries: {} }, id, { backedUpAt: now }), id)).toEqual({ ...never, backedUpAt: now });
  });
});
