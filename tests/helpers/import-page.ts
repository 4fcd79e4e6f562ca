import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { z } from 'zod';
import { article } from '../../shared/domain/article';

/** Goes to the import screen with its key. */
export async function openImport(page: Page): Promise<void> {
  await page.keyboard.press('Control+i');
  await page.getByTestId('crumbs').getByText('Import').waitFor();
}

/**
 * Pastes text on the import screen as the system's clipboard would. The event is made in the page, so
 * that tests that run at the same time do not share one clipboard. `html` is its other form, if it has one.
 */
export async function pasteText(page: Page, text: string, html = ''): Promise<void> {
  await page.evaluate(
    ([words, markup]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', words);
      if (markup !== '') clipboardData.setData('text/html', markup);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [text, html] as const,
  );
}

/** The block of the preview that begins with these words. */
export function blockOf(page: Page, words: string): Locator {
  return page.getByTestId('block').filter({ hasText: words });
}

/** What an import left in a library's folder: every article with its original's bytes. */
export async function storedArticles(library: string) {
  const envelope = z.looseObject({ body: article });
  const folders = (await readdir(join(library, 'articles'))).filter((name) => !name.startsWith('.')).sort();
  return Promise.all(
    folders.map(async (folder) => {
      const document = envelope.parse(JSON.parse(await readFile(join(library, 'articles', folder, 'article.json'), 'utf8')));
      const original = await readFile(join(library, 'articles', folder, document.body.original.fileName));
      return { article: document.body, original };
    }),
  );
}
