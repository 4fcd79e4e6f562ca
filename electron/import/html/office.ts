import { attribute, type PageElement, textOf } from './page-tree';

/** Word writes the items of its lists as paragraphs, and says in a style of its own what they are. */
export function wordListLevel(element: PageElement): number | null {
  if (element.tagName !== 'p') return null;
  const level = /mso-list:\s*\S{1,40}\s+level(\d)/i.exec(attribute(element, 'style'))?.[1];
  return level === undefined ? null : Math.max(1, Number(level));
}

/** The sign before an item of Word's lists. A number is a part of the text, by which it is quoted; a bullet is none. */
export function isWordBullet(element: PageElement): boolean {
  return (
    element.tagName === 'span' &&
    /mso-list:\s*ignore/i.test(attribute(element, 'style')) &&
    !/[\p{L}\p{N}]/u.test(textOf(element).replace(/^\s*o\s*$/, ''))
  );
}
