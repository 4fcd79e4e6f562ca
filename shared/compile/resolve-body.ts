import { assertNever } from '../core/assert-never';
import type { BlockNode, BriefingBody, InlineNode, ListNode } from '../domain/briefing-body';
import { resolveTable } from './resolve-table';
import type { ResolvedBlock, ResolvedList, ResolvedSection, Run } from './resolved-briefing';

/**
 * Turns the body into sections. Citations are numbered by their order alone, the same order in which
 * `numberCitations` counts: every node is visited once, depth first.
 */
export function resolveBody(body: BriefingBody): readonly ResolvedSection[] {
  let notes = 0;

  const resolveRun = (node: InlineNode): Run => {
    switch (node.type) {
      case 'text':
        return { kind: 'text', text: node.text, bold: hasMark(node, 'bold'), italic: hasMark(node, 'italic') };
      case 'hardBreak':
        return { kind: 'break' };
      case 'citation':
        notes += 1;
        return { kind: 'footnote', number: notes };
      default:
        return assertNever(node);
    }
  };
  const resolveRuns = (content: readonly InlineNode[] | undefined): readonly Run[] => (content ?? []).map(resolveRun);

  const resolveList = (list: ListNode): ResolvedList => ({
    kind: 'list',
    ordered: list.type === 'orderedList',
    start: list.type === 'orderedList' ? (list.attrs?.start ?? 1) : 1,
    items: list.content.map((item) => item.content.map(resolveBlock)),
  });

  function resolveBlock(node: BlockNode): ResolvedBlock {
    switch (node.type) {
      case 'paragraph':
        return { kind: 'paragraph', runs: resolveRuns(node.content) };
      case 'heading':
        return { kind: 'heading', level: node.attrs.level === 3 ? 3 : 2, runs: resolveRuns(node.content) };
      case 'bulletList':
      case 'orderedList':
        return resolveList(node);
      case 'table':
        return resolveTable(node, (cell) => cell.content.map(resolveBlock));
      default:
        return assertNever(node);
    }
  }

  const sections: (Omit<ResolvedSection, 'blocks' | 'empty'> & { readonly blocks: ResolvedBlock[] })[] = [];
  for (const node of body.content) {
    if (node.type === 'heading' && node.attrs.level === 1) {
      sections.push({ heading: resolveRuns(node.content), role: node.attrs.role, blocks: [] });
      continue;
    }
    if (sections.length === 0) sections.push({ heading: null, role: null, blocks: [] });
    sections.at(-1)?.blocks.push(resolveBlock(node));
  }
  return sections.map((section) => ({ ...section, empty: section.blocks.every(isBlank) }));
}

function hasMark(node: InlineNode, type: 'bold' | 'italic'): boolean {
  return node.marks?.some((mark) => mark.type === type) ?? false;
}

/** Whether nothing in the block would be seen on paper. */
function isBlank(block: ResolvedBlock): boolean {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return block.runs.every((run) => run.kind === 'break' || (run.kind === 'text' && run.text.trim() === ''));
    case 'list':
      return block.items.every((item) => item.every(isBlank));
    case 'table':
      return block.rows.every((row) => row.every((cell) => cell.blocks.every(isBlank)));
    default:
      return assertNever(block);
  }
}
