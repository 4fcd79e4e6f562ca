/** Writes the two lists of what is shipped beside the build: the licences with their words, and the bill of materials. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../paths.mjs';
import { PersonError } from '../person-error.mjs';
import { writeBillOfMaterials } from './bill-of-materials.mjs';
import { allowedLicences, findLicenceProblems, writeLicences } from './licences.mjs';
import { listParts } from './parts.mjs';

/** Below `out/`. */
export const licencesFile = 'THIRD-PARTY-LICENSES.txt';
export const billFile = 'bill-of-materials.cdx.json';

/** Call after the build. Throws a sentence for the person when a part must not be shipped. */
export function writeLists() {
  const parts = listParts();
  const problems = findLicenceProblems(parts, allowedLicences());
  if (problems.length > 0) throw new PersonError(`These parts cannot be shipped:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
  const application = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  writeFileSync(join(repository, 'out', licencesFile), writeLicences(parts));
  writeFileSync(join(repository, 'out', billFile), writeBillOfMaterials(application, parts));
}
