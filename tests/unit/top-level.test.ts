import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** The part of the tree that no change may drop: people, packagers and CI look for these by name. */
const given = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'electron',
  'renderer',
  'shared',
  'assets',
  'tests',
  'electron-builder.yml',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'docs/adr',
  '.ci/run',
];

test.each(given)('%s is in the repository', (name) => {
  expect(existsSync(join(import.meta.dirname, '../..', name))).toBe(true);
});
