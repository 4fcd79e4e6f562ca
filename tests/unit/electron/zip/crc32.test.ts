import { expect, it } from 'vitest';
import { crc32 } from '../../../../electron/zip/crc32';

it.each([
  ['', 0],
  ['123456789', 0xcbf43926],
  ['The quick brown fox jumps over the lazy dog', 0x414fa339],
])('crc32 of %j', (text, sum) => expect(crc32(Buffer.from(text))).toBe(sum));
