import { statedMeta } from '../office/stated-meta';
import { attribute, type PageElement, parentOf, textOf } from './page-tree';
import { parsePage } from './parse-page';

/** Word writes the items of its lists as paragraphs, and says in a style of its own what they are. */
export function wordListLevel(element: PageElement): number | null {
  if (element.tagName !== 'p') return null;
  const level = /mso-list:\s*\S{1,40}\s+level(\d)/i.exec(attribute(element, 'style'))?.[1];
  return level === undefined ? null : Math.max(1, Number(level));
}

/** The sign before an item of Word's lists. A number is a part of the text, by which it is quoted; a bullet is none. */
export function isWordBullet(element: PageElement): boolean {
  return element.tagName === 'span' && isWordMark(element) && !/[\p{L}\p{N}]/u.test(textOf(element).replace(/^\s*o\s*$/, ''));
}

/** The spaces with which Word moves an item away from its number: one is what they stand for. */
export function isWordMarkSpace(element: PageElement): boolean {
  const parent = parentOf(element);
  return parent !== null && isWordMark(parent) && textOf(element).trim() === '';
}

function isWordMark(element: PageElement): boolean {
  return /mso-list:\s*ignore/i.test(attribute(element, 'style'));
}

/** Where Word writes a document's properties: in a comment of the head. In UTF-16 code units. */
const longestHead = 64 * 1024;

/** The author in the properties of a document that Word saved as a page; the empty string when there is none, or only a program's own name for one. */
export function wordAuthor(page: string): string {
  const properties = /<o:DocumentProperties>.{0,8000}?<\/o:DocumentProperties>/is.exec(page.slice(0, longestHead))?.[0] ?? '';
  const said = /<o:Author>([^<]{1,500})<\/o:Author>/i.exec(properties)?.[1] ?? '';
  const words = parsePage(said, 'fragment');
  return statedMeta({ title: '', author: words === null ? '' : textOf(words.root), company: '', language: '' }).author ?? '';
}
