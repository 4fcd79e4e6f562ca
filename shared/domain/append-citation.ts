import type { AnnotationId } from '../core/ids';
import type { BlockNode, BriefingBody } from './briefing-body';

/** A paragraph with the passage's words in quotation marks and their citation. White space is folded: a paragraph has no lines of its own. */
export function quotationParagraph(annotationId: AnnotationId, quote: string): BlockNode {
  const words = `“${quote.trim().replace(/\s+/g, ' ')}” `;
  return {
    type: 'paragraph',
    content: [
      { type: 'text', text: words },
      { type: 'citation', attrs: { annotationId } },
    ],
  };
}

/**
 * The body with `block` at the end of its key points, or at the very end when it has no such section.
 * An empty paragraph at that place, as a template leaves it, makes room.
 */
export function appendToKeyPoints(body: BriefingBody, block: BlockNode): BriefingBody {
  const opening = body.content.findIndex((node) => node.type === 'heading' && node.attrs.role === 'key-points');
  const next = body.content.findIndex((node, index) => index > opening && node.type === 'heading' && node.attrs.level === 1);
  const end = opening === -1 || next === -1 ? body.content.length : next;
  const last = body.content[end - 1];
  const isEmpty = last?.type === 'paragraph' && (last.content ?? []).length === 0;
  return { ...body, content: [...body.content.slice(0, isEmpty ? end - 1 : end), block, ...body.content.slice(end)] };
}

/** The body without the last block that equals `block`; a section is never left without a paragraph. Unchanged when none equals it. */
export function removeBlockLike(body: BriefingBody, block: BlockNode): BriefingBody {
  const like = JSON.stringify(block);
  const index = body.content.findLastIndex((node) => JSON.stringify(node) === like);
  if (index === -1) return body;
  const before = body.content[index - 1];
  const after = body.content[index + 1];
  const isAlone = (before === undefined || before.type === 'heading') && (after === undefined || after.type === 'heading');
  const left: readonly BlockNode[] = isAlone ? [{ type: 'paragraph' }] : [];
  return { ...body, content: [...body.content.slice(0, index), ...left, ...body.content.slice(index + 1)] };
}
