import { type ArticleId, articleId as articleIdSchema } from '../../shared/core/ids';
import { type KeptAnnotations, keptAnnotations } from '../../shared/domain/kept-words';
import { createKeeper } from '../app/kept-words';
import { holdUnsavedWork } from '../app/unsaved-work';
import { call } from '../bridge';
import { type AnnotationSession, annotationSession } from './annotation-session';
import { byPassage, isUnsaved, type ShownAnnotation } from './shown-annotation';

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
  const keeper = createKeeper<KeptAnnotations>('annotations', articleId);
  const keepUnsaved = (): void => keeper.now(worthKeeping(session.store.getState()));
  const session: AnnotationSession = annotationSession(
    {
      create: (content, target) => call('annotation.create', { articleId, ...content, target }),
      update: (id, change) => {
        // Before the disk has it: what is kept must never be older than what is stored.
        keepUnsaved();
        return call('annotation.update', { articleId, id, change });
      },
      trash: (id) => call('annotation.trash', { articleId, id }),
      restore: (id) => call('trash.restore', { kind: 'annotation', id }),
    },
    { now: () => performance.now(), later },
  );
  session.store.subscribe((entries) => {
    const unsaved = worthKeeping(entries);
    if (unsaved.length === 0) keeper.forget();
    else keeper.soon(unsaved);
  });
  const release = holdUnsavedWork(session.settleAll);
  sessions.set(articleId, { session, release });
  return session;
}

/** The session of an article that is open, or still holds unsaved words; `null` when there is none. */
export function sessionOf(articleId: ArticleId): AnnotationSession | null {
  return sessions.get(articleId)?.session ?? null;
}

/** Stores what is unsaved and lets the session go once the disk has everything. */
export async function closeSession(articleId: ArticleId): Promise<void> {
  const open = sessions.get(articleId);
  if (open === undefined || !(await open.session.settleAll())) return;
  open.release();
  if (sessions.get(articleId) === open) sessions.delete(articleId);
}

/** Of a crash only these would be lost: a new annotation that no disk has refused yet is on its way, and kept it would be made twice. */
function worthKeeping(entries: readonly ShownAnnotation[]): KeptAnnotations {
  return entries
    .filter((entry) => isUnsaved(entry) && (entry.id !== null || entry.failure !== null))
    .map(({ id, kind, comment, tags: words, target: place }) => ({ id, kind, comment, tags: words, target: place }));
}

/** Takes back what was unsaved of an article's annotations when the page crashed, and stores it. */
export function restoreSession(id: string, value: unknown): boolean {
  const name = articleIdSchema.safeParse(id);
  const kept = keptAnnotations.safeParse(value);
  if (!name.success || !kept.success) return false;
  const { store, settleAll } = openSession(name.data);
  const entries = kept.data.map((entry, index): ShownAnnotation => {
    const { start, end } = entry.target.position;
    return { ...entry, key: entry.id ?? `kept-${index}`, state: 'exact', start, end, stored: null, failure: null };
  });
  store.setState(entries.sort(byPassage), true);
  void settleAll();
  return true;
}
