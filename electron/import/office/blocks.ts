import type { CutReason } from '../../../shared/domain/import-preview';
import type { BlockKind } from '../../../shared/domain/text-version';
import type { SourceBlock } from '../source-reading';

/** The deepest level of a heading or list item that is told apart. */
const deepest = 6;

/** A block; `level` counts from 1 and may be any number. */
export function block(kind: BlockKind, text: string, level = 1, cut: CutReason | null = null): SourceBlock {
  return { kind, level: Math.min(deepest, Math.max(1, level)), text: tidy(text), cut };
}

/** Blanks at the edges of a block and of its lines are layout; no-break spaces are the author's. */
function tidy(text: string): string {
  return text.replace(/[ \t]+(?=\n)|(?<=\n)[ \t]+/g, '').replace(/^[ \t\n]+|[ \t\n]+$/g, '');
}

export function hasText({ text }: SourceBlock): boolean {
  return /\S/u.test(text);
}

/** Whether a block says or shows something. */
export function hasContent(item: SourceBlock): boolean {
  return item.picture !== undefined || hasText(item);
}

/** Adds blocks to a list, one by one: as arguments of one call, those of a long table would not fit on the stack. */
export function append(blocks: SourceBlock[], more: readonly SourceBlock[]): void {
  for (const item of more) blocks.push(item);
}

/** The words of several blocks as one, in lines, e.g. those of a note. */
export function joined(blocks: readonly SourceBlock[]): string {
  return blocks
    .filter(hasText)
    .map(({ text }) => text)
    .join('\n');
}

/** The blocks with another reason to leave them out; those that have one keep it. */
export function cutAs(blocks: readonly SourceBlock[], cut: CutReason): readonly SourceBlock[] {
  return blocks.map((item) => ({ ...item, cut: item.cut ?? cut }));
}

/** Blocks with the same words as an earlier one only once: the same head of three sections of a document. */
export function once(blocks: readonly SourceBlock[]): readonly SourceBlock[] {
  const seen = new Set<string>();
  return blocks.filter(({ text }) => !seen.has(text) && seen.add(text));
}
