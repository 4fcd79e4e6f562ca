import { Readability } from '@mozilla/readability';
import JsdomParser from '@mozilla/readability/JSDOMParser';
import type { MarkedPage } from './marked-page';

/**
 * Work beyond which the article is not looked for. The search reads the text of an element once for each element that it lies
 * in, copies the list of its children once for each of them, and begins anew up to four times: this much takes about five
 * seconds. It is counted beforehand, for the search cannot be stopped, and so that the same page always gives the same blocks.
 */
const mostWork = 80_000_000;

/**
 * The texts of a page that belong to its article, by their index in `MarkedPage.texts`; `null` when there is no article
 * to be found, or the page is too tangled to look for it. Mozilla's Readability is the guide to what belongs to it; nothing that it
 * writes is used, for it drops and joins words.
 */
export function findArticle(page: MarkedPage): ReadonlySet<number> | null {
  if (page.work > mostWork) return null;
  try {
    const document = new JsdomParser().parse(page.markup, 'http://page.invalid/');
    const found = new Readability<MarkedElement>(document, {
      // The element itself, for the marks in it.
      serializer: (element) => element as unknown as MarkedElement,
      disableJSONLD: true,
    }).parse();
    const marks = found?.content?.getElementsByTagName('span').map((span) => span.getAttribute('data-n')) ?? [];
    const texts = new Set(marks.filter((mark) => typeof mark === 'string').map(Number));
    return texts.size === 0 ? null : texts;
  } catch {
    // It was written for pages as they ought to be; one that it stumbles over is read as a whole.
    return null;
  }
}

/** What is used of the elements that `JSDOMParser.js` makes. */
type MarkedElement = {
  readonly getElementsByTagName: (name: string) => MarkedElement[];
  readonly getAttribute: (name: string) => string | null | undefined;
};
