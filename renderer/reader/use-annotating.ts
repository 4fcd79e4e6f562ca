import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextRange } from '../../shared/anchoring/graphemes';
import { describePassage } from '../../shared/anchoring/selectors';
import type { ArticleId } from '../../shared/core/ids';
import type { AnnotationKind } from '../../shared/domain/annotation';
import type { TextVersion } from '../../shared/domain/text-version';
import { announce, showDone, showFailure } from '../app/notices';
import { pushUndo, type UndoOutcome } from '../app/undo';
import type { AnnotationSession } from './annotation-session';
import { type AnnotationPlace, bringBack, putContent, takeAway } from './annotation-undo';
import { contentOf, isSameContent, type ShownAnnotation } from './shown-annotation';

export type Annotating = {
  /** Marks a passage; answers the key of the new annotation, or of the one that marks the very same words so already. */
  readonly mark: (passage: TextRange, kind: AnnotationKind) => string;
  readonly changeKind: (entry: ShownAnnotation, kind: AnnotationKind) => void;
  readonly finish: (key: string, before: ReturnType<typeof contentOf>) => void;
  readonly remove: (entry: ShownAnnotation) => void;
};

/** Making, changing and deleting annotations, each with its way back and its word to screen readers. */
export function useAnnotating(articleId: ArticleId, session: AnnotationSession, version: TextVersion): Annotating {
  const { t } = useTranslation('reader');
  const current = useRef(version);
  current.current = version;
  return useMemo(() => {
    const { store } = session;
    const find = (key: string): ShownAnnotation | undefined => store.getState().find((entry) => entry.key === key);

    const at = (key: string): AnnotationPlace => ({ articleId, session, key });
    const comeBack = async (key: string, entry: ShownAnnotation): Promise<UndoOutcome> => {
      const outcome = await bringBack(at(key), entry);
      if (outcome === 'done') announce(t('done.restored'));
      return outcome;
    };

    return {
      mark(passage, kind) {
        const twin = store
          .getState()
          .find((entry) => entry.state !== 'lost' && entry.start === passage.start && entry.end === passage.end && entry.kind === kind);
        if (twin !== undefined) {
          announce(t('done.already', { kind: t(`kind.${kind}`) }));
          return twin.key;
        }
        const key = session.add({ kind, comment: '', tags: [] }, describePassage(current.current, passage.start, passage.end));
        const label = t('done.annotated', { kind: t(`kind.${kind}`) });
        announce(label);
        let removed: ShownAnnotation | null = null;
        pushUndo({
          label,
          undo: async () => {
            const { outcome, taken } = await takeAway(at(key));
            removed = taken ?? removed;
            return outcome;
          },
          redo: async () => (removed === null ? 'gone' : comeBack(key, removed)),
        });
        return key;
      },
      changeKind(entry, kind) {
        const before = contentOf(entry);
        if (before.kind === kind) return;
        session.change(entry.key, { kind });
        void session.settle(entry.key);
        const label = t('done.kindChanged', { kind: t(`kind.${kind}`) });
        announce(label);
        pushUndo({ label, undo: () => putContent(at(entry.key), { kind: before.kind }), redo: () => putContent(at(entry.key), { kind }) });
      },
      finish(key, before) {
        const entry = find(key);
        void session.settle(key);
        if (entry === undefined || isSameContent(before, entry)) return;
        const after = contentOf(entry);
        pushUndo({ label: t('done.edited'), undo: () => putContent(at(key), before), redo: () => putContent(at(key), after) });
      },
      remove(entry) {
        const removal = session.remove(entry.key);
        // Can be taken back at once: undoing waits until the trash has it.
        const undo = (): Promise<UndoOutcome> => removal.then(() => comeBack(entry.key, entry));
        const redo = async (): Promise<UndoOutcome> => (await takeAway(at(entry.key))).outcome;
        const step = { label: t('done.deleted'), undo, redo };
        pushUndo(step);
        announce(step.label);
        showDone(step.label, step);
        void removal.then((answer) => {
          if (!answer.ok) showFailure(answer.error);
        });
      },
    };
  }, [articleId, session, t]);
}
