import { rm } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { type LaunchedApplication, launchApplication, setColourScheme, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { request } from '../helpers/seed-evidence';
import { seedLibrary } from '../helpers/seed-library';

/** The trash as a person uses it: several things at once, for good, and what stops a slip. All of it by keys alone. */

const grid = (page: Page) => page.getByRole('grid', { name: 'Articles' });
const trash = (page: Page) => page.getByRole('grid', { name: 'Trash' });
const rowsIn = (list: ReturnType<typeof grid>) => list.getByRole('row').filter({ has: list.page().getByRole('gridcell') });
const dialog = (page: Page) => page.getByRole('dialog');
const selectedIn = (list: ReturnType<typeof grid>) => list.locator('[role=row][aria-selected=true], tr[aria-selected=true]');
const announced = (page: Page) => page.getByTestId('announcement');

/** Goes on with Tab until the focus is on the control of that name. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const target = page.getByRole('button', { name, exact: typeof name === 'string' });
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(name)}`);
}

/** Answers the question that wants a word. */
async function typeAndConfirm(page: Page, word: string): Promise<void> {
  await expect(dialog(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.type(word);
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
}

let library: string;
let launched: LaunchedApplication;

async function start(articles: number): Promise<Page> {
  library = await temporaryFolder('trash');
  const lines = (index: number) => [`Words of article ${index}, which are its own.`];
  const titles = Array.from({ length: articles }, (_, index) => ({ meta: { title: `Article ${index + 1}` }, lines: lines(index + 1) }));
  await seedLibrary(library, titles);
  launched = await launchApplication({ library });
  await expect(rowsIn(grid(launched.page))).toHaveCount(articles);
  return launched.page;
}

test.afterEach(async () => {
  await launched.close();
  await rm(library, { recursive: true, force: true });
});

test('several articles are selected, moved to the trash, brought back and moved again, by keys alone', async () => {
  const page = await start(12);
  await grid(page).focus();
  await expect(grid(page)).toHaveAttribute('aria-multiselectable', 'true');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(selectedIn(grid(page))).toHaveCount(3);
  await expect(announced(page)).toHaveText('3 articles selected');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Control+ArrowDown');
  await expect(selectedIn(grid(page))).toHaveCount(3);
  await page.keyboard.press('Control+Space');
  await expect(selectedIn(grid(page))).toHaveCount(4);
  await expect(page.getByTestId('several-detail')).toContainText('4 articles selected');
  await expectNoAxeViolations(page);
  await page.keyboard.press('Delete');
  await expect(rowsIn(grid(page))).toHaveCount(8);
  await expect(page.getByText('4 articles are in the trash.')).toBeVisible();
  await expect(page.getByTestId('several-detail')).toBeHidden();
  await page.keyboard.press('Control+Z');
  await expect(rowsIn(grid(page))).toHaveCount(12);
  await expect(page.getByText('Taken back: 4 articles are in the trash.').first()).toBeVisible();
  await page.keyboard.press('Control+Shift+Z');
  await expect(rowsIn(grid(page))).toHaveCount(8);
  await page.keyboard.press('Control+A');
  await expect(selectedIn(grid(page))).toHaveCount(8);
  await page.keyboard.press('Escape');
  await expect(selectedIn(grid(page))).toHaveCount(1);

  await test.step('and restored from the trash together', async () => {
    await page.keyboard.press('Control+3');
    await expect(rowsIn(trash(page))).toHaveCount(4);
    await trash(page).focus();
    await page.keyboard.press('Shift+End');
    await expect(selectedIn(trash(page))).toHaveCount(4);
    await expect(page.getByTestId('status')).toContainText('4 selected');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
    await page.keyboard.press('Control+Z');
    await expect(rowsIn(trash(page))).toHaveCount(4);
  });
});

test('the mouse selects with Shift and Ctrl', async () => {
  const page = await start(5);
  const rows = rowsIn(grid(page));
  await rows.nth(0).click();
  await rows.nth(2).click({ modifiers: ['Shift'] });
  await expect(selectedIn(grid(page))).toHaveCount(3);
  await rows.nth(1).click({ modifiers: ['Control'] });
  await expect(selectedIn(grid(page))).toHaveCount(2);
  await page.getByRole('button', { name: 'Move 2 articles to the trash' }).click();
  await expect(rows).toHaveCount(3);
  await page.getByRole('navigation').getByRole('button', { name: 'Trash' }).click();
  await rowsIn(trash(page)).nth(0).click();
  await rowsIn(trash(page))
    .nth(1)
    .click({ modifiers: ['Control'] });
  await page.getByRole('button', { name: 'Restore 2' }).click();
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
});

test('one thing is deleted for good after a question, and the question can be answered with no', async () => {
  const page = await start(3);
  await grid(page).focus();
  await page.keyboard.press('Delete');
  await expect(rowsIn(grid(page))).toHaveCount(2);
  await page.keyboard.press('Control+3');
  await trash(page).focus();
  await page.keyboard.press('Delete');
  await expect(dialog(page)).toContainText('Delete “Article 3” for good?');
  await expect(dialog(page)).toContainText('1 article with its annotations and its original');
  await expectNoAxeViolations(page);
  await expect(dialog(page).getByRole('button', { name: 'Keep' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(rowsIn(trash(page))).toHaveCount(1);
  await trash(page).focus();
  await page.keyboard.press('Delete');
  await expect(dialog(page).getByRole('button', { name: 'Keep' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
  await expect(page.getByText('1 thing is deleted for good.').first()).toBeVisible();
  // What is gone for good is said, and no step is left that would bring it back.
  await page.keyboard.press('Control+Z');
  await expect(page.getByText('This can no longer be taken back: “Article 3” is in the trash.').first()).toBeVisible();
  expect(await request(page, 'trash.list', {})).toEqual([]);
});

test('much at one go wants a typed word, is set aside when emptied out, and ends for good only with another', async () => {
  const page = await start(8);
  await grid(page).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await expect(dialog(page)).toContainText('Move 8 documents to the trash?');
  await expectNoAxeViolations(page);
  const field = dialog(page).getByRole('textbox');
  const confirm = dialog(page).getByRole('button', { name: 'Move to the trash' });
  await expect(field).toBeFocused();
  await page.keyboard.type('7');
  await expect(confirm).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(rowsIn(grid(page))).toHaveCount(8);
  await grid(page).focus();
  await page.keyboard.press('Delete');
  await typeAndConfirm(page, '8');
  await expect(page.getByRole('heading', { name: 'This library has no articles yet' })).toBeVisible();

  await page.keyboard.press('Control+3');
  await expect(rowsIn(trash(page))).toHaveCount(8);
  await tabTo(page, 'Empty the trash…');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('it is only set aside');
  await typeAndConfirm(page, 'East Asia desk');
  const emptied = page.getByTestId('emptied');
  await expect(emptied).toContainText('8 articles with their annotations and originals');
  for (const scheme of ['dark', 'light'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }
  await page.keyboard.press('Control+Z');
  await expect(rowsIn(trash(page))).toHaveCount(8);
  await page.keyboard.press('Control+Shift+Z');
  await expect(emptied).toBeVisible();
  await tabTo(page, /^Bring back/);
  await page.keyboard.press('Enter');
  await expect(rowsIn(trash(page))).toHaveCount(8);
  await tabTo(page, 'Empty the trash…');
  await page.keyboard.press('Enter');
  await typeAndConfirm(page, '8');
  await tabTo(page, /^Delete for good/);
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('This cannot be undone.');
  await expect(dialog(page).getByRole('button', { name: 'Delete for good' })).toBeDisabled();
  await typeAndConfirm(page, '8');
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
  expect(await request(page, 'trash.emptied', {})).toEqual([]);
});

test('briefings are selected and moved to the trash together', async () => {
  const page = await start(1);
  for (let index = 0; index < 3; index += 1) await request(page, 'briefing.create', { template: 'information-note' });
  await page.keyboard.press('Control+2');
  const rows = page.getByTestId('briefing-row');
  await expect(rows).toHaveCount(3);
  await rows.first().locator('[data-title]').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(rows.and(page.locator('[aria-selected=true]'))).toHaveCount(2);
  await expect(announced(page)).toHaveText('2 briefings selected');
  await expectNoAxeViolations(page);
  await page.keyboard.press('Delete');
  await expect(rows).toHaveCount(1);
  await expect(page.getByText('2 briefings are in the trash.')).toBeVisible();
  await page.keyboard.press('Control+Z');
  await expect(rows).toHaveCount(3);
});
