import { test } from '@playwright/test';
import { clipboards } from '../helpers/hostile-cases/clipboards';
import { disguised } from '../helpers/hostile-cases/disguised';
import { documents } from '../helpers/hostile-cases/documents';
import { type HostileCase, isFileCase, isRefused } from '../helpers/hostile-cases/hostile-case';
import { nameCases } from '../helpers/hostile-cases/names';
import { packages } from '../helpers/hostile-cases/packages';
import { pages } from '../helpers/hostile-cases/pages';
import { pdfCases } from '../helpers/hostile-cases/pdf-cases';
import { texts } from '../helpers/hostile-cases/texts';
import { askForPassword } from '../helpers/hostile-run/ask-for-password';
import { giveFolder } from '../helpers/hostile-run/folder';
import { givePaths, giveWhatChanges } from '../helpers/hostile-run/give-paths';
import { type HostileRun, inFolder, pipesMissing, printTable, startRun } from '../helpers/hostile-run/run';
import { storeAndMark } from '../helpers/hostile-run/store-and-mark';

/**
 * Every row of the table of hostile inputs, by every way into the real application: nothing runs, nothing is asked for,
 * nothing else is read, and the library stays as it was until something is stored.
 */

test.setTimeout(600_000);
test.afterAll(printTable);
test.skip(pipesMissing !== '');

/**
 * The first case of a row by each of its ways, further ones of the same row by as many as show what is new in them; then
 * all files that have to be refused in one folder, and all others in another.
 */
async function giveAll(run: HostileRun, family: string, cases: readonly HostileCase[]): Promise<void> {
  const rows = new Set<string>();
  for (const hostile of cases) {
    const row = `${hostile.id} ${isFileCase(hostile)}`;
    await run.giveOne(rows.has(row) ? another(hostile) : hostile);
    rows.add(row);
  }
  const files = inFolder(cases);
  const refused = files.filter(({ outcome }) => isRefused(outcome));
  await giveFolder(run, `${family} refused`, refused);
  await giveFolder(
    run,
    `${family} read`,
    files.filter((file) => !refused.includes(file)),
  );
}

/**
 * By whichever way a file came in, it is read by the same process: in a folder with all others it is said why one was
 * refused, and one preview shows what another lacks.
 */
function another(hostile: HostileCase): HostileCase {
  return isFileCase(hostile) && hostile.ways === undefined ? { ...hostile, ways: isRefused(hostile.outcome) ? [] : ['drop'] } : hostile;
}

test(`hostile texts, clipboards, names and paths${pipesMissing}`, async () => {
  const run = await startRun();
  await giveAll(run, 'texts', [...texts, ...clipboards, ...nameCases]);
  await givePaths(run);
  await giveWhatChanges(run);
  await storeAndMark(run);
  await run.end();
});

test(`hostile pages${pipesMissing}`, async () => {
  const run = await startRun();
  await giveAll(run, 'pages', [...pages, ...disguised]);
  await run.end();
});

test(`hostile documents and PDFs${pipesMissing}`, async () => {
  const run = await startRun();
  await giveAll(run, 'documents', [...packages, ...documents]);
  await giveAll(run, 'PDFs', pdfCases);
  await askForPassword(run);
  await run.end();
});
