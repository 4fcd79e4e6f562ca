import { rename } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { launchApplication, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { briefingPage } from '../helpers/briefing-page';
import { storedBriefings } from '../helpers/main-job-files';

/** What is written stays: over quitting at once, over leaving the screen, and over a library folder that vanishes. */

test('keeps words that were typed just before quitting', async () => {
  const library = await temporaryFolder('library');
  const userData = await temporaryFolder('user-data');
  const first = await launchApplication({ library, userData });
  const screen = briefingPage(first.page);
  await first.page.keyboard.press('Control+Shift+N');
  await screen.title.fill('Written in haste');
  await screen.section('Purpose').click();
  await first.page.keyboard.type('The last words.');
  await first.close();

  const second = await launchApplication({ library, userData });
  await second.page.keyboard.press('Control+2');
  await second.page.getByRole('button', { name: 'Written in haste', exact: true }).click();
  await expect(briefingPage(second.page).section('Purpose')).toHaveText('The last words.');
  await second.close();
});

test('keeps words when the screen is left at once', async () => {
  const { page, close } = await launchApplication();
  const screen = briefingPage(page);
  await page.keyboard.press('Control+Shift+N');
  await screen.title.fill('Left at once');
  await page.keyboard.press('Control+2');
  await expect(page.getByTestId('briefing-row')).toContainText('Left at once');
  await close();
});

test('says when words could not be saved, keeps them, asks before leaving, and saves them when it can', async () => {
  const { page, library, close } = await launchApplication();
  const screen = briefingPage(page);
  await page.keyboard.press('Control+Shift+N');
  await screen.title.fill('Before the folder went');
  const titles = async () => (await storedBriefings(library)).map(({ header }) => header.title);
  await expect.poll(titles).toEqual(['Before the folder went']);
  await screen.saved();
  await rename(library, `${library}-elsewhere`);
  await screen.title.fill('After the folder went');
  await expect(page.getByTestId('saving-failed')).toContainText('Not saved');
  await expect(screen.saving).toHaveAttribute('data-state', 'failed');
  await expect(screen.title).toHaveValue('After the folder went');
  await expectNoAxeViolations(page);

  await page.keyboard.press('Control+2');
  await expect(page.getByRole('dialog')).toContainText('Your last changes are not saved');
  await page.getByRole('button', { name: 'Leave anyway' }).click();
  await page.getByTestId('crumbs').getByText('Briefings', { exact: true }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(screen.title).toHaveValue('After the folder went');

  await rename(`${library}-elsewhere`, library);
  // It tries by itself as well, and the button may be gone before it is pressed: whoever is first, the words are saved.
  const again = page.getByTestId('saving-failed').getByRole('button', { name: 'Try again' });
  await expect(async () => {
    if (await again.isVisible()) await again.click({ timeout: 1000 });
    await expect(screen.saving).toHaveAttribute('data-state', 'saved', { timeout: 1000 });
  }).toPass();
  await expect(page.getByTestId('saving-failed')).toBeHidden();
  expect(await titles()).toEqual(['After the folder went']);
  await page.keyboard.press('Control+2');
  await expect(page.getByTestId('briefing-row')).toContainText('After the folder went');
  await close();
});
