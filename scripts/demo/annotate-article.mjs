/** Second part of the main job: mark passages with the mouse and the keys, with comments and tags. */

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('./sample-source.mjs').Passage} Passage */

/** So often a hand tries to select the same words. */
const mostTries = 3;

/**
 * Selects words of the open article as a hand does: press at their beginning, move, let go at their end.
 * @param {Page} page
 * @param {string} words within one paragraph
 */
export async function selectWords(page, words) {
  const text = page.getByRole('group', { name: 'Text of the article' });
  const block = text.locator('[data-block]').filter({ hasText: words }).first();
  let selected = '';
  // What is found in the text comes above it a moment later, and moves it.
  await page.locator('[data-testid="facts"][aria-busy="false"]').waitFor();
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    // To the middle, as somebody reads: at the lower edge notices may lie over the words.
    await block.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const { from, to } = await block.evaluate(placesOf, words);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    await page.mouse.move(to.x, to.y);
    await page.mouse.up();
    selected = await page.evaluate(() => String(document.getSelection()));
    if (selected === words) return;
    // Words that are pressed while they are selected would be dragged.
    await page.evaluate(() => document.getSelection()?.removeAllRanges());
  }
  throw new Error(`Selected “${selected}” instead of “${words}”`);
}

/**
 * Runs in the page. Where the words begin and end on the screen.
 * @param {Element} block
 * @param {string} words
 */
function placesOf(block, words) {
  const start = (block.textContent ?? '').indexOf(words);
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  /** @type {DOMRect[]} */
  const letters = [];
  let position = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    for (const at of [start, start + words.length - 1]) {
      if (at < position || at >= position + length) continue;
      const range = document.createRange();
      range.setStart(node, at - position);
      range.setEnd(node, at - position + 1);
      letters.push(range.getBoundingClientRect());
    }
    position += length;
  }
  const [first, last] = letters;
  if (first === undefined || last === undefined) throw new Error(`“${words}” is not in this paragraph`);
  // A little inside the outer halves of the letters: exactly between two of them a pixel decides.
  return {
    from: { x: first.left + first.width / 5, y: first.top + first.height / 2 },
    to: { x: last.right - last.width / 5, y: last.top + last.height / 2 },
  };
}

/**
 * Marks one passage with the key of its kind, and writes its comment and tags on its card.
 * @param {Page} page
 * @param {Passage} passage
 */
export async function annotate(page, passage) {
  await selectWords(page, passage.words);
  await page.getByRole('toolbar', { name: 'Mark the passage' }).waitFor();
  await page.keyboard.press(passage.key);
  const card = cardOf(page, passage.words);
  await card.waitFor();
  if (passage.comment !== undefined || passage.tags !== undefined) await fillCard(page, passage);
}

/**
 * The card of a passage in the margin.
 * @param {Page} page
 * @param {string} words
 */
export function cardOf(page, words) {
  return page.getByRole('complementary', { name: 'Annotations' }).getByRole('article', { name: words });
}

/**
 * @param {Page} page
 * @param {Passage} passage
 */
async function fillCard(page, { words, comment = '', tags = [] }) {
  const card = cardOf(page, words);
  await openFields(card);
  await card.getByLabel('Comment').fill(comment);
  for (const tag of tags) {
    await card.getByLabel('Tags', { exact: true }).fill(tag);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Control+Enter');
  await card.getByLabel('Comment').waitFor({ state: 'detached' });
  for (const shown of [comment, ...tags]) {
    if (shown !== '') await card.getByText(shown, { exact: true }).waitFor();
  }
}

/**
 * A card moves when the one above it grows, which may be between pressing and letting go: then a hand presses again.
 * @param {import('playwright').Locator} card
 */
async function openFields(card) {
  const fields = card.getByLabel('Comment');
  for (let attempt = 0; attempt < mostTries && (await fields.count()) === 0; attempt += 1) {
    await card.getByRole('button', { name: 'Add a comment' }).click();
    await fields.waitFor({ timeout: 5000 }).catch(() => undefined);
  }
  await fields.waitFor();
}
