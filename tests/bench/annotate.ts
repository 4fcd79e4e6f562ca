import type { Page } from '@playwright/test';
import { describePassage } from '../../shared/anchoring/selectors';
import type { ArticleId } from '../../shared/core/ids';
import { currentVersion } from '../../shared/domain/article';
import type { Bridge } from '../../shared/ipc/bridge';
import type { Args } from '../../shared/ipc/contract';

/** Annotations made in one article before going on to the next, as a reader does. */
const annotationsAnArticle = 5;

/** Passages of an article to be annotated one after the other. */
export async function fiveAnnotations(page: Page, id: ArticleId): Promise<readonly Args<'annotation.create'>[]> {
  const article = await page.evaluate(async (wanted) => {
    const { briefingNotes } = window as unknown as { briefingNotes: Bridge };
    const answer = await briefingNotes.requests['article.read']({ id: wanted });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.article;
  }, id);
  const version = currentVersion(article);
  return Array.from({ length: annotationsAnArticle }, (_, number) => ({
    articleId: id,
    kind: 'quote',
    comment: 'Worth a line in the note.',
    tags: ['bench'],
    target: describePassage(version, number * 200, number * 200 + 110),
  }));
}

/** Milliseconds from the call in the window to the answer that the annotation is on the disk. */
export function annotate(page: Page, args: Args<'annotation.create'>): Promise<number> {
  return page.evaluate(async (made) => {
    const { briefingNotes } = window as unknown as { briefingNotes: Bridge };
    const called = performance.now();
    const answer = await briefingNotes.requests['annotation.create'](made);
    const answered = performance.now();
    if (!answer.ok) throw new Error(answer.error.code);
    return answered - called;
  }, args);
}
