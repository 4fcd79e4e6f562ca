import type { TextRange } from '../../shared/anchoring/graphemes';
import type { TextVersion } from '../../shared/domain/text-version';
import { blockIndexAt } from './reading-cursor';
import { blockElement } from './text-chunks';

/**
 * Between the text and its drawing: an element with `data-block="7"` holds the words of block 7 and
 * nothing else, however many marks cut them, so counting characters inside it gives offsets. All
 * offsets are UTF-16 code units of the version's text.
 */
type Blocks = Pick<TextVersion, 'blocks'>;

/** What of the text a DOM range covers; `null` when it covers none. */
export function textRangeOf(root: HTMLElement, version: Blocks, range: Range): TextRange | null {
  const start = offsetAt(version, range.startContainer, range.startOffset);
  const end = offsetAt(version, range.endContainer, range.endOffset);
  if (start !== null && end !== null) return start < end ? { start, end } : null;
  // An end outside the words (a paragraph's number, the margin): the nearest words inside count.
  const touched = [...root.querySelectorAll<HTMLElement>('[data-block]')].filter((element) => range.intersectsNode(element));
  const first = version.blocks[Number(touched[0]?.dataset.block)];
  const last = version.blocks[Number(touched.at(-1)?.dataset.block)];
  const from = start ?? first?.start;
  const to = end ?? last?.end;
  return from !== undefined && to !== undefined && from < to ? { start: from, end: to } : null;
}

/** The DOM range of a passage; `null` when its blocks are not drawn. */
export function domRangeOf(root: HTMLElement, version: Blocks, passage: TextRange): Range | null {
  const from = domPosition(root, version, passage.start, 'after');
  const to = domPosition(root, version, passage.end, 'before');
  if (from === null || to === null) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

function offsetAt(version: Blocks, node: Node, offset: number): number | null {
  const element = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-block]');
  const block = version.blocks[Number(element?.dataset.block)];
  if (element == null || block === undefined) return null;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  return block.start + before.toString().length;
}

/** The place in the drawing; at a seam of two pieces the `after` or `before` one, so that a range hugs its words. */
function domPosition(root: HTMLElement, version: Blocks, offset: number, side: 'before' | 'after'): { node: Text; offset: number } | null {
  const index = blockIndexAt(version, side === 'before' ? offset - 1 : offset);
  const block = version.blocks[index];
  const element = blockElement(root, index);
  if (block === undefined || element === null) return null;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = offset - block.start;
  let last: Text | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    if (left < node.length || (side === 'before' && left === node.length)) return { node, offset: left };
    left -= node.length;
    last = node;
  }
  return last === null ? null : { node: last, offset: last.length };
}
