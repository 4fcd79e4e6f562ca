import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from '../../../../electron/library/canonical-json';
import { type DocumentKind, openDocument, sealDocument, sha256 } from '../../../../electron/library/envelope';

const kind: DocumentKind<{ words: string; list: number[] }> = {
  name: 'thing',
  version: 2,
  schema: z.strictObject({ words: z.string(), list: z.array(z.number()) }),
  // Format 1 had its numbers in one text.
  migrations: [
    (body) =>
      typeof body === 'object' && body !== null && 'numbers' in body
        ? { words: 'none', list: String(body.numbers).split(',').map(Number) }
        : body,
  ],
};
const head = { id: 'one', rev: 3, parentRev: 2, seq: 9, savedAt: '2026-06-21T14:02:00.000Z' };
const body = { words: 'Kim “Jong-un” 한국어 \ud83d\ude00 #let x = sys', list: [1, 2.5, -3e-7] };
const bytes = sealDocument(kind, head, body);
const text = new TextDecoder().decode(bytes);

function problemOf(content: Uint8Array | string): string {
  const opened = openDocument(kind, 'one', typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return opened.ok ? 'none' : opened.error;
}

describe('openDocument', () => {
  it('gives back what was sealed', () => {
    expect(openDocument(kind, 'one', bytes)).toEqual({ ok: true, value: { ...head, format: 2, body } });
  });

  it('notices a file cut at any byte', () => {
    for (let length = 0; length < bytes.byteLength; length += 1)
      expect(problemOf(bytes.slice(0, length)), `cut at ${length}`).not.toBe('none');
  });

  it('notices 2,000 flipped bits (seed 20261123) wherever they are', () => {
    let state = 20261123;
    for (let count = 0; count < 2000; count += 1) {
      // Numerical Recipes' linear congruential generator: the same flips in every run.
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const bit = state % (bytes.byteLength * 8);
      const broken = bytes.slice();
      broken[bit >> 3] = (broken[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(problemOf(broken), `bit ${bit}`).not.toBe('none');
    }
  });

  it.each([
    ['nothing', '', 'empty'],
    ['zeros', '\0'.repeat(200), 'zeros'],
    ['a byte order mark', `\ufeff${text}`, 'not-json'],
    ['null', 'null\n', 'bad-schema'],
    ['a list', '[]\n', 'bad-schema'],
    ['spaces', JSON.stringify(JSON.parse(text), null, 1), 'bad-hash'],
    ['a doubled key', text.replace('"id":"one"', '"id":"two","id":"one"'), 'bad-hash'],
    ['a text of another hash', text.replace('Kim', 'Tim'), 'bad-hash'],
    ['another revision', text.replace('"rev":3', '"rev":4'), 'bad-hash'],
    ['deep nesting', '['.repeat(200_000), 'truncated'],
  ])('does not believe %s', (_name, content, problem) => {
    expect(problemOf(content)).toBe(problem);
  });

  it('does not believe bytes that are not UTF-8', () => {
    const at = text.indexOf('Kim');
    const broken = bytes.slice();
    broken[at] = 0xff;
    expect(problemOf(broken)).toBe('not-json');
  });

  it('does not take the document of another id or kind', () => {
    expect(openDocument(kind, 'two', bytes)).toEqual({ ok: false, error: 'bad-schema' });
    expect(openDocument({ ...kind, name: 'other' }, 'one', bytes)).toEqual({ ok: false, error: 'bad-schema' });
  });

  it('tells a newer format from damage', () => {
    const newer = sealDocument({ name: 'thing', version: 3, schema: z.strictObject({ more: z.string() }) }, head, { more: 'x' });
    expect(problemOf(newer)).toBe('newer-format');
    const flipped = new TextDecoder().decode(bytes).replace('"schema":2', '"schema":3');
    expect(problemOf(flipped)).toBe('bad-hash');
  });

  it('does not take a head that is whole and says what no head says', () => {
    const wrong = { ...JSON.parse(text), rev: 0 };
    const { body: words, headSha256: _old, ...named } = wrong;
    const resealed = { ...named, headSha256: sha256(canonicalJson(named)), body: words };
    expect(problemOf(`${canonicalJson(resealed)}\n`)).toBe('bad-schema');
    expect(problemOf(`${canonicalJson({ ...resealed, more: 1 })}\n`)).toBe('bad-hash');
  });

  it('brings an earlier format to the newest, and says in which format it lies there', () => {
    const first = { name: 'thing', version: 1, schema: z.strictObject({ numbers: z.string() }) };
    const old = sealDocument(first, head, { numbers: '1,2' });
    expect(openDocument(kind, 'one', old)).toEqual({ ok: true, value: { ...head, format: 1, body: { words: 'none', list: [1, 2] } } });
    expect(openDocument(kind, 'one', bytes)).toEqual({ ok: true, value: { ...head, format: 2, body } });
    // The checksum is that of the words as they were written, and it comes first.
    expect(problemOf(new TextDecoder().decode(old).replace('1,2', '1,3'))).toBe('bad-hash');
  });

  it('does not take what is no longer right after the steps', () => {
    const wrong = { name: 'thing', version: 1, schema: z.strictObject({ numbers: z.string() }) };
    expect(problemOf(sealDocument(wrong, head, { numbers: 'one' }))).toBe('bad-schema');
    const other = { name: 'thing', version: 1, schema: z.strictObject({ other: z.string() }) };
    expect(problemOf(sealDocument(other, head, { other: '' }))).toBe('bad-schema');
  });

  it('refuses to seal what breaks the schema', () => {
    expect(() => sealDocument(kind, head, { words: 'x' } as never)).toThrow();
  });

  it('keeps any text whole, also lone surrogates and NULs (seed 7)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })), (words, list) => {
        // JSON knows no negative zero.
        const value = { words, list: list.map((number) => number + 0) };
        const opened = openDocument(kind, 'one', sealDocument(kind, head, value));
        expect(opened.ok && opened.value.body).toEqual(value);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('canonicalJson', () => {
  it('has one spelling whatever the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: undefined })).toBe('{"b":[1,{"c":"é","d":null}]}');
    expect(canonicalJson(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined])('refuses %s', (value) => {
    expect(() => canonicalJson(value)).toThrow();
  });
});
