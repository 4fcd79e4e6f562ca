import type { BriefingId } from '../../shared/core/ids';
import { appendToKeyPoints, quotationParagraph, removeBlockLike } from '../../shared/domain/append-citation';
import type { BlockNode } from '../../shared/domain/briefing-body';
import { useNavigation } from '../app/navigation';
import { showDone, showFailure } from '../app/notices';
import { tellReplaced } from '../app/replaced-documents';
import { pushUndo, type UndoOutcome } from '../app/undo';
import { outcomeOf } from '../app/undo-outcome';
import { handOverUnsavedWork } from '../app/unsaved-work';
import { call } from '../bridge';
import type { AnnotationSession } from './annotation-session';
import type { ShownAnnotation } from './shown-annotation';

type Text = (key: string, values?: Record<string, string>) => string;

/**
 * Puts the words of an annotation, quoted and cited, at the end of a briefing's key points; `null`
 * makes a new briefing and goes there. The annotation is stored first: a briefing never cites what
 * the disk does not have.
 */
export async function citePassage(
  session: AnnotationSession,
  entry: ShownAnnotation,
  briefingId: BriefingId | null,
  t: Text,
): Promise<void> {
  if (!(await session.settle(entry.key))) {
    const failure = session.store.getState().find((candidate) => candidate.key === entry.key)?.failure;
    if (failure != null) showFailure(failure);
    return;
  }
  const annotationId = session.store.getState().find((candidate) => candidate.key === entry.key)?.id;
  if (annotationId == null) return;
  const briefing = await (briefingId === null
    ? call('briefing.create', { template: 'information-note' })
    : call('briefing.read', { id: briefingId }));
  if (!briefing.ok) {
    showFailure(briefing.error);
    return;
  }
  const block = quotationParagraph(annotationId, entry.target.quote.exact);
  const { id, header, body, updatedAt } = briefing.value;
  const saved = await call('briefing.save', { id, header, body: appendToKeyPoints(body, block), basedOn: updatedAt });
  if (!saved.ok) {
    showFailure(saved.error);
    return;
  }
  const title = header.title.trim() === '' ? t('cite.untitled') : header.title;
  const step =
    briefingId === null
      ? { label: t('cite.done', { title }), undo: () => trashBriefing(id), redo: () => restoreBriefing(id) }
      : { label: t('cite.done', { title }), undo: () => changeBody(id, block, 'remove'), redo: () => changeBody(id, block, 'append') };
  pushUndo(step);
  if (briefingId === null) useNavigation.getState().go({ screen: 'briefing', briefingId: id });
  else showDone(step.label, step);
}

/** A briefing that was only made for the passage goes again as a whole. */
async function trashBriefing(id: BriefingId): Promise<UndoOutcome> {
  await handOverUnsavedWork();
  const outcome = outcomeOf(await call('briefing.trash', { id }));
  const { route, go } = useNavigation.getState();
  if (outcome === 'done' && route.screen === 'briefing' && route.briefingId === id) go({ screen: 'briefings' });
  return outcome;
}

async function restoreBriefing(id: BriefingId): Promise<UndoOutcome> {
  return outcomeOf(await call('trash.restore', { kind: 'briefing', id }));
}

/** The briefing may have been written on since, and may be on the screen: only the one paragraph is touched. */
async function changeBody(id: BriefingId, block: BlockNode, change: 'append' | 'remove'): Promise<UndoOutcome> {
  await handOverUnsavedWork();
  const briefing = await call('briefing.read', { id });
  if (!briefing.ok) return outcomeOf(briefing);
  const { header, body, updatedAt } = briefing.value;
  const next = change === 'append' ? appendToKeyPoints(body, block) : removeBlockLike(body, block);
  // It was changed or taken out by hand: there is no such paragraph any more.
  if (JSON.stringify(next) === JSON.stringify(body)) return 'gone';
  const saved = await call('briefing.save', { id, header, body: next, basedOn: updatedAt });
  if (saved.ok) tellReplaced(id);
  return outcomeOf(saved);
}
