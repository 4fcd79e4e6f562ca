import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { sealDocument } from '../../electron/library/envelope';
import { annotationsKind, briefingKind } from '../../electron/library/library-places';
import type { Briefing } from '../../shared/domain/briefing';
import { launchApplication, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { runFromPalette } from '../helpers/main-job-keys';
import { openOnDisk } from '../helpers/open-on-disk';
import { cardOf, openArticle } from '../helpers/reader-page';
import { seedLibrary } from '../helpers/seed-library';

/** Copies that a service put beside documents because two computers had changed them: listed, compared, and settled by a person. */

const head = (id: string) => ({ id, rev: 9, parentRev: 1, seq: 900, savedAt: '2026-06-01T10:00:00.000Z' });
const bodyOf = (words: string): Briefing['body'] => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});

/** A briefing with a copy beside it that ends in other words. */
async function briefingWithCopy(folder: string, title: string, copyName: (id: string) => string): Promise<Briefing> {
  const library = await openOnDisk(folder);
  const header = { title, to: '', from: '', date: '', reference: '', meeting: '', marking: '' };
  const made = await library.briefings.create({
    template: 'information-note',
    language: 'en',
    header,
    body: bodyOf('The states signed here.'),
  });
  await library.close();
  if (!made.ok) throw new Error(made.error.code);
  const theirs = { ...made.value, body: bodyOf('The states signed there.') };
  await writeFile(join(folder, 'briefings', copyName(theirs.id)), sealDocument(briefingKind, head(theirs.id), theirs));
  return made.value;
}

function conflictsPage(page: Page) {
  const list = page.getByTestId('conflicts');
  return {
    list,
    options: list.getByRole('option'),
    hint: page.getByTestId('conflict-hint'),
    difference: page.getByTestId('difference'),
    choice: (name: string) => page.getByRole('button', { name, exact: true }),
  };
}

async function openBriefing(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+2');
  await page.getByRole('button', { name: title, exact: true }).click();
}

test('a copy of a briefing is compared, and what is not taken stays a version', async () => {
  const library = await temporaryFolder('library');
  await seedLibrary(library, []);
  await briefingWithCopy(library, 'First', (id) => `${id} (Anna's conflicted copy 2026-06-01).json`);
  await briefingWithCopy(library, 'Second', (id) => `${id}.sync-conflict-20260601-100000-ABCDEF7.json`);
  await briefingWithCopy(library, 'Third', (id) => `${id}-DESK-04.json`);
  const { page, close } = await launchApplication({ library });
  const screen = conflictsPage(page);
  await expect(screen.hint).toHaveText('3 copies from other computers');
  await screen.hint.click();
  await expect(screen.list).toBeFocused();
  await expect(screen.options).toHaveCount(3);
  await expect(screen.options.first()).toContainText('First');
  await expect(screen.options.first()).toContainText('From Anna (Dropbox)');
  await expect(screen.difference.locator('del')).toContainText('here');
  await expect(screen.difference.locator('ins')).toContainText('there');
  await expectNoAxeViolations(page);

  await screen.choice('Take the copy').click();
  await expect(page.getByText('“First” now says what the copy said.')).toBeVisible();
  await expect(screen.options).toHaveCount(2);
  await expect(screen.options.first()).toContainText('Second');
  await screen.choice('Keep the document').click();
  await expect(screen.options).toHaveCount(1);
  await screen.choice('Keep both').click();
  await expect(page.getByRole('heading', { name: 'No copies' })).toBeVisible();
  await expect(screen.hint).toHaveCount(0);

  await page.keyboard.press('Control+2');
  await expect(page.getByTestId('briefing-row')).toHaveCount(4);
  await openBriefing(page, 'Third (copy from DESK-04)');
  await expect(page.getByTestId('briefing-text')).toContainText('signed there');
  await openBriefing(page, 'Second');
  await expect(page.getByTestId('briefing-text')).toContainText('signed here');
  await page.keyboard.press('Control+Shift+H');
  await expect(page.getByTestId('versions').getByRole('option')).toHaveCount(3);

  // Taken back one after the other: the second briefing goes, then the first says again what it said.
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+2');
  await expect(page.getByTestId('briefing-row')).toHaveCount(3);
  await openBriefing(page, 'First');
  await expect(page.getByTestId('briefing-text')).toContainText('signed there');
  await page.getByRole('button', { name: 'Version history' }).focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('briefing-text')).toContainText('signed here');
  await page.getByRole('button', { name: 'Version history' }).focus();
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByTestId('briefing-text')).toContainText('signed there');
  await close();
});

test('annotations of both sides are united with the keyboard alone; a damaged copy is told and left', async () => {
  const library = await temporaryFolder('library');
  const [article] = await seedLibrary(library, [
    {
      meta: { title: 'On treaties', source: 'EFE' },
      lines: ['Two states signed a treaty.', 'A third took note.'],
      annotations: [
        { kind: 'risk', words: 'signed a treaty', comment: 'Ours' },
        { kind: 'quote', words: 'took note', comment: 'Only here' },
      ],
    },
  ]);
  if (article === undefined) throw new Error('no article');
  const opened = await openOnDisk(library);
  const set = await opened.annotations.read(article.id);
  await opened.close();
  const [risk] = set.ok ? set.value.annotations : [];
  if (risk === undefined) throw new Error('no annotation');
  const place = join(library, 'articles', article.id);
  const theirs = { articleId: article.id, annotations: [{ ...risk, comment: 'Theirs', kind: 'key-fact' as const }] };
  await writeFile(join(place, 'annotations (1).json'), sealDocument(annotationsKind, head(article.id), theirs));
  await writeFile(join(place, 'article (conflicted copy 2026-06-01 100000).json'), 'damaged');
  const { page, close } = await launchApplication({ library });
  const screen = conflictsPage(page);
  await runFromPalette(page, 'copies from other', /^Copies from other computers/);
  await expect(screen.options).toHaveCount(2);
  await expect(screen.list).toBeFocused();
  await page.keyboard.press('End');
  await expect(screen.options.last()).toContainText('Article · damaged');
  await expect(page.getByRole('alert')).toContainText('This copy is damaged');
  await expect(screen.choice('Set the copy aside')).toHaveCount(0);
  await page.keyboard.press('ArrowUp');
  await expect(screen.options.first()).toContainText('Annotations · differs');
  await expect(screen.difference).toContainText('Only in the document');
  await expectNoAxeViolations(page);

  // From the list on: the choice, the compared side, then the first pick, whose arrows change it.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(screen.choice('Unite both')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: /the document has it/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /the copy has it/ })).toBeChecked();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('are united.')).toBeVisible();
  await expect(screen.options).toHaveCount(1);
  await page.keyboard.press('Control+1');
  await openArticle(page, 'On treaties');
  await expect(cardOf(page, 'signed a treaty')).toContainText('Theirs');
  await expect(cardOf(page, 'took note')).toContainText('Only here');
  await close();
});

test('the copy of a briefing that was deleted for good never brings it back', async () => {
  const library = await temporaryFolder('library');
  await seedLibrary(library, []);
  const { id } = await briefingWithCopy(library, 'Deleted', (name) => `${name} (Anna's conflicted copy 2026-06-01).json`);
  const opened = await openOnDisk(library);
  await opened.trash.briefing(id);
  await opened.trash.purge([{ kind: 'briefing', id }], '');
  await opened.close();
  const { page, close } = await launchApplication({ library });
  const screen = conflictsPage(page);
  await screen.hint.click();
  await expect(screen.options.first()).toContainText('its document is not there');
  await expect(page.getByText('Nothing you choose here brings it back.')).toBeVisible();
  await expect(screen.choice('Make a briefing of it')).toBeVisible();
  await expect(screen.choice('Take the copy')).toHaveCount(0);
  await expectNoAxeViolations(page);
  await screen.choice('Move the copy to the trash').click();
  await expect(page.getByText('The copy of “Deleted” is in the trash, as a briefing of its own.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No copies' })).toBeVisible();

  // Taken back, it is a briefing; done again, it is in the trash.
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+2');
  await expect(page.getByTestId('briefing-row')).toHaveCount(1);
  await expect(page.getByTestId('briefing-row')).toContainText('Deleted');
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByTestId('briefing-row')).toHaveCount(0);
  await close();
});

test('another computer’s change is shown at once, and words that were being written go beside it', async () => {
  const library = await temporaryFolder('library');
  await seedLibrary(library, []);
  const briefing = await briefingWithCopy(library, 'Shared', (id) => `${id}.txt`);
  const file = join(library, 'briefings', `${briefing.id}.json`);
  const theirs = async (rev: number, words: string): Promise<void> => {
    const updatedAt = `2026-06-0${rev}T10:00:00.000Z`;
    const bytes = sealDocument(
      briefingKind,
      { ...head(briefing.id), rev, seq: 900 + rev },
      { ...briefing, body: bodyOf(words), updatedAt },
    );
    await writeFile(`${file}.part`, bytes);
    await rename(`${file}.part`, file);
  };
  const { page, close } = await launchApplication({ library });
  const text = page.getByTestId('briefing-text');
  await openBriefing(page, 'Shared');
  await expect(text).toContainText('signed here');
  await theirs(3, 'They signed elsewhere.');
  await expect(text).toContainText('They signed elsewhere.');

  await text.getByText('They signed').click();
  await page.keyboard.press('End');
  // All of them before the other state comes: what is typed once another text is on the screen belongs to nobody.
  await page.keyboard.type(' Our own words.');
  await theirs(4, 'They signed nothing.');
  await expect(page.getByText('changed on another computer while you wrote')).toBeVisible();
  await expect(text).toHaveText('They signed nothing.');
  await page.getByRole('button', { name: 'Compare and choose' }).click();
  const screen = conflictsPage(page);
  await expect(screen.options.last()).toContainText('kept by Briefing Notes');
  await page.keyboard.press('End');
  await expect(screen.difference.locator('ins').last()).toContainText('Our own words.');
  await screen.choice('Take the copy').click();
  await openBriefing(page, 'Shared');
  await expect(text).toContainText('Our own words.');
  await close();
});
