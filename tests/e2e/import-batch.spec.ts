import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchApplication, repository, setColourScheme, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { answerOpenDialogs } from '../helpers/choose-path';
import { dropFiles } from '../helpers/drop-files';
import { openImport, storedArticles } from '../helpers/import-page';
import { mailBytes } from '../helpers/mail-bytes';
import { forbidMouse, runFromPalette, tabTo, writeInto } from '../helpers/main-job-keys';
import { request } from '../helpers/seed-evidence';
import { holdReading } from '../helpers/slow-disk';
import { textEntry, zipBytes } from '../helpers/zip-bytes';

/** Many files at once in the real application: chosen, dropped, stopped in the middle, and told of in one report. */

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const review = join(repository, 'tests/fixtures/import/docx/word-like-review.docx');
const outcome = (page: Page) => page.getByTestId('import-outcome');
const group = (page: Page, name: string) => page.getByRole('region', { name });

/** What was chosen, before anything is read. */
const offer = (page: Page, count: number) => page.getByRole('form', { name: count === 1 ? 'Import 1 file' : `Import ${count} files` });

async function begin(page: Page, count: number): Promise<void> {
  await offer(page, count).getByRole('button', { name: 'Import', exact: true }).click();
}

/** A folder with a file of each outcome. */
async function cuttings(): Promise<string> {
  const folder = join(await temporaryFolder('cuttings'), 'Cuttings 한국');
  await mkdir(join(folder, 'may'), { recursive: true });
  await writeFile(join(folder, 'a.md'), '# The river\n\nThe Elbe stood at 2.1 metres.');
  await writeFile(join(folder, 'may', 'b.txt'), '한국 정부는 입장을 재검토하겠다고 밝혔다.');
  await writeFile(join(folder, 'may', 'copy of a.md'), '# The river\n\nThe Elbe stood at 2.1 metres.');
  await writeFile(join(folder, 'may', 'photo.jpg'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]));
  await writeFile(join(folder, 'may', '~$b.docx'), 'left by an office program');
  await copyFile(review, join(folder, 'review.docx'));
  return folder;
}

/** Keys count from the moment on which the shell is shown. */
async function loadAgain(page: Page): Promise<void> {
  await page.reload();
  await page.locator('nav').first().waitFor();
}

async function expectNoAxeViolationsInBoth(page: Page): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }
}

test('a folder is imported with the keyboard alone, with a marking for all of it, and the report leads on', async () => {
  const { application, page, library, close } = await launchApplication();
  const expectNoMouse = await forbidMouse(page);
  await answerOpenDialogs(application, await cuttings());
  await runFromPalette(page, 'import a folder', /^Import a folder/);
  await expect(offer(page, 5).getByRole('button', { name: 'Import', exact: true })).toBeFocused();
  await expectNoAxeViolationsInBoth(page);
  await writeInto(page, page.getByLabel('Marking'), 'OFFICIAL');
  await page.keyboard.press('Escape');
  await tabTo(page, page.getByLabel('How reliable the source is'));
  await page.keyboard.press('B');
  await page.keyboard.press('Tab');
  await page.keyboard.press('2');
  await tabTo(page, offer(page, 5).getByRole('button', { name: 'Import', exact: true }));
  await page.keyboard.press('Enter');
  await expect(outcome(page)).toContainText('2 stored · 1 already in the library · 1 to look at · 1 refused', { timeout: 60_000 });
  await expectNoAxeViolationsInBoth(page);
  const stored = await storedArticles(library);
  expect(stored.map(({ article }) => [article.meta.marking, article.meta.grade, article.original.importedName])).toEqual([
    ['OFFICIAL', { reliability: 'B', credibility: '2' }, 'a.md'],
    ['OFFICIAL', { reliability: 'B', credibility: '2' }, 'b.txt'],
  ]);
  await expect(group(page, 'Refused')).toContainText('Cuttings 한국/may/photo.jpg');
  await expect(group(page, 'Refused')).toContainText('import.unsupported');
  await expect(group(page, 'To look at')).toContainText('Somebody’s changes are tracked in this document.');

  await tabTo(page, page.getByRole('button', { name: 'Copy as text' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('The report is on the clipboard.')).toBeVisible();
  await expect.poll(() => application.evaluate(({ clipboard }) => clipboard.readText())).toContain('- Cuttings 한국/may/photo.jpg (');

  await tabTo(page, page.getByRole('button', { name: 'Look at Cuttings 한국/review.docx' }));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('import-warnings')).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Control+Enter');
  await expect(outcome(page)).toContainText('3 stored · 1 already in the library · 0 to look at · 1 refused');

  await tabTo(page, page.getByRole('button', { name: 'Open “The river”' }).first());
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('crumbs')).toContainText('The river');
  await runFromPalette(page, 'report of the last', /^Show the report of the last import/);
  await tabTo(page, page.getByRole('button', { name: 'Move all 3 stored articles to the trash' }));
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog');
  if (await question.isVisible()) {
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
  }
  await expect(group(page, 'Stored').getByText('not in the library any more')).toHaveCount(3);
  await page.keyboard.press('Control+Z');
  await expect(group(page, 'Stored').getByRole('button')).toHaveCount(3);
  await expectNoMouse();
  await close();
});

test('several files are chosen in one dialog: one by itself has its preview, and one that is much like another is left to be looked at', async () => {
  const { page, library, close } = await launchApplication();
  const folder = await cuttings();
  await openImport(page);
  await page.getByTestId('import-file').setInputFiles([join(folder, 'a.md'), join(folder, 'may', 'b.txt')]);
  await offer(page, 2).getByRole('button', { name: 'Cancel' }).click();
  await page.getByTestId('import-file').setInputFiles(join(folder, 'a.md'));
  await expect(page.getByRole('region', { name: 'Text of the article as it was understood' })).toBeFocused({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  const sample = await readFile(join(repository, 'assets/sample/article-01.txt'), 'utf8');
  await writeFile(join(folder, 'efe.txt'), sample);
  await writeFile(join(folder, 'kyiv.txt'), `The same story elsewhere\n\n${sample.replaceAll('Ukraine', 'Kyiv')}`);
  await page.getByTestId('import-file').setInputFiles(['a.md', 'may/b.txt', 'efe.txt', 'kyiv.txt'].map((name) => join(folder, name)));
  await begin(page, 4);
  await expect(outcome(page)).toContainText('3 stored · 0 already in the library · 1 to look at · 0 refused', { timeout: 60_000 });
  await expect(group(page, 'To look at')).toContainText(/About \d\d % of it is the same as “The South Korean Government/);
  expect(await storedArticles(library)).toHaveLength(3);
  await page.getByRole('button', { name: 'Look at kyiv.txt' }).click();
  await expect(page.getByTestId('near')).toContainText('The South Korean Government', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Store article' }).click();
  await expect.poll(async () => (await storedArticles(library)).length).toBe(4);
  await close();
});

test('attachments of a mail are offered in its preview, and those that are ticked are imported behind it, by keys alone', async () => {
  const { page, library, close } = await launchApplication();
  const expectNoMouse = await forbidMouse(page);
  const folder = await temporaryFolder('mails');
  await writeFile(
    join(folder, 'papers.eml'),
    mailBytes('Please read the report before Monday.', [
      { name: 'The report on the river and on what is to be done about it this year.docx', type: docxType, bytes: await readFile(review) },
      { name: '강의 수위.md', type: 'text/markdown', bytes: Buffer.from('# 강의 수위\n\n한강의 수위는 2.1미터였다.') },
      { name: 'meeting.ics', type: 'text/calendar', bytes: Buffer.from('BEGIN:VCALENDAR\nEND:VCALENDAR') },
    ]),
  );
  await openImport(page);
  await page.getByTestId('import-file').setInputFiles(join(folder, 'papers.eml'));
  const offered = page.getByRole('group', { name: 'Attachments' });
  await expect(offered.getByRole('checkbox')).toHaveCount(2, { timeout: 60_000 });
  await expect(page.getByTestId('import-dropped')).toContainText('meeting.ics');
  await expectNoAxeViolationsInBoth(page);
  await tabTo(page, offered.getByRole('checkbox', { name: /^강의 수위/ }));
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await expect(offer(page, 1)).toContainText('From papers.eml');
  await expect(offer(page, 1)).toContainText('강의 수위.md');
  await expect(offer(page, 1).getByRole('button', { name: 'Import', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(outcome(page)).toContainText('1 stored', { timeout: 60_000 });
  await expect(group(page, 'Stored')).toContainText('papers.eml › 강의 수위.md');
  expect((await storedArticles(library)).map(({ article }) => article.original.importedName)).toEqual(['papers.eml', '강의 수위.md']);
  await expectNoMouse();
  await close();
});

test('a folder and an archive are dropped on the library, and each file says where it came from', async () => {
  const { page, library, close } = await launchApplication();
  const folder = await cuttings();
  await writeFile(
    join(folder, 'older.zip'),
    await zipBytes([
      textEntry('1997/treaty.md', '# The treaty\n\nTwo states signed it.'),
      textEntry('__MACOSX/1997/._treaty.md', 'x'),
      { name: 'inner.zip', bytes: await zipBytes([textEntry('x.txt', 'words')]) },
    ]),
  );
  // Who drops something has a list before them.
  await expect(page.getByText('This library has no articles yet')).toBeVisible();
  await dropFiles(page, folder);
  await begin(page, 6);
  await expect(outcome(page)).toContainText('3 stored · 1 already in the library · 1 to look at · 2 refused', { timeout: 60_000 });
  await expect(group(page, 'Stored')).toContainText('Cuttings 한국/older.zip › 1997/treaty.md');
  await expect(group(page, 'Refused')).toContainText('Cuttings 한국/older.zip › inner.zip');
  expect((await storedArticles(library)).map(({ article }) => article.original.importedName)).toContain('treaty.md');
  // By itself an archive is many files, too; the same ones are not stored twice.
  await page.getByRole('button', { name: 'Library', exact: true }).click();
  await dropFiles(page, join(folder, 'older.zip'));
  await begin(page, 1);
  await expect(outcome(page)).toContainText('0 stored · 1 already in the library · 0 to look at · 1 refused', { timeout: 60_000 });
  await close();
});

test('a batch goes on while the page is loaded again, and is stopped in the middle: what was stored is whole', async () => {
  const { application, page, library, close } = await launchApplication();
  const folder = join(await temporaryFolder('many'), 'many');
  await mkdir(folder);
  for (let number = 10; number < 40; number += 1) await writeFile(join(folder, `${number}.txt`), `Words of number ${number}.`);
  const disk = await holdReading(application, '20.txt');
  await answerOpenDialogs(application, folder);
  await page.keyboard.press('Control+Shift+O');
  await begin(page, 30);
  await expect(page.getByText('10 of 30')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByTestId('jobs')).toContainText('many/20.txt');
  await expectNoAxeViolationsInBoth(page);
  await loadAgain(page);
  await runFromPalette(page, 'report of the last', /^Show the report of the last import/);
  await expect(page.getByText('10 of 30')).toBeVisible();
  await page.getByRole('region', { name: 'Importing files' }).getByRole('button', { name: 'Stop' }).click();
  await disk.release();
  await expect(outcome(page)).toContainText('It was stopped: 20 files were not reached');
  await expect(outcome(page)).toContainText('10 stored');
  await loadAgain(page);
  await runFromPalette(page, 'report of the last', /^Show the report of the last import/);
  await expect(outcome(page)).toContainText('10 stored');
  expect((await readdir(join(library, 'articles'))).filter((name) => !name.startsWith('.'))).toHaveLength(10);
  expect((await request(page, 'verify.run', {})).findings).toEqual([]);
  await close();
});

test('X5 the page cannot name a place on the disk', async () => {
  const { page, close } = await launchApplication();
  const answers = await page.evaluate(async () => {
    const take = window.briefingNotes.requests['batch.take'] as (args: unknown) => Promise<unknown>;
    const made = new File(['words'], '/etc/passwd');
    Object.defineProperty(made, 'path', { value: '/etc/passwd' });
    const forged = [{ paths: ['/etc/passwd'] }, { files: ['/etc/passwd'] }, { files: [{ path: '/etc/passwd' }] }, { files: [made] }, null];
    return Promise.all(forged.map((args) => take(args)));
  });
  const codes = answers.map((answer) => (answer as { readonly error?: { readonly code: string } }).error?.code);
  expect(codes).toEqual(['invalid-args', 'batch.nothing-there', 'batch.nothing-there', 'batch.nothing-there', 'invalid-args']);
  await close();
});
