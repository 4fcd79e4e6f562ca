import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { describePassage } from '../../../shared/anchoring/selectors';
import { currentVersion } from '../../../shared/domain/article';
import { dropFiles } from '../drop-files';
import { composed, keys, signs } from '../hostile-cases/texts';
import { openImport, pasteText, storedArticles } from '../import-page';
import { storedAnnotations } from '../main-job-files';
import { articleText, markedWords, openArticle } from '../reader-page';
import { request } from '../seed-evidence';
import type { HostileRun } from './run';

/** Stores texts in which counting goes wrong easily, and marks words behind the place where it would. */
export async function storeAndMark({ page, library, files, expectNoHarm }: HostileRun): Promise<void> {
  const name = 'first\nsecond.txt';
  await writeFile(join(files, name), 'Words of the file, and its last words.');
  const marked = [
    { id: 'P4', give: () => pasteText(page, signs), words: 'see http://\u0430pple.com/ for' },
    { id: 'P6', give: () => pasteText(page, composed), words: '🏴󠁧󠁢󠁳󠁣󠁴󠁿 agreed' },
    { id: 'P8', give: () => pasteText(page, keys), words: 'hasOwnProperty and __defineGetter__' },
    { id: 'G3', give: () => dropFiles(page, join(files, name)), words: 'its last words' },
  ];
  for (const { id, give, words } of marked) {
    const title = id === 'P8' ? '__proto__' : `Article of ${id}`;
    await openImport(page);
    await give();
    await page.getByRole('complementary', { name: 'Source' }).getByLabel('Title').fill(title);
    await page.getByRole('button', { name: 'Store article' }).click();
    await articleText(page).waitFor();
    const { rows } = await request(page, 'article.list', { text: title, sort: 'importedAt', descending: true, offset: 0, limit: 1 });
    const { article } = await request(page, 'article.read', { id: rows[0]?.id as never });
    const version = currentVersion(article);
    const start = version.text.indexOf(words);
    const target = describePassage(version, start, start + words.length);
    await request(page, 'annotation.create', {
      articleId: article.id,
      kind: 'quote',
      comment: '',
      tags: ['__proto__', 'constructor'],
      target,
    });
    await page.keyboard.press('Control+1');
    await openArticle(page, title);
    await expect.poll(() => markedWords(page), { message: id }).toEqual([words]);
  }
  const articles = await storedArticles(library);
  const annotations = await storedAnnotations(library);
  expect(annotations.map(({ tags }) => tags)).toEqual(marked.map(() => ['__proto__', 'constructor']));
  for (const { articleId, target } of annotations) {
    const { versions } = articles.find(({ article }) => article.id === articleId)?.article ?? { versions: [] };
    const text = versions.find(({ id }) => id === target.textVersion)?.text;
    expect(text?.slice(target.position.start, target.position.end)).toBe(target.quote.exact);
  }
  expect((await request(page, 'verify.run', {})).findings).toEqual([]);
  await expectNoHarm('stored and marked');
}
