import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBreaches, sourceRules } from './source-rules';

const repository = join(import.meta.dirname, '../..');
const rooms = ['electron', 'renderer', 'shared'];
const paths = rooms.flatMap((room) =>
  readdirSync(join(repository, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|html)$/.test(name))
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`),
);
const sources = new Map(paths.map((path) => [path, readFileSync(join(repository, path), 'utf8')]));

test('the source of every room was read', () => {
  for (const room of ['electron/', 'renderer/', 'shared/'])
    expect(paths.filter((path) => path.startsWith(room)).length).toBeGreaterThan(10);
});

describe.each(sourceRules)('$title', (rule) => {
  test('holds', () => {
    expect(findBreaches(rule, sources)).toEqual([]);
  });

  test('is seen broken where it is broken on purpose', () => {
    const planted = new Map([['renderer/reader/planted.ts', `export {};\n${rule.planted};\n`]]);
    expect(findBreaches(rule, planted)).toEqual(['renderer/reader/planted.ts:2']);
  });

  test('is not broken by a comment that speaks of it', () => {
    const spoken = new Map([['renderer/reader/spoken.ts', `// never ${rule.planted}\n/*\n * ${rule.planted}\n */\n`]]);
    expect(findBreaches(rule, spoken)).toEqual([]);
  });
});

const exceptions = sourceRules.flatMap((rule) => rule.except.filter((place) => !place.endsWith('/')).map((place) => ({ rule, place })));

test.each(exceptions)('$place needs to be excepted from: $rule.title', ({ rule, place }) => {
  expect(rule.forbidden.test(sources.get(place) ?? '')).toBe(true);
});
