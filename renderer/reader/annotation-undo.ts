import type { AnnotationId, ArticleId } from '../../shared/core/ids';
import type { AnnotationChange } from '../../shared/domain/annotation';
import { tellReplaced } from '../app/replaced-documents';
import type { UndoOutcome } from '../app/undo';
import { outcomeOf } from '../app/undo-outcome';
import { call } from '../bridge';
import type { AnnotationSession } from './annotation-session';
import { sessionOf } from './open-sessions';
import type { ShownAnnotation } from './shown-annotation';

/** An annotation as the action that is undone knew it. */
export type AnnotationPlace = { readonly articleId: ArticleId; readonly session: AnnotationSession; readonly key: string };

/**
 * Undoing and redoing annotations, also when their article is no longer on the screen, or was opened anew
 * since: in the session that the action was done in as long as that is the open one, else on the disk.
 */
export async function takeAway(place: AnnotationPlace): Promise<{ readonly outcome: UndoOutcome; readonly taken: ShownAnnotation | null }> {
  const taken = entryAt(place);
  if (isOpen(place)) {
    if (taken === null) return { outcome: 'gone', taken };
    return { outcome: outcomeOf(await place.session.remove(place.key)), taken };
  }
  return { outcome: await onDisk(place, taken?.id, (articleId, id) => call('annotation.trash', { articleId, id })), taken };
}

/** Brings back what `takeAway` or the person took. */
export async function bringBack(place: AnnotationPlace, entry: ShownAnnotation): Promise<UndoOutcome> {
  if (isOpen(place)) return outcomeOf(await place.session.bringBack(entry));
  return onDisk(place, entry.id, (_article, id) => call('trash.restore', { kind: 'annotation', id }));
}

/** Gives it other content. What the disk refuses shows as unsaved on its card, as typing does. */
export async function putContent(place: AnnotationPlace, change: AnnotationChange): Promise<UndoOutcome> {
  const entry = entryAt(place);
  if (!isOpen(place)) return onDisk(place, entry?.id, (articleId, id) => call('annotation.update', { articleId, id, change }));
  if (entry === null) return 'gone';
  place.session.change(place.key, change);
  await place.session.settle(place.key);
  return 'done';
}

function isOpen({ articleId, session }: AnnotationPlace): boolean {
  return sessionOf(articleId) === session;
}

function entryAt({ session, key }: AnnotationPlace): ShownAnnotation | null {
  return session.store.getState().find((entry) => entry.key === key) ?? null;
}

async function onDisk(
  { articleId }: AnnotationPlace,
  id: AnnotationId | null | undefined,
  act: (articleId: ArticleId, id: AnnotationId) => Promise<Parameters<typeof outcomeOf>[0]>,
): Promise<UndoOutcome> {
  // One without an id was never stored: the disk has nothing to take back.
  if (id == null) return 'gone';
  // Words of it that are on their way come first.
  await sessionOf(articleId)?.settleAll();
  const outcome = outcomeOf(await act(articleId, id));
  if (outcome === 'done') tellReplaced(articleId);
  return outcome;
}
