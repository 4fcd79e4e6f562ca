import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import errors from '../../assets/messages/en/errors.json';
import { ballastBytes, ballastFile } from '../../electron/library/ballast';
import { launchApplication, setColourScheme, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { startCountingServer } from '../helpers/counting-server';
import { docxBytes } from '../helpers/docx-bytes';
import { dropFiles } from '../helpers/drop-files';
import { refusedFiles } from '../helpers/hostile-files';
import { hostileHtml } from '../helpers/hostile-html';
import { openImport, pasteText } from '../helpers/import-page';
import { lockedPdf } from '../helpers/locked-pdf';
import { makePdf, onePage } from '../helpers/make-pdf';
import { pdfBomb } from '../helpers/pdf-bomb';

/** Hostile files by every way into the real application: nothing runs, nothing is asked for, and the library stays as it was. */

let files: string;
test.beforeAll(async () => {
  files = await temporaryFolder('hostile');
});
test.afterAll(() => rm(files, { recursive: true, force: true }));

/** The SHA-256 of each file of a library, but for the sign that it is open, which is renewed all the time. */
async function bytesOf(library: string): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(library, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || entry.name.startsWith('lock')) continue;
    found[path] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  }
  return found;
}

/** The same, once the file that holds room on the disk is there: it is made a moment after the library was opened. */
async function bytesAtRest(library: string): Promise<Readonly<Record<string, string>>> {
  const sizeOfBallast = (): Promise<number> =>
    stat(join(library, ballastFile)).then(
      ({ size }) => size,
      () => 0,
    );
  await expect.poll(sizeOfBallast, { timeout: 60_000 }).toBe(ballastBytes);
  return bytesOf(library);
}

const ways = {
  dialog: (page: Page, path: string) => page.getByTestId('import-file').setInputFiles(path),
  drop: (page: Page, path: string) => dropFiles(page, path),
} as const;

/** The failure that is shown now and was not before. */
async function newFailure(page: Page): Promise<string> {
  const shown = page.locator('[data-testid="import-failure"]:not([data-seen])');
  await shown.waitFor({ timeout: 60_000 });
  const text = (await shown.textContent()) ?? '';
  await shown.evaluate((element) => element.setAttribute('data-seen', ''));
  return text;
}

const told = (code: string): string => errors[`${code}.what` as keyof typeof errors];

test('what cannot be read safely is refused by name through the dialog and a drop, and the library is byte for byte the same', async () => {
  test.setTimeout(240_000);
  const { page, library, close } = await launchApplication();
  await openImport(page);
  const before = await bytesAtRest(library);
  for (const { id, name, bytes, code } of await refusedFiles()) {
    await writeFile(join(files, name), bytes);
    for (const [way, give] of Object.entries(ways)) {
      await give(page, join(files, name));
      expect(await newFailure(page), `${id} ${name}, ${way}`).toContain(told(code));
      expect(await bytesOf(library), `${id} ${name}, ${way}`).toEqual(before);
    }
  }
  await writeFile(join(files, 'heavy.pdf'), await pdfBomb());
  await ways.dialog(page, join(files, 'heavy.pdf'));
  expect(await newFailure(page), 'F5').toContain(told('import.too-heavy'));
  await pasteText(page, ' \n\t\u200b ');
  expect(await newFailure(page), 'P1').toContain(told('import.empty'));
  expect(await bytesOf(library)).toEqual(before);
  await pasteText(page, 'Words that came after all of it.');
  await expect(page.getByTestId('block')).toHaveText(/Words that came after all of it\./);
  await close();
});

test('what means harm gives its words and nothing else, through the dialog, a drop and a paste', async () => {
  const server = await startCountingServer();
  const { page, library, close } = await launchApplication();
  await page.evaluate(() => Object.assign(window, { ran: () => document.documentElement.setAttribute('data-ran', '') }));
  const payloads = hostileHtml.filter(({ lost }) => lost === undefined).map(({ html }) => `<p>before</p>${html}`);
  const html = `${payloads.join('\n')}<p>after</p>`.replaceAll('HOST', `127.0.0.1:${server.port}`);
  const script = '/OpenAction << /S /JavaScript /JS (ran\\(\\)) >>';
  const docx = await docxBytes('<w:p><w:hyperlink r:id="rId1"><w:r><w:t>Words after</w:t></w:r></w:hyperlink></w:p>', {
    relations: [
      ['hyperlink', 'javascript:ran()', 'external'],
      ['image', `http://127.0.0.1:${server.port}/x.png`, 'external'],
    ],
  });
  await writeFile(join(files, 'harm.html'), `<!doctype html><html><body>${html}</body></html>`);
  await writeFile(join(files, 'harm.pdf'), makePdf(onePage(['Words after'], script)));
  await writeFile(join(files, 'harm.docx'), docx);
  const before = await bytesAtRest(library);
  const check = async (what: string): Promise<void> => {
    await expect(page.getByTestId('block').filter({ hasText: 'after' }).first(), what).toBeAttached({ timeout: 60_000 });
    expect(await page.locator('html').getAttribute('data-ran'), what).toBeNull();
    expect(server.arrived(), what).toBe(0);
    expect(await bytesOf(library), what).toEqual(before);
  };
  for (const name of ['harm.html', 'harm.pdf', 'harm.docx']) {
    for (const [way, give] of Object.entries(ways)) {
      await openImport(page);
      await give(page, join(files, name));
      await check(`${name}, ${way}`);
      await discard(page);
    }
  }
  await pasteText(page, 'before after', html);
  await check('paste');
  await close();
  await server.close();
});

async function discard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await page.getByTestId('import-file').waitFor({ state: 'attached' });
}

test('a PDF under a password asks for it, tells a wrong one, and reads it with the right one', async () => {
  const { page, library, close } = await launchApplication();
  const path = join(files, 'locked.pdf');
  await writeFile(path, lockedPdf('open sesame', ['Words behind a password.']));
  await openImport(page);
  await ways.dialog(page, path);
  const question = page.getByRole('dialog', { name: 'This PDF is protected with a password' });
  const field = question.getByLabel('Password');
  await expect(field).toBeFocused({ timeout: 60_000 });
  for (const scheme of ['light', 'dark'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }
  await page.keyboard.type('open barley');
  await page.keyboard.press('Enter');
  await expect(question).toContainText('This is not its password.');
  await page.keyboard.press('Escape');
  expect(await newFailure(page)).toContain(told('import.password'));
  await ways.dialog(page, path);
  await expect(field).toBeFocused();
  await page.keyboard.type('open sesame');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('block')).toHaveText(/Words behind a password\./);
  await page.getByRole('button', { name: 'Store' }).first().click();
  await expect(page.getByText('Words behind a password.').first()).toBeVisible();
  for (const entry of await readdir(library, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) expect(await readFile(join(entry.parentPath, entry.name), 'latin1')).not.toContain('sesame');
  }
  await close();
});
