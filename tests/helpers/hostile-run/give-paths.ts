import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import errors from '../../../assets/messages/en/errors.json';
import { dropFiles } from '../drop-files';
import { makePaths, pathCases } from '../hostile-cases/paths';
import { openImport, pasteText } from '../import-page';
import { writeWhileRead } from '../slow-disk';
import { importFolder } from './folder';
import { discard, giveFile } from './give';
import { type HostileRun, note } from './run';
import { expectRefusal, nextOutcome } from './shown';

/** G1: what is no file, one by one and in a folder; and a folder without any. */
export async function givePaths(run: HostileRun): Promise<void> {
  const { page, files, expectNoHarm } = run;
  const folder = join(files, 'paths');
  const made = await makePaths(folder);
  for (const { what, name, refused, ways } of pathCases) {
    for (const way of ways) {
      await giveFile[way](page, join(folder, name));
      expectRefusal((await nextOutcome(page)).failure, refused, `G1 ${what}, ${way}`);
      await expectNoHarm(`G1 ${what}, ${way}`, 'untouched');
      note({ id: 'G1', what, outcome: { refused } }, way);
    }
  }
  const rows = await importFolder(run, folder, pathCases.length);
  for (const { what, name, inFolder: code } of pathCases) {
    expect(rows, what).toContainEqual(expect.objectContaining({ name: `paths/${name}`, outcome: 'refused', code }));
    note({ id: 'G1', what, outcome: { refused: code } }, 'folder');
  }
  await mkdir(join(files, 'empty folder'));
  await dropFiles(page, join(files, 'empty folder'));
  await expect(page.getByText(errors['batch.nothing-there.what'])).toBeVisible();
  await expectNoHarm('G1, folder', 'untouched');
  made.close();
}

/** G2: a file that is removed or written to between being chosen and being read, or while it is read. */
export async function giveWhatChanges(run: HostileRun): Promise<void> {
  const { application, page, files, expectNoHarm } = run;
  const path = join(files, 'late.txt');
  const changes = { removed: () => rm(path), 'written to': () => writeFile(path, 'Other words, and more of them.') };
  const goOn = page.getByRole('button', { name: 'Discard it and go on' });
  for (const [what, change] of Object.entries(changes)) {
    for (const way of ['drop', 'paste'] as const) {
      await writeFile(path, 'Words.');
      await openImport(page);
      await pasteText(page, 'An article that is being decided on.');
      await page.getByTestId('block').waitFor();
      await giveFile[way](page, path);
      await goOn.waitFor();
      await change();
      await goOn.click();
      await page.getByTestId('import-failure').waitFor();
      expectRefusal((await nextOutcome(page)).failure, 'import.unreadable', `G2 ${what}, ${way}`);
      await expectNoHarm(`G2 ${what}, ${way}`, 'untouched');
      note({ id: 'G2', what: `a file that is ${what} meanwhile`, outcome: { refused: 'import.unreadable' } }, way);
      await discard(page);
    }
  }
  await mkdir(join(files, 'late'));
  await writeFile(join(files, 'late', 'growing.txt'), 'Words.');
  await writeWhileRead(application, 'growing.txt');
  const rows = await importFolder(run, join(files, 'late'), 1);
  expect(rows).toMatchObject([{ outcome: 'refused', code: 'import.unreadable' }]);
  note({ id: 'G2', what: 'a file that is written to meanwhile', outcome: { refused: 'import.unreadable' } }, 'folder');
  await expectNoHarm('G2, folder', 'untouched');
}
