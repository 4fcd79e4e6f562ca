import MarkdownIt, { type Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import type { SourceBlock, SourceReading } from '../source-reading';
import { stripTags } from '../strip-tags';
import { readFrontMatter } from './front-matter';
import { createDroppedParts, type DroppedParts, inlineText } from './inline-text';

/** Deeper than any text lies; beyond it the parser would leave words out. */
const deepest = 90;

/** CommonMark with tables, strikethrough and footnotes. It makes tokens only: nothing is rendered. */
const parser = new MarkdownIt('default', { html: true, linkify: false, typographer: false, maxNesting: deepest + 10 }).use(footnotes);
// Notes stay where the source has them, also those that nothing refers to.
parser.core.ruler.disable('footnote_tail');
parser.inline.ruler.disable('footnote_inline');

/**
 * Reads Markdown. `text` has line feeds only. `null` when its parts lie deeper in each other than the parser follows:
 * such a text is read as it stands.
 */
export function readMarkdown(text: string): SourceReading | null {
  const { meta, words, body } = readFrontMatter(text);
  const tokens = parser.parse(body, {});
  if (tokens.some((token) => token.level > deepest || token.children?.some((child) => child.level > deepest))) return null;
  const dropped = createDroppedParts();
  const blocks = [...outside(words), ...readTokens(tokens, dropped)];
  return { format: 'markdown', blocks, meta, dropped: dropped.list(), warnings: [], attachments: [] };
}

/** What is no part of the article, and is still to be seen. */
function outside(words: string, cut: 'outside-article' | 'hidden-text' = 'outside-article'): readonly SourceBlock[] {
  return words.trim() === '' ? [] : [{ kind: 'paragraph', level: 1, text: words.trim(), cut }];
}

/** Where in the tree the next words stand. */
type Place = {
  /** Quotations, list items and notes around them, the innermost last; the first words of one take its mark. */
  readonly around: { readonly kind: 'quote' | 'item' | 'footnote'; readonly mark: string; begun: boolean }[];
  heading: number | null;
  cells: string[] | null;
  inHead: boolean;
};

function readTokens(tokens: readonly Token[], dropped: DroppedParts): readonly SourceBlock[] {
  const blocks: SourceBlock[] = [];
  const place: Place = { around: [], heading: null, cells: null, inHead: false };
  for (const token of tokens) {
    if (token.type === 'inline') {
      const text = inlineText(token.children ?? [], dropped);
      if (place.cells !== null) place.cells.push(text.replace(/\s+/gu, ' ').trim());
      else blocks.push(blockOf(text.trim(), place));
    } else if (token.type === 'fence' || token.type === 'code_block') blocks.push(blockOf(token.content.replace(/\n+$/, ''), place));
    else if (token.type === 'html_block') blocks.push(...htmlBlocks(token.content, place, dropped));
    else move(token, place, blocks);
  }
  return blocks.filter((block) => block.text !== '');
}

/** Follows the tokens that open and close parts. */
function move(token: Token, place: Place, blocks: SourceBlock[]): void {
  if (token.type === 'heading_open') place.heading = Number(token.tag.slice(1));
  else if (token.type === 'heading_close') place.heading = null;
  else if (token.type === 'blockquote_open') place.around.push({ kind: 'quote', mark: '', begun: false });
  else if (token.type === 'list_item_open')
    place.around.push({ kind: 'item', mark: token.info === '' ? '' : `${token.info}${token.markup} `, begun: false });
  else if (token.type === 'footnote_reference_open')
    place.around.push({ kind: 'footnote', mark: `[${String(token.meta?.label ?? '')}] `, begun: false });
  else if (/^(?:blockquote|list_item|footnote_reference)_close$/.test(token.type)) place.around.pop();
  else if (token.type === 'thead_open') place.inHead = true;
  else if (token.type === 'thead_close') place.inHead = false;
  else if (token.type === 'tr_open') place.cells = [];
  else if (token.type === 'tr_close') {
    blocks.push({ kind: place.inHead ? 'table-head' : 'table-row', level: 1, text: place.cells?.join('\t') ?? '', cut: null });
    place.cells = null;
  }
}

function blockOf(words: string, { around, heading }: Place): SourceBlock {
  const inner = around.at(-1);
  const begins = inner !== undefined && !inner.begun;
  const text = begins ? inner.mark + words : words;
  if (begins && words !== '') inner.begun = true;
  if (heading !== null) return { kind: 'heading', level: heading, text, cut: null };
  if (inner?.kind === 'item' && begins) {
    const depth = around.filter(({ kind }) => kind === 'item').length;
    return { kind: 'list-item', level: Math.min(depth, 6), text, cut: null };
  }
  if (inner?.kind === 'footnote') return { kind: 'footnote', level: 1, text, cut: null };
  return { kind: inner?.kind === 'quote' ? 'quote' : 'paragraph', level: 1, text, cut: null };
}

/** HTML among Markdown: its words without tags. A comment is to be seen as one; scripts and styles are not words. */
function htmlBlocks(html: string, place: Place, dropped: DroppedParts): readonly SourceBlock[] {
  const { lines, comments, scripts, styles } = stripTags(html);
  for (const script of scripts) dropped.add('script', script);
  for (const style of styles) dropped.add('style', style);
  return [...lines.map(({ text }) => blockOf(text, place)), ...comments.flatMap((words) => outside(words, 'hidden-text'))];
}
