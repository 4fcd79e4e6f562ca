import type { BlockNode, BriefingBody, InlineNode } from '../../shared/domain/briefing-body';
import { countWords } from '../../shared/domain/word-count';

type Node = BlockNode | InlineNode | { readonly type: string; readonly content?: readonly Node[] | undefined };

/** How many words the body has, counted as in the list of briefings: a citation is none. */
export function bodyWords(body: BriefingBody): number {
  return body.content.reduce((total, block) => total + nodeWords(block), 0);
}

function nodeWords(node: Node): number {
  const children: readonly Node[] = 'content' in node ? (node.content ?? []) : [];
  if (node.type !== 'paragraph' && node.type !== 'heading') return children.reduce((total, child) => total + nodeWords(child), 0);
  return countWords(children.map((child) => (child.type === 'text' ? (child as { text: string }).text : ' ')).join(''));
}
