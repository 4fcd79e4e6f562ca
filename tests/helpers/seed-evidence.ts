import type { Page } from '@playwright/test';
import { describePassage } from '../../shared/anchoring/selectors';
import type { Annotation, AnnotationKind } from '../../shared/domain/annotation';
import { currentVersion } from '../../shared/domain/article';
import type { RequestName } from '../../shared/ipc/channels';
import type { Args, Value } from '../../shared/ipc/contract';

/** Evidence for tests of other screens: made through the application's own calls, in the application that runs. */

/** A passage to mark: its words as they stand in the sample article. */
export type Seed = { readonly words: string; readonly kind: AnnotationKind; readonly comment?: string };

/** Marks passages of the article whose title contains `title`; answers the annotations in the given order. */
export async function seedEvidence(page: Page, title: string, seeds: readonly Seed[]): Promise<readonly Annotation[]> {
  const { rows } = await request(page, 'article.list', { text: title, sort: 'importedAt', descending: true, offset: 0, limit: 1 });
  const row = rows[0];
  if (row === undefined) throw new Error(`no article is called ${title}`);
  const { article } = await request(page, 'article.read', { id: row.id });
  const version = currentVersion(article);
  const made: Annotation[] = [];
  for (const { words, kind, comment = '' } of seeds) {
    const start = version.text.indexOf(words);
    if (start < 0) throw new Error(`the article has no words ${words}`);
    const target = describePassage(version, start, start + words.length);
    made.push(await request(page, 'annotation.create', { articleId: article.id, kind, comment, tags: [], target }));
  }
  return made;
}

/** Makes a call of the contract from the page, as the renderer does, and gives its value; a failure fails the test. */
export async function request<N extends RequestName>(page: Page, name: N, args: Args<N>): Promise<Value<N>> {
  const answer = await page.evaluate(([called, given]) => window.briefingNotes.requests[called as 'app.info'](given as never), [
    name,
    args,
  ] as const);
  if (!answer.ok) throw new Error(`${name} answered ${JSON.stringify(answer.error)}`);
  return answer.value as unknown as Value<N>;
}
