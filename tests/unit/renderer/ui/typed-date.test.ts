import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTypedDate } from '../../../../renderer/ui/typed-date';
import { dayWords } from '../../../../shared/compile/day-words';

describe('parseTypedDate', () => {
  it.each([
    ['2024-06-21', '2024-06-21'],
    ['21 June 2024', '2024-06-21'],
    [' 21 jun 24 ', '2024-06-21'],
    ['21st of June, 2024', '2024-06-21'],
    ['June 21, 2024', '2024-06-21'],
    ['21.6.2024', '2024-06-21'],
    ['21/06/2024', '2024-06-21'],
    ['3 Sept 2025', '2025-09-03'],
    ['29 February 2024', '2024-02-29'],
    ['', ''],
    ['   ', ''],
  ])('understands %j', (typed, day) => {
    expect(parseTypedDate(typed)).toBe(day);
  });

  it.each(['31 June 2024', '29 Feb 2023', '2024-13-01', 'tomorrow', '21 Junk 2024', '6/21/2024', '21 June', '#let x = sys'])(
    'takes %j for no date',
    (typed) => {
      expect(parseTypedDate(typed)).toBeNull();
    },
  );

  it('understands every day as it is shown', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(parseTypedDate(dayWords(day, 'en'))).toBe(day);
      }),
      { seed: 20_261_123 },
    );
  });
});
