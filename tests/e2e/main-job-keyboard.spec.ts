import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerSaveDialog } from '../../scripts/demo/export-briefing.mjs';
import { readPastedText, source } from '../../scripts/demo/sample-source.mjs';
import { launchApplication, repository, temporaryFolder } from '../helpers/application';
import { briefingPage } from '../helpers/briefing-page';
import { storedArticles } from '../helpers/import-page';
import { storedAnnotations, storedBriefings } from '../helpers/main-job-files';
import { forbidMouse, runFromPalette, tabTo, writeInto } from '../helpers/main-job-keys';
import { pdfInfo, pdfPages, pdfText, popplerMissing } from '../helpers/poppler';
import { articleText, cardOf, cursorWords, markedWords } from '../helpers/reader-page';

/** The whole of the main job without a mouse: palette, Tab, arrows, the sentence cursor, the keys 1 to 6, "@" and Ctrl+E. */

const comment = '1,139 and 243 make 1,382, not 1,402.';

test(`the main job with the keyboard alone, from paste to PDF, and again after a restart${popplerMissing}`, async () => {
  test.skip(popplerMissing !== '');
  test.setTimeout(600_000);
  const library = await temporaryFolder('library');
  const userData = await temporaryFolder('user-data');
  const path = join(await temporaryFolder('export'), 'briefing.pdf');
  const first = await launchApplication({ library, userData });
  const { application, page } = first;
  const { keyboard } = page;
  const expectNoMouse = await forbidMouse(page);
  await answerSaveDialog(application, path);

  await runFromPalette(page, 'import an', /^Import an article/);
  await expect(page.getByLabel('Text of the article', { exact: true })).toBeFocused();
  await keyboard.insertText(readPastedText(repository));
  await tabTo(page, page.getByRole('button', { name: 'Preview this text' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Text of the article as it was understood' })).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Apply all 2 repairs' }));
  await keyboard.press('Enter');
  await expect(page.getByTestId('status')).toContainText('2 of 2 repairs accepted · 3 cuts, each can be kept');
  const form = page.getByRole('complementary', { name: 'Source' });
  await writeInto(page, form.getByLabel('Title'), source.title);
  await writeInto(page, form.getByLabel('Source', { exact: true }), source.source);
  await writeInto(page, form.getByLabel('Published'), '20 June 2024');
  await writeInto(page, form.getByLabel('Marking'), source.marking);
  await tabTo(page, form.getByLabel('How reliable the source is'));
  await keyboard.type('B');
  await tabTo(page, form.getByLabel('How credible the information is'));
  await keyboard.type('2');
  await keyboard.press('Control+Enter');

  await expect(page.getByRole('heading', { level: 1, name: source.title })).toBeVisible();
  await tabTo(page, articleText(page));
  const marked: string[] = [];
  for (const key of ['1', '2', '3', '4', '5', '6']) {
    await keyboard.press(key === '1' ? 'ArrowDown' : 'Control+ArrowDown');
    const words = await cursorWords(page);
    await keyboard.press(key);
    await expect(cardOf(page, words)).toBeVisible();
    marked.push(words);
  }
  await keyboard.press('Control+ArrowDown');
  await keyboard.press('Control+ArrowDown');
  const figures = await cursorWords(page);
  expect(figures).toMatch(/^Following the war in Ukraine, 1,139 items .* to 1,402\.$/);
  await keyboard.press('4');
  await keyboard.press('c');
  await expect(cardOf(page, figures).getByLabel('Comment')).toBeFocused();
  await keyboard.type(comment);
  await keyboard.press('Tab');
  await keyboard.type('figures');
  await keyboard.press('Enter');
  await keyboard.press('Control+Enter');
  await expect(cardOf(page, figures)).toBeFocused();
  await expect(cardOf(page, figures)).toContainText(comment);
  await keyboard.press('Escape');
  await expect(articleText(page)).toBeFocused();
  marked.push(figures);
  await expect(page.getByTestId('annotation-count')).toContainText('7 annotations');

  await runFromPalette(page, 'new brief', /^New briefing/);
  const screen = briefingPage(page);
  await expect(screen.title).toBeFocused();
  await keyboard.type('Seoul reconsiders arming Ukraine');
  await writeInto(page, page.getByLabel('To', { exact: true }), 'Head of Policy');
  await tabTo(page, page.getByLabel('Date', { exact: true }));
  await keyboard.type('21 June 2024');
  await writeInto(page, page.getByLabel('From', { exact: true }), 'East Asia desk');
  await writeInto(page, page.getByLabel('Reference', { exact: true }), 'KOR/2024/017');
  await writeInto(page, page.getByRole('combobox', { name: 'Marking' }), source.marking);
  await tabTo(page, screen.text);
  await keyboard.type('Seoul reviews its position on arms. @has announced that');
  await expect(screen.list.getByRole('option')).toHaveCount(1);
  await keyboard.press('Enter');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await keyboard.press('Control+Shift+8');
  await keyboard.type('One figure in the report is wrong: it should be 1,382. @1,139 items');
  await expect(screen.list.getByRole('option')).toHaveCount(1);
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await keyboard.type('Seoul objects to the treaty. @');
  await expect(screen.list.getByRole('option')).toHaveCount(7);
  await keyboard.press('ArrowDown');
  await keyboard.press('Tab');
  await expect(screen.citations).toHaveText(['1 EFE ¶1', '1 EFE ¶8', '1 EFE ¶2']);
  await expect(screen.text.locator('ul li')).toHaveCount(2);
  await screen.saved();
  await expect(screen.pages).toHaveCount(1);
  await keyboard.press('Control+E');
  await expect(page.getByText('briefing.pdf was written to')).toBeVisible();
  await expect(page.getByText('1 page, 3 footnotes.')).toBeVisible();
  await expectNoMouse();
  await first.close();

  expect((await storedArticles(library))[0]?.article.meta).toEqual({
    title: source.title,
    source: 'EFE',
    author: '',
    publishedOn: '2024-06-20',
    address: '',
    language: 'en',
    marking: 'OFFICIAL-SENSITIVE',
    grade: { reliability: 'B', credibility: '2' },
  });
  const annotations = await storedAnnotations(library);
  const kinds = ['key-fact', 'quote', 'risk', 'question', 'action', 'highlight', 'question'];
  expect(annotations.map(({ kind, target }) => [kind, target.quote.exact])).toEqual(kinds.map((kind, index) => [kind, marked[index]]));
  expect(annotations[6]).toMatchObject({ comment, tags: ['figures'] });
  expect((await storedBriefings(library)).map(({ header }) => header)).toEqual([
    {
      title: 'Seoul reconsiders arming Ukraine',
      to: 'Head of Policy',
      from: 'East Asia desk',
      date: '2024-06-21',
      reference: 'KOR/2024/017',
      meeting: '',
      marking: 'OFFICIAL-SENSITIVE',
    },
  ]);
  const pdf = await readFile(path);
  expect(pdfInfo(pdf)).toMatchObject({ Title: 'Seoul reconsiders arming Ukraine', Tagged: 'yes' });
  for (const onPage of pdfPages(pdf)) expect(onPage.match(/OFFICIAL-SENSITIVE/g)?.length).toBeGreaterThanOrEqual(2);
  expect(pdfText(pdf)).toContain(figures);

  const second = await launchApplication({ library, userData });
  const expectStillNoMouse = await forbidMouse(second.page);
  await runFromPalette(second.page, 'reconsider supply', /^South Korea to reconsider supply/);
  await expect.poll(async () => [...(await markedWords(second.page))].sort()).toEqual([...marked].sort());
  await runFromPalette(second.page, 'arming', /^Seoul reconsiders arming/);
  const again = briefingPage(second.page);
  await expect(again.citations).toHaveText(['1 EFE ¶1', '1 EFE ¶8', '1 EFE ¶2']);
  await expect(again.text).toContainText('One figure in the report is wrong: it should be 1,382.');
  await expectStillNoMouse();
  await second.close();
});
