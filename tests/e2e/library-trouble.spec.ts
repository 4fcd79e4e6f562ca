import { mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApplication, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { briefingPage } from '../helpers/briefing-page';
import { disksMissing, smallDisk } from '../helpers/disks';
import { openImport, pasteText } from '../helpers/import-page';
import { lookAgainUntilWell } from '../helpers/look-again';

/** What the person meets when files are damaged or the disk is full: the rest works, and it is said. */

async function oneArticle(library: string): Promise<string> {
  const [article] = await readdir(join(library, 'articles'));
  if (article === undefined) throw new Error('no article');
  return join(library, 'articles', article);
}

test('an article that is damaged at start is mended, its damaged bytes are kept, and a report says so', async () => {
  const library = await temporaryFolder('library');
  const userData = await temporaryFolder('user-data');
  const first = await launchApplication({ library, userData, env: { BRIEFING_NOTES_SAMPLE: '1' } });
  await expect(first.page.getByText('1 article', { exact: true })).toBeVisible();
  await first.close();
  await writeFile(join(await oneArticle(library), 'article.json'), 'garbage');

  const second = await launchApplication({ library, userData });
  await second.page.getByRole('button', { name: 'Show the report' }).click();
  await expect(second.page.getByRole('dialog')).toContainText('article.json');
  await second.page.keyboard.press('Escape');
  await second.page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(second.page.getByText('Chang Ho-jin').first()).toBeVisible();
  const [kept] = await readdir(join(library, 'quarantine'));
  expect(await readFile(join(library, 'quarantine', kept ?? '', 'article.json'), 'utf8')).toBe('garbage');
  await second.close();
});

test('an article that is damaged beyond mending is said to be damaged, and everything else works', async () => {
  const library = await temporaryFolder('library');
  const userData = await temporaryFolder('user-data');
  const first = await launchApplication({ library, userData, env: { BRIEFING_NOTES_SAMPLE: '1' } });
  await expect(first.page.getByText('1 article', { exact: true })).toBeVisible();
  await first.close();
  await writeFile(join(await oneArticle(library), 'article.json'), 'garbage');
  for (const name of await readdir(join(library, 'snapshots'))) {
    if (name.startsWith('article-')) await rm(join(library, 'snapshots', name), { recursive: true });
  }

  const second = await launchApplication({ library, userData });
  await second.page.getByRole('button', { name: 'Show the report' }).click();
  await expect(second.page.getByRole('dialog')).toContainText('article.json');
  await second.page.keyboard.press('Escape');
  const screen = briefingPage(second.page);
  await second.page.keyboard.press('Control+Shift+N');
  await screen.title.fill('Written all the same');
  await screen.saved();
  await second.close();
});

/** Fills the small disk to the last byte; answers the file that does it. */
async function fillDisk(name: string): Promise<string> {
  const path = join(smallDisk, name);
  const file = await open(path, 'w');
  for (const some of [Buffer.alloc(1024 * 1024), Buffer.alloc(4096)]) {
    let taken = some.byteLength;
    while (taken === some.byteLength) taken = (await file.write(some).catch(() => ({ bytesWritten: 0 }))).bytesWritten;
  }
  await file.close();
  return path;
}

test(`a full disk takes words from the room put by, then says that it is full, and has all of them once there is room${disksMissing}`, async () => {
  test.skip(disksMissing !== '');
  const library = join(smallDisk, 'Desk');
  await mkdir(library);
  const { page, close } = await launchApplication({ library });
  const screen = briefingPage(page);
  const trouble = page.getByTestId('library-trouble');
  await page.keyboard.press('Control+Shift+N');
  await screen.title.fill('Before');
  await screen.saved();
  await expect.poll(() => readdir(library)).toContain('ballast.bin');

  const filler = await fillDisk('other files');
  await screen.title.fill('On a full disk');
  await expect(trouble).toContainText('The disk is nearly full, so no new article is taken in.');
  await expect(trouble).toContainText('You can go on annotating and writing with the room that is left.');
  await screen.saved();
  expect(await readdir(library)).not.toContain('ballast.bin');
  await expectNoAxeViolations(page);
  await openImport(page);
  await pasteText(page, 'Two states signed a treaty. A third one took note of it.');
  await page.getByRole('button', { name: 'Store article' }).click();
  await expect(page.getByTestId('import-failure')).toContainText('no new article is taken in');

  await page.keyboard.press('Control+2');
  await page.getByText('On a full disk').first().click();
  const more = await fillDisk('more files');
  await screen.title.fill('While the disk was full');
  await expect(page.getByTestId('saving-failed')).toContainText('Not saved');
  await expect(page.getByTestId('saving-failed')).toContainText('full');
  await expect(screen.title).toHaveValue('While the disk was full');
  expect((await readdir(library, { recursive: true })).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  await rm(more);
  // It tries by itself as well: whoever is first, the words are saved.
  const again = page.getByTestId('saving-failed').getByRole('button', { name: 'Try again' });
  await again.click({ timeout: 5000 }).catch(() => undefined);
  await screen.saved();
  const [briefing] = await readdir(join(library, 'briefings'));
  expect(await readFile(join(library, 'briefings', briefing ?? ''), 'utf8')).toContain('While the disk was full');

  await trouble.getByRole('button', { name: 'Look again' }).press('Enter');
  await expect(trouble).toContainText('The disk is nearly full');
  await rm(filler);
  await lookAgainUntilWell(page);
  expect(await readdir(library)).toContain('ballast.bin');
  await openImport(page);
  await page.getByRole('button', { name: 'Store article' }).click();
  await expect.poll(() => readdir(join(library, 'articles'))).toHaveLength(1);
  await close();
});
