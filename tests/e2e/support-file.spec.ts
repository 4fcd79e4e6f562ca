import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerSaveDialog } from '../../scripts/demo/export-briefing.mjs';
import { launchApplication, setColourScheme, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { briefingPage } from '../helpers/briefing-page';
import { openImport } from '../helpers/import-page';
import { runFromPalette } from '../helpers/main-job-keys';
import { exportToFile, importText, writeCitingBriefing } from '../helpers/main-job-steps';
import { answerQuestions } from '../helpers/native-dialogs';
import { killProcess, pageAfterCrash } from '../helpers/processes';
import { seedEvidence } from '../helpers/seed-evidence';

/** The file that helps somebody else to find a fault, and what may never be in it or in the log. */

test('X6 neither the log nor the support file holds a word of a document, whatever goes wrong', async () => {
  const canary = 'Zwaarmoedigheid';
  const launched = await launchApplication({ expectedErrors: [new RegExp(canary)] });
  const { application, page, userData } = launched;

  await importText(
    page,
    `Title ${canary}`,
    `Heading ${canary}\n\nThe minister of ${canary} spoke for a long time about the supply of grain.`,
  );
  await seedEvidence(page, canary, [{ words: `minister of ${canary}`, kind: 'quote', comment: `Comment ${canary}` }]);
  await openImport(page);
  const file = {
    name: `${canary}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(`A second text about ${canary}, long enough to be read.`),
  };
  await page.getByTestId('import-file').setInputFiles(file);
  await page.getByRole('button', { name: 'Store article' }).click();
  await page.getByRole('group', { name: 'Text of the article' }).waitFor();
  await writeCitingBriefing(page, `Note ${canary}`, `Purpose ${canary}.`);
  await exportToFile({ application, page });

  await answerQuestions(application, 'Go on');
  // What goes wrong: errors that quote it, calls that the contract refuses, a file of that name, processes that end.
  await application.evaluate((_electron, words) => {
    setTimeout(() => {
      throw new Error(words);
    });
    void Promise.reject(Object.assign(new Error(words), { name: words, code: words }));
  }, canary);
  await page.evaluate(async (words) => {
    setTimeout(() => {
      throw new Error(words);
    });
    const { requests } = window.briefingNotes;
    await requests['import.store']({ token: words, decisions: words } as never);
    await requests['app.report-error']({ where: 'page', report: { name: words, code: '', frames: [words] } });
  }, `${canary} `);
  await writeFile(join(launched.library, 'briefings', `${canary}.json`), canary);
  await killProcess(application, 'typesetting');
  await killProcess(application, 'index');
  await page.getByTestId('briefing-title').fill(`Other ${canary}`);
  await killProcess(application, 'page');
  const again = await pageAfterCrash(launched);
  await expect(briefingPage(again).title).toHaveValue(/Zwaarmoedigheid/);
  await briefingPage(again).saved();

  const path = join(await temporaryFolder('support'), 'support.json');
  await answerSaveDialog(application, path);
  await runFromPalette(again, 'support file', /^Export support file/);
  await expect(again.getByText('support.json was written to')).toBeVisible();
  const text = await readFile(path, 'utf8');
  const logs = join(userData, 'logs');
  for (const name of await readdir(logs)) expect(await readFile(join(logs, name), 'utf8'), name).not.toContain(canary);
  expect(text).not.toContain(canary);

  const facts = JSON.parse(text);
  expect(facts).toMatchObject({
    application: { version: expect.any(String) },
    runtime: { electron: expect.any(String) },
    settings: { theme: 'system' },
    library: { state: 'open', counts: { articles: 2, annotations: 1, briefings: 1 } },
  });
  expect(facts.log.join('\n')).toContain('page.gone');
  await launched.close();
});

test('X6 the support file is written from the settings, and a place that takes none is told of', async () => {
  const { application, page, close } = await launchApplication();
  await page.keyboard.press('Control+,');
  await page.getByRole('heading', { name: 'If something goes wrong' }).scrollIntoViewIfNeeded();
  const button = page.getByRole('button', { name: 'Export support file…' });

  const closed = join(await temporaryFolder('support'), 'closed');
  await mkdir(closed);
  await chmod(closed, 0o555);
  await answerSaveDialog(application, join(closed, 'support.json'));
  await button.click();
  await expect(page.getByRole('alert').filter({ hasText: 'The support file could not be written there' })).toBeVisible();
  await expectNoAxeViolations(page);

  const open = await temporaryFolder('support');
  await answerSaveDialog(application, join(open, 'support.json'));
  await button.click();
  await expect(page.getByText(`support.json was written to ${open}.`)).toBeVisible();
  const shown = await application.evaluate(({ shell }) => {
    const paths: string[] = [];
    shell.showItemInFolder = (path) => void paths.push(path);
    Object.assign(globalThis, { shown: paths });
    return paths;
  });
  expect(shown).toEqual([]);
  await page.getByRole('button', { name: 'Show in folder' }).click();
  await expect
    .poll(() => application.evaluate(() => (globalThis as unknown as { shown: string[] }).shown))
    .toEqual([join(open, 'support.json')]);
  await setColourScheme(page, 'dark');
  await expectNoAxeViolations(page);
  await close();
});
