import type { TFunction } from 'i18next';
import type { HistorySubject } from '../../shared/domain/history-subject';
import { showDone } from '../app/notices';
import { pushUndo, type UndoOutcome } from '../app/undo';
import { outcomeOf } from '../app/undo-outcome';
import { handOverUnsavedWork } from '../app/unsaved-work';
import { call } from '../bridge';

/** `before` names the version that was there; `null` when it was the same, or nothing was restored. */
type Restored = { readonly outcome: UndoOutcome; readonly before: string | null };

/** Puts a version in the place of the present one. Words that are not on the disk yet are stored first, so that they are a version, too. */
async function restore(subject: HistorySubject, version: string, exact: boolean): Promise<Restored> {
  await handOverUnsavedWork();
  const answer = await call('history.restore', { subject, version, exact });
  return { outcome: outcomeOf(answer), before: answer.ok ? answer.value.undo : null };
}

/** Restores a version and says what that did; the notice and Ctrl/Cmd+Z take it back. `when` names the version. */
export async function restoreVersion(subject: HistorySubject, version: string, when: string, t: TFunction<'history'>): Promise<void> {
  const done = await restore(subject, version, false);
  if (done.outcome !== 'done') return;
  if (done.before === null) {
    showDone(t('restoredSame'));
    return;
  }
  let before = done.before;
  const step = {
    label: t(subject.kind === 'annotations' ? 'restoredAnnotations' : 'restored', { when }),
    undo: async () => (await restore(subject, before, true)).outcome,
    redo: async () => {
      const again = await restore(subject, version, false);
      before = again.before ?? before;
      return again.outcome;
    },
  };
  pushUndo(step);
  showDone(step.label, step);
}
