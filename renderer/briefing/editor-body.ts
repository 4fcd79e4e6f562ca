import type { JSONContent } from '@tiptap/core';
import type { BriefingBody } from '../../shared/domain/briefing-body';

/**
 * Between the editor's document and the stored body. The two have the same shape; these functions
 * settle the few places where the editor says less or allows more than the stored schema.
 */

/** The editor's document as a body that `briefingBody` accepts: a test proves it for every command of the editor. */
export function bodyFromEditor(document: JSONContent): BriefingBody {
  // The editor's schema admits no other node, mark or attribute, which the type of JSONContent cannot say.
  return settle(document) as unknown as BriefingBody;
}

function settle(node: JSONContent): JSONContent {
  const content = node.content?.map(settle);
  switch (node.type) {
    case 'tableRow':
      // A row whose cells are all spanned by the row above has none of its own, and the editor then leaves `content` out.
      return { ...node, content: content ?? [] };
    case 'orderedList':
      return { ...node, attrs: { start: Math.min(9999, Math.max(0, Number(node.attrs?.start ?? 1))) }, content: content ?? [] };
    case 'tableCell':
    case 'tableHeader':
      return {
        ...node,
        attrs: {
          ...node.attrs,
          colspan: Math.min(20, Number(node.attrs?.colspan ?? 1)),
          rowspan: Math.min(500, Number(node.attrs?.rowspan ?? 1)),
        },
        content: content ?? [],
      };
    default:
      return content === undefined ? node : { ...node, content };
  }
}

/**
 * A stored body as the editor takes it: a list item that begins with a list gets the empty paragraph
 * that the cursor needs, and so does a text that ends in a list or table. Both would otherwise be put
 * in at the first click, and a briefing that was only looked at would count as changed.
 */
export function editorFromBody(body: BriefingBody): JSONContent {
  const document = open(structuredClone(body) as JSONContent);
  if (document.content?.at(-1)?.type === 'paragraph') return document;
  return { ...document, content: [...(document.content ?? []), { type: 'paragraph' }] };
}

function open(node: JSONContent): JSONContent {
  const content = node.content?.map(open);
  if (node.type === 'listItem' && content?.[0]?.type !== 'paragraph')
    return { ...node, content: [{ type: 'paragraph' }, ...(content ?? [])] };
  return content === undefined ? node : { ...node, content };
}
