import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { ArticleId } from '../../shared/core/ids';
import { type LaunchedApplication, launchApplication, setColourScheme, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { processOf } from '../helpers/processes';
import { articleText, cardOf, openArticle } from '../helpers/reader-page';
import { request } from '../helpers/seed-evidence';
import { sampleLines, seedLibrary } from '../helpers/seed-library';

const title = 'South Korea to reconsider supply of weapons to Ukraine';
const plain = 'A text without facts';
const korean = '대한민국 정부, 살상무기 지원 재검토';

async function start(library?: string): Promise<LaunchedApplication & { readonly folder: string }> {
  const folder = library ?? (await temporaryFolder('library'));
  if (library === undefined)
    await seedLibrary(folder, [
      { meta: { title: plain }, lines: ['It was quiet. Nobody said a word about it.'] },
      {
        meta: { title: korean, language: 'ko', publishedOn: '2024-06-20' },
        lines: [
          '윤석열 대통령은 2024년 6월 20일 서울에서 북한과 러시아의 조약을 규탄했다. 어제 국방부는 1조 3,000억 원 규모의 지원을 발표했다.',
        ],
      },
      {
        meta: { title, source: 'EFE', publishedOn: '2024-06-20' },
        lines: await sampleLines(),
        annotations: [{ kind: 'quote', words: 'signed a treaty' }],
      },
    ]);
  return { ...(await launchApplication({ library: folder })), folder };
}

const strip = (page: Page): Locator => page.getByRole('region', { name: 'Facts' });
const group = (page: Page, name: string): Locator =>
  strip(page).getByRole('toolbar', { name: 'Kinds of facts' }).getByRole('button', { name });
const chip = (page: Page, name: string): Locator =>
  strip(page).getByRole('button', { name: new RegExp(`^${name}, \\d+ places? in the text$`) });
const note = (page: Page): Locator => strip(page).getByRole('article', { name: 'Figures do not add up' });

/** The words that are painted under a name of the CSS Custom Highlight API. */
const painted = (page: Page, name: string): Promise<readonly string[]> =>
  page.evaluate((wanted) => [...(CSS.highlights.get(wanted) ?? [])].map((range) => range.toString()), name);

test('shows who, what and where, and goes from place to place', async () => {
  const { page, close } = await start();
  await openArticle(page, title);
  await expect(group(page, 'People')).toContainText('3');
  await expect(chip(page, 'Chang Ho-jin')).toBeVisible();
  await group(page, 'Places').click();
  await chip(page, 'South Korea').click();
  expect(await painted(page, 'fact-places')).toEqual(Array.from({ length: 8 }, () => 'South Korea'));
  await expect(strip(page)).toContainText('1 of 8');
  // What came above the text takes the cards with it.
  const topOf = async (part: Locator): Promise<number> => (await part.boundingBox())?.y ?? 0;
  const mark = articleText(page).locator('mark').first();
  await expect.poll(async () => Math.abs((await topOf(cardOf(page, 'signed a treaty'))) - (await topOf(mark)))).toBeLessThan(8);
  await chip(page, 'South Korea').click();
  await expect(strip(page)).toContainText('2 of 8');
  await strip(page).getByRole('button', { name: 'Previous place' }).click();
  await strip(page).getByRole('button', { name: 'Previous place' }).click();
  await expect(strip(page)).toContainText('8 of 8');
  expect(await painted(page, 'fact-place')).toEqual(['South Korea']);
  await expectNoAxeViolations(page);
  await setColourScheme(page, 'dark');
  await expectNoAxeViolations(page);
  await close();
});

test('points out that 1,139 and 243 are not 1,402, until a person has looked at it', async () => {
  const { page, close, folder } = await start();
  await openArticle(page, title);
  await expect(note(page)).toContainText('1,139 + 243 = 1,382, the article says 1,402.');
  await note(page).getByRole('button', { name: 'Show' }).click();
  expect(await painted(page, 'fact-places')).toEqual(['1,139', '243', '1,402']);
  await note(page).getByRole('button', { name: 'Looked at' }).click();
  await expect(note(page)).toBeHidden();
  await expect(strip(page)).toContainText('1 contradiction of figures was looked at.');
  await close();

  const again = await start(folder);
  await openArticle(again.page, title);
  await expect(strip(again.page)).toContainText('1 contradiction of figures was looked at.');
  await strip(again.page).getByRole('button', { name: 'Show again' }).click();
  await expect(note(again.page)).toBeVisible();
  await again.close();
});

test('keyboard alone: from the text to a fact, through its places, corrected, removed and taken back', async () => {
  const { page, close, folder } = await start();
  await openArticle(page, title);
  await expect(chip(page, 'Kim Jong-unin')).toBeVisible();
  await expect(articleText(page)).toBeFocused();
  const focused = page.locator(':focus');
  while ((await focused.getAttribute('aria-expanded')) !== 'true') await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(chip(page, 'Chang Ho-jin')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('announcement')).toContainText('Chang Ho-jin, 1 of 5:');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('announcement')).toContainText('Chang Ho-jin, 2 of 5:');
  await page.keyboard.press('End');
  await expect(chip(page, 'Kim Jong-unin')).toBeFocused();
  await page.keyboard.press('F2');
  await expect(page.getByRole('dialog', { name: 'Correct the fact' }).getByLabel('Name')).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect(chip(page, 'Kim Jong-un')).toBeVisible();

  await chip(page, 'Vladimir Putin').focus();
  await page.keyboard.press('Delete');
  await expect(chip(page, 'Vladimir Putin')).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(chip(page, 'Vladimir Putin')).toBeVisible();
  await close();

  const again = await start(folder);
  await openArticle(again.page, title);
  await expect(chip(again.page, 'Kim Jong-un')).toBeVisible();
  await again.close();
});

test('has no strip where there are no facts, and reads Korean', async () => {
  const { page, close } = await start();
  await openArticle(page, korean);
  await expect(group(page, 'Places')).toContainText('3');
  await group(page, 'Quantities').click();
  await expect(chip(page, '1조 3,000억 원')).toBeVisible();
  await openArticle(page, plain);
  await expect(page.getByRole('group', { name: 'Text of the article' })).toContainText('It was quiet.');
  await expect(strip(page)).toBeHidden();
  await close();
});

test('what is found comes above the text only when no button of the mouse is pressed', async () => {
  const { application, page, folder, close } = await start();
  await openArticle(page, korean);
  await expect(group(page, 'Places')).toBeVisible();
  const finding = (await processOf(application, 'facts')) ?? 0;
  process.kill(finding, 'SIGSTOP');
  await openArticle(page, title);
  await expect(page.getByTestId('facts')).toHaveAttribute('aria-busy', 'true');
  await articleText(page).locator('[data-block]').nth(2).hover();
  await page.mouse.down();
  process.kill(finding, 'SIGCONT');
  // Answered after the page's own question, which waits for the same process.
  const [id = ''] = (await readdir(join(folder, 'articles'))).sort().slice(-1);
  await request(page, 'article.facts', { id: id as ArticleId });
  await expect(page.getByTestId('facts')).toHaveAttribute('aria-busy', 'true');
  await page.mouse.up();
  await expect(note(page)).toBeVisible();
  await close();
});
