/** The list with which a person compares what arrived with what was made: `sha256sum --check SHA256SUMS`. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../paths.mjs';

/**
 * Writes SHA256SUMS beside the files, in the form that `sha256sum` reads.
 * @param {string} folder below the repository
 * @param {readonly string[]} names of files in it
 */
export function writeChecksums(folder, names) {
  const lines = names.map((name) => {
    const hash = createHash('sha256').update(readFileSync(join(repository, folder, name)));
    return `${hash.digest('hex')}  ${name}\n`;
  });
  writeFileSync(join(repository, folder, 'SHA256SUMS'), lines.join(''));
}
