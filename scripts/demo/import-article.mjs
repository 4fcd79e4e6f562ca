/** First part of the main job: paste an article, decide about what is proposed, say where it comes from, store it. */

/** @typedef {import('playwright').Page} Page */

/**
 * Puts text on the system's clipboard and pastes it with the menu's own action.
 * @param {import('playwright').ElectronApplication} application
 * @param {string} text
 */
export async function pasteText(application, text) {
  await application.evaluate(({ BrowserWindow, clipboard }, words) => {
    clipboard.writeText(words);
    BrowserWindow.getAllWindows()[0]?.webContents.paste();
  }, text);
}

/**
 * Goes to the import screen with the shell's button.
 * @param {Page} page
 */
export async function openImport(page) {
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('heading', { name: 'Paste an article' }).waitFor();
}

/**
 * Accepts each proposed repair in its place. Throws when one is not proposed.
 * @param {Page} page
 * @param {readonly { before: string, after: string }[]} repairs
 */
export async function acceptRepairs(page, repairs) {
  for (const { before, after } of repairs) {
    await page.getByRole('button', { name: `Accept “${before}” becomes “${after}”` }).click();
    await page.getByRole('button', { name: `Keep as written “${before}” and not “${after}”` }).waitFor();
  }
}

/**
 * Throws unless exactly these blocks are proposed to be left out.
 * @param {Page} page
 * @param {readonly string[]} cuts
 */
export async function checkCuts(page, cuts) {
  const cut = page.locator('[data-testid="block"][data-cut="true"] del');
  const found = await cut.allInnerTexts();
  if (JSON.stringify(found) !== JSON.stringify(cuts)) {
    throw new Error(`Proposed to be left out: ${JSON.stringify(found)}, expected: ${JSON.stringify(cuts)}`);
  }
}

/**
 * Fills the form about the source.
 * @param {Page} page
 * @param {typeof import('./sample-source.mjs').source} source
 */
export async function describeSource(page, source) {
  const form = page.getByRole('complementary', { name: 'Source' });
  await form.getByLabel('Title').fill(source.title);
  await form.getByLabel('Source', { exact: true }).fill(source.source);
  await form.getByLabel('Published').fill(source.publishedOn);
  await form.getByLabel('Marking').fill(source.marking);
  // The list of known markings would lie over what comes next.
  await page.keyboard.press('Escape');
  await form.getByLabel('How reliable the source is').selectOption(source.reliability);
  await form.getByLabel('How credible the information is').selectOption(source.credibility);
}

/**
 * Stores the article; it opens in the reader.
 * @param {Page} page
 */
export async function storeArticle(page) {
  await page.getByRole('button', { name: 'Store article' }).click();
  await page.getByRole('group', { name: 'Text of the article' }).waitFor();
}
