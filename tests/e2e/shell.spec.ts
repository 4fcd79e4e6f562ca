import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { addSmallLibrary } from '../helpers/add-article';
import { launchApplication, repository, setColourScheme, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { lookAgainUntilWell } from '../helpers/look-again';

test('keys alone lead through the shell: skip link, rail and palette', async () => {
  const { page, close } = await launchApplication();
  await addSmallLibrary(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Filter by title, source or author' })).toBeFocused();

  await page.getByRole('navigation').getByRole('button', { name: 'Library' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Briefings' })).toHaveAttribute('aria-current', 'page');

  await page.keyboard.press('Control+K');
  const search = page.getByRole('combobox', { name: 'Search or run a command' });
  await expect(search).toBeFocused();
  await expect(page.getByRole('option', { selected: true })).toHaveText(/^Import an article/);
  // Articles come a moment after the commands; going up from the first means the last of all.
  await expect(page.getByRole('option').filter({ hasText: 'Kremlin calls treaty' })).toBeAttached();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { selected: true })).toHaveText(/^Import a folder/);
  await expect(search).toHaveAttribute(
    'aria-activedescendant',
    await page.getByRole('option', { selected: true }).evaluate((item) => item.id),
  );
  for (const scheme of ['light', 'dark'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }
  await page.keyboard.type('kremlin');
  await expect(page.getByRole('option', { selected: true })).toHaveText(/^Kremlin calls treaty/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^Kremlin/ })).toBeVisible();
  await expect(search).toBeHidden();

  await page.keyboard.press('Control+K');
  await expect(search).toBeFocused();
  await page.keyboard.type('no such thing anywhere');
  await expect(page.getByText('Nothing matches these words.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();
  await close();
});

test('native menus run commands and grey out what does nothing here', async () => {
  const { application, page, close } = await launchApplication();
  const item = (id: string) =>
    application.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.enabled ?? null, id);
  await expect(page.getByTestId('crumbs')).toHaveText('Library');
  await expect.poll(() => item('list.filter')).toBe(false);
  await addSmallLibrary(page);
  await expect.poll(() => item('list.filter')).toBe(true);
  await expect.poll(() => item('article.trash')).toBe(true);
  expect(await item('briefing.export-pdf')).toBe(false);
  await application.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('go.settings')?.click());
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect.poll(() => item('article.trash')).toBe(false);
  await close();
});

test('settings are kept at once, shown everywhere, and found again after a restart', async () => {
  const folders = { library: await temporaryFolder('library'), userData: await temporaryFolder('user-data') };
  const first = await launchApplication(folders);
  const { page, application } = first;
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  for (const scheme of ['light', 'dark'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }
  await page.getByLabel('Name').fill('East Asia desk');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('Settings – East Asia desk');
  await expect(page.getByTestId('save-state')).toHaveText(/^All changes saved · \d\d:\d\d$/);
  await page.getByRole('combobox', { name: 'Default marking' }).click();
  await page.getByRole('option', { name: 'TLP:AMBER', exact: true }).click();
  await expect(page.getByTestId('marking')).toHaveText('TLP:AMBER');
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect.poll(() => application.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await page.getByLabel('Size of the interface').selectOption({ label: '125 %' });
  await expect
    .poll(() => application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor()))
    .toBe(1.25);
  // Not yet left, and yet not lost: closing hands it over.
  await page.getByLabel('Default “From”').fill('Policy unit');
  await first.close();

  const second = await launchApplication(folders);
  await second.page.keyboard.press('Control+,');
  await expect(second.page.getByLabel('Name')).toHaveValue('East Asia desk');
  await expect(second.page.getByLabel('Default “From”')).toHaveValue('Policy unit');
  await expect(second.page.getByTestId('marking')).toHaveText('TLP:AMBER');
  expect(await second.application.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await expect
    .poll(() => second.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor()))
    .toBe(1.25);
  await second.page.keyboard.press('Control+0');
  await expect
    .poll(() => second.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor()))
    .toBe(1);
  await second.close();
  await Promise.all(Object.values(folders).map((folder) => rm(folder, { recursive: true, force: true })));
});

test('the window opens where it was', async () => {
  const userData = await temporaryFolder('user-data');
  const first = await launchApplication({ userData });
  const bounds = { x: 40, y: 60, width: 1100, height: 700 };
  await first.application.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place), bounds);
  await first.close();
  const second = await launchApplication({ userData, size: null });
  expect(await second.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(bounds);
  await second.close();
  await rm(userData, { recursive: true, force: true });
});

test('a second start shows the first window and ends', async () => {
  const { application, library, userData, page, close } = await launchApplication();
  await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const { path, args } = await application.evaluate(({ app }) => ({
    path: app.getPath('exe'),
    args: process.argv.filter((arg) => arg === '--no-sandbox'),
  }));
  const environment = { ...process.env, BRIEFING_NOTES_LIBRARY: library, BRIEFING_NOTES_USER_DATA: userData };
  const second = spawn(path, [...args, repository], { cwd: repository, env: environment, stdio: 'ignore' });
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
  await expect.poll(() => application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())).toBe(false);
  await expect(page.getByRole('navigation')).toBeVisible();
  await close();
});

test('a library that another computer’s copy holds opens read-only and says so', async () => {
  const first = await launchApplication();
  await addSmallLibrary(first.page);
  const second = await launchApplication({ library: first.library });
  const trouble = second.page.getByTestId('library-trouble');
  await expect(trouble).toContainText('open in another copy of Briefing Notes on this computer');
  await expect(trouble).toContainText('You can read everything');
  await expect(second.page.getByRole('grid').getByText(/^Kremlin calls/)).toBeVisible();
  await expectNoAxeViolations(second.page);
  await second.page.keyboard.press('Control+,');
  await expect(second.page.getByLabel('Name')).not.toBeEditable();
  // The other way round the second would go on with the library while it is taken away.
  await second.close();
  await first.close();
});

test('a library folder that vanishes is said to be gone, and nothing is written elsewhere', async () => {
  const library = await temporaryFolder('library');
  // Not beside its old place, where it would be found.
  const away = join(await temporaryFolder('drive'), 'library');
  const { application, page, close } = await launchApplication({ library });
  await addSmallLibrary(page);
  await page.keyboard.press('Control+,');
  await page.getByLabel('Name').fill('A name that cannot be kept');
  await rename(library, away);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'not there any more' }).first()).toBeVisible();
  await expect(page.getByTestId('library-trouble')).toContainText('Connect the drive or put the folder back');
  await expectNoAxeViolations(page);
  // Quitting now would lose the name: the person is asked, and stays.
  const questions = await application.evaluateHandle(({ app, dialog, BrowserWindow }) => {
    const asked: string[] = [];
    dialog.showMessageBox = async (...given: readonly unknown[]) => {
      asked.push((given.at(-1) as { message: string }).message);
      return { response: 0, checkboxChecked: false };
    };
    app.once('will-quit', () => asked.push('quit'));
    BrowserWindow.getAllWindows()[0]?.close();
    return asked;
  });
  await expect.poll(() => questions.jsonValue()).toEqual(['Your last changes could not be saved.']);
  await expect(page.getByLabel('Name')).toHaveValue('A name that cannot be kept');

  await rename(away, library);
  await lookAgainUntilWell(page);
  await page.getByLabel('Name').fill('East Asia desk');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('Settings – East Asia desk');
  await close();
  await rm(library, { recursive: true, force: true });
});
