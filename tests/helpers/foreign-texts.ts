import type { Page } from '@playwright/test';

/**
 * Finds texts of the interface that are not from the catalogue. It works in the test locale, which
 * sets every text of the catalogue in ⟦ ⟧, over documents that hold no Latin letter: whatever Latin
 * word stands outside of the brackets was written into the program.
 */

/** What may be Latin all the same: names of keys, months of dates, labels of markings, which no language translates. */
const allowed =
  /\b(Ctrl|Shift|Alt|Esc|Enter|Tab|Delete|F\d+)\b|\b(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Oct|Nov|Dec)\b|\bTLP:[A-Z+]+|\b(OFFICIAL-SENSITIVE|OFFICIAL|TOP SECRET|SECRET)\b|\b(Public|Internal|Confidential|Strictly confidential)\b|\b[A-F][1-6]?\b/g;

/** Text in a document that a person writes is not the interface's: the briefing's own words, and the pages made of them. */
const documents = '[data-testid="briefing-text"], [data-testid="preview-page"]';

/** Every text node and accessible name that is shown and holds a Latin word from outside of the catalogue, with its element. */
export async function foreignTexts(page: Page): Promise<readonly string[]> {
  const found = await page.evaluate((excluded) => {
    const texts: { readonly text: string; readonly where: string }[] = [];
    const outline = (element: Element): string => element.outerHTML.slice(0, 160);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (element === null || element.closest(excluded) !== null || !element.checkVisibility()) continue;
      if (['SCRIPT', 'STYLE'].includes(element.tagName)) continue;
      if (node instanceof Text) texts.push({ text: node.data, where: outline(element) });
      else
        for (const name of ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'alt', 'placeholder']) {
          const text = element.getAttribute(name);
          if (text !== null) texts.push({ text, where: `${name} of ${outline(element)}` });
        }
    }
    return texts;
  }, documents);
  return found
    .filter(({ text }) => /\p{Script=Latin}{2,}/u.test(outsideBrackets(text).replace(allowed, ' ')))
    .map(({ text, where }) => `“${text}” in ${where}`);
}

/** What is left of a text without its parts in ⟦ ⟧, which may stand inside each other. */
function outsideBrackets(text: string): string {
  const inner = text.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  return inner === text ? text : outsideBrackets(inner);
}

/** Buttons whose words do not fit into them or reach out of the window. */
export function clippedButtons(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, [role="button"]')]
      .filter((button) => button.checkVisibility() && button.closest('.visually-hidden, [role="grid"], [role="listbox"]') === null)
      .filter((button) => {
        const range = document.createRange();
        range.selectNodeContents(button);
        const words = range.getBoundingClientRect();
        const box = button.getBoundingClientRect();
        // The skip link waits above the window until it has the focus; what a scrolled region hides can be scrolled to.
        if (words.width === 0 || box.bottom <= 0 || box.top >= window.innerHeight) return false;
        const outOfBox = words.left < box.left - 1 || words.right > box.right + 1;
        const outOfWindow = box.left < -1 || box.right > window.innerWidth + 1;
        const cut = [button, ...button.querySelectorAll<HTMLElement>('*')].some(
          (part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX === 'hidden',
        );
        return outOfBox || outOfWindow || cut;
      })
      .map((button) => `“${button.textContent}” ${button.outerHTML.slice(0, 120)}`),
  );
}
