/** Third part of the main job: a new briefing, its header, and its text with citations put in the three ways. */
import { passages } from './sample-source.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('./sample-note.mjs').Line} Line */
/** @typedef {import('./sample-note.mjs').Block} Block */
/** @typedef {import('./sample-note.mjs').Section} Section */
/** @typedef {import('./sample-source.mjs').PassageName} PassageName */

/**
 * @param {Page} page
 */
export async function newBriefing(page) {
  await page.getByRole('button', { name: 'New briefing' }).first().click();
  await page.getByTestId('briefing-title').waitFor();
}

/**
 * @param {Page} page
 * @param {typeof import('./sample-note.mjs').header} header
 */
export async function fillHeader(page, { title, ...fields }) {
  await page.getByTestId('briefing-title').fill(title);
  for (const [name, value] of Object.entries(fields)) {
    const label = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    await page.getByLabel(label, { exact: true }).and(page.locator('input')).fill(value);
  }
  await page.keyboard.press('Escape');
}

/**
 * Writes one section of the template.
 * @param {Page} page
 * @param {Section} section
 */
export async function writeSection(page, { heading, blocks }) {
  const place = page.getByTestId('briefing-text').locator(`h1:text-is("${heading}") + p`);
  await place.click();
  for (const [index, block] of blocks.entries()) {
    if (index > 0) await page.keyboard.press('Enter');
    await writeBlock(page, block);
  }
}

/**
 * @param {Page} page
 * @param {Block} block
 */
async function writeBlock(page, block) {
  if ('table' in block) return writeTable(page, block.table);
  if ('bullets' in block) await page.getByRole('button', { name: 'Bullet list' }).click();
  if ('numbers' in block) await page.getByRole('button', { name: 'Numbered list' }).click();
  const lines = 'paragraphs' in block ? block.paragraphs : 'bullets' in block ? block.bullets : block.numbers;
  for (const [index, line] of lines.entries()) {
    if (index > 0) await page.keyboard.press('Enter');
    await writeLine(page, line);
  }
}

/**
 * @param {Page} page
 * @param {Line} line
 */
async function writeLine(page, line) {
  for (const piece of line) {
    if (typeof piece === 'string') await page.keyboard.insertText(piece);
    else if ('bold' in piece) {
      await page.keyboard.press('Control+b');
      await page.keyboard.insertText(piece.bold);
      await page.keyboard.press('Control+b');
    } else await cite(page, piece.cite, piece.by ?? '@');
  }
}

/**
 * Makes a table of the right size with the toolbar and fills it cell by cell.
 * @param {Page} page
 * @param {readonly (readonly Line[])[]} rows
 */
async function writeTable(page, rows) {
  await page.getByRole('button', { name: 'Insert a table' }).click();
  // It comes with three rows and three columns.
  for (let column = 3; column < (rows[0]?.length ?? 0); column += 1) await changeTable(page, 'Column after');
  for (let row = 3; row < rows.length; row += 1) await changeTable(page, 'Row below');
  const table = page.getByTestId('briefing-text').locator('table');
  await table.locator('th').first().click();
  for (const [index, line] of rows.flat().entries()) {
    if (index > 0) await page.keyboard.press('Tab');
    await writeLine(page, line);
  }
}

/**
 * @param {Page} page
 * @param {string} item of the table's menu
 */
async function changeTable(page, item) {
  await page.getByRole('button', { name: 'Change the table' }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

/**
 * Cites a passage at the cursor and leaves the cursor behind the citation.
 * @param {Page} page
 * @param {PassageName} name
 * @param {'@' | 'button' | 'drag'} by
 */
export async function cite(page, name, by) {
  const { words } = passages[name];
  const chips = page.getByTestId('briefing-text').getByTestId('citation');
  const before = await chips.count();
  if (by === '@') await citeByTyping(page, words);
  else if (by === 'button')
    await evidenceCard(page, words)
      .getByRole('button', { name: /^Cite:/ })
      .click();
  else await citeByDragging(page, words);
  await chips.nth(before).waitFor();
}

/**
 * @param {Page} page
 * @param {string} words
 */
export async function citeByTyping(page, words) {
  // The beginning of a passage finds it; what is longer than its list takes is no search any more.
  const search = words.slice(0, 40).trimEnd();
  await page.keyboard.type(' @');
  await page.getByTestId('citation-list').waitFor();
  await page.keyboard.insertText(search);
  await page.getByRole('option', { selected: true }).filter({ hasText: words }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByTestId('citation-list').waitFor({ state: 'detached' });
}

/**
 * Drags a passage's card to where the cursor stands.
 * @param {Page} page
 * @param {string} words
 */
async function citeByDragging(page, words) {
  const place = await page.evaluate(() => {
    const range = document.getSelection()?.getRangeAt(0).cloneRange();
    if (range === undefined || range.startOffset === 0) throw new Error('The cursor stands behind no words');
    range.setStart(range.endContainer, range.endOffset - 1);
    const { right, top, height } = range.getBoundingClientRect();
    return { x: right - 1, y: top + height / 2 };
  });
  await evidenceCard(page, words).hover();
  await page.mouse.down();
  await page.mouse.move(place.x - 40, place.y, { steps: 5 });
  await page.mouse.move(place.x, place.y);
  await page.mouse.up();
}

/**
 * @param {Page} page
 * @param {string} words
 */
function evidenceCard(page, words) {
  return page.getByTestId('evidence-card').filter({ hasText: words });
}

/**
 * Waits until every word is on the disk and the pages beside the text are of the newest words.
 * @param {Page} page
 */
export async function waitForPages(page) {
  await page.locator('[data-testid="saving"][data-state="saved"]').waitFor();
  await page.locator('[data-testid="preview"][data-working="false"]').waitFor();
  await page.getByTestId('preview-page').first().waitFor();
}
