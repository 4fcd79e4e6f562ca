import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { answerSaveDialog, exportPdf } from '../../scripts/demo/export-briefing.mjs';
import { type LaunchedApplication, temporaryFolder } from './application';
import { briefingPage } from './briefing-page';
import { openImport, pasteText } from './import-page';

/** Short forms of the main job's steps for tests that are about what goes through them. */

/** Pastes a text and stores it under a title; the reader shows it. */
export async function importText(page: Page, title: string, text: string): Promise<void> {
  await openImport(page);
  await pasteText(page, text);
  await page.getByRole('region', { name: 'Text of the article as it was understood' }).waitFor({ timeout: 60_000 });
  await page.getByRole('complementary', { name: 'Source' }).getByLabel('Title').fill(title);
  await page.getByRole('button', { name: 'Store article' }).click();
  await page.getByRole('group', { name: 'Text of the article' }).waitFor({ timeout: 60_000 });
}

/** Writes a briefing of one sentence that cites the first passage of the evidence. */
export async function writeCitingBriefing(page: Page, title: string, sentence: string): Promise<void> {
  const screen = briefingPage(page);
  await page.keyboard.press('Control+Shift+N');
  await screen.title.fill(title);
  await screen.section('Purpose').click();
  await page.keyboard.insertText(sentence);
  await screen.cards
    .first()
    .getByRole('button', { name: /^Cite:/ })
    .click();
  await expect(screen.citations).toHaveCount(1);
  await screen.saved();
}

/** Exports the briefing that is open, and gives what was written. */
export async function exportToFile({ application, page }: Pick<LaunchedApplication, 'application' | 'page'>): Promise<Uint8Array> {
  const path = join(await temporaryFolder('export'), 'note.pdf');
  await answerSaveDialog(application, path);
  await exportPdf(page, 'note.pdf');
  return readFile(path);
}
