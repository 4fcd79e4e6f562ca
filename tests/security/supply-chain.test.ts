import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { expect, test } from 'vitest';
import { allowedLicences, findLicenceProblems } from '../../scripts/supply/licences.mjs';
import { listParts } from '../../scripts/supply/parts.mjs';
import { findBanned, findBelowFloor, findLoose, readFloor } from '../../scripts/supply/security-floor.mjs';
import { billFile, licencesFile } from '../../scripts/supply/write-lists.mjs';

/** What is locked and what is shipped, of the repository as it is and as it was built. */
const repository = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(repository, file), 'utf8');
const lock = JSON.parse(read('package-lock.json')).packages;
const parts = listParts();

test('E16 no package is locked at a version with a known hole, and Electron is a supported one', () => {
  expect(findBelowFloor(lock, readFloor())).toEqual([]);
});

test('X8 every version is exact and every package is held to its hash', () => {
  expect(findLoose(JSON.parse(read('package.json')), lock)).toEqual([]);
});

test('X8 what is shipped holds none of the banned packages', () => {
  expect(parts.length).toBeGreaterThan(50);
  expect(findBanned(parts, readFloor())).toEqual([]);
});

test('X8 every part that is shipped is under an allowed licence and brings its words', () => {
  expect(findLicenceProblems(parts, allowedLicences())).toEqual([]);
});

test('X8 the build wrote the words of every licence and a valid bill of materials that names every part', async () => {
  const licences = read(`out/${licencesFile}`);
  const bill = read(`out/${billFile}`);
  expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(bill)).toBeNull();
  const named = JSON.parse(bill).components.map(
    ({ group, name, version }: Record<string, string>) => `${group ? `${group}/` : ''}${name} ${version}`,
  );
  for (const { name, version } of parts) {
    expect(licences).toContain(`${name} ${version} (`);
    expect(named).toContain(`${name} ${version}`);
  }
});
