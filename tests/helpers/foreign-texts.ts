import type { Page } from '@playwright/test';

/**
 * Finds texts of the interface that are not from the catalogue. It works in the test locale, which
 * sets every text of the catalogue in ⟦ ⟧, over documents that hold no Latin letter: whatever Latin
 * word stands outside of the brackets was written into the program.
 */

/** What may be Latin all the same: digests, names of keys, months of dates, labels of markings, which no language translates. */
const allowed =
  /\b[0-9a-f]{64}\b|\b(Ctrl|Shift|Alt|Esc|Enter|Tab|Delete|F\d+)\b|\b(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Oct|Nov|Dec)\b|\bTLP:[A-Z+]+|\b(OFFICIAL-SENSITIVE|OFFICIAL|TOP SECRET|SECRET)\b|\b(Public|Internal|Confidential|Strictly confidential)\b|\b[A-F][1-6]?\b/g;

/** Text in a document that a person writes is not the interface's: the briefing's own words, and the pages made of them. */
const documents = '[data-testid="briefing-text"], [data-testid="preview-page"]';

/** Every text node and accessible name that is shown and holds a Latin word from outside of the catalogue, with its element. `data` is shown as it is. */
export async function foreignTexts(page: Page, data: readonly string[] = []): Promise<readonly string[]> {
  const found = await page.evaluate((excluded) => {
    const texts: { readonly text: string; readonly around: readonly string[]; readonly where: string }[] = [];
    const outline = (element: Element): string => element.outerHTML.slice(0, 160);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (element === null || element.closest(excluded) !== null || !element.checkVisibility()) continue;
      if (['SCRIPT', 'STYLE'].includes(element.tagName)) continue;
      if (node instanceof Text)
        texts.push({
          text: node.data,
          around: [element, element.parentElement].map((one) => one?.textContent ?? ''),
          where: outline(element),
        });
      else if (element.closest('[aria-hidden="true"]') === null)
        for (const name of ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'alt', 'placeholder']) {
          const text = element.getAttribute(name);
          if (text !== null) texts.push({ text, around: [], where: `${name} of ${outline(element)}` });
        }
    }
    return texts;
  }, documents);
  return (
    found
      // A text with emphasis in it is several nodes; its brackets stand around all of them.
      .filter(({ text, around }) => !data.includes(text) && [text, ...around].every(holdsLatin))
      .map(({ text, where }) => `“${text}” in ${where}`)
  );
}

function holdsLatin(text: string): boolean {
  return /\p{Script=Latin}{2,}/u.test(outsideBrackets(text).replace(allowed, ' '));
}

/** What is left of a text without its parts in ⟦ ⟧, which may stand inside each other. */
function outsideBrackets(text: string): string {
  const inner = text.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  return inner === text ? text : outsideBrackets(inner);
}

/** Buttons whose words do not fit into them, are cut by a part of them, or reach out of the window. */
export function clippedButtons(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wordsOf = (button: HTMLElement): readonly Text[] => {
      const walker = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
      const words: Text[] = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
        if (node instanceof Text && node.parentElement?.closest('.visually-hidden') === null) words.push(node);
      return words;
    };
    const fits = (words: Text, button: HTMLElement): boolean => {
      const range = document.createRange();
      range.selectNodeContents(words);
      const text = range.getBoundingClientRect();
      // White space between elements takes no room.
      if (text.width === 0) return true;
      for (let part = words.parentElement; part !== null; part = part === button ? null : part.parentElement) {
        const box = part.getBoundingClientRect();
        const bounds = part === button || getComputedStyle(part).overflowX !== 'visible';
        if (bounds && (text.left < box.left - 1 || text.right > box.right + 1)) return false;
      }
      return text.left >= -1 && text.right <= window.innerWidth + 1;
    };
    return [...document.querySelectorAll<HTMLElement>('button, [role="button"]')]
      .filter((button) => button.checkVisibility() && button.closest('.visually-hidden, [role="listbox"]') === null)
      .filter((button) => wordsOf(button).some((words) => !fits(words, button)))
      .map((button) => `“${button.textContent}” ${button.outerHTML.slice(0, 120)}`);
  });
}
