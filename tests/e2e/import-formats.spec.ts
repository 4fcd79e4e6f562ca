import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerSaveDialog } from '../../scripts/demo/export-briefing.mjs';
import { launchApplication, repository, setColourScheme, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { openImport, storedArticles } from '../helpers/import-page';
import { runFromPalette } from '../helpers/main-job-keys';

/** A file of each format goes the whole way in the real application: chosen, understood in its own process, looked at, stored, read. */

const fixtures = join(repository, 'tests/fixtures/import');
const region = (page: Page) => page.getByRole('region', { name: 'Text of the article as it was understood' });

async function choose(page: Page, file: string): Promise<void> {
  await openImport(page);
  await page.getByTestId('import-file').setInputFiles(join(fixtures, file));
}

const formats = [
  { file: 'docx/word-like-tables.docx', ending: 'docx' },
  { file: 'odt/libreoffice-korean.odt', ending: 'odt' },
  { file: 'rtf/wordpad-cp1251.rtf', ending: 'rtf' },
  { file: 'pdf/typst-report.pdf', ending: 'pdf' },
  { file: 'html/news-cms.html', ending: 'htmltext' },
  { file: 'mail/korean-euc-kr.eml', ending: 'eml' },
  { file: 'markdown/github-table.md', ending: 'md' },
  { file: 'text/ru-koi8-r.txt', ending: 'txt' },
];

test('a file of each format is understood, stored with its untouched original, and read; a copy of the original is saved by keys', async () => {
  const { application, page, library, close } = await launchApplication();
  for (const { file, ending } of formats) {
    await test.step(file, async () => {
      const expected = JSON.parse(await readFile(join(fixtures, file, '../expected.json'), 'utf8'));
      const { text } = (Array.isArray(expected) ? expected : expected.files).find((entry: { file: string }) => file.endsWith(entry.file));
      await choose(page, file);
      await expect(region(page)).toBeFocused({ timeout: 60_000 });
      await page.getByRole('button', { name: 'Store article' }).click();
      await expect(page.getByTestId('crumbs')).not.toContainText('Import');
      // The first words of the article stand in the reader, whatever they were in the file.
      await expect(
        page
          .locator('[data-block]')
          .filter({ hasText: text[1].split(/[\t\n]/)[0].slice(0, 40) })
          .first(),
      ).toBeVisible();
      const newest = (await storedArticles(library)).at(-1);
      expect(newest?.article.original.fileName).toBe(`original.${ending}`);
      const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
      expect(hash(newest?.original ?? new Uint8Array())).toBe(hash(await readFile(join(fixtures, file))));
    });
  }
  const copy = join(await temporaryFolder('copies'), 'copy.txt');
  await answerSaveDialog(application, copy);
  await runFromPalette(page, 'copy of the original', /^Save a copy of the original/);
  await expect(page.getByText(`copy.txt is in ${dirname(copy)}`)).toBeVisible();
  expect((await readFile(copy)).equals(await readFile(join(fixtures, formats.at(-1)?.file ?? '')))).toBe(true);
  await expect(page.getByRole('button', { name: 'Show in folder' })).toBeVisible();
  await page.getByRole('button', { name: 'More for this article' }).click();
  await expect(page.getByRole('menuitem', { name: 'Save a copy of the original…' })).toBeVisible();
  await page.keyboard.press('Escape');
  await close();
});

test('the preview says what was left behind and what needs a look, and has nothing for axe to find', async () => {
  const { page, library, close } = await launchApplication();
  await choose(page, 'docx/word-like-review.docx');
  await expect(page.getByTestId('import-warnings')).toContainText('Somebody’s changes are tracked in this document.', { timeout: 60_000 });
  await expect(page.getByTestId('import-dropped')).toContainText('It stays in the untouched original');
  for (const scheme of ['light', 'dark'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }
  await page.getByRole('button', { name: 'Store article' }).click();
  await expect(page.getByTestId('crumbs')).not.toContainText('Import');
  expect(await readdir(join(library, 'articles'))).toHaveLength(1);
  await close();
});

test('what cannot be read is told with its reason, and the library stays as it was', async () => {
  const { page, library, close } = await launchApplication();
  const refuse = async (name: string, bytes: Buffer, words: string): Promise<void> => {
    await openImport(page);
    await page.getByTestId('import-file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
    await expect(page.getByTestId('import-failure')).toContainText(words, { timeout: 60_000 });
  };
  const docx = await readFile(join(fixtures, 'docx/word-like-tables.docx'));
  await refuse('cut.pdf', Buffer.from('%PDF-1.7\nnothing that a PDF has'), 'damaged or was cut short');
  await refuse('half.docx', docx.subarray(0, docx.length / 2), 'damaged or was cut short');
  await refuse('program.txt', Buffer.alloc(4096), 'of a kind that cannot be read here');
  await refuse(
    'old.doc',
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), docx.subarray(100, 612)]),
    'of a kind that cannot be read here',
  );
  expect(await readdir(join(library, 'articles'))).toEqual([]);
  await close();
});
