import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openAppSettings } from '../../electron/library/app-settings';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import { answerSaveDialog, exportPdf } from '../../scripts/demo/export-briefing.mjs';
import { launchApplication, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { briefingPage } from '../helpers/briefing-page';
import { disksMissing, freezableFolder } from '../helpers/disks';
import { open as openLibraryAt, unwrap, worldWith } from '../helpers/library-fixture';
import { lookAgainUntilWell } from '../helpers/look-again';
import { storedBriefings } from '../helpers/main-job-files';
import { exportToFile, writeCitingBriefing } from '../helpers/main-job-steps';
import { pdfText, popplerMissing } from '../helpers/poppler';
import { articleText, openArticle } from '../helpers/reader-page';
import { request } from '../helpers/seed-evidence';
import { seedLibrary } from '../helpers/seed-library';

/**
 * Disks and folders that do not do what is asked of them. A full disk and a damaged article that can be mended are in
 * library-trouble.spec.ts; a folder that vanishes while it is used, a second start and a second copy of the application
 * in shell.spec.ts.
 */

const arms = 'Seoul reviews its position on arms.';

/** A library of two articles, the first with one annotation. */
async function smallLibrary(folder?: string): Promise<string> {
  const library = folder ?? (await temporaryFolder('library'));
  await seedLibrary(library, [
    { meta: { title: 'On arms', source: 'EFE' }, lines: [arms, 'Moscow answered.'], annotations: [{ kind: 'quote', words: arms }] },
    { meta: { title: 'On talks', source: 'TASS' }, lines: ['The talks go on.'] },
  ]);
  return library;
}

/** Every file of a folder with its bytes. */
async function contents(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return new Map(await Promise.all(files.sort().map(async (file) => [file, await readFile(file, 'base64')] as const)));
}

test(`a read-only library opens to be read and says so, and nothing in it changes${disksMissing}`, async () => {
  test.skip(disksMissing !== '');
  const { thawed, frozen } = await freezableFolder();
  await smallLibrary(thawed);
  const before = await contents(thawed);
  const { application, page, close } = await launchApplication({ library: frozen });
  // The question before quitting with an unsaved annotation is the system's own dialog, and nobody sits before it.
  await application.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
  });
  const trouble = page.getByTestId('library-trouble');
  await expect(trouble).toContainText('The library’s folder is read-only, so nothing can be changed in it.');
  await expect(trouble).toContainText('Everything in the library is safe and can be read.');
  await openArticle(page, 'On arms');
  await expect(articleText(page)).toContainText(arms);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('1');
  await expect(page.getByText('Not saved').first()).toBeVisible();
  await close();
  expect(await contents(thawed)).toEqual(before);
});

test('a library that was saved by a clock ten years ahead is said to be so, quietly, and works', async () => {
  const library = await temporaryFolder('library');
  await seedLibrary(library, [{ meta: { title: 'On talks' }, lines: ['The talks go on.'] }]);
  const ahead = new Date(Date.now() + 3653 * 86_400_000).toISOString();
  const { library: elsewhere } = await openLibraryAt(library, worldWith({ now: () => ahead }));
  const [id] = await elsewhere.articles.ids();
  if (id === undefined) throw new Error('there is no article');
  const { meta } = unwrap(await elsewhere.articles.read(id));
  unwrap(await elsewhere.articles.updateMeta(id, { ...meta, source: 'TASS' }));
  await elsewhere.close();
  const { page, close } = await launchApplication({ library });
  await expect(page.getByTestId('clock-hint')).toContainText(`the last save was on`);
  await expect(page.getByTestId('clock-hint')).toContainText(ahead.slice(0, 4));
  await expect(page.getByTestId('library-trouble')).toBeHidden();
  await expectNoAxeViolations(page);
  await openArticle(page, 'On talks');
  await close();
});

test('a library that is gone at start is said to be gone, is not replaced, and is there again with its folder', async () => {
  const library = await smallLibrary();
  const away = `${library}-away`;
  const userData = await temporaryFolder('user-data');
  const settings = await openAppSettings(nodeSurroundings, userData);
  expect((await settings.update({ libraryFolder: library })).ok).toBe(true);
  await rename(library, away);
  // Opened as people open it: by what was remembered, not by a folder that is given.
  const { page, close } = await launchApplication({ userData, env: { BRIEFING_NOTES_LIBRARY: '' } });
  const trouble = page.getByTestId('library-trouble');
  await expect(trouble).toContainText('The library’s folder is not there any more.');
  await expect(trouble).toContainText('Connect the drive or put the folder back where it was, or open another library.');
  await expect(trouble).toContainText(library);
  await expect(readdir(library)).rejects.toThrow('ENOENT');
  await rename(away, library);
  await lookAgainUntilWell(page);
  await openArticle(page, 'On arms');
  await expect(articleText(page).locator('mark')).toHaveText(arms);
  await close();
});

test('an article that is damaged beyond mending says so, its bytes are kept, and the others open', async () => {
  const library = await smallLibrary();
  const folders = (await readdir(join(library, 'articles'))).sort();
  const damaged = folders[0] ?? '';
  const garbage = `{"format": "briefing-notes", "body": ${'\u0000'.repeat(40)}`;
  await writeFile(join(library, 'articles', damaged, 'article.json'), garbage);
  for (const name of await readdir(join(library, 'snapshots')).catch(() => [])) {
    if (name === `article-${damaged}`) await rm(join(library, 'snapshots', name), { recursive: true });
  }
  const { page, close } = await launchApplication({ library });
  await page.getByRole('button', { name: 'Show the report' }).click();
  await expect(page.getByRole('dialog')).toContainText(join('articles', damaged, 'article.json'));
  await page.keyboard.press('Escape');
  await openArticle(page, 'On talks');
  await expect(articleText(page)).toContainText('The talks go on.');
  const kept = await readdir(join(library, 'quarantine'), { recursive: true });
  const copy = kept.find((name) => name.endsWith('article.json')) ?? '';
  expect(await readFile(join(library, 'quarantine', copy), 'utf8')).toBe(garbage);
  await close();
});

test(`an export to a read-only place says so, and the PDF that was there before is whole${disksMissing}`, async () => {
  test.skip(disksMissing !== '');
  const library = await smallLibrary();
  const { thawed, frozen } = await freezableFolder();
  const path = join(thawed, 'note.pdf');
  const { application, page, close } = await launchApplication({ library });
  await writeCitingBriefing(page, 'On arms', 'Seoul moves.');
  await answerSaveDialog(application, path);
  await exportPdf(page, 'note.pdf');
  const before = await readFile(path);
  await briefingPage(page).title.fill('On arms, changed');
  await briefingPage(page).saved();
  await answerSaveDialog(application, join(frozen, 'note.pdf'));
  await page.getByRole('button', { name: 'Export PDF' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'the place is read-only' });
  await expect(notice).toContainText('The PDF cannot be written there: the place is read-only.');
  await expect(notice).toContainText('a PDF that was there before was not changed');
  await expect(notice).toContainText('Export it to another folder.');
  expect(await readdir(frozen)).toEqual(['note.pdf']);
  expect((await readFile(path)).equals(before)).toBe(true);
  await answerSaveDialog(application, path);
  await exportPdf(page, 'note.pdf');
  expect((await readFile(path)).equals(before)).toBe(false);
  await close();
});

test(`a citation whose annotation was deleted says so in the text and on paper, and is whole again with it${popplerMissing}`, async () => {
  test.skip(popplerMissing !== '');
  const library = await smallLibrary();
  const launched = await launchApplication({ library });
  const { page } = launched;
  const screen = briefingPage(page);
  await writeCitingBriefing(page, 'On arms', 'Seoul moves.');
  await expect(screen.citations).toHaveText('1 EFE ¶1');
  const [item] = await request(page, 'evidence.list', {});
  if (item === undefined) throw new Error('there is no evidence');
  await request(page, 'annotation.trash', { articleId: item.articleId, id: item.annotationId });
  await expect(screen.citations).toHaveText('evidence deleted');
  await expect(page.getByTestId('preview')).toContainText('1 cited passage is missing.');
  const without = pdfText(await exportToFile(launched));
  expect(without).toContain('[evidence deleted]');
  expect(without).not.toContain(arms);
  expect(JSON.stringify((await storedBriefings(library))[0]?.body)).toContain(item.annotationId);

  await request(page, 'trash.restore', { kind: 'annotation', id: item.annotationId });
  await expect(screen.citations).toHaveText('1 EFE ¶1');
  expect(pdfText(await exportToFile(launched))).toContain(`“${arms}” — Source`);
  await launched.close();
});
