import { expect, test } from '@playwright/test';
import { type LaunchedApplication, launchApplication, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { openImport, pasteText, storedArticles } from '../helpers/import-page';
import { runFromPalette } from '../helpers/main-job-keys';
import { answerQuestions } from '../helpers/native-dialogs';
import { articleText, openArticle } from '../helpers/reader-page';
import { seedLibrary } from '../helpers/seed-library';

/** An address that an article names can be opened in the person's browser: shown in full, asked about, and never by the page itself. */

const title = 'An article that names its sources';
const lines = ['https://münchen.example/a?b=1', 'file:///etc/passwd', 'https://user@evil.example/'];

async function start(): Promise<LaunchedApplication> {
  const library = await temporaryFolder('library');
  await seedLibrary(library, [{ meta: { title, source: 'EFE' }, lines }]);
  const launched = await launchApplication({ library });
  await openArticle(launched.page, title);
  // The system's menu and browser are not the test's to click: what they are given is kept.
  await launched.application.evaluate(({ Menu, shell }) => {
    const seen = { menu: [] as readonly Electron.MenuItem[], opened: [] as string[] };
    Object.assign(globalThis, { seen });
    Menu.prototype.popup = function popup() {
      seen.menu = this.items;
    };
    shell.openExternal = async (address) => {
      seen.opened.push(address);
    };
  });
  return launched;
}

type Seen = { readonly seen: { menu: readonly Electron.MenuItem[]; readonly opened: readonly string[] } };

/** Chooses a line of the article and clicks it with the right button; answers what the menu then offers. */
async function rightClick({ application, page }: LaunchedApplication, line: string): Promise<readonly string[]> {
  await application.evaluate(() => {
    (globalThis as unknown as Seen).seen.menu = [];
  });
  const block = articleText(page).getByText(line, { exact: true });
  await block.selectText();
  await block.click({ button: 'right', position: { x: 20, y: 8 } });
  const labels = () =>
    application.evaluate(() => (globalThis as unknown as Seen).seen.menu.map(({ label, type }) => (type === 'separator' ? '-' : label)));
  await expect.poll(async () => (await labels()).length).toBeGreaterThan(0);
  return labels();
}

function clickLink({ application }: LaunchedApplication): Promise<void> {
  return application.evaluate(() => (globalThis as unknown as Seen).seen.menu.find(({ id }) => id === 'link')?.click());
}

function opened({ application }: LaunchedApplication): Promise<readonly string[]> {
  return application.evaluate(() => [...(globalThis as unknown as Seen).seen.opened]);
}

test('E15 an address in an article is opened in the browser after it was shown and agreed to', async () => {
  const launched = await start();
  expect(await rightClick(launched, lines[0] ?? '')).toEqual(['Copy', '-', 'Open the address in the browser…']);
  const refusal = await answerQuestions(launched.application, 'Do not open');
  await clickLink(launched);
  await expect.poll(refusal.asked).toEqual(['Open this address in your browser?']);
  expect(await opened(launched)).toEqual([]);
  await answerQuestions(launched.application, 'Open in the browser');
  await clickLink(launched);
  await expect.poll(() => opened(launched)).toEqual(['https://xn--mnchen-3ya.example/a?b=1']);
  await launched.close();
});

for (const line of lines.slice(1)) {
  test(`E15 ${line} is not even offered`, async () => {
    const launched = await start();
    expect(await rightClick(launched, line)).toEqual(['Copy']);
    await launched.close();
  });
}

test('an article keeps the address it was published at, which is opened after asking', async () => {
  const launched = await start();
  const { page, close } = launched;
  await runFromPalette(page, 'details', /^Details of the source/);
  const dialog = page.getByRole('dialog', { name: 'Details of the source' });
  const address = dialog.getByLabel('Address on the web');
  await address.focus();
  await page.keyboard.type('efe.com/treaty');
  await expect(dialog.getByText('Write the address in full')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await expectNoAxeViolations(page);
  await address.fill(' https://efe.com/treaty?id=20 ');
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Save' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  const button = page.getByRole('button', { name: 'efe.com: open the address in the browser…' });
  await expect(button).toHaveText('efe.com');
  await expectNoAxeViolations(page);
  const refusal = await answerQuestions(launched.application, 'Do not open');
  await button.focus();
  await page.keyboard.press('Enter');
  await expect.poll(refusal.asked).toEqual(['Open this address in your browser?']);
  expect(await opened(launched)).toEqual([]);
  await answerQuestions(launched.application, 'Open in the browser');
  await button.click();
  await expect.poll(() => opened(launched)).toEqual(['https://efe.com/treaty?id=20']);
  await close();
});

test('an import takes an address only in full, and stores it', async () => {
  const { page, library, close } = await launchApplication();
  await openImport(page);
  await pasteText(page, 'Two states signed a treaty. A third one took note of it.');
  const address = page.getByLabel('Web address');
  await address.fill('efe.com');
  await expect(page.getByText('In full, beginning with http:// or https://')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Store article' })).toBeDisabled();
  await expectNoAxeViolations(page);
  await address.fill('https://efe.com/treaty');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'efe.com: open the address in the browser…' })).toBeVisible();
  expect((await storedArticles(library))[0]?.article.meta.address).toBe('https://efe.com/treaty');
  await close();
});
