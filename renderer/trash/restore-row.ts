import { getI18n } from 'react-i18next';
import { articleId, briefingId } from '../../shared/core/ids';
import type { TrashRow } from '../../shared/domain/rows';
import { showDone, showFailure } from '../app/notices';
import { pushUndo } from '../app/undo';
import { call } from '../bridge';

/** Brings something back from the trash, and says so. An article or a briefing can be put back into it by undoing. */
export async function restoreRow(row: TrashRow): Promise<void> {
  const { kind, id, title } = row;
  const restore = async (): Promise<boolean> => {
    const answer = await call('trash.restore', { kind, id });
    if (!answer.ok) showFailure(answer.error);
    return answer.ok;
  };
  if (!(await restore())) return;
  const { t } = getI18n();
  const label = t('restored', { ns: 'trash', title: title === '' ? t('untitled', { ns: 'trash' }) : title });
  const trashAgain = trashAgainOf(row);
  if (trashAgain === null) {
    showDone(label);
    return;
  }
  const step = { label, undo: trashAgain, redo: async () => void (await restore()) };
  pushUndo(step);
  showDone(label, step);
}

/** Puts it into the trash once more; `null` for an annotation, whose row does not say which article it belongs to. */
function trashAgainOf({ kind, id }: TrashRow): (() => Promise<void>) | null {
  if (kind === 'annotation') return null;
  return async () => {
    const answer =
      kind === 'article'
        ? await call('article.trash', { id: articleId.parse(id) })
        : await call('briefing.trash', { id: briefingId.parse(id) });
    if (!answer.ok) showFailure(answer.error);
  };
}
