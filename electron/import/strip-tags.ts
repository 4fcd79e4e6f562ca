import { decodeHTML } from 'entities';

/** A line of a page's words; `quoted` when it lies in a quotation. */
export type PageLine = { readonly text: string; readonly quoted: boolean };

/** A page without its tags: its words line by line, its comments, and its scripts and styles as they stand. */
export type StrippedPage = {
  readonly lines: readonly PageLine[];
  readonly comments: readonly string[];
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
};

/** Comments, elements whose content is no words, and tags; none of them is looked for twice at one place. */
const markup = /<!--([\s\S]*?)(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\2\s*>|$)|<!doctype[^<>]*>|<(\/?)([a-z][a-z0-9:-]*)[^<>]*>/gi;
/** Elements that begin and end a line. */
const lineElements =
  /^(?:address|article|aside|blockquote|body|br|center|dd|div|dl|dt|footer|form|h[1-6]|head|header|hr|html|li|main|nav|ol|p|pre|section|table|tbody|tfoot|thead|title|tr|ul)$/;

/**
 * Takes the tags off HTML that is part of another text. It is not a browser's reading of a page: what cannot be seen
 * there is not told apart, and broken tags stay as words.
 */
export function stripTags(html: string): StrippedPage {
  const lines: PageLine[] = [];
  const comments: string[] = [];
  const scripts: string[] = [];
  const styles: string[] = [];
  let quotes = 0;
  let parts: string[] = [];
  let position = 0;
  const endLine = (): void => {
    const text = decodeHTML(parts.join(''))
      .replace(/[^\S\u00A0]+/gu, ' ')
      .trim();
    if (text !== '') lines.push({ text, quoted: quotes > 0 });
    parts = [];
  };
  for (const match of html.matchAll(markup)) {
    parts.push(html.slice(position, match.index));
    position = match.index + match[0].length;
    const [whole, comment, hidden, closing, tag = ''] = match;
    const name = tag.toLowerCase();
    if (comment !== undefined) comments.push(comment.trim());
    else if (hidden !== undefined) (hidden.toLowerCase() === 'script' ? scripts : styles).push(whole);
    else if (name === 'td' || name === 'th') parts.push(' ');
    else if (lineElements.test(name)) {
      endLine();
      if (name === 'blockquote') quotes = Math.max(0, quotes + (closing === '' ? 1 : -1));
    }
  }
  parts.push(html.slice(position));
  endLine();
  return { lines, comments, scripts, styles };
}
