import { expect, type Page, test } from '@playwright/test';
import { addArticle, addSmallLibrary } from '../helpers/add-article';
import { launchApplication, setColourScheme, setPageSize } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { seedEvidence } from '../helpers/seed-evidence';

const grid = (page: Page) => page.getByRole('grid', { name: 'Articles' });
const rows = (page: Page) =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });
const titles = (page: Page) => rows(page).locator('[role=gridcell]:first-child > div:first-child').allTextContents();
const detail = (page: Page) => page.getByTestId('article-detail');

test('an empty library says what to do next', async () => {
  const { page, close } = await launchApplication();
  await expect(page.getByRole('heading', { name: 'This library has no articles yet' })).toBeVisible();
  await expect(page.getByTestId('status')).toHaveText('0 articles · 0 annotations');
  for (const scheme of ['light', 'dark'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }
  await page.getByRole('button', { name: 'Import the first article' }).click();
  await expect(page.getByTestId('crumbs')).toContainText('Import');
  await close();
});

test('the list sorts, filters, selects, opens, trashes and restores, by keys alone', async () => {
  const { page, close } = await launchApplication();
  await addSmallLibrary(page);
  await expect(rows(page)).toHaveCount(4);
  await expect(page.getByText('4 articles', { exact: true })).toBeVisible();

  const title = page.getByRole('columnheader', { name: 'Title' });
  await title.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(title).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(async () => (await titles(page))[1]).toMatch(/^Kremlin/);
  await page.keyboard.press('Enter');
  await expect(title).toHaveAttribute('aria-sort', 'descending');
  await page.keyboard.press('Enter');
  await expect(title).toHaveAttribute('aria-sort', 'none');

  await page.keyboard.press('Control+F');
  await page.keyboard.type('tass kremlin');
  await expect(page.getByText('1 article matches')).toBeVisible();
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText(/^Kremlin/);
  await expect(detail(page)).toContainText('D, not usually reliable');
  await page.keyboard.type(' zzz');
  await expect(page.getByText('No article matches these words.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(rows(page)).toHaveCount(4);

  await grid(page).focus();
  await page.keyboard.press('End');
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText(/^Kremlin/);
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', 'article-row-3');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^Kremlin/ })).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText(/^Kremlin/);

  await grid(page).focus();
  await page.keyboard.press('Delete');
  await expect(rows(page)).toHaveCount(3);
  await expect(page.getByText('is in the trash.')).toBeVisible();
  await expect(detail(page).getByRole('heading', { level: 2 })).not.toHaveText(/^Kremlin/);
  await page.keyboard.press('Control+Z');
  await expect(rows(page)).toHaveCount(4);
  await expect.poll(() => titles(page)).toContain('Kremlin calls treaty “defensive in nature”');
  await close();
});

test('what is deleted lies in the trash and comes back with its annotations', async () => {
  const { page, close } = await launchApplication();
  await addSmallLibrary(page);
  await seedEvidence(page, 'Kremlin', [
    { words: 'exclusively defensive', kind: 'quote' },
    { words: 'mutual assistance clause', kind: 'key-fact' },
  ]);
  const row = rows(page).filter({ hasText: 'Kremlin' });
  await expect(row.getByRole('img')).toHaveAccessibleName('1 key fact, 1 quote');
  await row.click();
  await page.getByRole('button', { name: 'Move to the trash' }).click();
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('navigation').getByRole('button', { name: 'Trash' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Trash' })).toBeVisible();
  for (const scheme of ['dark', 'light'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }
  await page.getByRole('button', { name: /^Restore “Kremlin/ }).click();
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Library' }).click();
  await expect(rows(page).filter({ hasText: 'Kremlin' }).getByRole('img')).toHaveAccessibleName('1 key fact, 1 quote');
  await close();
});

test('long titles and all scripts fit, at both sizes, light and dark', async () => {
  const { application, page, close } = await launchApplication({ size: { width: 1920, height: 1080 } });
  await addSmallLibrary(page);
  await expect(rows(page)).toHaveCount(4);
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 1280, height: 800 },
  ]) {
    await setPageSize(application, size);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(size.width);
    for (const row of await rows(page).all()) {
      await row.click();
      const overflowing = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('main, main *, header, header *')]
          .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === 'visible')
          .filter((element) => getComputedStyle(element).display !== 'inline' && !element.classList.contains('visually-hidden'))
          .map((element) => `${element.tagName}.${element.className}`),
      );
      expect(overflowing).toEqual([]);
    }
    for (const scheme of ['light', 'dark'] as const) {
      await setColourScheme(page, scheme);
      await expectNoAxeViolations(page);
    }
  }
  await close();
});

test('a library of many articles is asked for in pages, and the end of the list is one key away', async () => {
  const { page, close } = await launchApplication();
  for (let index = 0; index < 230; index += 1)
    await addArticle(page, `Article ${index}\n\nIts words, number ${index}.`, { title: `Article ${index}` });
  await expect(page.getByText('230 articles', { exact: true })).toBeVisible();
  await grid(page).focus();
  await page.keyboard.press('End');
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('Article 0');
  await expect(rows(page).filter({ hasText: 'Article 0' }).first()).toBeVisible();
  expect(await rows(page).count()).toBeLessThan(60);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '231');
  await close();
});
