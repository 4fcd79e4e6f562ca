import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApplication, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { briefingPage } from '../helpers/briefing-page';
import { lookAgainUntilWell } from '../helpers/look-again';
import { answerQuestions } from '../helpers/native-dialogs';
import { letTimePass, lockFromElsewhere } from '../helpers/other-computer';

/** One writer a library: what a person meets when somebody else has it open. */

async function libraryWithSample(): Promise<string> {
  const library = await temporaryFolder('library');
  const { page, close } = await launchApplication({ library, env: { BRIEFING_NOTES_SAMPLE: '1' } });
  await expect(page.getByText('1 article', { exact: true })).toBeVisible();
  await close();
  return library;
}

test('another computer’s library is shown at once, watched, and taken over by keyboard when nobody stirs', async () => {
  const library = await libraryWithSample();
  const other = await lockFromElsewhere(library, 'desk-9 (0123456789ab)');
  const { application, page, close } = await launchApplication({ library });
  const trouble = page.getByTestId('library-trouble');
  const lookAgain = () => page.getByRole('button', { name: 'Look again' }).press('Enter');
  await expect(trouble).toContainText('This library was opened on the computer desk-9.');
  await expect(page.getByText('1 article', { exact: true })).toBeVisible();
  await expect(trouble.getByRole('button', { name: 'Take over…' })).toHaveCount(0);

  await other.beat();
  await lookAgain();
  await expect(trouble).toContainText('in use on the computer desk-9');

  await letTimePass(application, 31_000);
  await lookAgain();
  await expect(trouble).toContainText('gives no sign of life');
  await expectNoAxeViolations(page);
  await trouble.getByRole('button', { name: 'Take over…' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('may only be asleep');
  await expectNoAxeViolations(page);
  // Enter alone takes nothing over.
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(trouble).toHaveCount(0);
  const screen = briefingPage(page);
  await page.keyboard.press('Control+Shift+N');
  await screen.title.fill('Written after taking over');
  await screen.saved();
  expect(await readFile(join(library, 'lock'), 'utf8')).not.toContain('OTHER-COMPUTER');
  await close();
  expect((await readdir(library)).filter((name) => name.startsWith('lock'))).toEqual([]);
  await rm(library, { recursive: true });
});

test('who loses the lock while writing keeps every word, is told, and the words are saved when the lock comes back', async () => {
  const library = await libraryWithSample();
  const { page, close } = await launchApplication({ library });
  const screen = briefingPage(page);
  await page.keyboard.press('Control+Shift+N');
  await screen.title.fill('Before');
  await screen.saved();
  const other = await lockFromElsewhere(library, 'desk-9');
  await screen.title.fill('While another computer has it');
  await expect(page.getByTestId('library-trouble')).toContainText('desk-9');
  await expect(page.getByTestId('saving-failed')).toContainText('Not saved');
  await expect(screen.title).toHaveValue('While another computer has it');
  await other.leave();
  await lookAgainUntilWell(page);
  await screen.saved();
  const [briefing] = await readdir(join(library, 'briefings'));
  expect(await readFile(join(library, 'briefings', briefing ?? ''), 'utf8')).toContain('While another computer has it');
  await close();
  await rm(library, { recursive: true });
});

test('a second copy on this computer reads, and writes as soon as the first is closed', async () => {
  const library = await libraryWithSample();
  const first = await launchApplication({ library });
  const second = await launchApplication({ library });
  const trouble = second.page.getByTestId('library-trouble');
  await expect(trouble).toContainText('another copy of Briefing Notes on this computer');
  await expect(second.page.getByText('1 article', { exact: true })).toBeVisible();
  await first.close();
  // Nobody presses anything: the application looks by itself.
  await expect(trouble).toHaveCount(0);
  const screen = briefingPage(second.page);
  await second.page.keyboard.press('Control+Shift+N');
  await screen.title.fill('Second');
  await screen.saved();
  await second.close();
  await rm(library, { recursive: true });
});

test('words that were being written when the lock was lost outlive the application, and are put back beside what is there', async () => {
  const library = await libraryWithSample();
  const userData = await temporaryFolder('user-data');
  const first = await launchApplication({ library, userData });
  const screen = briefingPage(first.page);
  await first.page.keyboard.press('Control+Shift+N');
  await screen.title.fill('Before');
  await screen.saved();
  const other = await lockFromElsewhere(library, 'desk-9');
  await screen.title.fill('단어 that must not be lost');
  await expect(first.page.getByTestId('saving-failed')).toContainText('Not saved');
  await expect.poll(async () => (await readdir(join(userData, 'recovered')).catch(() => [])).length).toBe(1);
  await answerQuestions(first.application, 'Quit anyway');
  await first.close();
  await other.leave();

  const { page, close } = await launchApplication({ library, userData });
  await page.getByRole('button', { name: 'Show them' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('단어 that must not be lost');
  await expectNoAxeViolations(page);
  await dialog.getByRole('button', { name: 'Put them back' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Control+2');
  await expect(page.getByText('단어 that must not be lost (recovered)')).toBeVisible();
  await expect(page.getByText('Before', { exact: true })).toBeVisible();
  expect(await readdir(join(userData, 'recovered'))).toEqual([]);
  await close();
  await rm(library, { recursive: true });
  await rm(userData, { recursive: true });
});
