import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { briefingId, dayOrUnknown, instant } from '../core/ids';
import { type BriefingBody, briefingBody, type SectionRole } from './briefing-body';
import { marking } from './marking';

const field = z.string().max(500);

/** The fields above the text. Empty ones are not printed. `date` is also the date that the PDF carries. */
export const briefingHeader = z.strictObject({
  title: z.string().max(2000),
  to: field,
  from: field,
  date: dayOrUnknown,
  reference: field,
  meeting: field,
  marking,
});
export type BriefingHeader = DeepReadonly<z.infer<typeof briefingHeader>>;

export const briefingTemplate = z.enum(['information-note']);
export type BriefingTemplate = z.infer<typeof briefingTemplate>;

/** The note that is written. */
export const briefing = z.strictObject({
  id: briefingId,
  template: briefingTemplate,
  /** BCP 47 tag of the language that the note is written in; it is declared in the PDF. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
    .max(35),
  header: briefingHeader,
  body: briefingBody,
  createdAt: instant,
  updatedAt: instant,
});
export type Briefing = DeepReadonly<z.infer<typeof briefing>>;

/** The sections of an information note, in printed order: bottom line first. */
export const informationNoteSections: readonly SectionRole[] = ['purpose', 'key-points', 'background', 'assessment', 'recommendation'];

/** The body that a new briefing starts with: each section's heading and one empty paragraph. `titleOf` gives the heading's words. */
export function templateBody(titleOf: (role: SectionRole) => string): BriefingBody {
  return {
    type: 'doc',
    content: informationNoteSections.flatMap((role) => [
      { type: 'heading' as const, attrs: { level: 1, role }, content: [{ type: 'text' as const, text: titleOf(role) }] },
      { type: 'paragraph' as const },
    ]),
  };
}
