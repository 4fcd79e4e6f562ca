import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { annotationId, articleId, instant } from '../core/ids';
import { textVersionId } from './text-version';

/** What a passage is to the analyst. The order is that of the keys 1 to 6. */
export const annotationKinds = ['key-fact', 'quote', 'risk', 'question', 'action', 'highlight'] as const;
export const annotationKind = z.enum(annotationKinds);
export type AnnotationKind = z.infer<typeof annotationKind>;

/**
 * How a passage is found again: the two text selectors of the W3C Web Annotation Data Model (2017,
 * sections 4.2.4 and 4.2.5). Positions count UTF-16 code units of the named text version's `text`.
 */
export const textQuoteSelector = z.strictObject({
  type: z.literal('TextQuoteSelector'),
  exact: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
});
export const textPositionSelector = z.strictObject({
  type: z.literal('TextPositionSelector'),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export const target = z.strictObject({
  textVersion: textVersionId,
  quote: textQuoteSelector,
  position: textPositionSelector,
});
export type Target = DeepReadonly<z.infer<typeof target>>;

/** A word or two to find it by; at most 30 of them on one annotation. */
export const tags = z.array(z.string().trim().min(1).max(60)).max(30);

export const annotation = z.strictObject({
  id: annotationId,
  articleId,
  kind: annotationKind,
  comment: z.string().max(20_000),
  tags,
  target,
  createdAt: instant,
  updatedAt: instant,
});
export type Annotation = DeepReadonly<z.infer<typeof annotation>>;

/** What a person may change of an annotation after it was made. */
export const annotationChange = annotation.pick({ kind: true, comment: true, tags: true }).partial();
export type AnnotationChange = DeepReadonly<z.infer<typeof annotationChange>>;

/** All annotations of one article: one small document, so that one mark rewrites one small file. */
export const annotationSet = z.strictObject({ articleId, annotations: z.array(annotation) });
export type AnnotationSet = DeepReadonly<z.infer<typeof annotationSet>>;

/**
 * Whether the passage was found in the text that is shown: `exact` at its place, `moved` to another
 * place with the same words and context, `lost` when it was not found with certainty (an orphan). A
 * lost passage is shown as lost, never guessed.
 */
export const anchorState = z.enum(['exact', 'moved', 'lost']);

/** An annotation with its place in the current text version: `start`..`end` in UTF-16 code units, both 0 when lost. */
export const anchoredAnnotation = z.strictObject({
  annotation,
  state: anchorState,
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type AnchoredAnnotation = DeepReadonly<z.infer<typeof anchoredAnnotation>>;
