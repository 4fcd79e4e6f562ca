import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { createLibrary } from '../../electron/library/create-library';
import { nodeProcessTable } from '../../electron/library/node-process-table';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import { launchApplication, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { briefingPage } from '../helpers/briefing-page';
import { answerOpenDialogs } from '../helpers/choose-path';

/** Several libraries, and what becomes of one whose folder is gone, renamed, replaced or moved. */

async function emptyLibrary(folder: string, name: string): Promise<void> {
  const made = await createLibrary(nodeSurroundings, nodeProcessTable, folder, { name, defaultMarking: '', defaultFrom: '' });
  if (!made.ok) throw new Error(made.error.code);
}

async function fromPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill(words);
  await expect(page.getByRole('option').first()).toContainText(words);
  await page.keyboard.press('Enter');
}

async function words(library: string): Promise<string> {
  const names = await readdir(join(library, 'briefings'));
  return (await Promise.all(names.map((name) => readFile(join(library, 'briefings', name), 'utf8')))).join('\n');
}

test('a folder that is gone keeps the words on the screen, and they are saved by themselves when it is back', async () => {
  const home = await temporaryFolder('home');
  const library = join(home, 'Desk');
  const { page, close } = await launchApplication({ library });
  const screen = briefingPage(page);
  const trouble = page.getByTestId('library-trouble');
  await page.keyboard.press('Control+Shift+N');
  await screen.title.fill('Before');
  await screen.saved();
  const away = await temporaryFolder('away');
  await rename(library, join(away, 'Desk'));
  await screen.title.fill('While the drive was out');
  await expect(trouble).toContainText('not there any more');
  await expect(page.getByTestId('saving-failed')).toContainText('Not saved');
  await rename(join(away, 'Desk'), library);
  // Nobody presses anything: the application looks by itself.
  await expect(trouble).toHaveCount(0);
  await screen.saved();
  expect(await words(library)).toContain('While the drive was out');

  // Renamed by its owner, it is found beside its old place and gone on with there, words and all.
  await rename(library, join(home, 'Desk 2026'));
  await screen.title.fill('While the folder had another name');
  await expect(trouble).toContainText('Desk 2026');
  await expectNoAxeViolations(page);
  await trouble.getByRole('button', { name: 'Go on there' }).press('Enter');
  await expect(trouble).toHaveCount(0);
  await screen.saved();
  expect(await words(join(home, 'Desk 2026'))).toContain('While the folder had another name');

  await close();
  await rm(home, { recursive: true });
  await rm(away, { recursive: true });
});

test('another library in the place of the open one is noticed before anything is written, and opened only on demand', async () => {
  const home = await temporaryFolder('home');
  const library = join(home, 'Desk');
  const { page, close } = await launchApplication({ library });
  const screen = briefingPage(page);
  const trouble = page.getByTestId('library-trouble');
  await page.keyboard.press('Control+Shift+N');
  await screen.title.fill('Before');
  await screen.saved();
  const away = await temporaryFolder('away');
  await rename(library, join(away, 'Desk'));
  await emptyLibrary(library, 'Somebody else’s');
  const before = await readdir(library, { recursive: true });
  await screen.title.fill('While another library was there');
  await expect(trouble).toContainText('Another library lies in this library’s folder now.');
  expect(await readdir(library, { recursive: true })).toEqual(before);
  await trouble.getByRole('button', { name: 'Open that one' }).press('Enter');
  // The words have nowhere to go: the person is asked before they are left behind.
  await page.getByRole('dialog').getByRole('button', { name: 'Open anyway' }).press('Enter');
  await expect(page.getByText('The library “Somebody else’s” is open.')).toBeVisible();
  await close();
  await rm(home, { recursive: true });
  await rm(away, { recursive: true });
});

test('recent libraries are opened from the palette, the settings and the menu, and taken off the list, by keyboard', async () => {
  const home = await temporaryFolder('home');
  const [first, second, gone] = [join(home, 'First'), join(home, 'Second 한국어'), join(home, 'Gone')];
  await emptyLibrary(first, 'First');
  await emptyLibrary(second, '제재 자료 – a very long name of a library that nobody would want to read in one line, but which is allowed');
  await emptyLibrary(gone, 'Gone');
  const { application, page, close } = await launchApplication({ library: first });
  const name = page.locator('header').getByText(/^(First|제재 자료.*|Gone)$/);
  await answerOpenDialogs(application, gone, second, join(first, 'articles'));
  await page.keyboard.press('Control+O');
  await expect(name).toHaveText('Gone');
  await page.keyboard.press('Control+O');
  await expect(name).toContainText('제재 자료');
  await page.keyboard.press('Control+O');
  await expect(page.getByRole('alert').filter({ hasText: `inside the library in ${first}` })).toBeVisible();

  await fromPalette(page, 'Open First');
  await expect(name).toHaveText('First');
  // The empty screen offers the others.
  await expect(page.getByRole('button', { name: 'Gone', exact: true })).toBeVisible();
  await rm(gone, { recursive: true });

  await page.keyboard.press('Control+,');
  const list = page.getByRole('region', { name: 'Libraries on this computer' });
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expect(list.getByText('Open now')).toBeVisible();
  await expect(list.getByText('Not there')).toBeVisible();
  await expectNoAxeViolations(page);
  await list.getByRole('button', { name: `Remove Gone, ${gone}, from the list` }).press('Enter');
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await list.getByRole('button', { name: /^Open 제재 자료/ }).press('Enter');
  await expect(name).toContainText('제재 자료');

  const chosen = await application.evaluate(({ Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'File');
    const recent = file?.submenu?.items.find(({ id }) => id === 'recent');
    const labels = recent?.submenu?.items.map(({ label }) => label) ?? [];
    recent?.submenu?.items.find(({ label }) => label === 'First')?.click();
    return labels;
  });
  expect(chosen[0]).toContain('제재 자료');
  expect(chosen[1]).toBe('First');
  await expect(name).toHaveText('First');
  await close();
  await rm(home, { recursive: true });
});

test('a library is moved and its folder renamed while a briefing stays open, and nothing is left behind', async () => {
  const home = await temporaryFolder('home');
  const library = join(home, 'Desk');
  await emptyLibrary(library, 'Desk');
  await mkdir(join(home, 'Archive'));
  const { application, page, userData, close } = await launchApplication({ library, userData: join(home, 'user-data') });
  const screen = briefingPage(page);
  await page.keyboard.press('Control+Shift+N');
  await screen.title.fill('Written before the move');
  await answerOpenDialogs(application, join(home, 'Archive'));
  await fromPalette(page, 'Move the library');
  await expect(page.getByText(`The library lies in ${join(home, 'Archive', 'Desk')} now.`)).toBeVisible();
  await screen.title.fill('Written after the move');
  await screen.saved();
  expect(await words(join(home, 'Archive', 'Desk'))).toContain('Written after the move');
  await expect(stat(library)).rejects.toThrow('ENOENT');

  await page.keyboard.press('Control+,');
  const field = page.getByRole('textbox', { name: 'Name' });
  await field.fill('Sanctions');
  await field.press('Enter');
  await page.getByRole('button', { name: 'Rename the folder after the library' }).press('Enter');
  await expect(page.getByText(`The library’s folder is ${join(home, 'Archive', 'Sanctions')} now.`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rename the folder after the library' })).toHaveCount(0);
  await expectNoAxeViolations(page);
  expect(await words(join(home, 'Archive', 'Sanctions'))).toContain('Written after the move');
  await close();
  expect(await readFile(join(userData, 'settings.json'), 'utf8')).not.toContain(`"${library}"`);
  await rm(home, { recursive: true });
});
