import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchApplication, repository, setColourScheme, setPageSize, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { blockOf, openImport, pasteText, storedArticles } from '../helpers/import-page';

const sample = (): Promise<string> => readFile(join(repository, 'assets/sample/article-01.txt'), 'utf8');
const status = (page: Page) => page.getByTestId('status');
const preview = (page: Page) => page.getByRole('region', { name: 'Text of the article as it was understood' });

/** An article that was decided on and not stored would keep the application from closing. */
async function discard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
}

test('pastes, decides with the mouse, undoes, and stores with the untouched original', async () => {
  const { application, page, library, close } = await launchApplication();
  const text = await sample();
  await openImport(page);
  await application.evaluate(({ clipboard }, words) => clipboard.writeText(words), text);
  await page.keyboard.press('Control+v');
  await expect(status(page)).toHaveText('2 repairs proposed · 3 cuts, each can be kept');

  await blockOf(page, 'Kim Jong-unin').getByRole('button', { name: 'Accept “Jong-unin” becomes “Jong-un in”' }).click();
  await expect(status(page)).toHaveText('1 of 2 repairs accepted · 3 cuts, each can be kept');
  await blockOf(page, 'New North Korea-Russia pact').getByRole('button', { name: 'Related headline · Keep' }).click();
  await expect(page.getByTestId('announcement')).toHaveText('Kept. 1 of 2 repairs accepted · 2 cuts, each can be kept');
  await blockOf(page, 'Air defense systems').hover();
  await blockOf(page, 'Air defense systems').getByRole('button', { name: 'Cut' }).click();
  await expect(blockOf(page, 'Air defense systems')).toContainText('Cut by you · Keep');
  await page.keyboard.press('Control+z');
  await expect(blockOf(page, 'Air defense systems')).not.toContainText('Cut by you');
  await page.keyboard.press('Control+z');
  await expect(status(page)).toHaveText('1 of 2 repairs accepted · 3 cuts, each can be kept');
  await page.keyboard.press('Control+y');
  await expect(status(page)).toHaveText('1 of 2 repairs accepted · 2 cuts, each can be kept');

  await page.getByLabel('Title').fill('South Korea to reconsider supply of weapons to Ukraine');
  await page.getByLabel('Source', { exact: true }).and(page.locator('input')).fill('EFE');
  await page.getByLabel('Published').fill('2024-06-20');
  await page.getByLabel('Marking').fill('OFFICIAL-SENSITIVE');
  await page.getByLabel('How reliable the source is').selectOption('B');
  await page.getByLabel('How credible the information is').selectOption('2');
  await expect(page.getByTestId('marking')).toHaveText('OFFICIAL-SENSITIVE');
  await page.getByRole('button', { name: 'Store article' }).click();
  await expect(page.getByTestId('crumbs')).toContainText('South Korea to reconsider supply');

  const stored = await storedArticles(library);
  expect(stored).toHaveLength(1);
  const { article, original } = stored[0] ?? { article: null, original: Buffer.alloc(0) };
  expect(original.toString('utf8')).toBe(text);
  expect(article?.original).toEqual({
    fileName: 'original.txt',
    importedName: '',
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  });
  expect(article?.meta).toEqual({
    title: 'South Korea to reconsider supply of weapons to Ukraine',
    source: 'EFE',
    author: '',
    publishedOn: '2024-06-20',
    address: '',
    language: 'en',
    marking: 'OFFICIAL-SENSITIVE',
    grade: { reliability: 'B', credibility: '2' },
  });
  const words = article?.versions[0]?.text ?? '';
  expect(words).toContain('Kim Jong-un in Pyongyang');
  expect(words).toContain('North Korea and Russiawhich aims');
  expect(words).toContain('New North Korea-Russia pact stipulates');
  expect(words).not.toContain('South Korea strengthens deterrence');
  expect(words).not.toContain('Leave a Reply');
  await close();
});

test('says that an article is much like one in the library, leads there, and stores it apart', async () => {
  const { page, library, close } = await launchApplication();
  const text = await sample();
  const near = page.getByTestId('near');
  await openImport(page);
  await pasteText(page, text);
  await expect(preview(page)).toBeVisible();
  await expect(near).toHaveCount(0);
  await page.getByLabel('Title').fill('Seoul reconsiders');
  await page.getByLabel('Source', { exact: true }).and(page.locator('input')).fill('EFE');
  await page.getByRole('button', { name: 'Store article' }).click();
  await expect(page.getByTestId('crumbs')).toContainText('Seoul reconsiders');

  await openImport(page);
  await pasteText(page, `Another outlet’s headline\n\n${text.replaceAll('Ukraine', 'Kyiv')}`);
  await expect(near).toContainText(/About \d\d % of it is the same as:/);
  await expect(near).toContainText('Seoul reconsiders');
  await expect(near).toContainText('EFE');
  await expect(page.getByTestId('announcement')).toContainText('is the same as “Seoul reconsiders”, which is in the library.');
  await expectNoAxeViolations(page);
  await near.getByRole('button', { name: 'Open that article' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('crumbs')).toContainText('Seoul reconsiders');
  await openImport(page);
  await page.getByRole('button', { name: 'Store article' }).click();
  await expect.poll(async () => (await storedArticles(library)).length).toBe(2);
  await close();
});

test('does all of it with the keyboard alone', async () => {
  const { page, library, close } = await launchApplication();
  await openImport(page);
  const field = page.getByLabel('Text of the article', { exact: true });
  await expect(field).toBeFocused();
  await page.keyboard.insertText('Seoul warned Moscow.\n\nThe end ofthe talks came on Monday.\n\nLeave a Reply');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Preview this text' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(preview(page)).toBeFocused();
  await expect(page.getByTestId('announcement')).toHaveText('Preview ready. 1 repair proposed · 1 cut, it can be kept');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Apply the repair' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Cut “Seoul warned Moscow.”' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Cut “Seoul warned Moscow.”' })).toHaveCSS('opacity', '1');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Keep as written “ofthe” and not “of the”' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Page furniture · Keep “Leave a Reply”' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Talks');
  await expect(page.getByLabel('Title')).toHaveValue('Talks');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('crumbs')).toContainText('Talks');
  const stored = await storedArticles(library);
  expect(stored.map(({ article }) => [article.meta.title, article.versions[0]?.text])).toEqual([
    ['Talks', 'Seoul warned Moscow.\nThe end of the talks came on Monday.'],
  ]);
  await close();
});

test('takes a file that is dropped while something comes between it and the screen', async () => {
  const { page, close } = await launchApplication();
  const path = join(await temporaryFolder('dropped'), 'dropped.txt');
  await writeFile(path, 'Words of the file.');
  await openImport(page);
  const pointer = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  const move = (type: 'dragEnter' | 'dragOver' | 'drop') => pointer.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  await move('dragEnter');
  await move('dragOver');
  await page.evaluate(() => {
    const cover = document.createElement('div');
    Object.assign(cover.style, { position: 'fixed', inset: '0', zIndex: '9999' });
    document.body.append(cover);
  });
  await move('drop');
  await expect(blockOf(page, 'Words of the file.')).toBeAttached();
  await expect(page.getByTestId('crumbs')).toContainText('dropped.txt');
  await close();
});

test('keeps an undecided article for whoever leaves, and asks before replacing or discarding it', async () => {
  const { page, close } = await launchApplication();
  await openImport(page);
  await pasteText(page, 'First article of two.');
  await blockOf(page, 'First article').hover();
  await page.getByLabel('Title').fill('A title that was typed');
  await page.getByRole('button', { name: 'Library', exact: true }).click();
  await openImport(page);
  await expect(page.getByLabel('Title')).toHaveValue('A title that was typed');

  await pasteText(page, 'Second article of two.');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Go back' }).click();
  await expect(blockOf(page, 'First article')).toBeVisible();
  await pasteText(page, 'Second article of two.');
  await dialog.getByRole('button', { name: 'Discard it and go on' }).click();
  await expect(blockOf(page, 'Second article')).toBeVisible();
  await discard(page);
  await expect(page.getByRole('heading', { name: 'Paste an article' })).toBeVisible();
  await close();
});

test('asks before quitting loses what a person has decided or typed', async () => {
  const { application, page, library } = await launchApplication();
  await openImport(page);
  await page.getByLabel('Text of the article', { exact: true }).fill('Words typed by hand.');
  await page.getByRole('button', { name: 'Library', exact: true }).click();
  const quit = (): Promise<void> => application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const dialog = page.getByRole('dialog', { name: 'An article is not stored yet' });
  await quit();
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Store article' })).toBeHidden();
  await dialog.getByRole('button', { name: 'Go back' }).click();
  await expect(page.getByLabel('Text of the article', { exact: true })).toHaveValue('Words typed by hand.');
  await page.getByRole('button', { name: 'Preview this text' }).click();
  await page.getByLabel('Title').fill('Typed');
  await quit();
  const closed = application.waitForEvent('close');
  await dialog.getByRole('button', { name: 'Store article' }).click();
  await closed;
  expect((await storedArticles(library)).map(({ article }) => article.meta.title)).toEqual(['Typed']);
});

test('warns of a duplicate and of unusual characters, and keeps hostile text as text', async () => {
  const { page, library, close } = await launchApplication();
  const title = 'Very long title '.repeat(25).trim();
  const hostile = '#let x = sys *_$<@\\ <img src=x onerror=alert(1)> {{title}} $t(store)';
  const text = `# ${title}\n\n${hostile}\n\nAn \u202Eoverride\u202C, a nul \u0000 and half \uD83D a pair.\n\n한국 정부는 입장을 재검토하겠다고 밝혔다.\n\nأعلنت الحكومة أنها ستعيد النظر.\n\nรัฐบาลประกาศว่าจะทบทวนจุดยืน`;
  await openImport(page);
  await pasteText(page, text);
  const characters = page.getByTestId('characters');
  await expect(characters).toContainText('1 control character was left out.');
  await expect(characters).toContainText('1 broken character was replaced by �.');
  await expect(characters).toContainText('2 direction signs were kept');
  await expect(blockOf(page, 'An U+202Eoverride')).toBeVisible();
  await expect(blockOf(page, hostile)).toBeVisible();
  await expect(page.getByLabel('Title')).toHaveValue(title);
  await page.getByRole('button', { name: 'Store article' }).click();
  await expect(preview(page)).toBeHidden();
  const stored = await storedArticles(library);
  expect(stored[0]?.article.versions[0]?.text).toContain(hostile);
  expect(stored[0]?.original.toString('utf16le')).toBe(`\uFEFF${text}`);

  await openImport(page);
  await pasteText(page, text);
  await expect(page.getByTestId('duplicate')).toContainText('The very same text was stored before');
  await page.getByRole('button', { name: 'Open that article' }).click();
  await expect(page.getByTestId('crumbs')).toContainText('Very long title');
  await close();
});

test('stays usable with five megabytes', async () => {
  const { page, close } = await launchApplication();
  const text = await sample();
  await openImport(page);
  await pasteText(page, `${text}\n\n`.repeat(Math.ceil((5 * 1024 * 1024) / text.length)));
  await expect(page.getByTestId('block').first()).toBeVisible({ timeout: 120_000 });
  expect(await page.getByTestId('block').count()).toBeLessThan(60);
  await page.getByTestId('block').first().hover();
  await page.getByTestId('block').first().getByRole('button', { name: 'Cut' }).click();
  await expect(page.getByTestId('block').first()).toContainText('Cut by you');
  await preview(page).focus();
  await page.keyboard.press('End');
  await expect(blockOf(page, 'Leave a Reply').last()).toBeVisible();
  await discard(page);
  await close();
});

test('has nothing for axe to find, in light and dark, at both sizes', async () => {
  const { application, page, close } = await launchApplication();
  await openImport(page);
  for (const scheme of ['light', 'dark'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }
  await pasteText(page, `# Title\n\nBy Jane Doe\n20 June 2024\n\n- one\n\n> two\n\nThree \u202Esign.\n\n${await sample()}`);
  await page.getByRole('button', { name: 'Accept “Jong-unin” becomes “Jong-un in”' }).click();
  for (const size of [
    { width: 1280, height: 800 },
    { width: 1920, height: 1080 },
  ]) {
    await setPageSize(application, size);
    for (const scheme of ['light', 'dark'] as const) {
      await setColourScheme(page, scheme);
      await expectNoAxeViolations(page);
    }
  }
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('dialog')).toHaveCSS('opacity', '1');
  await expectNoAxeViolations(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await close();
});

test('shows both forms of a paste whose words differ, and stores the one that is chosen', async () => {
  const { page, library, close } = await launchApplication();
  await openImport(page);
  const html = '<h2>The level of the rivers</h2><ul><li>The Elbe stood at 2.1 metres</li></ul><script>document.title = "ran"</script>';
  await pasteText(page, 'The level of the rivers\nThe Elbe stood at 1.2 metres', html);
  const choice = page.getByTestId('clipboard-choice');
  await expect(choice).toContainText('You see the plain form.');
  await expect(blockOf(page, 'stood at 1.2 metres')).toBeVisible();
  await choice.getByRole('button', { name: 'Take the formatted form' }).click();
  await expect(blockOf(page, 'stood at 2.1 metres')).toBeVisible();
  await expect(choice).toContainText('You see the formatted form.');
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: 'Store article' }).click();
  await expect(page.getByTestId('crumbs')).not.toContainText('Import');
  expect(await page.title()).not.toBe('ran');
  const [stored] = await storedArticles(library);
  expect(stored?.original.toString()).toBe(html);
  expect(stored?.article.original.fileName).toBe('original.htmltext');
  expect(stored?.article.versions[0]?.blocks.map(({ kind }) => kind)).toEqual(['list-item']);
  expect(stored?.article.meta.title).toBe('The level of the rivers');
  await close();
});
