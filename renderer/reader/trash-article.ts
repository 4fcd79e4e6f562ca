import type { Article } from '../../shared/domain/article';
import { useNavigation } from '../app/navigation';
import { showDone, showFailure } from '../app/notices';
import { pushUndo } from '../app/undo';
import { call } from '../bridge';
import { openSession } from './open-sessions';

/** Moves the article with its annotations to the trash and goes to the library; undoing brings it back and opens it. */
export async function trashArticle(article: Article, label: string): Promise<void> {
  const { id } = article;
  // Unsaved words go with the article, so that restoring it finds all of them.
  await openSession(id).settleAll();
  const trash = async (): Promise<boolean> => {
    const answer = await call('article.trash', { id });
    if (!answer.ok) showFailure(answer.error);
    else useNavigation.getState().go({ screen: 'library' });
    return answer.ok;
  };
  const restore = async (): Promise<void> => {
    const answer = await call('trash.restore', { kind: 'article', id });
    if (!answer.ok) showFailure(answer.error);
    else useNavigation.getState().go({ screen: 'reader', articleId: id });
  };
  if (!(await trash())) return;
  const step = { label, undo: restore, redo: async () => void (await trash()) };
  pushUndo(step);
  showDone(label, step);
}
