import type { ArticleId } from '../../shared/core/ids';
import { holdUnsavedWork } from '../app/unsaved-work';
import { call } from '../bridge';
import { type AnnotationSession, annotationSession } from './annotation-session';

/**
 * Sessions outlive the screen while they hold words that the disk has not taken: going to another
 * article and back finds them, and quitting hands them over.
 */
const sessions = new Map<ArticleId, { readonly session: AnnotationSession; readonly release: () => void }>();

function later(task: () => void, milliseconds: number): () => void {
  const timer = setTimeout(task, milliseconds);
  return () => clearTimeout(timer);
}

/** The session of an article: the one that still holds unsaved words, or a new one. */
export function openSession(articleId: ArticleId): AnnotationSession {
  const open = sessions.get(articleId);
  if (open !== undefined) return open.session;
  const session = annotationSession(
    {
      create: (content, target) => call('annotation.create', { articleId, ...content, target }),
      update: (id, change) => call('annotation.update', { articleId, id, change }),
      trash: (id) => call('annotation.trash', { articleId, id }),
      restore: (id) => call('trash.restore', { kind: 'annotation', id }),
    },
    later,
  );
  const release = holdUnsavedWork(session.settleAll);
  sessions.set(articleId, { session, release });
  return session;
}

/** Stores what is unsaved and lets the session go once the disk has everything. */
export async function closeSession(articleId: ArticleId): Promise<void> {
  const open = sessions.get(articleId);
  if (open === undefined || !(await open.session.settleAll())) return;
  open.release();
  if (sessions.get(articleId) === open) sessions.delete(articleId);
}
