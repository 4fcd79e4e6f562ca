import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { annotate } from '../../scripts/demo/annotate-article.mjs';
import { answerSaveDialog, exportPdf } from '../../scripts/demo/export-briefing.mjs';
import { acceptRepairs, checkCuts, describeSource, openImport, storeArticle } from '../../scripts/demo/import-article.mjs';
import { header, sections } from '../../scripts/demo/sample-note.mjs';
import { expectedCuts, expectedRepairs, passages, readPastedText, source } from '../../scripts/demo/sample-source.mjs';
import { fillHeader, newBriefing, waitForPages, writeSection } from '../../scripts/demo/write-briefing.mjs';
import { launchApplication, repository, setColourScheme, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { briefingPage } from '../helpers/briefing-page';
import { pasteText, storedArticles } from '../helpers/import-page';
import { storedAnnotations, storedBriefings } from '../helpers/main-job-files';
import { pdfInfo, pdfPages, pdfText, popplerMissing } from '../helpers/poppler';
import { markedWords, openArticle } from '../helpers/reader-page';

/** The whole of the main job with the mouse, as the demonstration does it: paste, annotate, write, cite, export. */

const pastedText = readPastedText(repository);
const words = Object.values(passages).map((passage) => passage.words);

/** Both colour schemes, then back to light. */
async function expectAccessible(page: Page): Promise<void> {
  // Off the button that was pressed last: its tooltip is drawn outside the page's landmarks.
  await page.mouse.move(0, 0);
  await expect(page.getByRole('tooltip')).toBeHidden();
  for (const scheme of ['dark', 'light'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }
}

test(`the main job with the mouse, from paste to PDF, and again after a restart${popplerMissing}`, async () => {
  test.skip(popplerMissing !== '');
  test.setTimeout(600_000);
  const library = await temporaryFolder('library');
  const userData = await temporaryFolder('user-data');
  const folder = await temporaryFolder('export');
  const first = await launchApplication({ library, userData, size: { width: 1440, height: 900 } });
  const { application, page } = first;

  await openImport(page);
  await pasteText(page, pastedText);
  await page.getByRole('region', { name: 'Text of the article as it was understood' }).waitFor();
  await checkCuts(page, expectedCuts);
  await acceptRepairs(page, expectedRepairs);
  await describeSource(page, source);
  await expectAccessible(page);
  await storeArticle(page);

  for (const passage of Object.values(passages)) await annotate(page, passage);
  await expect(page.getByTestId('annotation-count')).toContainText(`${words.length} annotations`);
  await expectAccessible(page);

  await newBriefing(page);
  await fillHeader(page, header);
  for (const section of sections) await writeSection(page, section);
  await waitForPages(page);
  await expect(page.getByTestId('preview-page')).toHaveCount(2);
  await expectAccessible(page);

  await answerSaveDialog(application, join(folder, 'first.pdf'));
  await exportPdf(page, 'first.pdf');
  await answerSaveDialog(application, join(folder, 'again.pdf'));
  await exportPdf(page, 'again.pdf');
  await first.close();

  const [article] = await storedArticles(library);
  expect(article?.original.toString('utf8')).toBe(pastedText);
  expect(article?.article.meta).toMatchObject({ title: source.title, source: 'EFE', publishedOn: '2024-06-20', language: 'en' });
  expect(article?.article.meta.grade).toEqual({ reliability: 'B', credibility: '2' });
  const text = article?.article.versions[0]?.text ?? '';
  for (const { before, after } of expectedRepairs) {
    expect(text).toContain(after);
    expect(text).not.toContain(before);
  }
  for (const cut of expectedCuts) expect(text).not.toContain(cut);
  const annotations = await storedAnnotations(library);
  expect(annotations.map(({ target }) => target.quote.exact).sort()).toEqual([...words].sort());
  const controls = annotations.find(({ target }) => target.quote.exact === passages.controls.words);
  expect(controls).toMatchObject({ kind: 'question', comment: passages.controls.comment, tags: passages.controls.tags });
  for (const { target } of annotations) expect(text.slice(target.position.start, target.position.end)).toBe(target.quote.exact);
  const [briefing] = await storedBriefings(library);
  expect(briefing?.header).toEqual({ ...header, date: '2024-06-21' });

  const pdf = await readFile(join(folder, 'first.pdf'));
  expect((await readFile(join(folder, 'again.pdf'))).equals(pdf)).toBe(true);
  expect(pdfInfo(pdf)).toMatchObject({ Title: header.title, Tagged: 'yes', Pages: '2' });
  for (const onPage of pdfPages(pdf)) expect(onPage.match(/OFFICIAL-SENSITIVE/g)?.length).toBeGreaterThanOrEqual(2);
  const printed = pdfText(pdf);
  for (const quoted of words) {
    expect(pastedText).toContain(quoted);
    expect(printed).toContain(`“${quoted}” — Source`);
  }

  const second = await launchApplication({ library, userData });
  await expect(second.page.getByTestId('status')).toContainText('1 article');
  await expectAccessible(second.page);
  await openArticle(second.page, source.title);
  await expect.poll(async () => [...(await markedWords(second.page))].sort()).toEqual([...words].sort());
  await second.page.getByRole('button', { name: 'Briefings', exact: true }).click();
  await second.page.getByRole('button', { name: header.title, exact: true }).click();
  const screen = briefingPage(second.page);
  await expect(screen.title).toHaveValue(header.title);
  await expect(screen.citations).toHaveCount(22);
  await expect(screen.pages).toHaveCount(2);
  await answerSaveDialog(second.application, join(folder, 'after-restart.pdf'));
  await exportPdf(second.page, 'after-restart.pdf');
  expect((await readFile(join(folder, 'after-restart.pdf'))).equals(pdf)).toBe(true);
  await second.close();
});
