import { describe, expect, it } from 'vitest';
import { byteText } from '../../../../renderer/ui/byte-text';

describe('byteText', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [1550, '1.6 kB'],
    [43_210, '43 kB'],
    [4_321_000, '4.3 MB'],
    [12_000_000_000, '12 GB'],
    [2e15, '2,000 TB'],
  ])('of %d is %s', (bytes, text) => {
    expect(byteText(bytes, 'en')).toBe(text);
  });
});
