import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApplication, setColourScheme } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { answerQuestions } from '../helpers/native-dialogs';

/** Errors that nobody expected: logged without their words, shown plainly, and kept from spreading. */

const logOf = (userData: string): Promise<string> => readFile(join(userData, 'logs', 'main.log'), 'utf8');

test('X6 a screen that cannot be drawn says so, and everything else goes on working', async () => {
  const { application, page, userData, close } = await launchApplication({ expectedErrors: [/Cannot read properties of null/] });
  await application.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('trash.list');
    ipcMain.handle('trash.list', () => ({ ok: true, value: [null] }));
  });
  await page.keyboard.press('Control+3');
  const failed = page.getByRole('alert').filter({ hasText: 'This screen could not be shown.' });
  await failed.waitFor();
  await expectNoAxeViolations(page);
  await setColourScheme(page, 'dark');
  await expectNoAxeViolations(page);
  expect(await logOf(userData)).toMatch(/page\.error \{"where":"screen","error":"TypeError < /);

  await application.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('trash.list');
    ipcMain.handle('trash.list', () => ({ ok: true, value: [] }));
  });
  await failed.getByRole('button', { name: 'Show it again' }).click();
  await expect(failed).toBeHidden();
  await expect(page.getByTestId('crumbs')).toContainText('Trash');
  await page.keyboard.press('Control+2');
  await expect(page.getByTestId('crumbs')).toContainText('Briefings');
  await close();
});

test('X6 a shell that cannot be drawn says so, and is drawn anew in the same place', async () => {
  const { application, page, userData, close } = await launchApplication({ expectedErrors: [/Cannot read properties of undefined/] });
  await page.keyboard.press('Control+3');
  await page.getByTestId('crumbs').getByText('Trash').waitFor();
  // One answer that no page of ours can draw.
  await application.evaluate(({ BrowserWindow, ipcMain }) => {
    ipcMain.removeHandler('library.status');
    ipcMain.handle('library.status', () => ({ ok: true, value: {} }));
    BrowserWindow.getAllWindows()[0]?.webContents.send('library.changed', { topic: 'library' });
  });
  const failed = page.getByRole('alert').filter({ hasText: 'The window could not be drawn.' });
  await failed.waitFor();
  await expectNoAxeViolations(page);
  expect(await logOf(userData)).toContain('page.error {"where":"window"');
  await application.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('library.status');
    ipcMain.handle('library.status', () => ({ ok: false, error: { code: 'internal' } }));
  });
  await failed.getByRole('button', { name: 'Show it again' }).click();
  await expect(page.getByTestId('crumbs')).toContainText('Trash');
  await expect(failed).toBeHidden();
  await close();
});

test('X6 an error in the page is shown once and logged without its words', async () => {
  const { page, userData, close } = await launchApplication({ expectedErrors: [/SECRET/] });
  await page.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('SECRET words of an error');
    });
    void Promise.reject(new TypeError('SECRET words of a promise'));
  });
  await expect(page.getByRole('alert')).toContainText('Something went wrong inside the application.');
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expectNoAxeViolations(page);
  await expect.poll(() => logOf(userData)).toMatch(/RangeError.*TypeError|TypeError.*RangeError/s);
  expect(await logOf(userData)).not.toContain('SECRET');
  await close();
});

test('X6 an error in the main process is logged without its words, and the person may start again', async () => {
  const { application, page, userData, close } = await launchApplication();
  const dialogs = await answerQuestions(application, 'Go on');
  await application.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('SECRET words');
    });
    void Promise.reject(new TypeError('SECRET words'));
  });
  await expect(page.getByRole('alert')).toContainText('Something went wrong inside the application.');
  await expect.poll(dialogs.asked).toEqual(['Something went wrong inside the application.']);
  await expect.poll(() => logOf(userData)).toMatch(/error\.exception \{"error":"RangeError/);
  expect(await logOf(userData)).not.toContain('SECRET');
  await page.keyboard.press('Control+2');
  await expect(page.getByTestId('crumbs')).toContainText('Briefings');
  await close();
});

test('X6 a new start after an error hands over words first', async () => {
  const { application } = await launchApplication();
  await answerQuestions(application, 'Start again');
  const ended = new Promise((resolve) => application.process().once('exit', resolve));
  const started = await application.evaluate(({ app }) => {
    const calls: string[] = [];
    app.relaunch = () => void calls.push('relaunch');
    setTimeout(() => {
      throw new Error('unexpected');
    });
    return new Promise<string[]>((resolve) => app.once('will-quit', () => resolve(calls)));
  });
  await ended;
  expect(started).toEqual(['relaunch']);
});
