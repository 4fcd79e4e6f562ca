import { type AnnotationId, annotationId } from '../../shared/core/ids';

/** How a passage travels from its card into the text: its id under a type of our own, and its words for other programs. */
const dragType = 'application/x-briefing-notes-annotation';

export function startEvidenceDrag(transfer: DataTransfer, id: AnnotationId, words: string): void {
  transfer.setData(dragType, id);
  transfer.setData('text/plain', words);
  transfer.effectAllowed = 'copy';
}

/** The annotation that is dropped; `null` when something else is, or an id that is none. */
export function droppedEvidence(transfer: DataTransfer | null): AnnotationId | null {
  return annotationId.safeParse(transfer?.getData(dragType)).data ?? null;
}
