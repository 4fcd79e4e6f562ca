import { expect, type Page, test } from '@playwright/test';
import { addArticle } from '../helpers/add-article';
import { launchApplication } from '../helpers/application';
import { clippedButtons, foreignTexts } from '../helpers/foreign-texts';
import { pasteText } from '../helpers/import-page';
import { request, seedEvidence } from '../helpers/seed-evidence';

const text = 'Заявление правительства\n\nПравительство пересмотрит поставки. Договор остаётся в силе.\n\nВторой абзац о числах.';

/** `data` is what the view shows of the computer itself, such as the library's folder. */
async function expectOwnWordsOnly(page: Page, data: readonly string[] = []): Promise<void> {
  // Soft, so that one run shows all that is amiss on all views.
  await page.evaluate(() => document.fonts.ready);
  expect.soft(await foreignTexts(page, data)).toEqual([]);
  expect.soft(await clippedButtons(page)).toEqual([]);
}

test('every text of every view is from the catalogue, and fits when it is a third longer', async () => {
  const { application, page, library, close } = await launchApplication({ env: { BRIEFING_NOTES_LANGUAGE: 'pseudo' } });
  const run = (command: string) =>
    application.evaluate(({ Menu }, id) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(id);
      if (item?.enabled !== true) throw new Error(`nothing answers ${id}`);
      item.click();
    }, command);
  const rail = (index: number) => page.getByRole('navigation').getByRole('button').nth(index);
  await request(page, 'library.update-settings', { name: 'Отдел', defaultMarking: 'TLP:AMBER', defaultFrom: 'Отдел' });

  await test.step('an empty library', async () => {
    await expect(page.getByTestId('status')).toContainText('0');
    await expectOwnWordsOnly(page);
  });
  await test.step('import', async () => {
    await page.keyboard.press('Control+I');
    await expect(page.getByTestId('import-file')).toBeAttached();
    await expectOwnWordsOnly(page);
    await pasteText(page, text);
    await expect(page.getByTestId('block').first()).toBeVisible();
    await expectOwnWordsOnly(page);
    await page.keyboard.press('Control+1');
  });

  const known = { title: 'Заявление', source: 'Агентство', author: 'Иванов', publishedOn: '2024-06-20', language: 'und' };
  await addArticle(page, text, { ...known, grade: { reliability: 'B', credibility: '2' } });
  const gone = await addArticle(page, text.replace('Второй', 'Третий'), { ...known, title: 'Лишнее' });
  await seedEvidence(page, 'Заявление', [
    { words: 'пересмотрит поставки', kind: 'key-fact', comment: 'Важно' },
    { words: 'остаётся в силе', kind: 'risk' },
  ]);
  await request(page, 'article.trash', { id: gone });
  const { id: briefingId } = await request(page, 'briefing.create', { template: 'information-note' });

  await test.step('library', async () => {
    await rail(0).click();
    await expect(page.getByTestId('article-detail')).toContainText('Заявление');
    await expectOwnWordsOnly(page);
    await page.keyboard.press('Control+F');
    await page.keyboard.type('ничего');
    await expect(page.getByRole('grid')).toBeHidden();
    await expectOwnWordsOnly(page);
    await page.keyboard.press('Escape');
  });
  await test.step('palette', async () => {
    await page.keyboard.press('Control+K');
    await expect(page.getByRole('option').first()).toBeVisible();
    await expectOwnWordsOnly(page);
    await page.keyboard.type('ничего такого');
    await expect(page.getByRole('option')).toHaveCount(0);
    await expectOwnWordsOnly(page);
    await page.keyboard.press('Escape');
  });
  await test.step('reader', async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Заявление' })).toBeVisible();
    await expectOwnWordsOnly(page);
    for (const command of ['article.details', 'article.correct-text']) {
      await run(command);
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectOwnWordsOnly(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
  });
  await test.step('briefings', async () => {
    await rail(1).click();
    await expect(page.getByTestId('briefings')).toBeVisible();
    await expectOwnWordsOnly(page);
  });
  await test.step('briefing', async () => {
    await page.getByTestId('briefings').locator('[data-title]').first().click();
    await expect(page.getByTestId('briefing-text')).toBeVisible();
    await expectOwnWordsOnly(page);
  });
  await test.step('trash', async () => {
    await request(page, 'briefing.trash', { id: briefingId });
    await rail(2).click();
    await expect(page.getByText('Лишнее')).toBeVisible();
    await expectOwnWordsOnly(page);
  });
  await test.step('settings', async () => {
    await rail(3).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectOwnWordsOnly(page, [library]);
    await run('library.create');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectOwnWordsOnly(page, [library]);
  });
  await close();
});
