import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { ArticleId } from '../../shared/core/ids';
import type { Bridge } from '../../shared/ipc/bridge';

/** Waits until the window's lists know all of `articles`, and answers the ids of the first 500, oldest first. */
export function waitForIndex(page: Page, articles: number): Promise<readonly ArticleId[]> {
  return page.evaluate(
    (total) =>
      new Promise<readonly ArticleId[]>((resolve, reject) => {
        const { briefingNotes } = window as unknown as { briefingNotes: Bridge };
        const ask = async (): Promise<void> => {
          const query = { text: '', sort: 'importedAt', descending: false, offset: 0, limit: 500 } as const;
          const answer = await briefingNotes.requests['article.list'](query);
          if (!answer.ok) reject(new Error(answer.error.code));
          else if (answer.value.total >= total) resolve(answer.value.rows.map(({ id }) => id));
        };
        // Told when the comparison of the folder with the index has come to its end.
        briefingNotes.events['library.changed'](() => void ask());
        void ask();
      }),
    articles,
  );
}

/** Waits until the application has looked at every document once, which it does in the background after the first start. */
export async function waitForScan(userData: string): Promise<void> {
  const file = join(userData, 'logs', 'main.log');
  while (!(await readFile(file, 'utf8')).includes('library.verified')) await delay(200);
}
