import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextRange } from '../../shared/anchoring/graphemes';
import { describePassage } from '../../shared/anchoring/selectors';
import type { AnnotationKind } from '../../shared/domain/annotation';
import type { TextVersion } from '../../shared/domain/text-version';
import { announce, showDone, showFailure } from '../app/notices';
import { pushUndo } from '../app/undo';
import type { AnnotationSession } from './annotation-session';
import { contentOf, isSameContent, type ShownAnnotation } from './shown-annotation';

export type Annotating = {
  /** Marks a passage; answers the key of the new annotation, or of the one that marks the very same words so already. */
  readonly mark: (passage: TextRange, kind: AnnotationKind) => string;
  readonly changeKind: (entry: ShownAnnotation, kind: AnnotationKind) => void;
  readonly finish: (key: string, before: ReturnType<typeof contentOf>) => void;
  readonly remove: (entry: ShownAnnotation) => void;
};

/** Making, changing and deleting annotations, each with its way back and its word to screen readers. */
export function useAnnotating(session: AnnotationSession, version: TextVersion): Annotating {
  const { t } = useTranslation('reader');
  const current = useRef(version);
  current.current = version;
  return useMemo(() => {
    const { store } = session;
    const find = (key: string): ShownAnnotation | undefined => store.getState().find((entry) => entry.key === key);

    const takeAway = async (key: string): Promise<void> => {
      const answer = await session.remove(key);
      if (!answer.ok) showFailure(answer.error);
    };
    const bringBack = async (entry: ShownAnnotation): Promise<void> => {
      const answer = await session.bringBack(entry);
      if (!answer.ok) showFailure(answer.error);
      else announce(t('done.restored'));
    };
    const put = (key: string, content: ReturnType<typeof contentOf>): void => {
      session.change(key, content);
      void session.settle(key);
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
        let removed: ShownAnnotation | undefined;
        pushUndo({
          label,
          undo: async () => {
            removed = find(key);
            await takeAway(key);
          },
          redo: async () => {
            if (removed !== undefined) await bringBack(removed);
          },
        });
        return key;
      },
      changeKind(entry, kind) {
        const before = contentOf(entry);
        if (before.kind === kind) return;
        put(entry.key, { ...before, kind });
        const label = t('done.kindChanged', { kind: t(`kind.${kind}`) });
        announce(label);
        pushUndo({ label, undo: () => session.change(entry.key, { kind: before.kind }), redo: () => session.change(entry.key, { kind }) });
      },
      finish(key, before) {
        const entry = find(key);
        void session.settle(key);
        if (entry === undefined || isSameContent(before, entry)) return;
        const after = contentOf(entry);
        pushUndo({ label: t('done.edited'), undo: () => put(key, before), redo: () => put(key, after) });
      },
      remove(entry) {
        const removal = session.remove(entry.key);
        // Can be taken back at once: undoing waits until the trash has it.
        const undo = (): Promise<void> => removal.then(() => bringBack(entry));
        const step = { label: t('done.deleted'), undo, redo: () => takeAway(entry.key) };
        pushUndo(step);
        announce(step.label);
        showDone(step.label, step);
        void removal.then((answer) => {
          if (!answer.ok) showFailure(answer.error);
        });
      },
    };
  }, [session, t]);
}
