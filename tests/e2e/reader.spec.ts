import { rename } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { type LaunchedApplication, launchApplication, setColourScheme, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { articleText, cardOf, cursorWords, dragOver, markedWords, openArticle } from '../helpers/reader-page';
import { type SeedAnnotation, sampleLines, seedLibrary } from '../helpers/seed-library';

const title = 'South Korea to reconsider supply of weapons to Ukraine';
const other = 'Kremlin calls treaty “defensive in nature”';

async function start(annotations: readonly SeedAnnotation[] = []): Promise<LaunchedApplication> {
  const library = await temporaryFolder('library');
  await seedLibrary(library, [
    { meta: { title: other, source: 'TASS' }, lines: ['The Kremlin spoke. It said little.'] },
    {
      meta: { title, source: 'EFE', publishedOn: '2024-06-20', grade: { reliability: 'B', credibility: '2' } },
      lines: await sampleLines(),
      annotations,
    },
  ]);
  const launched = await launchApplication({ library });
  await openArticle(launched.page, title);
  // The facts come a moment after the text, and move it: nobody drags a mouse over it before.
  await expect(launched.page.getByRole('region', { name: 'Facts' })).toBeVisible();
  return launched;
}

const fact: SeedAnnotation = {
  kind: 'key-fact',
  words: 'reconsider its position on the supply of weapons',
  comment: 'First time.',
  tags: ['policy'],
};

test('marks with the mouse, and shows the mark at once', async () => {
  const { page, close } = await start();
  await dragOver(page, 'signed a treaty');
  await page.getByRole('toolbar').getByRole('button', { name: 'Quote' }).click();
  expect(await markedWords(page)).toEqual(['signed a treaty']);
  await expect(cardOf(page, 'signed a treaty')).toContainText('Quote · ¶1');
  await expect(page.getByTestId('annotation-count')).toHaveText('1 annotation, 0 lost their place');
  await expect(page.getByRole('toolbar', { name: 'Mark the passage' })).toBeHidden();

  await dragOver(page, '1,139 items exported to Russia');
  await page.keyboard.press('3');
  await expect(cardOf(page, '1,139 items')).toContainText('Risk');

  await dragOver(page, 'air');
  await page.getByRole('toolbar').getByRole('button', { name: 'Comment' }).click();
  await page.keyboard.type('Which ones?');
  await page.keyboard.press('Control+Enter');
  await expect(cardOf(page, 'air')).toContainText('Which ones?');
  await close();
});

test('marks with the keyboard alone, sentence by sentence', async () => {
  const { page, close } = await start();
  await expect(articleText(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  expect(await cursorWords(page)).toMatch(/^The South Korean Government has announced .* attacked\.$/);
  await expect(page.getByTestId('announcement')).toContainText('Paragraph 1: The South Korean Government');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('ArrowRight');
  expect(await cursorWords(page)).toBe('South');
  await page.keyboard.press('Shift+ArrowRight');
  expect(await cursorWords(page)).toBe('South Korea’s');
  await page.keyboard.press('2');
  expect(await markedWords(page)).toEqual(['South Korea’s']);

  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  const card = cardOf(page, 'The South Korean Government');
  await expect(card).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Said on 20 June.');
  await page.keyboard.press('Tab');
  await page.keyboard.type('policy shift');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(card).toContainText('Said on 20 June.');
  await expect(card).toContainText('policy shift');
  await expect(card).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(articleText(page)).toBeFocused();
  await page.keyboard.press('F8');
  await expect(cardOf(page, 'South Korea’s')).toBeFocused();
  await page.keyboard.press('5');
  await expect(cardOf(page, 'South Korea’s')).toContainText('Action');
  await close();
});

test('keeps overlapping annotations apart and reachable', async () => {
  const { page, close } = await start([fact, { kind: 'risk', words: 'the supply of weapons to Ukraine' }]);
  expect(await markedWords(page)).toEqual(['reconsider its position on the supply of weapons', 'the supply of weapons to Ukraine']);
  const both = page.locator('mark', { hasText: /^the supply of weapons$/ });
  await both.click();
  await expect(cardOf(page, 'the supply of weapons to Ukraine')).toHaveAttribute('data-active', '');
  await both.click();
  await expect(cardOf(page, 'reconsider its position')).toHaveAttribute('data-active', '');
  const cards = await page
    .locator('[data-card]')
    .evaluateAll((all) => all.map((card) => card.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })));
  expect(cards[1]?.top).toBeGreaterThanOrEqual(cards[0]?.bottom ?? 0);
  await close();
});

test('edits a comment in place; Escape takes it back, leaving keeps it', async () => {
  const { page, close } = await start([fact]);
  const card = cardOf(page, 'reconsider its position');
  await card.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Something else');
  await page.keyboard.press('Escape');
  await expect(card).toContainText('First time.');

  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.type(' Since 2022.');
  // Leaves in the middle of writing.
  await openArticle(page, other);
  await openArticle(page, title);
  await expect(card).toContainText('First time. Since 2022.');
  await close();
});

test('deletes with two ways back', async () => {
  const { page, close } = await start([fact]);
  const card = cardOf(page, 'reconsider its position');
  await card.focus();
  await page.keyboard.press('Delete');
  await expect(card).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card).toContainText('First time.');
  await card.focus();
  await page.keyboard.press('Delete');
  await expect(card).toBeHidden();
  await page.keyboard.press('Control+Z');
  await expect(card).toContainText('First time.');
  expect(await markedWords(page)).toEqual([fact.words]);
  await close();
});

test('finds everything again after a restart', async () => {
  const first = await start();
  await dragOver(first.page, 'signed a treaty');
  await first.page.keyboard.press('4');
  await first.page.keyboard.press('c');
  await first.page.keyboard.type('Which treaty?');
  // Quits in the middle of writing.
  await first.close();
  const second = await launchApplication({ library: first.library });
  await openArticle(second.page, title);
  expect(await markedWords(second.page)).toEqual(['signed a treaty']);
  await expect(cardOf(second.page, 'signed a treaty')).toContainText('Question');
  await expect(cardOf(second.page, 'signed a treaty')).toContainText('Which treaty?');
  await second.close();
});

test('shows an annotation that the disk refuses as unsaved, and saves it later', async () => {
  const { page, library, close } = await start();
  await rename(library, `${library}-away`);
  await dragOver(page, 'signed a treaty');
  await page.keyboard.press('1');
  const card = cardOf(page, 'signed a treaty');
  await expect(card).toContainText('Not saved');
  expect(await markedWords(page)).toEqual(['signed a treaty']);
  await expect(page.getByText('1 not saved')).toBeVisible();
  await rename(`${library}-away`, library);
  // The application itself looks for the folder as well, and may be quicker than a hand.
  await card
    .getByRole('button', { name: 'Try again' })
    .click({ timeout: 5000 })
    .catch(() => undefined);
  await expect(card).not.toContainText('Not saved');
  await close();
});

test('corrects the text, and says what became of the annotations', async () => {
  const { page, close } = await start([fact, { kind: 'quote', words: 'Kim Jong-unin Pyongyang', comment: 'Who?' }]);
  await page.getByRole('button', { name: 'More for this article' }).click();
  await page.getByRole('menuitem', { name: 'Correct the text…' }).click();
  const words = page.getByRole('textbox', { name: 'Words of block 2' });
  await words.fill((await words.inputValue()).replace('Jong-unin', 'Jong-un in'));
  await page.getByRole('button', { name: 'Save as a new version' }).click();
  await expect(page.getByText('1 annotation kept its place. 1 lost its place and is listed in the margin.')).toBeVisible();
  await expect(articleText(page)).toContainText('Kim Jong-un in Pyongyang');
  await expect(page.getByText(/Text corrected .* · version 2/)).toBeVisible();
  await expect(page.getByTestId('annotation-count')).toHaveText('2 annotations, 1 lost its place');
  await expect(cardOf(page, 'Kim Jong-unin Pyongyang')).toContainText('Who?');
  expect(await markedWords(page)).toEqual([fact.words]);
  await close();
});

test('changes what is known of the source', async () => {
  const { page, close } = await start();
  await page.keyboard.press('Control+Shift+I');
  const dialog = page.getByRole('dialog', { name: 'Details of the source' });
  await dialog.getByRole('textbox', { name: 'Source', exact: true }).fill('EFE, Madrid');
  await dialog
    .getByRole('combobox', { name: 'Marking' })
    .or(dialog.getByRole('textbox', { name: 'Marking' }))
    .first()
    .fill('SECRET');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('EFE, Madrid').first()).toBeVisible();
  await expect(page.getByText('SECRET', { exact: true })).toBeVisible();
  await close();
});

test('cites a passage in a briefing, and says on the card how often', async () => {
  const { page, close } = await start([fact]);
  await dragOver(page, 'signed a treaty');
  await page.getByRole('toolbar').getByRole('button', { name: 'Cite in briefing' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cite in a briefing' });
  await dialog.getByRole('button', { name: 'New briefing' }).click();
  await expect(page.getByText('“signed a treaty”').first()).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(cardOf(page, 'signed a treaty')).toContainText('cited in 1 briefing');
  await close();
});

test('moves the article to the trash and back', async () => {
  const { page, close } = await start([fact]);
  await page.getByRole('button', { name: 'More for this article' }).click();
  await page.getByRole('menuitem', { name: 'Move to the trash' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(cardOf(page, 'reconsider its position')).toBeVisible();
  await close();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`has nothing that axe objects to, ${scheme}`, async () => {
    const { page, close } = await start([fact, { kind: 'question', words: 'will be subject to international scrutiny' }]);
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
    await dragOver(page, 'signed a treaty');
    await expectNoAxeViolations(page);
    await page.keyboard.press('Escape');
    await cardOf(page, 'reconsider its position').focus();
    await page.keyboard.press('Enter');
    await expectNoAxeViolations(page);
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+Shift+E');
    await page.getByRole('dialog').waitFor();
    await expectNoAxeViolations(page);
    await close();
  });
}
