import { useMemo, useState } from 'react';
import { citedAnnotations, type NumberedCitation, numberCitations } from '../../shared/compile/number-citations';
import type { AnnotationId } from '../../shared/core/ids';
import type { BriefingBody } from '../../shared/domain/briefing-body';
import type { EvidenceItem } from '../../shared/domain/evidence';
import type { Citations } from './citations';

/** The citations of a draft, numbered as on paper, and which of them is open. */
export function useNumberedCitations(body: BriefingBody, evidence: readonly EvidenceItem[] | null) {
  const [opened, open] = useState<number | null>(null);
  // Most changes of the text change no citation: then the chips need not be drawn again.
  const order = useMemo(() => citedAnnotations(body), [body]).join(' ');
  const cited = useMemo(() => new Set(order.split(' ').filter((id) => id !== '') as AnnotationId[]), [order]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `order` is all that the numbers take from the body
  const numbered = useMemo<readonly NumberedCitation[]>(() => {
    if (evidence === null) return [];
    const byId = new Map(evidence.map((item) => [item.annotationId, item]));
    return numberCitations(body, (id) => byId.get(id) ?? null);
  }, [order, evidence]);
  const citations = useMemo<Citations>(() => ({ numbered, opened, open }), [numbered, opened]);
  return { citations, cited };
}
