import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { setColourScheme } from '../application';
import { expectNoAxeViolations } from '../axe';
import { openImport } from '../import-page';
import { lockedPdf } from '../locked-pdf';
import { discard, giveFile } from './give';
import { type HostileRun, note } from './run';
import { expectRefusal, nextOutcome } from './shown';

/** F6: the password of a PDF is asked for, a wrong one is told, and the right one is kept nowhere. */
export async function askForPassword({ page, library, files, expectNoHarm }: HostileRun): Promise<void> {
  const path = join(files, 'locked.pdf');
  await writeFile(path, lockedPdf('open sesame', ['Words behind a password.']));
  await openImport(page);
  await giveFile.dialog(page, path);
  const question = page.getByRole('dialog', { name: 'This PDF is protected with a password' });
  const field = question.getByLabel('Password');
  await expect(field).toBeFocused({ timeout: 60_000 });
  for (const scheme of ['light', 'dark'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }
  await page.keyboard.type('open barley');
  await page.keyboard.press('Enter');
  await expect(question).toContainText('This is not its password.');
  await page.keyboard.press('Escape');
  expectRefusal((await nextOutcome(page)).failure, 'import.password', 'F6, given up');
  await expectNoHarm('F6, given up', 'untouched');
  for (const way of ['drop', 'paste'] as const) {
    await giveFile[way](page, path);
    await expect(field).toBeFocused();
    await page.keyboard.type('open sesame');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('block')).toHaveText(/Words behind a password\./);
    await expectNoHarm(`F6, ${way}`, 'untouched');
    note({ id: 'F6', what: 'its password', outcome: { words: [] } }, way);
    if (way === 'drop') await discard(page);
  }
  await page.getByRole('button', { name: 'Store' }).first().click();
  await expect(page.getByText('Words behind a password.').first()).toBeVisible();
  for (const entry of await readdir(library, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) expect(await readFile(join(entry.parentPath, entry.name), 'latin1')).not.toContain('sesame');
  }
}
