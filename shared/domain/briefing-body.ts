import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { annotationId } from '../core/ids';

/**
 * The body of a briefing as a ProseMirror document in JSON. The schema names every node and mark
 * that the editor makes and refuses all others, so nothing unknown ever reaches paper. A heading of
 * level 1 opens a section; `role` names the template's section that it stands for.
 *
 * A citation is an inline node that holds an annotation's id and nothing else: its number, source
 * and words are resolved when shown or printed.
 */
export const sectionRole = z.enum(['purpose', 'key-points', 'background', 'assessment', 'recommendation']);
export type SectionRole = z.infer<typeof sectionRole>;

const mark = z.strictObject({ type: z.enum(['bold', 'italic']) });
const text = z.strictObject({ type: z.literal('text'), text: z.string().min(1), marks: z.array(mark).max(2).optional() });
const hardBreak = z.strictObject({ type: z.literal('hardBreak'), marks: z.array(mark).max(2).optional() });
const citation = z.strictObject({
  type: z.literal('citation'),
  attrs: z.strictObject({ annotationId }),
  marks: z.array(mark).max(2).optional(),
});
const inline = z.discriminatedUnion('type', [text, hardBreak, citation]);
export type InlineNode = DeepReadonly<z.infer<typeof inline>>;

const heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.int().min(1).max(3), role: sectionRole.nullable() }),
  content: z.array(inline).optional(),
});
const paragraph = z.strictObject({ type: z.literal('paragraph'), content: z.array(inline).optional() });

const listItem = z.strictObject({
  type: z.literal('listItem'),
  get content() {
    return z.array(z.union([paragraph, bulletList, orderedList])).min(1);
  },
});
const bulletList = z.strictObject({ type: z.literal('bulletList'), content: z.array(listItem).min(1) });
const orderedList = z.strictObject({
  type: z.literal('orderedList'),
  attrs: z.strictObject({ start: z.int().min(0).max(9999), type: z.null().optional() }).optional(),
  content: z.array(listItem).min(1),
});

const cellAttributes = z.strictObject({
  colspan: z.int().min(1).max(20),
  rowspan: z.int().min(1).max(500),
  colwidth: z.array(z.int().min(0).max(5000)).nullable(),
});
const cellContent = z.array(z.union([paragraph, bulletList, orderedList])).min(1);
const cell = z.strictObject({ type: z.enum(['tableCell', 'tableHeader']), attrs: cellAttributes, content: cellContent });
const row = z.strictObject({ type: z.literal('tableRow'), content: z.array(cell) });
const table = z.strictObject({ type: z.literal('table'), content: z.array(row).min(1) });

const block = z.discriminatedUnion('type', [heading, paragraph, bulletList, orderedList, table]);
export type BlockNode = DeepReadonly<z.infer<typeof block>>;
export type ListNode = DeepReadonly<z.infer<typeof bulletList> | z.infer<typeof orderedList>>;
export type TableNode = DeepReadonly<z.infer<typeof table>>;

export const briefingBody = z.strictObject({ type: z.literal('doc'), content: z.array(block).min(1) });
export type BriefingBody = DeepReadonly<z.infer<typeof briefingBody>>;
