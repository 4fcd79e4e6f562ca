import type { CutReason } from '../../../shared/domain/import-preview';
import type { DroppedCount } from './dropped';
import { isFootnote, isWayBack } from './footnotes';
import { isList, nextMark, type OpenList, openList } from './lists';
import { isWordBullet, isWordMarkSpace, wordListLevel } from './office';
import { type OpenBlock, openBlock } from './open-block';
import { createRows } from './open-rows';
import type { PageBlock } from './page-block';
import { pictureOf, type SavedPictures } from './page-pictures';
import { attribute, type PageElement, type PageParent, type PageText, textOf } from './page-tree';
import { blockTags, controlTags, headingLevels, preformattedTags, wordlessTags } from './tags';
import { declarations } from './visibility';
import { walk } from './walk';
import { addGap, addLineBreak, addText, type Words, wordsText } from './words';

const deepest = 6;

/**
 * All the words of a page in blocks, in the order of reading, with the pictures that came along between them. `found`
 * are the texts that belong to the article.
 */
export function collectBlocks(
  root: PageParent,
  found: ReadonlySet<PageText>,
  dropped: DroppedCount,
  saved: SavedPictures,
): readonly PageBlock[] {
  const blocks: PageBlock[] = [];
  /** What stands in a line and is no part of it: words for asides, tools. It follows the block. */
  const asides: PageBlock[] = [];
  const elements: PageElement[] = [];
  const undo: (() => void)[] = [];
  const lists: OpenList[] = [];
  /** Items and notes around the place; each marks its first block only. */
  const items: { readonly kind: 'list-item' | 'footnote'; readonly mark: string; readonly level?: number; used: boolean }[] = [];
  const levels: number[] = [];
  const depth = { quote: 0, link: 0, pre: 0, control: 0 };
  const rows = createRows();
  let open = openBlock();

  const startBlock = (): NonNullable<OpenBlock['start']> => {
    const item = items.at(-1);
    const cut: CutReason | null = depth.control > 0 ? 'page-furniture' : null;
    const shared = { element: elements.findLast(isBox) ?? null, cut, preformatted: depth.pre > 0 };
    const level = levels.at(-1);
    if (level !== undefined) return { ...shared, kind: 'heading', level };
    if (item !== undefined && !item.used) {
      item.used = true;
      open.mark = item.mark;
      return {
        ...shared,
        kind: item.kind,
        level: item.kind === 'footnote' ? 1 : Math.min(deepest, item.level ?? Math.max(1, lists.length)),
      };
    }
    return { ...shared, kind: depth.quote > 0 ? 'quote' : 'paragraph', level: 1 };
  };

  const flush = (): void => {
    const done = open;
    open = openBlock();
    const text = wordsText(done.seen);
    if (text !== '' && done.start !== null) blocks.push({ ...done.start, ...countsOf(done.seen), text: done.mark + text });
    pushUnseen(done.unseen);
    blocks.push(...asides.splice(0));
  };
  const pushUnseen = (unseen: Words): void => {
    const text = wordsText(unseen);
    if (/[\p{L}\p{N}]/u.test(text)) blocks.push({ ...plain(elements.findLast(isBox) ?? null, text), cut: 'hidden-text' });
  };
  /** The edge of a box ends a block; within a cell it only parts words. */
  const edge = (): void => {
    if (rows.inCell()) {
      addGap(open.seen);
      addGap(open.unseen);
    } else flush();
  };
  const add = (value: string, hidden: boolean, isFound: boolean): void => {
    if (!hidden && open.start === null && value.trim() !== '') open.start = startBlock();
    addText(hidden ? open.unseen : open.seen, { value }, { preformatted: depth.pre > 0, linked: depth.link > 0, found: isFound });
  };
  const picture = (element: PageElement, hidden: boolean): void => {
    const words = attribute(element, 'alt').trim();
    const isSign = words !== '' && !/[\p{L}\p{N}]/u.test(words);
    const own = hidden || isSign ? null : pictureOf(element, saved);
    if (own === null) dropped.note(element);
    if (own !== null) asides.push({ ...plain(elements.findLast(isBox) ?? null, ''), picture: own });
    else if (hidden || words === '') return;
    // A sign of the text that is drawn: a smiley, a letter. Other asides have words for those who cannot see them.
    else if (isSign) add(words, false, false);
    else asides.push({ ...plain(elements.findLast(isBox) ?? null, words), cut: 'outside-article' });
  };
  const during = (begin: () => void, end: () => void): void => {
    begin();
    undo.push(end);
  };

  walk(root, {
    enter(element, hidden) {
      const { tagName } = element;
      if (!isPicture(element)) dropped.note(element);
      if (wordlessTags.has(tagName) || isWayBack(element) || isWordBullet(element)) return false;
      if (isWordMarkSpace(element)) {
        addGap(open.seen);
        return false;
      }
      if (isTool(element)) {
        const words = textOf(element).replace(/\s+/gu, ' ').trim();
        if (words !== '' && !hidden) asides.push({ ...plain(elements.findLast(isBox) ?? null, words), cut: 'page-furniture' });
        return false;
      }
      if (tagName === 'br') {
        if (rows.inCell()) edge();
        else if (addLineBreak(hidden ? open.unseen : open.seen)) flush();
        return false;
      }
      if (tagName === 'hr') edge();
      if (isPicture(element)) picture(element, hidden);
      if (tagName === 'input') return button(element, hidden);
      if (isBox(element)) edge();
      const before = undo.length;
      if (tagName === 'blockquote')
        during(
          () => (depth.quote += 1),
          () => (depth.quote -= 1),
        );
      if (tagName === 'a')
        during(
          () => (depth.link += 1),
          () => (depth.link -= 1),
        );
      if (isPreformatted(element))
        during(
          () => (depth.pre += 1),
          () => (depth.pre -= 1),
        );
      if (controlTags.has(tagName))
        during(
          () => (depth.control += 1),
          () => (depth.control -= 1),
        );
      const level = headingLevel(element);
      if (level !== null)
        during(
          () => levels.push(level),
          () => levels.pop(),
        );
      if (isList(element))
        during(
          () => lists.push(openList(element)),
          () => lists.pop(),
        );
      const note = isFootnote(element) && items.at(-1)?.kind !== 'footnote';
      const wordLevel = wordListLevel(element);
      if (wordLevel !== null)
        during(
          () => items.push({ kind: 'list-item', mark: '', level: wordLevel, used: false }),
          () => items.pop(),
        );
      if (tagName === 'li' || note) {
        const list = lists.at(-1);
        const mark = tagName === 'li' && list !== undefined ? nextMark(list, element) : '';
        during(
          () => items.push({ kind: note ? 'footnote' : 'list-item', mark, used: false }),
          () => items.pop(),
        );
      }
      // A word processor sets no space between the sign of a note and the note.
      if (/\bsd(?:foot|end)notesym\b/.test(attribute(element, 'class')))
        during(
          () => undefined,
          () => addGap(open.seen),
        );
      if (tagName === 'q')
        during(
          () => add('“', hidden, false),
          () => add('”', hidden, false),
        );
      if (rows.enter(element))
        during(
          () => (open = openBlock()),
          () => undefined,
        );
      const count = undo.length - before;
      undo.push(() => {
        for (let index = 0; index < count; index += 1) undo.pop()?.();
      });
      elements.push(element);
      return true;
    },
    leave(element) {
      if (rows.endsCell(element)) {
        rows.addCell(element, open);
        open = openBlock();
      } else if (isBox(element)) edge();
      undo.pop()?.();
      elements.pop();
      const row = rows.leave(element);
      if (row === null) return;
      if (row.block !== null) blocks.push(row.block);
      for (const unseen of row.unseen) pushUnseen(unseen);
      blocks.push(...asides.splice(0));
    },
    text: (text, hidden) => add(text.value, hidden, found.has(text)),
  });
  flush();
  return blocks;

  /** The words on a button that is made without content. */
  function button(element: PageElement, hidden: boolean): false {
    if (!/^(?:submit|button|reset)$/i.test(attribute(element, 'type')) || hidden) return false;
    const words = attribute(element, 'value').trim();
    if (words === '') return false;
    edge();
    depth.control += 1;
    add(words, false, false);
    depth.control -= 1;
    edge();
    return false;
  }
}

function isPicture({ tagName }: PageElement): boolean {
  return tagName === 'img' || tagName === 'image';
}

function plain(element: PageElement | null, text: string): PageBlock {
  return {
    kind: 'paragraph',
    level: 1,
    element,
    text,
    cut: null,
    letters: text.replace(/\s+/gu, '').length,
    linked: 0,
    found: 0,
    preformatted: false,
  };
}

function countsOf({ letters, linked, found }: Words): Pick<PageBlock, 'letters' | 'linked' | 'found'> {
  return { letters, linked, found };
}

/** What stands in a line to be worked, not to be read: the way to change a section of a wiki, the sign to link to a heading. */
function isTool(element: PageElement): boolean {
  return /(?:^|\s)(?:mw-editsection|headerlink|heading-?anchor|anchorjs-link|hash-link)(?:\s|$)/.test(attribute(element, 'class'));
}

function isBox(element: PageElement): boolean {
  if (blockTags.has(element.tagName)) return true;
  const style = attribute(element, 'style');
  return style !== '' && /^(?:block|flex|grid|table|list-item)$/.test(declarations(style).get('display') ?? '');
}

function isPreformatted(element: PageElement): boolean {
  if (preformattedTags.has(element.tagName)) return true;
  const style = attribute(element, 'style');
  return style !== '' && /^(?:pre|pre-wrap|break-spaces)$/.test(declarations(style).get('white-space') ?? '');
}

function headingLevel(element: PageElement): number | null {
  const level = headingLevels[element.tagName];
  if (level !== undefined) return level;
  if (attribute(element, 'role') !== 'heading') return null;
  const stated = Number.parseInt(attribute(element, 'aria-level'), 10);
  return stated >= 1 && stated <= deepest ? stated : 2;
}
