/**
 * The main job with no person, in the real application: paste an article, mark passages, write a briefing that cites
 * them, export the PDF. Every step is done as a person does it and is waited for by what it shows; a step that does
 * not happen ends the run with an error.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../paths.mjs';
import { annotate } from './annotate-article.mjs';
import { answerSaveDialog, describePdf, exportPdf } from './export-briefing.mjs';
import { acceptRepairs, checkCuts, describeSource, openImport, pasteText, storeArticle } from './import-article.mjs';
import { pictureTaker } from './pictures.mjs';
import { header, sections } from './sample-note.mjs';
import { expectedCuts, expectedRepairs, passages, readPastedText, source } from './sample-source.mjs';
import { fillHeader, newBriefing, waitForPages, writeSection } from './write-briefing.mjs';

/** Content of the window in CSS pixels: that of the smaller screens on which this work is done. */
const size = { width: 1440, height: 900 };

/**
 * Closes what was said of the last step: it would lie over the picture of the next.
 * @param {import('playwright').Page} page
 */
async function closeNotices(page) {
  const notices = page.getByRole('alert').filter({ hasText: 'The article is stored.' });
  const close = notices.getByRole('button');
  // It may have gone by itself, also between the question and the click.
  if (await notices.isVisible()) await close.click({ timeout: 2_000 }).catch(() => undefined);
  await notices.waitFor({ state: 'detached' });
}

/**
 * Clears the reading cursor and shows the beginning of the article.
 * @param {import('playwright').Page} page
 */
async function backToTop(page) {
  const text = page.getByRole('group', { name: 'Text of the article' });
  await text.press('Escape');
  await page.getByRole('heading', { level: 1, name: source.title }).scrollIntoViewIfNeeded();
}

/**
 * @param {object} options
 * @param {(options: { library: string }) => Promise<import('playwright').ElectronApplication>} options.launch
 * @param {string} options.library an empty folder
 * @param {string} options.pictures where the pictures and the PDF go
 */
export async function runMainJob({ launch, library, pictures }) {
  const began = performance.now();
  const pdf = join(pictures, 'briefing.pdf');
  rmSync(pdf, { force: true });
  /** @type {string[]} */
  const problems = [];
  const application = await launch({ library });
  try {
    const page = await application.firstWindow();
    await application.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size);
    page.setDefaultTimeout(20_000);
    // Nothing on its way to somewhere in a picture.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.locator('nav').waitFor();
    await answerSaveDialog(application, pdf);
    const report = await walk(application, page, pictureTaker(page, pictures));
    if (problems.length > 0) throw new Error(`The page reported errors:\n${problems.join('\n')}`);
    if (report.pages !== 2) throw new Error(`The briefing has ${report.pages} pages instead of 2`);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${report.path}: ${report.pages} pages, ${report.footnotes} footnotes, SHA-256 ${report.sha256}, ${seconds} s`);
  } finally {
    await application.close();
  }

  /**
   * @param {import('playwright').ElectronApplication} application
   * @param {import('playwright').Page} page
   * @param {import('./pictures.mjs').TakePicture} picture
   */
  async function walk(application, page, picture) {
    await openImport(page);
    await picture('paste-an-article');
    await pasteText(application, readPastedText(repository));
    await page.getByRole('region', { name: 'Text of the article as it was understood' }).waitFor();
    await checkCuts(page, expectedCuts);
    await picture('repairs-and-cuts-proposed');
    await acceptRepairs(page, expectedRepairs);
    await describeSource(page, source);
    await picture('checked-and-described');
    await storeArticle(page);
    await picture('stored-article');
    for (const passage of Object.values(passages)) await annotate(page, passage);
    await closeNotices(page);
    await backToTop(page);
    await picture('annotated-article');
    await newBriefing(page);
    await fillHeader(page, header);
    await picture('new-briefing');
    for (const [index, section] of sections.entries()) {
      await writeSection(page, section);
      if (index !== 1) continue;
      await waitForPages(page);
      await picture('citing-passages');
    }
    await waitForPages(page);
    await picture('written-briefing');
    const notice = await exportPdf(page, 'briefing.pdf');
    await picture('exported-pdf');
    return describePdf(pdf, notice);
  }
}
