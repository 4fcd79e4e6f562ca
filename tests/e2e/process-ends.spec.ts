import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { launchApplication, repository, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { briefingPage } from '../helpers/briefing-page';
import { openImport, pasteText } from '../helpers/import-page';
import { killProcess, processOf } from '../helpers/processes';
import { runElectron } from '../helpers/run-electron';
import { request } from '../helpers/seed-evidence';
import { sampleLines } from '../helpers/seed-library';

/** A process that works for the page may end at any moment: its job is done once more, and that is said once. */

test('X6 an article is read although the process that reads it was killed over it', async () => {
  const { application, page, close } = await launchApplication();
  const article = (await sampleLines()).join('\n\n');
  await openImport(page);
  // The first one starts the process.
  await pasteText(page, article);
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  const pid = await processOf(application, 'import');
  if (pid === null) throw new Error('nothing reads articles');
  process.kill(pid, 'SIGSTOP');
  await pasteText(page, article);
  await page.getByText('Reading the text…').waitFor();
  // Calls of a page are taken up in their order: the one before this has been handed on.
  await request(page, 'app.info', {});
  process.kill(pid, 'SIGKILL');
  await expect(page.getByTestId('block').first()).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('The article is being read once more.');
  await close();
});

test('X6 pages are set although the process that sets them was killed over them', async () => {
  const { application, page, close } = await launchApplication();
  const screen = briefingPage(page);
  await page.keyboard.press('Control+Shift+N');
  await expect(screen.pages).toHaveCount(1);
  const pid = await processOf(application, 'typesetting');
  if (pid === null) throw new Error('nothing sets pages');
  process.kill(pid, 'SIGSTOP');
  await screen.title.fill('Set in spite of it');
  await expect(page.getByTestId('preview')).toHaveAttribute('data-working', 'true');
  process.kill(pid, 'SIGKILL');
  await expect(page.getByRole('alert')).toContainText('The pages are being set once more.');
  await expect(page.getByTestId('preview')).toHaveAttribute('data-working', 'false');
  await expect(page.getByTestId('preview-failure')).toBeHidden();
  await expectNoAxeViolations(page);
  await close();
});

test('X6 lists are there although the process that keeps them was killed, without a word', async () => {
  const { application, page, close } = await launchApplication();
  await killProcess(application, 'index');
  await page.keyboard.press('Control+Shift+N');
  await briefingPage(page).title.fill('Listed all the same');
  await briefingPage(page).saved();
  await page.keyboard.press('Control+2');
  await expect(page.getByTestId('briefing-row')).toContainText('Listed all the same');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await close();
});

test('a process that is ended before it has started ends all the same, so that whoever quits then need not wait for ever', async () => {
  const folder = await temporaryFolder('early-end');
  const source = await readFile(join(repository, 'electron/process/electron-utility.ts'), 'utf8');
  const { outputText } = transpileModule(source, { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } });
  await writeFile(join(folder, 'electron-utility.js'), outputText);
  await writeFile(join(folder, 'lives-on.js'), 'setInterval(() => {}, 1000);');
  await writeFile(
    join(folder, 'main.js'),
    `const { app } = require('electron');
     const { forkElectronUtility } = require('./electron-utility.js');
     app.whenReady().then(() => {
       const child = forkElectronUtility(require('node:path').join(__dirname, 'lives-on.js'), 'early');
       child.onExit(() => app.exit(0));
       child.kill();
     });`,
  );
  await writeFile(join(folder, 'package.json'), '{ "name": "early-end", "main": "main.js" }');
  expect((await runElectron([folder], {})).code).toBe(0);
  await rm(folder, { recursive: true });
});
