import type { AnnotationId, ArticleId } from '../core/ids';
import type { BlockNode, BriefingBody, InlineNode } from '../domain/briefing-body';
import type { EvidenceItem } from '../domain/evidence';
import type { Locator } from '../domain/locator';

/** Finds the evidence that a citation points to; `null` when its annotation is gone. */
export type EvidenceLookup = (annotationId: AnnotationId) => EvidenceItem | null;

/**
 * `ok`: the passage stands in its article. `lost`: the annotation is there, but its passage is no
 * longer found. `deleted`: the annotation, or its whole article, is gone.
 */
export type CitationState = 'ok' | 'lost' | 'deleted';

/** One citation of a body: the n-th of the list is the n-th in reading order. */
export type NumberedCitation = {
  readonly annotationId: AnnotationId;
  /** The number of its footnote: 1, 2, 3 and so on without a gap. */
  readonly number: number;
  /** The first footnote of the same annotation, when this is a further one; else `null`. */
  readonly repeats: number | null;
  readonly state: CitationState;
  /** Numbers its article among the sources, in the order of first citation; `null` when deleted. */
  readonly sourceNumber: number | null;
  /** `null` when lost or deleted. */
  readonly locator: Locator | null;
  /** `null` when deleted. */
  readonly evidence: EvidenceItem | null;
};

type Node = BlockNode | InlineNode | { readonly type: string; readonly content?: readonly Node[] | undefined };

/** The annotation of every citation in reading order, as often as it is cited. */
export function citedAnnotations(body: BriefingBody): readonly AnnotationId[] {
  const found: AnnotationId[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'citation') found.push((node as Extract<InlineNode, { type: 'citation' }>).attrs.annotationId);
    else if ('content' in node) for (const child of node.content ?? []) visit(child);
  };
  for (const block of body.content) visit(block);
  return found;
}

/** Numbers every citation of the body. Footnotes, chips in the editor and checks all take their numbers from here. */
export function numberCitations(body: BriefingBody, lookup: EvidenceLookup): readonly NumberedCitation[] {
  const firstNote = new Map<AnnotationId, number>();
  const sourceNumbers = new Map<ArticleId, number>();
  return citedAnnotations(body).map((annotationId, index) => {
    const number = index + 1;
    const evidence = lookup(annotationId);
    const repeats = firstNote.get(annotationId) ?? null;
    if (repeats === null) firstNote.set(annotationId, number);
    if (evidence === null) return { annotationId, number, repeats, state: 'deleted', sourceNumber: null, locator: null, evidence };
    const sourceNumber = sourceNumbers.get(evidence.articleId) ?? sourceNumbers.size + 1;
    sourceNumbers.set(evidence.articleId, sourceNumber);
    const lost = evidence.state === 'lost';
    return { annotationId, number, repeats, state: lost ? 'lost' : 'ok', sourceNumber, locator: lost ? null : evidence.locator, evidence };
  });
}
