import { Readability } from '@mozilla/readability';
import JsdomParser from '@mozilla/readability/JSDOMParser';
import { parse, serialize } from 'parse5';
import { decodePage } from '../../electron/import/html/decode-page';

/** The words of pages, and what Mozilla's Readability, called directly, keeps of them: what our reader is measured against. */

const inline =
  /^(?:a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/;

/** The text of a page. What stands between marks of a line is one word. */
export function textOfPage(html: string): string {
  const parts: string[] = [];
  const read = (node: { nodeName: string; value?: string; childNodes?: readonly object[] }): void => {
    if (node.nodeName === '#text') parts.push(node.value ?? '');
    if (/^(?:script|style|annotation|annotation-xml)$/.test(node.nodeName)) return;
    const gap = inline.test(node.nodeName) ? '' : ' ';
    parts.push(gap);
    for (const child of node.childNodes ?? []) read(child as Parameters<typeof read>[0]);
    parts.push(gap);
  };
  read(parse(html) as Parameters<typeof read>[0]);
  return parts.join('');
}

const empty = /<((?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)(?:\s[^\s=>]+(?:="[^"]*")?)*)>/g;

/** The text that Readability takes for the page's article; empty when it finds none. */
export function textOfReadability(bytes: Uint8Array): string {
  // Its small parser wants tidy mark-up, and stumbles over scripts.
  const tidy = serialize(parse(decodePage(bytes).text))
    .replace(/<!--[\s\S]*?-->|<(script|style|noscript|template)\b[\s\S]*?<\/\1>/g, '')
    .replace(empty, '<$1/>');
  const article = new Readability<string>(new JsdomParser().parse(tidy, 'http://page.invalid/')).parse();
  return textOfPage(article?.content ?? '');
}
