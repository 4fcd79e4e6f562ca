/** Last part of the main job: the PDF, through the application's own dialog. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {import('playwright').Page} Page */

/**
 * Lets the system's save dialog answer with this path: it is the system's and nobody sits before it.
 * @param {import('playwright').ElectronApplication} application
 * @param {string} path
 */
export async function answerSaveDialog(application, path) {
  await application.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
}

/**
 * Presses Export PDF and waits for the word that it was written.
 * @param {Page} page
 * @param {string} fileName
 * @returns {Promise<string>} what the application says of it
 */
export async function exportPdf(page, fileName) {
  // The notice of an export before may still be on its way out.
  const notices = page.locator('[role="alert"][id^="exported-"]');
  const old = await notices.evaluateAll((elements) => elements.map(({ id }) => `:not([id="${id}"])`));
  await page.getByRole('button', { name: 'Export PDF' }).click();
  const notice = page.locator(`[role="alert"][id^="exported-"]${old.join('')}`).filter({ hasText: `${fileName} was written to` });
  await notice.waitFor();
  return (await notice.textContent()) ?? '';
}

/**
 * What is said of a PDF: pages and footnotes as the application counts them, and the file's own fingerprint.
 * @param {string} path
 * @param {string} notice of the application
 */
export function describePdf(path, notice) {
  if (!existsSync(path)) throw new Error(`The application says that it wrote ${path}, but it is not there`);
  const pages = Number(/(\d+) pages?/.exec(notice)?.[1]);
  const footnotes = Number(/(\d+) footnotes?/.exec(notice)?.[1]);
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  return { path, pages, footnotes, sha256 };
}
