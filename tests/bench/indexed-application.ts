import type { Page } from '@playwright/test';
import type { ArticleId } from '../../shared/core/ids';
import type { Bridge } from '../../shared/ipc/bridge';

/** Waits until the window's lists know all of `articles`, and answers the ids of the first 500, oldest first. */
export async function waitForIndex(page: Page, articles: number): Promise<readonly ArticleId[]> {
  const query = { text: '', sort: 'importedAt', descending: false, offset: 0, limit: 500 } as const;
  const found = await page.waitForFunction(
    async ([asked, total]) => {
      const { briefingNotes } = window as unknown as { briefingNotes: Bridge };
      const answer = await briefingNotes.requests['article.list'](asked);
      return answer.ok && answer.value.total === total ? answer.value.rows.map(({ id }) => id) : null;
    },
    [query, articles] as const,
    { timeout: 600_000, polling: 500 },
  );
  return (await found.jsonValue()) ?? [];
}
