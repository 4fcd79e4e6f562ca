import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { expect, test } from 'vitest';
import { writeBillOfMaterials } from '../../../scripts/supply/bill-of-materials.mjs';
import { allowedLicences, findLicenceProblems, writeLicences } from '../../../scripts/supply/licences.mjs';
import type { Part } from '../../../scripts/supply/parts.mjs';
import { findBanned, findBelowFloor, findLoose, readFloor } from '../../../scripts/supply/security-floor.mjs';

const part = (change: Partial<Part> = {}): Part => ({
  name: '@scope/thing',
  version: '1.2.3',
  licence: 'MIT',
  text: 'Permission is hereby granted',
  role: 'bundled',
  integrity: `sha512-${Buffer.alloc(64, 7).toString('base64')}`,
  ...change,
});

const application = { version: '0.1.0', description: 'Notes' };

test('a part under an allowed licence that brings its words may be shipped', () => {
  expect(
    findLicenceProblems([part(), part({ licence: 'MIT OR GPL-3.0-only' }), part({ licence: 'MIT AND OFL-1.1' })], allowedLicences()),
  ).toEqual([]);
});

test.each([
  ['names no licence', part({ licence: '' })],
  ['is under a licence that is not on the list', part({ licence: 'GPL-3.0-only' })],
  ['joins an allowed licence with another', part({ licence: 'MIT AND AGPL-3.0-or-later' })],
  ['names a licence nobody can read', part({ licence: 'SEE LICENSE IN file' })],
  ['brings no words', part({ text: '' })],
])('X8 a part that %s is found', (_why, planted) => {
  expect(findLicenceProblems([planted], allowedLicences())).toHaveLength(1);
});

test('the list of licences holds name, version and words of each part', () => {
  const text = writeLicences([part()]);
  expect(text).toContain('@scope/thing 1.2.3 (MIT)');
  expect(text).toContain('Permission is hereby granted');
});

test('X8 the bill of materials is valid CycloneDX 1.6 and the same for the same parts', async () => {
  const bill = writeBillOfMaterials(application, [
    part(),
    part({ name: 'electron', version: '45.4.1', role: 'runtime', integrity: undefined }),
  ]);
  expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(bill)).toBeNull();
  expect(bill).toContain('pkg:npm/%40scope/thing@1.2.3');
  expect(bill).toContain('07'.repeat(64));
  expect(
    writeBillOfMaterials(application, [part(), part({ name: 'electron', version: '45.4.1', role: 'runtime', integrity: undefined })]),
  ).toBe(bill);
  expect(writeBillOfMaterials(application, [part({ version: '1.2.4' })])).not.toBe(bill);
});

test('X8 a locked version with a known hole is found, at any depth', () => {
  const packages = { '': {}, 'node_modules/pdfjs-dist': { version: '4.2.66' }, 'node_modules/a/node_modules/ws': { version: '7.5.9' } };
  expect(findBelowFloor(packages, readFloor())).toHaveLength(2);
});

test('a fixed version passes, in each of its lines', () => {
  const packages = { 'node_modules/ws': { version: '8.18.0' }, 'node_modules/a/node_modules/ws': { version: '7.5.10' } };
  expect(findBelowFloor(packages, readFloor())).toEqual([]);
});

test('X8 an Electron that has become old is found; one that only lends its types is not', () => {
  const floor = { ...readFloor(), vulnerable: {} };
  const packages = { 'node_modules/electron': { version: '42.0.0' }, 'node_modules/electron-25': { version: '25.1.1', name: 'electron' } };
  expect(findBelowFloor(packages, floor)).toEqual(['electron 42.0.0 is more than 2 majors behind 45']);
});

test('X8 a banned package among what is shipped is found', () => {
  expect(findBanned([part({ name: 'axios', version: '1.0.0' }), part()], readFloor())).toHaveLength(1);
});

test.each([
  ['a range of versions', { dependencies: { a: '^1.0.0' } }, {}],
  ['a range behind another name', { devDependencies: { a: 'npm:b@~1.0.0' } }, {}],
  ['a branch of a repository', { devDependencies: { a: 'github:b/a' } }, {}],
  ['a package without a hash', {}, { 'node_modules/a': { version: '1.0.0' } }],
  ['a package from elsewhere', {}, { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x', resolved: 'git+ssh://host/a.git' } }],
])('X8 %s is found', (_what, manifest, packages) => {
  expect(findLoose(manifest, packages)).toHaveLength(1);
});

test('one version, and one behind another name, are exact', () => {
  expect(findLoose({ dependencies: { a: '1.0.0' }, devDependencies: { b: 'npm:electron@25.1.1' } }, {})).toEqual([]);
});
