import { describe, expect, it } from 'vitest';
import { hostNameOf, isSameHost, isSameStart } from '../../../../electron/library/process-identity';

describe('hostNameOf', () => {
  it.each([
    ['desk (0123456789ab)', 'desk'],
    ['Desk (old) (9A1B-22-CC)', 'Desk (old)'],
    ['desk', 'desk'],
    ['desk (two)', 'desk (two)'],
  ])('of %j is %j', (host, name) => expect(hostNameOf(host)).toBe(name));
});

describe('isSameHost', () => {
  it.each([
    ['the name changed with the network', 'Desk.local (0123456789ab)', 'Desk.fritz.box (0123456789ab)', true],
    ['the name is the same and the id is not', 'desk (0123456789ab)', 'desk (ba9876543210)', false],
    ['only one has an id', 'desk (0123456789ab)', 'desk', false],
    ['neither has an id', 'desk', 'desk', true],
    ['neither has an id, and the names differ', 'desk', 'table', false],
  ])('when %s', (_when, one, other, same) => expect([isSameHost(one, other), isSameHost(other, one)]).toEqual([same, same]));
});

describe('isSameStart', () => {
  it.each([
    ['equal', '4711', '4711', true],
    ['different', '4711', '4712', false],
    ['unknown', '', '4711', true],
    ['milliseconds that differ by rounding', 'ms:1700000000000', 'ms:1700000002000', true],
    ['milliseconds too far apart', 'ms:1700000000000', 'ms:1700000002001', false],
    ['of two systems', 'ms:1700000000000', '1700000000000', false],
  ])('%s', (_what, one, other, same) => expect([isSameStart(one, other), isSameStart(other, one)]).toEqual([same, same]));
});
