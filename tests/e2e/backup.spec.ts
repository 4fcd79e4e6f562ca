import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { answerSaveDialog } from '../../scripts/demo/export-briefing.mjs';
import { launchApplication, setColourScheme, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { answerOpenDialogs } from '../helpers/choose-path';
import { forbidMouse, runFromPalette, tabTo } from '../helpers/main-job-keys';
import { request } from '../helpers/seed-evidence';
import { type SeedArticle, sampleLines, seedLibrary } from '../helpers/seed-library';
import { holdReading } from '../helpers/slow-disk';

/** Backing up, restoring elsewhere, and what becomes of it when the file is damaged or the work is stopped. */

const longTitle =
  '한국과 러시아의 새로운 조약에 대한 긴 분석: A long title about treaties, alliances and everything that follows from them';

async function seeded(): Promise<{ readonly library: string; readonly outside: string }> {
  const library = join(await temporaryFolder('backup'), 'Desk');
  const lines = await sampleLines();
  await seedLibrary(library, [
    { meta: { title: longTitle }, lines, annotations: [{ kind: 'risk', words: 'North Korea', comment: 'Why now?' }] },
    { meta: { title: 'A second one' }, lines: ['Two states signed a treaty.'] },
  ]);
  return { library, outside: await temporaryFolder('outside') };
}

const quit = (application: ElectronApplication): Promise<void> =>
  application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

const written = (page: Page) => page.getByRole('alert').filter({ hasText: 'was written to' });

test('a backup is written, restored into a new folder and opened there, with the keyboard alone', async () => {
  const { library, outside } = await seeded();
  const { application, page, close } = await launchApplication({ library });
  const expectNoMouse = await forbidMouse(page);
  await answerSaveDialog(application, join(outside, 'Desk'));
  await runFromPalette(page, 'back up', /^Back up the library/);
  await expect(written(page)).toContainText(`Desk.zip was written to ${outside} and checked.`);
  await expect(page.getByTestId('announcement')).toHaveText('The backup of the library has ended.');
  await expectNoAxeViolations(page);

  const [row] = (await request(page, 'article.list', { text: '한국', sort: 'title', descending: false, offset: 0, limit: 1 })).rows;
  if (row === undefined) throw new Error('no article');
  const before = await request(page, 'article.read', { id: row.id });

  await answerOpenDialogs(application, join(outside, 'Desk.zip'), outside);
  await runFromPalette(page, 'restore a', /^Restore a backup/);
  const dialog = page.getByRole('dialog', { name: 'Restore a backup' });
  await expect(dialog).toContainText('East Asia desk');
  await expect(dialog).toContainText('2 articles, 0 briefings');
  for (const scheme of ['light', 'dark'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }
  await expect(dialog.getByRole('button', { name: 'Choose its place…' })).toBeFocused();
  await page.keyboard.press('Enter');
  const restored = page.getByRole('alert').filter({ hasText: 'The library “East Asia desk” was restored.' });
  await expect(restored).toContainText(outside);
  await tabTo(page, restored.getByRole('button', { name: 'Open it' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('The restored library is open.')).toBeVisible();
  expect((await request(page, 'library.status', {})).folder).toBe(join(outside, 'East Asia desk'));
  expect(await request(page, 'article.read', { id: row.id })).toEqual(before);
  await expectNoMouse();
  await close();
  expect((await readdir(outside)).sort()).toEqual(['Desk.zip', 'East Asia desk']);
});

test('a damaged backup is refused, and a place that takes none is told of', async () => {
  const { library, outside } = await seeded();
  const { application, page, close } = await launchApplication({ library });
  await page.keyboard.press('Control+,');
  await expect(page.getByText('This library has not been backed up on this computer yet.')).toBeVisible();
  const button = page.getByRole('button', { name: 'Back up the library…' });
  await answerSaveDialog(application, join(library, 'articles', 'Desk.zip'));
  await button.click();
  await expect(page.getByRole('alert').filter({ hasText: 'This place lies inside a library.' })).toBeVisible();

  const file = join(outside, 'Desk.zip');
  await answerSaveDialog(application, file);
  await button.click();
  await expect(written(page)).toBeVisible();
  await expect(page.getByText(/^Last backed up on /)).toBeVisible();
  await expectNoAxeViolations(page);

  const bytes = await readFile(file);
  await truncate(file, 400);
  await answerOpenDialogs(application, file, file, outside);
  await page.getByRole('button', { name: 'Restore a backup…' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'This file is not a backup of a library.' })).toBeVisible();

  // Its list is good, a packed document is not: that shows when it is unpacked.
  bytes.writeUInt8(bytes.readUInt8(160) ^ 1, 160);
  await writeFile(file, bytes);
  await page.getByRole('button', { name: 'Restore a backup…' }).click();
  await page.getByRole('button', { name: 'Choose its place…' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'This backup is damaged' })).toBeVisible();
  expect(await readdir(outside)).toEqual(['Desk.zip']);
  await close();
});

test('a long backup shows how far it is, outlives going elsewhere, asks before quitting, and leaves nothing when it is stopped', async () => {
  const { library, outside } = await seeded();
  const { application, page, close } = await launchApplication({ library });
  await answerSaveDialog(application, join(outside, 'Desk.zip'));
  const disk = await holdReading(application, 'original.txt');
  await runFromPalette(page, 'back up', /^Back up the library/);
  const strip = page.getByRole('region', { name: 'Work in progress' });
  await expect(strip).toContainText('Backing up the library');
  await expect(page.getByTestId('announcement')).toHaveText('The backup of the library has started.');
  await page.keyboard.press('Control+2');
  await expect(strip.getByRole('progressbar', { name: 'Backing up the library' })).toHaveAttribute('aria-valuetext', /^\d+%$|^Counting/);
  for (const scheme of ['light', 'dark'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }
  // One at a time.
  await runFromPalette(page, 'back up', /^Back up the library/);
  await expect(page.getByRole('alert').filter({ hasText: 'Something else that takes long' })).toBeVisible();

  await quit(application);
  const question = page.getByRole('dialog', { name: 'The library is being backed up.' });
  await expectNoAxeViolations(page);
  await expect(question.getByRole('button', { name: 'Stay' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();

  await tabTo(page, strip.getByRole('button', { name: 'Stop' }));
  await page.keyboard.press('Enter');
  await expect(strip.getByRole('button', { name: 'Stopping…' })).toBeDisabled();
  await disk.release();
  await expect(strip).toBeHidden();
  await expect(page.getByTestId('announcement')).toHaveText('It was stopped.');
  expect(await readdir(outside)).toEqual([]);

  const again = await holdReading(application, 'original.txt');
  await runFromPalette(page, 'back up', /^Back up the library/);
  await expect(strip).toBeVisible();
  await quit(application);
  const closed = application.waitForEvent('close');
  await question.getByRole('button', { name: 'Stop it and quit' }).click();
  await again.release();
  await closed;
  expect(await readdir(outside)).toEqual([]);
  await close();
});

test('an old backup is reminded of quietly, which can be put off and turned off', async () => {
  const library = join(await temporaryFolder('backup'), 'Desk');
  const userData = await temporaryFolder('user-data');
  const article: SeedArticle = { lines: ['Two states signed a treaty.'] };
  await seedLibrary(
    library,
    Array.from({ length: 11 }, () => article),
  );
  const first = await launchApplication({ library, userData });
  const reminder = (page: Page) => page.getByRole('alert').filter({ hasText: 'never been backed up' });
  await expect(reminder(first.page)).toBeVisible();
  await expectNoAxeViolations(first.page);
  await tabTo(first.page, reminder(first.page).getByRole('button', { name: 'In a week' }));
  await first.page.keyboard.press('Enter');
  await expect(reminder(first.page)).toBeHidden();
  expect(await request(first.page, 'backup.status', {})).toEqual({ backedUpAt: '', due: false });
  await first.close();

  // It is kept for the next start.
  const { libraries } = JSON.parse(await readFile(join(userData, 'settings.json'), 'utf8')).body;
  const [id = ''] = Object.keys(libraries);
  expect(libraries[id].remindAfter).not.toBe('');
  const second = await launchApplication({ library, userData });
  await second.page.keyboard.press('Control+,');
  const box = second.page.getByRole('checkbox', { name: /^Remind me/ });
  await box.focus();
  await second.page.keyboard.press('Space');
  await expect(box).not.toBeChecked();
  await expect.poll(async () => (await request(second.page, 'settings.read', {})).backupReminders).toBe(false);
  await second.close();
});
