import fc from 'fast-check';

/**
 * Messages of wrong shapes: anything that can travel between processes (functions, symbols and objects
 * with a prototype of their own cannot), and right messages with one thing wrong in them.
 */

const keys = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'id', 'path', 'kind', 'then', '', '0', 'length');

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 'core';
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
}

function cyclic(): unknown {
  const value: Record<string, unknown> = { id: 'x', content: [] };
  value.content = [value, value];
  return value;
}

/** Lists of the briefing's body as deep as nobody writes: each level calls the schemas again. */
const deepBody = (depth: number): unknown => ({
  type: 'doc',
  content: [nested(depth, (inner) => ({ type: 'bulletList', content: [{ type: 'listItem', content: [inner] }] }))],
});

const large = fc
  .constantFrom(
    () => 'x'.repeat(40 * 1024 * 1024),
    () => new Uint8Array(65 * 1024 * 1024),
    () => new Array(6_000_000).fill(0),
    () => new Array(2 ** 31),
    () => nested(25, (inner) => [inner, inner, inner]),
    () => nested(100_000, (inner) => [inner]),
    () => nested(20_000, (inner) => ({ content: inner })),
    () => deepBody(300),
    () => deepBody(20_000),
    cyclic,
  )
  .map((make) => make());

const scalars = fc.oneof(
  fc.constantFrom(null, undefined, true, false, 0, -0, -1, 1.5, Number.NaN, Infinity, -Infinity, 2 ** 53, 1e308, 10n ** 40n),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('\ud800', '\udfff\ud800', '\0', '../../etc/passwd', '/etc/passwd', 'C:\\x', '01HZZZZZZZZZZZZZZZZZZZZZZZ\n', '\u202e'),
  fc.string({ maxLength: 12 }),
  fc.double(),
);

const objects = fc.oneof(
  fc
    .constantFrom<() => unknown>(
      () => new Date(0),
      () => new Date(Number.NaN),
      () => /a/g,
      () => new Map([['id', 'x']]),
      () => new Map([[{ id: 1 }, new Set([1])]]),
      () => new Set(['id']),
      () => new Error('made up'),
      () => new ArrayBuffer(8),
      () => new Uint16Array(4),
      () => new Float64Array([Number.NaN]),
      () => new DataView(new ArrayBuffer(4)),
      () => Object(1),
      () => Object('text'),
      () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
      () => Object.create(null),
      () => [],
      () => new Array(3),
      () => ({}),
    )
    .map((make) => make()),
  fc.dictionary(keys, scalars, { maxKeys: 4 }),
  fc.array(scalars, { maxLength: 4 }),
);

const anything = fc.oneof({ weight: 4, arbitrary: scalars }, { weight: 4, arbitrary: objects });

/** Whatever comes to mind, of which a few are too large. */
export const strangeMessage: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 400, arbitrary: anything },
  { weight: 200, arbitrary: fc.dictionary(keys, anything, { maxKeys: 5 }) },
  { weight: 200, arbitrary: fc.array(anything, { maxLength: 5 }) },
  { weight: 1, arbitrary: large },
);

type Place = { readonly path: readonly (string | number)[]; readonly value: unknown };

function placesOf(value: unknown, path: readonly (string | number)[] = []): readonly Place[] {
  const here = { path, value };
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [here];
  const inner: readonly (readonly [string | number, unknown])[] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [here, ...inner.flatMap(([key, part]) => placesOf(part, [...path, key]))];
}

/** `value` with `change` made at `path`; everything else is copied. */
function changedAt(value: unknown, path: readonly (string | number)[], change: (found: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((part, index) => (index === key ? changedAt(part, rest, change) : part));
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([name, part]) => {
      if (name !== key) return [[name, part]];
      const changed = changedAt(part, rest, change);
      return changed === gone ? [] : [[name, changed]];
    }),
  );
}

const gone = Symbol('gone');

function withKey(value: unknown, key: string, added: unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return { [key]: added };
  // A list's own length is a number, and no key to add.
  if (Array.isArray(value) && key === 'length') return { ...value, length: added };
  const copy: object = Array.isArray(value) ? [...value] : { ...value };
  // As an own member even when it is called `__proto__`, which is how it arrives from another process.
  return Object.defineProperty(copy, key, { value: added, enumerable: true, configurable: true, writable: true });
}

/** A right message with one thing wrong: replaced, left out, added, wrapped, or written as text. */
export function spoiledMessage(right: unknown): fc.Arbitrary<unknown> {
  const places = placesOf(right);
  const change: fc.Arbitrary<(found: unknown) => unknown> = fc.oneof(
    anything.map((wrong) => () => wrong),
    fc.constant(() => gone),
    fc.tuple(fc.oneof(keys, fc.string({ maxLength: 8 })), anything).map(
      ([key, added]) =>
        (found: unknown) =>
          withKey(found, key, added),
    ),
    fc.constant((found: unknown) => [found]),
    fc.constant((found: unknown) => JSON.stringify(found)),
  );
  return fc.tuple(fc.nat(places.length - 1), change).map(([index, make]) => {
    const changed = changedAt(right, places[index]?.path ?? [], make);
    return changed === gone ? undefined : changed;
  });
}
