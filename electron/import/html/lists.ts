import { roman } from '../roman-numeral';
import { attribute, hasAttribute, isElement, type PageElement } from './page-tree';
import { listTags } from './tags';
import { declarations } from './visibility';

/** A list that is being walked through, and the number that its next item has. */
export type OpenList = { readonly ordered: boolean; readonly style: string; readonly step: number; next: number };

/** Opens a list; numbers are those that a page shows before its items (HTML 4.4.5). */
export function openList(element: PageElement): OpenList {
  const style = (declarations(attribute(element, 'style')).get('list-style-type') ?? attribute(element, 'type')) || '1';
  const ordered = element.tagName === 'ol' && style !== 'none';
  const reversed = ordered && hasAttribute(element, 'reversed');
  const items = reversed ? element.childNodes.filter((node) => isElement(node) && node.tagName === 'li').length : 1;
  return { ordered, style, step: reversed ? -1 : 1, next: wholeNumber(attribute(element, 'start')) ?? items };
}

/** The mark of the next item: "3. ", "c. ", "iii. ", or nothing in a list without numbers. */
export function nextMark(list: OpenList, item: PageElement): string {
  if (!list.ordered) return '';
  const number = wholeNumber(attribute(item, 'value')) ?? list.next;
  list.next = number + list.step;
  return `${numeral(number, list.style)}. `;
}

export function isList(element: PageElement): boolean {
  return listTags.has(element.tagName);
}

function wholeNumber(text: string): number | null {
  return /^\s*-?\d{1,6}\s*$/.test(text) ? Number(text) : null;
}

function numeral(number: number, style: string): string {
  if (number > 0 && /^(?:a|lower-alpha|lower-latin)$/.test(style)) return letters(number);
  if (number > 0 && /^(?:A|upper-alpha|upper-latin)$/.test(style)) return letters(number).toUpperCase();
  if (number > 0 && number < 4000 && /^(?:i|lower-roman)$/.test(style)) return roman(number);
  if (number > 0 && number < 4000 && /^(?:I|upper-roman)$/.test(style)) return roman(number).toUpperCase();
  return String(number);
}

function letters(number: number): string {
  let rest = number;
  let text = '';
  while (rest > 0) {
    rest -= 1;
    text = String.fromCharCode(97 + (rest % 26)) + text;
    rest = Math.floor(rest / 26);
  }
  return text;
}
