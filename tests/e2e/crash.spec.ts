import { expect, test } from '@playwright/test';
import { launchApplication, setColourScheme, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { briefingPage } from '../helpers/briefing-page';
import { openImport, pasteText } from '../helpers/import-page';
import { followKeeping } from '../helpers/kept-by-main';
import { storedBriefings } from '../helpers/main-job-files';
import { answerQuestions } from '../helpers/native-dialogs';
import { killProcess, pageAfterCrash } from '../helpers/processes';
import { sampleLines, seedLibrary } from '../helpers/seed-library';
import { holdReading } from '../helpers/slow-disk';

/** A page that crashes comes back where it was, with what was written, and says so once. */

test('X6 a page that crashes while somebody types comes back with the words that were not saved yet', async () => {
  const launched = await launchApplication();
  const { application, page, library } = launched;
  await page.keyboard.press('Control+Shift+N');
  await briefingPage(page).title.fill('Before the crash');
  await briefingPage(page).section('Purpose').click();
  // On a slow machine the test itself would make the pause after which words are saved.
  const disk = await holdReading(application, '.tmp');
  const kept = await followKeeping(application);
  for (const word of ['These ', 'words ', 'are ', 'only ', 'in ', 'memory.']) await page.keyboard.insertText(word);
  await kept.has('words are only in memory.');
  expect((await storedBriefings(library)).map(({ body }) => JSON.stringify(body)).join()).not.toContain('memory');
  await killProcess(application, 'page');

  await disk.release();
  const again = await pageAfterCrash(launched);
  const screen = briefingPage(again);
  await expect(screen.title).toHaveValue('Before the crash');
  await expect(screen.section('Purpose')).toHaveText('These words are only in memory.');
  await expect(again.getByRole('alert')).toContainText('The window stopped working and was opened again.');
  await expectNoAxeViolations(again);
  await setColourScheme(again, 'dark');
  await expectNoAxeViolations(again);
  await screen.saved();
  const [stored] = await storedBriefings(library);
  expect([stored?.header.title, JSON.stringify(stored?.body).includes('only in memory.')]).toEqual(['Before the crash', true]);
  await launched.close();
});

test('X6 a comment that was not saved yet comes back with the page', async () => {
  const folder = await temporaryFolder('library');
  await seedLibrary(folder, [
    {
      meta: { title: 'On arms' },
      lines: await sampleLines(),
      annotations: [{ kind: 'quote', words: 'will reconsider its position on the supply of weapons to Ukraine' }],
    },
  ]);
  const launched = await launchApplication({ library: folder });
  const { application, page } = launched;
  await page.getByRole('row').filter({ hasText: 'On arms' }).dblclick();
  const card = page.locator('[data-card]').first();
  await card.click();
  await card.getByRole('button', { name: 'Add a comment' }).click();
  const kept = await followKeeping(application);
  const disk = await holdReading(application, '.tmp');
  await page.getByRole('textbox', { name: 'Comment' }).pressSequentially('Written a moment before', { delay: 20 });
  await kept.has('Written a moment before');
  await killProcess(application, 'page');
  await disk.release();
  const again = await pageAfterCrash(launched);
  await expect(again.getByTestId('crumbs')).toContainText('On arms');
  await expect(again.locator('[data-card]').first()).toContainText('Written a moment before');
  await launched.close();
});

test('X6 an import comes back with what was decided', async () => {
  const launched = await launchApplication();
  const { application, page } = launched;
  await openImport(page);
  await pasteText(page, (await sampleLines()).join('\n\n'));
  const title = page.getByRole('complementary', { name: 'Source' }).getByLabel('Title');
  const kept = await followKeeping(application);
  await title.fill('Decided before the crash');
  await kept.has('Decided before the crash');
  await killProcess(application, 'page');
  const again = await pageAfterCrash(launched);
  await expect(again.getByRole('complementary', { name: 'Source' }).getByLabel('Title')).toHaveValue('Decided before the crash');
  await again.getByRole('button', { name: 'Store article' }).click();
  await again.getByRole('group', { name: 'Text of the article' }).waitFor();
  await expect(again.getByTestId('crumbs')).toContainText('Decided before the crash');
  await launched.close();
});

test('X6 a page that crashes again and again ends in a question, and another try begins at the list', async () => {
  const launched = await launchApplication();
  const { application, page } = launched;
  const dialogs = await answerQuestions(application, 'Try again');
  await page.keyboard.press('Control+,');
  await page.getByTestId('crumbs').getByText('Settings').waitFor();
  for (let crash = 0; crash < 3; crash += 1) {
    await killProcess(application, 'page');
    await pageAfterCrash(launched);
  }
  const again = await pageAfterCrash(launched);
  await expect(again.getByTestId('crumbs')).toHaveText('Library');
  expect(await dialogs.asked()).toEqual(['The window has stopped working several times in a row.']);
  await launched.close();
});

test('X6 the window closes while its page is gone, and what was kept is on the disk', async () => {
  const launched = await launchApplication();
  const { application, page, library } = launched;
  await page.keyboard.press('Control+Shift+N');
  const kept = await followKeeping(application);
  await briefingPage(page).title.fill('Closed at the crash');
  await kept.has('Closed at the crash');
  const ended = new Promise((resolve) => application.process().once('exit', resolve));
  await application.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.webContents.once('render-process-gone', () => window.close());
  });
  await killProcess(application, 'page');
  await ended;
  expect((await storedBriefings(library)).map(({ header }) => header.title)).toEqual(['Closed at the crash']);
});

test('X6 a page that hangs is loaded again when the person wants it, with the words', async () => {
  const launched = await launchApplication();
  const { application, page } = launched;
  const dialogs = await answerQuestions(application, 'Load it again');
  await page.keyboard.press('Control+Shift+N');
  const kept = await followKeeping(application);
  await briefingPage(page).title.fill('Written before it hung');
  await kept.has('Written before it hung');
  await page.evaluate(
    () =>
      void setTimeout(() => {
        for (;;);
      }, 0),
  );
  // Chromium itself does not say so of a page that a debugger, which Playwright is, looks at.
  await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('unresponsive'));
  await expect.poll(dialogs.asked).toEqual(['The window does not answer.']);
  const again = await pageAfterCrash(launched);
  await expect(briefingPage(again).title).toHaveValue('Written before it hung');
  await expect(again.getByRole('alert')).toContainText('The window was opened again.');
  await launched.close();
});

test('X6 a correction of the text comes back into its dialog', async () => {
  const folder = await temporaryFolder('library');
  await seedLibrary(folder, [{ meta: { title: 'On arms' }, lines: await sampleLines() }]);
  const launched = await launchApplication({ library: folder });
  const { application, page } = launched;
  await page.getByRole('row').filter({ hasText: 'On arms' }).dblclick();
  await page.getByRole('button', { name: 'More for this article' }).click();
  await page.getByRole('menuitem', { name: 'Correct the text…' }).click();
  const field = page.getByRole('textbox', { name: 'Words of block 2' });
  const kept = await followKeeping(application);
  await field.fill('Corrected before the crash.');
  await kept.has('Corrected before the crash.');
  await killProcess(application, 'page');
  const again = await pageAfterCrash(launched);
  await expect(again.getByRole('textbox', { name: 'Words of block 2' })).toHaveValue('Corrected before the crash.');
  await again.getByRole('alert').getByRole('button', { name: 'Close' }).click();
  await again.getByRole('button', { name: 'Save as a new version' }).click();
  await expect(again.getByRole('group', { name: 'Text of the article' })).toContainText('Corrected before the crash.');
  await launched.close();
});

test('X6 words that were not saved are on the disk when the person quits a page that cannot live', async () => {
  const launched = await launchApplication();
  const { application, page, library } = launched;
  await answerQuestions(application, 'Quit');
  await page.keyboard.press('Control+Shift+N');
  const kept = await followKeeping(application);
  await briefingPage(page).title.fill('Never seen again');
  await kept.has('Never seen again');
  const ended = new Promise((resolve) => application.process().once('exit', resolve));
  await application.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Before the page can take its words back.
    contents?.on('dom-ready', () => contents.forcefullyCrashRenderer());
  });
  await killProcess(application, 'page');
  await ended;
  expect((await storedBriefings(library)).map(({ header }) => header.title)).toEqual(['Never seen again']);
});
