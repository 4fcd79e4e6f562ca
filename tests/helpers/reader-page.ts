import { expect, type Locator, type Page } from '@playwright/test';

/** What tests of the reader do again and again, as a person does it. */

/** Opens the article of that title: from the list beside the text when it is shown, else from the library. */
export async function openArticle(page: Page, title: string): Promise<void> {
  const option = page.getByRole('navigation', { name: 'Articles' }).getByRole('option', { name: title });
  const row = page.getByRole('row', { name: title });
  await option.or(row).first().waitFor();
  if (await option.isVisible()) await option.click();
  else await row.first().dblclick();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** The text of the article, where the reading keys work. */
export function articleText(page: Page): Locator {
  return page.getByRole('group', { name: 'Text of the article' });
}

/** The card of the annotation of these words. */
export function cardOf(page: Page, words: string): Locator {
  return page.getByRole('complementary', { name: 'Annotations' }).getByRole('article', { name: words });
}

/** Drags the mouse from the first to the last letter of `words`, at their first place in the text. */
export async function dragOver(page: Page, words: string): Promise<void> {
  // What is found in the text comes above it a moment later, and moves it.
  await expect(page.getByTestId('facts')).toHaveAttribute('aria-busy', 'false');
  const points = await articleText(page).evaluate((root, wanted) => {
    for (const block of root.querySelectorAll('[data-block]')) {
      const start = (block.textContent ?? '').indexOf(wanted);
      if (start === -1) continue;
      block.scrollIntoView({ block: 'center' });
      const edge = (offset: number): DOMRect => {
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        let left = offset;
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const length = node.textContent?.length ?? 0;
          if (left < length) {
            const range = document.createRange();
            range.setStart(node, left);
            range.setEnd(node, left + 1);
            return range.getBoundingClientRect();
          }
          left -= length;
        }
        throw new Error('no such place');
      };
      const first = edge(start);
      const last = edge(start + wanted.length - 1);
      return { from: { x: first.left + 0.5, y: first.top + first.height / 2 }, to: { x: last.right - 0.5, y: last.top + last.height / 2 } };
    }
    throw new Error(`the text has no words "${wanted}"`);
  }, words);
  await page.mouse.move(points.from.x, points.from.y);
  await page.mouse.down();
  await page.mouse.move(points.to.x, points.to.y, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByRole('toolbar', { name: 'Mark the passage' })).toBeVisible();
}

/** The words under the reading cursor; empty when it is nowhere. */
export function cursorWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const highlight = CSS.highlights.get('reading-cursor');
    return highlight === undefined ? '' : [...highlight].map((range) => range.toString()).join('');
  });
}

/** The words of every annotation drawn in the text, put together from the pieces that overlapping cuts them into. */
export function markedWords(page: Page): Promise<readonly string[]> {
  return articleText(page).evaluate((root) => {
    const words = new Map<string, string>();
    for (const mark of root.querySelectorAll<HTMLElement>('mark')) {
      for (const key of (mark.dataset.keys ?? '').split(' ')) words.set(key, (words.get(key) ?? '') + mark.textContent);
    }
    return [...words.values()];
  });
}
