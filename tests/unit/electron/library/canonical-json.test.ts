import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../electron/library/canonical-json';

const seed = 20261124;

describe('canonicalJson', () => {
  it('writes keys in the order of their UTF-16 code units, without spaces', () => {
    // U+1F600 begins with the surrogate U+D83D, which stands before U+FB33 although its code point does not.
    expect(canonicalJson({ '\ufb33': 1, '\u{1f600}': 2, b: [1, 'x', null, true], a: { d: 1, c: 2 }, aa: 0 })).toBe(
      '{"a":{"c":2,"d":1},"aa":0,"b":[1,"x",null,true],"\u{1f600}":2,"\ufb33":1}',
    );
  });

  it('leaves out members that are undefined, as JSON does', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(canonicalJson({ a: undefined })).toBe('{}');
  });

  it('gives one text for one value, in whatever order its keys were set, and that text reads back', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        const text = canonicalJson(value);
        expect(canonicalJson(turned)).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed, numRuns: 300 },
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuses %s, which JSON would silently make null', (number) => {
    expect(() => canonicalJson({ deep: [number] })).toThrow('A number that JSON cannot hold');
  });

  it('refuses what JSON would silently leave out of a list', () => {
    expect(() => canonicalJson([undefined])).toThrow('JSON cannot hold a undefined');
    expect(() => canonicalJson(() => 1)).toThrow('JSON cannot hold a function');
  });
});
