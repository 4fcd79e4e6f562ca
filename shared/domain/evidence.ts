import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { annotationId, articleId, briefingId, dayOrUnknown } from '../core/ids';
import { anchorState, annotationKind, tags } from './annotation';
import { grade } from './grade';
import { marking } from './marking';

/** An annotation seen as material for a briefing: its words, and all that a citation says about their source. */
export const evidenceItem = z.strictObject({
  annotationId,
  articleId,
  kind: annotationKind,
  /** The passage's exact words; the words as first marked when the passage is lost. */
  quote: z.string(),
  comment: z.string(),
  tags,
  state: anchorState,
  locator: z.strictObject({ from: z.int().positive(), to: z.int().positive(), heading: z.boolean(), page: z.string().optional() }),
  articleTitle: z.string(),
  source: z.string(),
  author: z.string(),
  publishedOn: dayOrUnknown,
  grade: grade.nullable(),
  marking,
  /** Briefings that cite it, oldest first. */
  citedIn: z.array(briefingId),
});
export type EvidenceItem = DeepReadonly<z.infer<typeof evidenceItem>>;
