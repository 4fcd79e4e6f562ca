import type { Article } from '../../shared/domain/article';
import { useNavigation } from '../app/navigation';
import { showDone } from '../app/notices';
import { pushUndo, type UndoOutcome } from '../app/undo';
import { outcomeOf } from '../app/undo-outcome';
import { call } from '../bridge';
import { openSession } from './open-sessions';

/** Moves the article with its annotations to the trash and goes to the library; undoing brings it back and opens it. */
export async function trashArticle(article: Article, label: string): Promise<void> {
  const { id } = article;
  // Unsaved words go with the article, so that restoring it finds all of them.
  await openSession(id).settleAll();
  const trash = async (): Promise<UndoOutcome> => {
    const answer = await call('article.trash', { id });
    const { route, go } = useNavigation.getState();
    if (answer.ok && route.screen === 'reader' && route.articleId === id) go({ screen: 'library' });
    return outcomeOf(answer);
  };
  const restore = async (): Promise<UndoOutcome> => {
    const answer = await call('trash.restore', { kind: 'article', id });
    if (answer.ok) useNavigation.getState().go({ screen: 'reader', articleId: id });
    return outcomeOf(answer);
  };
  if ((await trash()) !== 'done') return;
  const step = { label, undo: restore, redo: trash };
  pushUndo(step);
  showDone(label, step);
}
