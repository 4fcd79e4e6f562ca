import type { CutReason } from '../../../shared/domain/import-preview';
import { isByline, isDateLine } from '../source-lines';
import { isAddition, isNamedAddition } from './additions';
import { partOfPage } from './outside';
import type { PageBlock } from './page-block';
import { attribute, isElement, type PageElement, type PageParent, parentOf } from './page-tree';

/** The reason to leave each block out, `null` for those of the article; one entry a block. `title` is what the page calls itself. */
export function judgeBlocks(blocks: readonly PageBlock[], title: string): readonly (CutReason | null)[] {
  const isFound = withoutEdges(
    blocks,
    blocks.map((block) => block.cut === null && block.found * 2 >= block.letters && block.found > 0),
  );
  const first = isFound.indexOf(true);
  const last = isFound.lastIndexOf(true);
  const article = enclosing(blocks.filter((_, index) => isFound[index] === true));
  const heading = titleHeading(blocks, title, first);
  const notes = noteElements(blocks);
  return blocks.map((block, index): CutReason | null => {
    if (block.cut !== null) return block.cut;
    if (index === heading) return null;
    const part = partOfPage(block.element, article);
    // A box for letters or sharing within the article is none of it.
    if (isFound[index] === true) return part !== null && foreign.has(part) && !isNote(block, notes) ? part : null;
    if (isNote(block, notes) && part !== 'related-headline' && !isComment(block)) return null;
    const isWithin = article !== null && isInside(block.element, article);
    const isBetween = index > first && index < last;
    if (isLead(block, index, heading, first)) return null;
    const linked = block.linked * 3 > block.letters;
    if (part === null && !linked && (isWithin || isBetween) && belongs(blocks, isFound, index)) return null;
    return part ?? partOfPage(block.element, null) ?? 'outside-article';
  });
}

/**
 * The reasons with those of the pictures, which stand in `cuts` without any: a picture is the article's where it stands between
 * words of the article, right before or behind them, or in the box that holds them all, and in no box for something else.
 */
export function judgePictures(blocks: readonly PageBlock[], cuts: readonly (CutReason | null)[]): readonly (CutReason | null)[] {
  const isKept = (block: PageBlock, index: number): boolean => block.picture === undefined && cuts[index] === null;
  const first = blocks.findIndex(isKept);
  const last = blocks.findLastIndex(isKept);
  const around = enclosing(blocks.filter(isKept));
  const box = around !== null && isElement(around) && around.tagName !== 'body' && around.tagName !== 'html' ? around : null;
  return blocks.map((block, index): CutReason | null => {
    if (block.picture === undefined) return cuts[index] ?? null;
    if (block.cut !== null) return block.cut;
    const between = index < first ? blocks.slice(index, first) : blocks.slice(last + 1, index);
    const isNext = first !== -1 && between.every(({ picture }) => picture !== undefined);
    const isWithin = isNext || (index > first && index < last) || (box !== null && isInside(block.element, box));
    return partOfPage(block.element, around) ?? (isWithin ? null : 'outside-article');
  });
}

const foreign: ReadonlySet<CutReason> = new Set(['subscription', 'cookie-notice', 'share-buttons', 'advertisement']);

/** A block with as many letters as this, few of them in links, is text; links before the first and behind the last are ways through the site. */
const textLength = 60;

function withoutEdges(blocks: readonly PageBlock[], isFound: readonly boolean[]): readonly boolean[] {
  const isText = (block: PageBlock, index: number): boolean =>
    isFound[index] === true && block.letters >= textLength && block.linked * 3 < block.letters;
  const first = blocks.findIndex(isText);
  const last = blocks.findLastIndex(isText);
  if (first === -1) return isFound;
  return blocks.map((block, index) => {
    const isWay = (block.text.includes('\n') || block.kind === 'list-item') && block.linked * 10 >= block.letters * 9;
    return isFound[index] === true && !(isWay && (index < first || index > last));
  });
}

/** What lies within the article and was overlooked: rows of tables, notes, headings over kept words, and paragraphs beside others. */
function belongs(blocks: readonly PageBlock[], isFound: readonly boolean[], index: number): boolean {
  const block = blocks[index];
  if (block === undefined) return false;
  if (block.kind === 'table-row' || block.kind === 'table-head' || block.kind === 'footnote') return true;
  if (block.kind === 'heading') return isFound[index + 1] === true && index > isFound.indexOf(true);
  const parent = block.element?.parentNode ?? null;
  return [index - 2, index - 1, index + 1, index + 2].some((near) => {
    const other = blocks[near];
    const isAlike = other?.kind === block.kind || block.element?.tagName === 'p';
    return isFound[near] === true && isAlike && parent !== null && other?.element?.parentNode === parent;
  });
}

/** The heading that says the title of the page, before the article or at its beginning; -1 without one. */
function titleHeading(blocks: readonly PageBlock[], title: string, first: number): number {
  const wanted = plainWords(title);
  const end = first === -1 ? blocks.length : first + 1;
  const headings = [...blocks.slice(0, end).keys()].filter((index) => blocks[index]?.kind === 'heading' && blocks[index]?.cut === null);
  const says = (index: number): boolean => {
    const words = plainWords(blocks[index]?.text ?? '');
    return words !== '' && (wanted === words || (words.length >= 8 && wanted.includes(words) && words.length * 2 > wanted.length));
  };
  return headings.findLast(says) ?? headings.findLast((index) => blocks[index]?.level === 1 && words(blocks[index]) > 2) ?? -1;
}

function words(block: PageBlock | undefined): number {
  return block?.text.split(/\s+/).length ?? 0;
}

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What stands between the title and the first words: who wrote it and when, and what it is about. */
function isLead(block: PageBlock, index: number, heading: number, first: number): boolean {
  if (heading === -1 || index < heading || index > first) return false;
  if (isByline(block.text) || isDateLine(block.text)) return true;
  const own = block.element === null ? '' : namesOf(block.element);
  return /(?:^|[\s_-])(?:dek|deck|sub-?(?:title|head|heading|headline)|standfirst|lede?|lead|excerpt|summary|intro|chapo|vorspann|authors?|byline|date|dateline|published)(?:$|[\s_-])/i.test(
    own,
  );
}

/** Elements that hold corrections, by their names or because they begin with the word. */
function noteElements(blocks: readonly PageBlock[]): ReadonlySet<PageElement> {
  const found = new Set<PageElement>();
  for (const block of blocks) {
    if (block.cut !== null || block.element === null || !isAddition(block.text)) continue;
    if (found.size >= mostNotes) break;
    // A heading or a label says it for the box that it stands in.
    const box = block.kind === 'heading' || block.text.length < 40 ? parentOf(block.element) : null;
    found.add(box !== null && /^(?:aside|section|div|p|li|blockquote)$/.test(box.tagName) && isSmall(box, blocks) ? box : block.element);
  }
  return found;
}

/** No source corrects itself more often; each is looked for among all blocks. */
const mostNotes = 200;
/** A box with more letters than this is no box of a note. */
const mostLetters = 2000;

function isSmall(box: PageElement, blocks: readonly PageBlock[]): boolean {
  let letters = 0;
  for (const block of blocks) {
    if (block.element !== null && isInside(block.element, box)) letters += block.letters;
    if (letters > mostLetters) return false;
  }
  return true;
}

function isNote(block: PageBlock, notes: ReadonlySet<PageElement>): boolean {
  if (block.linked * 2 > block.letters) return false;
  for (let at = block.element; at !== null; at = parentOf(at))
    if (notes.has(at) || isNamedAddition(namesOf(at))) return block.letters <= mostLetters;
  return false;
}

function isComment(block: PageBlock): boolean {
  for (let at = block.element; at !== null; at = parentOf(at))
    if (/(?:^|[\s_-])(?:comments?|disqus|replies)(?:$|[\s_-])/i.test(namesOf(at))) return true;
  return false;
}

function namesOf(element: PageElement): string {
  return `${attribute(element, 'class')} ${attribute(element, 'id')}`;
}

/** The closest element in which all these blocks lie. */
function enclosing(blocks: readonly PageBlock[]): PageParent | null {
  let common: PageElement[] | null = null;
  for (const { element } of blocks) {
    if (element === null) return null;
    const path: PageElement[] = [];
    for (let at: PageElement | null = element; at !== null; at = parentOf(at)) path.push(at);
    path.reverse();
    if (common === null) common = path;
    else {
      let shared = 0;
      while (shared < common.length && common[shared] === path[shared]) shared += 1;
      common = common.slice(0, shared);
    }
  }
  return common?.at(-1) ?? null;
}

function isInside(element: PageParent | null, box: PageParent): boolean {
  for (let at: PageParent | null = element; at !== null && isElement(at); at = at.parentNode) if (at === box) return true;
  return false;
}
