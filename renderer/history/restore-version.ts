import type { TFunction } from 'i18next';
import type { HistorySubject } from '../../shared/domain/history-subject';
import { showDone, showFailure } from '../app/notices';
import { pushUndo } from '../app/undo';
import { handOverUnsavedWork } from '../app/unsaved-work';
import { call } from '../bridge';

/** Puts a version in the place of the present one. Words that are not on the disk yet are stored first, so that they are a version, too. */
async function restore(subject: HistorySubject, version: string, exact: boolean): Promise<{ readonly undo: string | null } | null> {
  await handOverUnsavedWork();
  const answer = await call('history.restore', { subject, version, exact });
  if (answer.ok) return answer.value;
  showFailure(answer.error);
  return null;
}

/** Restores a version and says what that did; the notice and Ctrl/Cmd+Z take it back. `when` names the version. */
export async function restoreVersion(subject: HistorySubject, version: string, when: string, t: TFunction<'history'>): Promise<void> {
  const done = await restore(subject, version, false);
  if (done === null) return;
  if (done.undo === null) {
    showDone(t('restoredSame'));
    return;
  }
  let before = done.undo;
  const step = {
    label: t(subject.kind === 'annotations' ? 'restoredAnnotations' : 'restored', { when }),
    undo: async () => void (await restore(subject, before, true)),
    redo: async () => {
      before = (await restore(subject, version, false))?.undo ?? before;
    },
  };
  pushUndo(step);
  showDone(step.label, step);
}
