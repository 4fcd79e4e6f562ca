import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApplication, setPageSize, temporaryFolder } from '../helpers/application';
import { briefingPage, prepareEvidence } from '../helpers/briefing-page';

/** The pages beside the text, and the file that they become. */

test('shows the pages live and writes them as PDF', async () => {
  const { application, page, close } = await launchApplication({ env: { BRIEFING_NOTES_SAMPLE: '1' } });
  const screen = briefingPage(page);
  await prepareEvidence(page);
  await page.keyboard.press('Control+Shift+N');
  await screen.title.fill('Seoul reconsiders');
  await expect(screen.pages).toHaveCount(1);
  await expect(screen.pages.first()).toHaveAccessibleName('Page 1 of 1');
  const preview = page.getByTestId('preview');
  await screen.section('Purpose').click();
  for (let paragraph = 0; paragraph < 45; paragraph += 1) {
    await page.keyboard.insertText(`Paragraph ${paragraph} of many.`);
    await page.keyboard.press('Enter');
  }
  await screen.cards
    .first()
    .getByRole('button', { name: /^Cite:/ })
    .click();
  await expect(screen.pages).toHaveCount(2);
  await expect(preview).toContainText('page 1 of 2');
  await preview.getByRole('region', { name: 'Pages' }).focus();
  await page.keyboard.press('End');
  await expect(preview).toContainText('page 2 of 2');

  const width = async () => (await screen.pages.first().boundingBox())?.width ?? 0;
  const fitted = await width();
  await preview.getByText('100 %').click();
  // A4 is 210 mm wide: 794 CSS pixels.
  await expect.poll(async () => Math.round(await width())).toBe(794);
  expect(fitted).toBeLessThan(794);

  const folder = await temporaryFolder('export');
  const path = join(folder, 'briefing.pdf');
  await application.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
  await page.getByRole('button', { name: 'Export PDF' }).click();
  await expect(page.getByText(`briefing.pdf was written to ${folder}`)).toBeVisible();
  await expect(page.getByText('2 pages, 1 footnote.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show in folder' })).toBeVisible();
  expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-');

  await page.keyboard.press('Control+Shift+P');
  await expect(preview).toBeHidden();
  await page.getByRole('button', { name: 'Show the preview' }).click();
  await expect(preview).toBeVisible();
  await setPageSize(application, { width: 1920, height: 1080 });
  await expect(screen.pages).toHaveCount(2);
  await close();
});
