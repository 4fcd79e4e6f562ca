import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchApplication, setColourScheme } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { openImport, storedArticles } from '../helpers/import-page';
import { pngOf } from '../helpers/picture-bytes';
import { articleText, openArticle } from '../helpers/reader-page';

/** The way of pictures through the real application: out of a page, drawn anew, looked at, stored, read, and marked across. */

const one = 'The two delegations met again on Thursday in the old town hall, and nobody had expected it.';
const two = 'They said that they would meet once more before the winter, in the same place as before.';
const picture = (colour: readonly [number, number, number], alt: string): string => {
  const bytes = Buffer.from(pngOf(640, 400, (x, y) => (x > 300 && y > 200 ? colour : [240, 240, 235])));
  return `<img alt="${alt}" src="data:image/png;base64,${bytes.toString('base64')}">`;
};
const html = `<!doctype html><html lang="en"><title>Talks in the town hall</title><article><h1>Talks in the town hall</h1>
  <p>${one}</p><figure>${picture([20, 60, 160], 'The table of the talks')}<figcaption>The table, as it was laid.</figcaption></figure>
  <p>${two}</p>${picture([180, 30, 40], '')}<p>Nothing else was said, and the delegations left the hall by the back door at night.</p>
  <p><img alt="Far away" src="https://x.org/a.png"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="></p></article>`;

async function choosePage(page: Page): Promise<void> {
  await openImport(page);
  await page.getByTestId('import-file').setInputFiles({ name: 'talks.html', mimeType: 'text/html', buffer: Buffer.from(html) });
  await expect(page.getByTestId('import-pictures')).toContainText('2 pictures are kept', { timeout: 60_000 });
}

/** Where a letter of the article stands on the screen. */
async function letterAt(page: Page, words: string, which: 'first' | 'last'): Promise<{ x: number; y: number }> {
  return articleText(page).evaluate(
    (root, { wanted, last }) => {
      const block = [...root.querySelectorAll('[data-block]')].find((own) => own.textContent?.includes(wanted));
      const node = block?.firstChild;
      if (block === undefined || !(node instanceof Text)) throw new Error(`no words "${wanted}"`);
      const at = node.data.indexOf(wanted) + (last ? wanted.length - 1 : 0);
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      return { x: last ? box.right - 0.5 : box.left + 0.5, y: box.top + box.height / 2 };
    },
    { wanted: words, last: which === 'last' },
  );
}

test('pictures are shown where they stand, can be left out by keyboard, and what is not kept is told', async () => {
  const { page, library, close } = await launchApplication();
  await choosePage(page);
  const shown = page.getByRole('img', { name: 'The table of the talks' });
  await expect(shown).toHaveAttribute('data-drawn', 'true');
  await expect(page.getByRole('img', { name: 'Picture without a description' })).toBeAttached();
  const dropped = page.getByTestId('import-dropped');
  await expect(dropped).toContainText('1 picture that lies on the web');
  await expect(dropped).toContainText('1 picture that is only a sign or a line');
  for (const scheme of ['light', 'dark'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }
  const toggle = page.getByTestId('picture').nth(1).getByRole('button');
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Store article' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Talks in the town hall' })).toBeVisible();
  const [stored] = await storedArticles(library);
  const [version] = stored?.article.versions ?? [];
  expect(version?.pictures.map(({ after, alt }) => [after, alt])).toEqual([[1, 'The table of the talks']]);
  const files = await readdir(join(library, 'articles', stored?.article.id ?? ''));
  expect(files.filter((name) => name.startsWith('picture-'))).toEqual([`picture-${version?.pictures[0]?.sha256}.png`]);
  await close();
});

test('a passage across a picture is its words and nothing else', async () => {
  const { page, library, close } = await launchApplication();
  await choosePage(page);
  await page.getByRole('button', { name: 'Store article' }).click();
  await openArticle(page, 'Talks in the town hall');
  const shown = articleText(page).getByRole('img', { name: 'The table of the talks' });
  await expect(shown).toHaveAttribute('data-drawn', 'true');
  const column = await articleText(page).boundingBox();
  expect((await shown.boundingBox())?.width ?? 0).toBeLessThanOrEqual(column?.width ?? 0);

  const from = await letterAt(page, 'nobody had', 'first');
  const to = await letterAt(page, 'as it was laid.', 'last');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
  await page.getByRole('toolbar', { name: 'Mark the passage' }).getByRole('button').first().click();
  const [stored] = await storedArticles(library);
  const file = join(library, 'articles', stored?.article.id ?? '', 'annotations.json');
  await expect
    .poll(async () =>
      JSON.parse(await readFile(file, 'utf8')).body.annotations.map(
        (own: { target: { quote: { exact: string } } }) => own.target.quote.exact,
      ),
    )
    .toEqual(['nobody had expected it.\nThe table, as it was laid.']);
  for (const scheme of ['light', 'dark'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }
  await close();
});
