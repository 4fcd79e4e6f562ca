import type { TFunction } from 'i18next';
import type { BriefingRow } from '../../shared/domain/rows';
import { showDone, showFailure } from '../app/notices';
import { pushUndo, type UndoStep } from '../app/undo';
import { call } from '../bridge';

/** Puts a briefing into the trash; the notice, Ctrl/Cmd+Z and the trash itself bring it back. */
export async function trashBriefing(row: BriefingRow, t: TFunction<'briefing'>): Promise<void> {
  const title = row.title.trim() === '' ? t('untitled') : row.title;
  const trash = async (): Promise<boolean> => {
    const answer = await call('briefing.trash', { id: row.id });
    if (!answer.ok) showFailure(answer.error);
    return answer.ok;
  };
  const restore = async (): Promise<void> => {
    const answer = await call('trash.restore', { kind: 'briefing', id: row.id });
    if (!answer.ok) showFailure(answer.error);
  };
  if (!(await trash())) return;
  const step: UndoStep = {
    label: t('list.trashed', { title }),
    undo: restore,
    redo: async () => {
      await trash();
    },
  };
  pushUndo(step);
  showDone(t('list.trashed', { title }), step);
}
