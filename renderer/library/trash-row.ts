import { getI18n } from 'react-i18next';
import type { ArticleRow } from '../../shared/domain/rows';
import { showDone, showFailure } from '../app/notices';
import { pushUndo } from '../app/undo';
import { call } from '../bridge';

/** Moves an article with its annotations to the trash, and says so with a button that takes it back. */
export async function trashRow({ id, title }: ArticleRow): Promise<void> {
  const trash = async (): Promise<boolean> => {
    const answer = await call('article.trash', { id });
    if (!answer.ok) showFailure(answer.error);
    return answer.ok;
  };
  const undo = async (): Promise<void> => {
    const answer = await call('trash.restore', { kind: 'article', id });
    if (!answer.ok) showFailure(answer.error);
  };
  if (!(await trash())) return;
  const label = getI18n().t('trashed', { ns: 'library', title });
  const step = { label, undo, redo: async () => void (await trash()) };
  pushUndo(step);
  showDone(label, step);
}
