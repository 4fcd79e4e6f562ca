import { childrenOf, isElement, isText, type PageElement, type PageParent, type PageText } from './page-tree';
import { wordlessTags } from './tags';
import { walk } from './walk';

/**
 * A page rewritten for the search of its article: only what can be seen, only what the search looks at, and each text
 * in a mark of its own, so that what is found can be told in the page itself.
 */
export type MarkedPage = {
  readonly markup: string;
  readonly texts: readonly PageText[];
  /** About how many steps a search will take. */
  readonly work: number;
};

/** Attributes by which the search judges an element. */
const telling: ReadonlySet<string> = new Set([
  'id',
  'class',
  'role',
  'rel',
  'itemprop',
  'itemtype',
  'href',
  'summary',
  'colspan',
  'rowspan',
]);
/** Elements that the search never takes text from, or that it would take for others. */
const leftOut: ReadonlySet<string> = new Set([...wordlessTags, 'head', 'svg', 'math', 'object', 'applet', 'select', 'datalist']);
const voidTags: ReadonlySet<string> = new Set(['br', 'hr', 'wbr', 'area', 'col', 'img', 'input']);

/** What an element costs by itself, beside its text and its place: measured on pages of 20,000 elements. */
const elementWork = 2000;

/** `title`: what the page calls itself; the search knows a heading that repeats it. */
export function markPage(root: PageParent, title: string): MarkedPage {
  const parts: string[] = [];
  const texts: PageText[] = [];
  let depth = 0;
  let work = 0;
  walk(root, {
    enter(element, hidden) {
      if (hidden || leftOut.has(element.tagName)) return false;
      work += elementWork + childrenOf(element).length ** 2 / 4;
      if (element.tagName === 'html' || element.tagName === 'body') return true;
      if (voidTags.has(element.tagName)) {
        parts.push(`<${element.tagName}/>`);
        return false;
      }
      depth += 1;
      parts.push(`<${nameOf(element)}${attributesOf(element)}>`);
      return true;
    },
    leave(element) {
      if (element.tagName === 'html' || element.tagName === 'body') return;
      depth -= 1;
      parts.push(`</${nameOf(element)}>`);
    },
    text(text, hidden) {
      if (hidden) return;
      work += text.value.length * depth;
      if (text.value.trim() === '') parts.push(' ');
      else {
        work += elementWork;
        parts.push(`<span data-n="${texts.length}">${escapeMarkup(text.value)}</span>`);
        texts.push(text);
      }
    },
  });
  const body = parts.join('');
  const attributes = bodyAttributes(root);
  return {
    markup: `<html><head><title>${escapeMarkup(title)}</title></head><body${attributes}>${body}</body></html>`,
    texts,
    work,
  };
}

function bodyAttributes(root: PageParent): string {
  const html = childrenOf(root).find((node) => isElement(node) && node.tagName === 'html');
  if (html === undefined || isText(html) || !isElement(html)) return '';
  const body = childrenOf(html).find((node) => isElement(node) && node.tagName === 'body');
  return body !== undefined && isElement(body) ? attributesOf(body) : '';
}

/** Names that are no names in the other parser's eyes become plain marks; a tree in the shadow of an element is a box. */
function nameOf({ tagName }: PageElement): string {
  if (tagName === 'template') return 'div';
  return /^[a-z][a-z0-9-]*$/.test(tagName) ? tagName : 'span';
}

function attributesOf(element: PageElement): string {
  return element.attrs
    .filter(({ name }) => telling.has(name))
    .map(({ name, value }) => ` ${name}="${escapeMarkup(name === 'href' && !/^https?:/i.test(value) ? '#' : value.slice(0, 500))}"`)
    .join('');
}

function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
