import type { TFunction } from 'i18next';
import type { BriefingId } from '../../shared/core/ids';
import type { Conflict, ConflictChoice } from '../../shared/domain/conflict';
import type { HistorySubject } from '../../shared/domain/history-subject';
import { showDone, showFailure } from '../app/notices';
import { pushUndo, type UndoStep } from '../app/undo';
import { handOverUnsavedWork } from '../app/unsaved-work';
import { call } from '../bridge';
import { documentTitle } from './conflict-name';

/** Does what was chosen for a copy, and says what became of it; what changed a document can be taken back. */
export async function settleConflict(conflict: Conflict, choice: ConflictChoice, t: TFunction<'history'>): Promise<void> {
  // Words on the way to the disk are part of what the copy is compared with.
  await handOverUnsavedWork();
  const answer = await call('conflict.settle', { id: conflict.id, choice });
  if (!answer.ok) {
    showFailure(answer.error);
    return;
  }
  const label = t(`settled.${choice.kind}`, { title: documentTitle(conflict, t) });
  const step = stepOf(conflict, choice, answer.value, label);
  if (step !== undefined) pushUndo(step);
  showDone(label, step);
}

type Settled = { readonly undo: string | null; readonly briefing: BriefingId | null };

function stepOf({ subject }: Conflict, { kind }: ConflictChoice, { undo, briefing }: Settled, label: string): UndoStep | undefined {
  if (undo !== null) return backAndForth(subject, undo, label);
  if (briefing === null) return undefined;
  const made = trashAndRestore(briefing, label);
  // What went into the trash comes out of it as a briefing.
  return kind === 'trash' ? { label, undo: made.redo, redo: made.undo } : made;
}

/** Each restore keeps what it replaces: taking back and doing again go from one kept state to the other. */
function backAndForth(subject: HistorySubject, before: string, label: string): UndoStep {
  let version = before;
  const turn = async (): Promise<void> => {
    const answer = await call('history.restore', { subject, version, exact: true });
    if (!answer.ok) showFailure(answer.error);
    else version = answer.value.undo ?? version;
  };
  return { label, undo: turn, redo: turn };
}

function trashAndRestore(id: BriefingId, label: string): UndoStep {
  return {
    label,
    undo: async () => {
      const answer = await call('briefing.trash', { id });
      if (!answer.ok) showFailure(answer.error);
    },
    redo: async () => {
      const answer = await call('trash.restore', { kind: 'briefing', id });
      if (!answer.ok) showFailure(answer.error);
    },
  };
}
