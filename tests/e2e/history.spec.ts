import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import { listSnapshots } from '../../electron/library/snapshots';
import type { Briefing } from '../../shared/domain/briefing';
import { launchApplication, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { briefingPage } from '../helpers/briefing-page';
import { openOnDisk } from '../helpers/open-on-disk';
import { articleText, cardOf, openArticle } from '../helpers/reader-page';
import { seedLibrary } from '../helpers/seed-library';

/** Every document's versions: what changed, the words of then, and the way back and forth. */

const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] });

/** A library with one briefing that was written in three goes; answers its id. */
async function writeInThreeGoes(folder: string): Promise<Briefing['id']> {
  await seedLibrary(folder, []);
  const header = { title: 'On the treaty', to: '', from: '', date: '', reference: '', meeting: '', marking: '' };
  const bodies = ['Two states signed a treaty.', 'Two states signed the treaty of 2024.', 'Three states signed the treaty of 2024.'];
  let id: Briefing['id'] | null = null;
  for (const [index, words] of bodies.entries()) {
    // Each start keeps the state before its first save.
    const library = await openOnDisk(folder);
    const body = { type: 'doc' as const, content: [paragraph('정부가 조약을 발표했다.'), paragraph(words)] };
    if (id === null) {
      const made = await library.briefings.create({ template: 'information-note', language: 'en', header, body });
      id = made.ok ? made.value.id : null;
    } else await library.briefings.save(id, { header: index === 2 ? { ...header, to: 'The minister' } : header, body });
    await library.close();
  }
  if (id === null) throw new Error('no briefing');
  return id;
}

function historyPage(page: Page) {
  const versions = page.getByTestId('versions');
  return {
    versions,
    options: versions.getByRole('option'),
    difference: page.getByTestId('difference'),
    text: page.getByTestId('version-text'),
    restore: page.getByRole('button', { name: 'Restore this version' }),
  };
}

test('shows what changed in a briefing, restores a version and takes that back', async () => {
  const library = await temporaryFolder('library');
  const id = await writeInThreeGoes(library);
  const folder = join(library, 'snapshots', `briefing-${id}`);
  const [, first] = await listSnapshots(nodeSurroundings, folder);
  const app = await launchApplication({ library });
  const { page } = app;
  const screen = historyPage(page);
  await page.keyboard.press('Control+2');
  await page.getByRole('button', { name: 'On the treaty', exact: true }).click();
  const text = briefingPage(page).text;
  await text.getByText('Three states').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Words of a moment ago.');
  await page.getByRole('button', { name: 'Version history' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('History of “On the treaty”');
  await expect(screen.options).toHaveCount(4);
  await expect(screen.options.nth(0)).toContainText('5 words changed');
  await expect(screen.options.nth(1)).toContainText('To changed · 1 word changed');
  await expect(screen.options.nth(3)).toContainText('The first that is kept');
  await expect(screen.difference.locator('ins')).toContainText('Words of a moment ago.');
  await expectNoAxeViolations(page);

  await screen.options.nth(3).click();
  await expect(screen.difference.locator('del')).toContainText(['Two', 'a']);
  await expect(screen.difference.locator('ins').first()).toContainText('The minister');
  await expect(screen.difference).toContainText('정부가 조약을 발표했다.');
  await page.getByText('Text', { exact: true }).click();
  await expect(screen.text).toContainText('Two states signed a treaty.');
  await expect(screen.text.locator('ins, del')).toHaveCount(0);

  await screen.restore.click();
  await expect(page.getByText(/is restored, as the newest one/)).toBeVisible();
  await expect(screen.options).toHaveCount(5);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(text).toContainText('Two states signed a treaty.');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(text).toContainText('Three states signed the treaty of 2024. Words of a moment ago.');

  // A version that is damaged is told as such, and hides no other.
  await writeFile(join(folder, first?.file ?? ''), 'damaged');
  await page.keyboard.press('Control+Shift+H');
  await expect(screen.options).toHaveCount(6);
  await expect(screen.options.last()).toContainText('Damaged; cannot be shown');
  await screen.options.last().click();
  await expect(page.getByRole('alert')).toContainText('This version is damaged');
  await expect(screen.restore).toBeDisabled();
  await expect(screen.options.nth(4)).toContainText('The first that is kept');
  await app.close();
});

test('an article has versions of its text and details, and of its annotations', async () => {
  const library = await temporaryFolder('library');
  const [article] = await seedLibrary(library, [
    {
      meta: { title: 'On treaties', source: 'EFE' },
      lines: ['Two states signed a treaty.', 'A third took note.'],
      annotations: [
        { kind: 'risk', words: 'signed a treaty', comment: 'First thoughts' },
        { kind: 'quote', words: 'took note' },
      ],
    },
  ]);
  if (article === undefined) throw new Error('no article');
  const first = await openOnDisk(library);
  const set = await first.annotations.read(article.id);
  const [risk, quote] = set.ok ? set.value.annotations : [];
  if (risk === undefined || quote === undefined) throw new Error('no annotations');
  await first.close();
  // Each opening keeps the state before its first change.
  const second = await openOnDisk(library);
  await second.annotations.update(article.id, risk.id, { comment: 'Second thoughts', kind: 'key-fact' });
  await second.articles.correctText(article.id, 'v1', [
    { kind: 'paragraph', level: 1, text: 'Two states signed the treaty.' },
    { kind: 'paragraph', level: 1, text: 'A third took note.' },
  ]);
  await second.close();
  const third = await openOnDisk(library);
  await third.annotations.take(article.id, quote.id);
  await third.articles.updateMeta(article.id, { ...article.meta, author: 'A. Writer' });
  await third.close();

  const app = await launchApplication({ library });
  const { page } = app;
  const screen = historyPage(page);
  await openArticle(page, 'On treaties');
  // By keyboard alone.
  await page.keyboard.press('Control+Shift+H');
  await expect(screen.versions).toBeFocused();
  await expect(screen.options.first()).toContainText('Author changed');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(screen.options.nth(2)).toHaveAttribute('aria-selected', 'true');
  await expect(screen.difference.locator('ins')).toContainText(['A. Writer', 'the']);
  await expect(screen.difference.locator('del')).toContainText(['a']);

  await page.getByRole('tab', { name: 'Annotations' }).click();
  await expect(screen.options.first()).toContainText('1 annotation removed');
  await screen.options.nth(2).click();
  await expect(screen.difference).toContainText('Removed since');
  await expect(screen.difference).toContainText('Changed since');
  await expect(screen.difference.locator('del')).toContainText(['Risk', 'First']);
  await expectNoAxeViolations(page);
  await screen.restore.click();
  await expect(page.getByText(/are back/)).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(cardOf(page, 'took note')).toBeVisible();
  await expect(cardOf(page, 'signed a treaty')).toContainText('First thoughts');

  await page.keyboard.press('Control+z');
  await expect(cardOf(page, 'took note')).toHaveCount(0);
  await expect(cardOf(page, 'signed a treaty')).toContainText('Second thoughts');
  await page.keyboard.press('Control+Shift+z');
  await expect(cardOf(page, 'took note')).toBeVisible();

  // The text of before the correction, with the keyboard: the list, then the button.
  await page.keyboard.press('Control+Shift+H');
  await expect(screen.options.last()).toContainText('Text before a correction');
  await page.keyboard.press('End');
  await screen.restore.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/is restored, as the newest one/)).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(articleText(page)).toContainText('Two states signed a treaty.');
  await expect(page.getByText('version 3')).toBeVisible();
  await app.close();
});
