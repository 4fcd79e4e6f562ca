import { rm } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import type { ArticleId } from '../../shared/core/ids';
import { currentVersion } from '../../shared/domain/article';
import { type LaunchedApplication, launchApplication, temporaryFolder } from '../helpers/application';
import { articleText, cardOf, markedWords, openArticle } from '../helpers/reader-page';
import { request } from '../helpers/seed-evidence';
import { seedLibrary } from '../helpers/seed-library';

/** Ctrl+Z and Ctrl+Shift+Z take back and do again every action on documents, in one order over all documents and screens. */

let library: string;
let launched: LaunchedApplication;
let ids: readonly ArticleId[];

test.beforeEach(async () => {
  library = await temporaryFolder('undo');
  const articles = await seedLibrary(library, [
    { meta: { title: 'First' }, lines: ['One sentence of the first.', 'Another sentence of the first.'] },
    { meta: { title: 'Second' }, lines: ['One sentence of the second.', 'Another sentence of the second.'] },
  ]);
  ids = articles.map(({ id }) => id);
  launched = await launchApplication({ library });
});

test.afterEach(async () => {
  await launched.close();
  await rm(library, { recursive: true, force: true });
});

const undo = (page: Page) => page.keyboard.press('Control+Z');
const redo = (page: Page) => page.keyboard.press('Control+Shift+Z');
const notice = (page: Page, text: string) =>
  expect(page.locator('.mantine-Notification-description').filter({ hasText: text }).first()).toBeVisible();

/** The kinds of all annotations on the disk, of both articles. */
async function stored(page: Page): Promise<readonly string[]> {
  const both = [];
  for (const id of ids)
    both.push((await request(page, 'article.read', { id })).annotations.map(({ annotation }) => annotation.kind).join('+'));
  return both;
}

/** Marks the sentence at the cursor. */
async function mark(page: Page, key: string): Promise<void> {
  await articleText(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(key);
}

test('annotations are taken back and made again in their order, across articles and from another screen', async () => {
  const { page } = launched;
  await openArticle(page, 'First');
  await mark(page, '1');
  await cardOf(page, 'One sentence of the first.').focus();
  await page.keyboard.press('3');
  await expect.poll(() => stored(page)).toEqual(['risk', '']);
  await openArticle(page, 'Second');
  await mark(page, '2');
  await expect.poll(() => stored(page)).toEqual(['risk', 'quote']);

  await page.keyboard.press('Control+2');
  await expect(page.getByText('No briefing yet')).toBeVisible();
  await undo(page);
  await expect.poll(() => stored(page)).toEqual(['risk', '']);
  await notice(page, 'Taken back: ');
  await undo(page);
  await expect.poll(() => stored(page)).toEqual(['key-fact', '']);
  await undo(page);
  await expect.poll(() => stored(page)).toEqual(['', '']);
  await undo(page);
  await expect(page.getByTestId('announcement')).toHaveText('There is nothing to take back.');
  for (const state of [
    ['key-fact', ''],
    ['risk', ''],
    ['risk', 'quote'],
  ]) {
    await redo(page);
    await expect.poll(() => stored(page)).toEqual(state);
  }

  await test.step('and the article that is open again shows it', async () => {
    await page.keyboard.press('Control+1');
    await openArticle(page, 'Second');
    await expect.poll(() => markedWords(page)).toEqual(['One sentence of the second.']);
    await articleText(page).focus();
    await undo(page);
    await expect.poll(() => markedWords(page)).toEqual([]);
    await undo(page);
    await expect.poll(() => stored(page)).toEqual(['key-fact', '']);
  });
});

test('an annotation that was restored from the trash goes there again, and comes back once more', async () => {
  const { page } = launched;
  await openArticle(page, 'First');
  await mark(page, '1');
  await cardOf(page, 'One sentence of the first.').focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => stored(page)).toEqual(['', '']);
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: /^Restore “One sentence/ }).click();
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
  await expect.poll(() => stored(page)).toEqual(['key-fact', '']);
  await undo(page);
  await expect.poll(() => stored(page)).toEqual(['', '']);
  await redo(page);
  await expect.poll(() => stored(page)).toEqual(['key-fact', '']);
});

test('details, a corrected text, library settings and a passage cited from the reader are taken back and done again', async () => {
  const { page } = launched;
  const [id] = ids as [ArticleId];
  const article = async () => (await request(page, 'article.read', { id })).article;
  const settings = async () => (await request(page, 'library.status', {})).settings;

  await openArticle(page, 'First');
  await page.keyboard.press('Control+Shift+I');
  await page.getByRole('textbox', { name: 'Title' }).fill('First, renamed');
  await page.getByRole('textbox', { name: 'Title' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'First, renamed' })).toBeVisible();

  await page.keyboard.press('Control+Shift+E');
  await page.getByRole('dialog').getByRole('textbox').first().fill('One sentence, corrected.');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(articleText(page)).toContainText('One sentence, corrected.');

  await mark(page, '1');
  const briefing = await request(page, 'briefing.create', { template: 'information-note' });
  await cardOf(page, 'One sentence, corrected.').getByRole('button').first().click();
  await page.getByRole('menuitem', { name: /Cite/ }).click();
  await page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click();
  const cited = async () =>
    JSON.stringify((await request(page, 'briefing.read', { id: briefing.id })).body).includes('One sentence, corrected.');
  await expect.poll(cited).toBe(true);

  await page.keyboard.press('Control+,');
  await page.getByRole('textbox', { name: 'Name' }).fill('Another desk');
  await page.keyboard.press('Tab');
  await expect.poll(async () => (await settings()).name).toBe('Another desk');

  await page.keyboard.press('Control+1');
  await undo(page);
  await expect.poll(async () => (await settings()).name).toBe('East Asia desk');
  await undo(page);
  await expect.poll(cited).toBe(false);
  await undo(page);
  await expect.poll(() => stored(page)).toEqual(['', '']);
  await undo(page);
  await expect.poll(async () => currentVersion(await article()).text).toContain('One sentence of the first.');
  await undo(page);
  await expect.poll(async () => (await article()).meta.title).toBe('First');
  for (let step = 0; step < 5; step += 1) await redo(page);
  await expect.poll(async () => (await settings()).name).toBe('Another desk');
  expect([(await article()).meta.title, await cited(), (await stored(page))[0]]).toEqual(['First, renamed', true, 'key-fact']);
  expect(currentVersion(await article()).text).toContain('One sentence, corrected.');
});

test('what can no longer be taken back is said, and the step before it is next', async () => {
  const { page } = launched;
  await openArticle(page, 'First');
  await mark(page, '1');
  await openArticle(page, 'Second');
  await mark(page, '2');
  await expect.poll(() => stored(page)).toEqual(['key-fact', 'quote']);
  await page.keyboard.press('Control+3');
  const made = (await request(page, 'article.read', { id: ids[1] as ArticleId })).annotations[0]?.annotation;
  await request(page, 'annotation.trash', { articleId: ids[1] as ArticleId, id: made?.id as never });
  await request(page, 'trash.purge', { things: [{ kind: 'annotation', id: made?.id ?? '' }], typed: '' });
  await undo(page);
  await notice(page, 'This can no longer be taken back');
  await undo(page);
  await expect.poll(() => stored(page)).toEqual(['', '']);
});
