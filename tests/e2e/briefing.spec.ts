import { expect, test } from '@playwright/test';
import type { BriefingId } from '../../shared/core/ids';
import type { BriefingBody } from '../../shared/domain/briefing-body';
import { launchApplication, setColourScheme, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { briefingPage, prepareEvidence, samplePassages } from '../helpers/briefing-page';
import { request } from '../helpers/seed-evidence';

/** Writing a briefing in the real application: with the mouse, with the keyboard alone, and what becomes of deleted evidence. */

const env = { BRIEFING_NOTES_SAMPLE: '1' };

/** The kinds of the body's inline nodes and its words, as stored. */
function outline(body: BriefingBody): string {
  return JSON.stringify(body)
    .replaceAll(/"annotationId":"[^"]+"/g, '"annotationId":"…"')
    .replaceAll(/\{"type":"citation","attrs":\{"annotationId":"…"\}\}/g, '[cite]');
}

test('writes a briefing with the mouse, and finds it again after a restart', async () => {
  const library = await temporaryFolder('library');
  const userData = await temporaryFolder('user-data');
  const first = await launchApplication({ env, library, userData });
  const screen = briefingPage(first.page);
  await prepareEvidence(first.page);
  await first.page.getByRole('button', { name: 'New briefing' }).click();

  await screen.title.fill('Seoul reconsiders arming Ukraine');
  await first.page.getByLabel('To', { exact: true }).fill('Head of Policy');
  await first.page.getByLabel('Date', { exact: true }).fill('21 June 2024');
  await first.page.getByLabel('Marking').fill('OFFICIAL-SENSITIVE');
  await first.page.keyboard.press('Escape');

  await screen.section('Purpose').click();
  await first.page.keyboard.type('The Republic of Korea reviews lethal aid.');
  await screen.cards
    .first()
    .getByRole('button', { name: /^Cite:/ })
    .click();
  await expect(screen.citations).toHaveText(['1 EFE ¶1']);
  await expect(screen.cards).toHaveCount(samplePassages.length - 1);

  await screen.section('Key points').click();
  await screen.cards
    .filter({ hasText: 'comprehensive' })
    .getByRole('button', { name: /^Quote:/ })
    .click();
  await expect(screen.citations).toHaveText(['1 EFE ¶1', '1 EFE ¶2']);

  await screen.section('Assessment').click();
  await first.page.keyboard.type('Air defence comes first.');
  await screen.cards.filter({ hasText: 'Air defense' }).dragTo(screen.section('Assessment'), { targetPosition: { x: 400, y: 12 } });
  await expect(screen.section('Assessment').getByTestId('citation')).toHaveText(['1 EFE ¶6']);

  await screen.section('Recommendation').click();
  await first.page.getByRole('button', { name: 'Insert a table' }).click();
  await first.page.keyboard.type('Option');
  await expect(screen.text.locator('th').first()).toHaveText('Option');
  await first.page.getByRole('button', { name: 'Change the table' }).click();
  await first.page.getByRole('menuitem', { name: 'Remove the column' }).click();
  await expect(screen.text.locator('th')).toHaveCount(2);

  // A chip is moved like a word, as one object.
  await screen.citations.nth(1).dragTo(screen.section('Background'), { targetPosition: { x: 20, y: 12 } });
  await expect(screen.section('Background').getByTestId('citation')).toHaveText(['1 EFE ¶2']);
  await first.page.keyboard.press('Control+Z');
  await expect(screen.section('Key points').getByTestId('citation')).toHaveText(['1 EFE ¶2']);

  await screen.citations.first().click();
  await expect(screen.passage).toContainText('The South Korean Government has announced that it will reconsider');
  await expect(screen.passage).toContainText('B2');
  await screen.passage.getByRole('button', { name: 'Open in reader' }).click();
  await expect(first.page.getByTestId('crumbs')).toContainText('Library › South Korea');
  await first.page.keyboard.press('Alt+ArrowLeft');

  await screen.saved();
  const [row] = await request(first.page, 'briefing.list', {});
  expect(row).toMatchObject({ title: 'Seoul reconsiders arming Ukraine', to: 'Head of Policy', date: '2024-06-21', citations: 3 });
  const stored = await request(first.page, 'briefing.read', { id: row?.id as BriefingId });
  expect(stored.header.marking).toBe('OFFICIAL-SENSITIVE');
  expect(outline(stored.body)).toContain('{"type":"text","text":"The Republic of Korea reviews lethal aid."},[cite]');
  expect(outline(stored.body)).toContain('{"type":"text","text":"“the comprehensive strategic treaty”"},[cite]');
  expect(outline(stored.body)).toContain('{"type":"text","text":"Air defence comes first."},[cite]');
  await first.close();

  const second = await launchApplication({ library, userData });
  const again = briefingPage(second.page);
  await second.page.getByRole('button', { name: 'Briefings', exact: true }).click();
  await second.page.getByTestId('briefing-row').dblclick();
  await expect(again.title).toHaveValue('Seoul reconsiders arming Ukraine');
  await expect(again.citations).toHaveText(['1 EFE ¶1', '1 EFE ¶2', '1 EFE ¶6']);
  await second.close();
});

test('writes a briefing with the keyboard alone', async () => {
  const { page, close } = await launchApplication({ env });
  const screen = briefingPage(page);
  await prepareEvidence(page);
  const { keyboard } = page;
  await keyboard.press('Control+Shift+N');
  await expect(screen.title).toBeFocused();
  await keyboard.press('Control+E');
  await expect(page.getByText('Give the briefing a title first')).toBeVisible();
  await keyboard.type('Treaty');
  await expect(page.getByText('Give the briefing a title first')).toBeHidden();
  await keyboard.press('Enter');
  await expect(screen.text).toBeFocused();

  await keyboard.type('Both sides promise help. @comprehensive tre');
  await expect(screen.list.getByRole('option')).toHaveCount(1);
  await keyboard.press('Enter');
  await expect(screen.citations).toHaveText(['1 EFE ¶2']);
  await keyboard.type(' Next. @');
  await expect(screen.list.getByRole('option')).toHaveCount(samplePassages.length);
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await expect(screen.text).toHaveAttribute('aria-activedescendant', await activeOption(screen.list));
  await keyboard.press('Tab');
  await expect(screen.citations).toHaveText(['1 EFE ¶2', '1 EFE ¶6']);

  await keyboard.press('Control+Shift+C');
  await expect(screen.list).toBeVisible();
  await keyboard.press('Escape');
  await expect(screen.list).toBeHidden();
  await expect(screen.text).not.toContainText('@');

  // The cursor passes over a chip in one step, on which it is read out and can be opened.
  await keyboard.press('ArrowLeft');
  await expect(page.getByTestId('announcement')).toContainText('Citation 2: EFE, paragraph 6: “Air defense');
  await keyboard.press('Enter');
  await expect(screen.passage).toBeVisible();
  await expect(screen.passage.getByRole('button', { name: 'Open in reader' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(screen.passage).toBeHidden();
  await expect(screen.text).toBeFocused();
  await keyboard.press('ArrowRight');
  await keyboard.press('Backspace');
  await expect(screen.citations).toHaveText(['1 EFE ¶2']);
  await keyboard.press('Control+Z');
  await expect(screen.citations).toHaveText(['1 EFE ¶2', '1 EFE ¶6']);

  await keyboard.press('Control+B');
  await keyboard.type(' bold');
  await expect(screen.text.locator('strong')).toHaveText('bold');
  await expect(page.getByRole('button', { name: 'Bold' })).toHaveAttribute('aria-pressed', 'true');

  await page.getByRole('button', { name: /^Style/ }).focus();
  await keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Bold' })).toBeFocused();
  await keyboard.press('End');
  await keyboard.press('ArrowLeft');
  await keyboard.press('Enter');
  await expect(screen.text.locator('table')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change the table' })).toBeVisible();
  await keyboard.type('Option');
  await expect(screen.text.locator('th').first()).toHaveText('Option');

  await page.getByRole('separator', { name: 'Width of the evidence' }).focus();
  const pane = page.getByTestId('evidence');
  const before = (await pane.boundingBox())?.width ?? 0;
  await keyboard.press('ArrowRight');
  await expect.poll(async () => (await pane.boundingBox())?.width).toBeGreaterThan(before);
  await screen.saved();
  await close();
});

test('shows a citation whose annotation was deleted, and its words again when it is restored', async () => {
  const { page, close } = await launchApplication({ env });
  const screen = briefingPage(page);
  const [annotation] = await prepareEvidence(page);
  if (annotation === undefined) throw new Error('nothing was marked');
  await page.getByRole('button', { name: 'New briefing' }).click();
  await screen.cards
    .first()
    .getByRole('button', { name: /^Cite:/ })
    .click();
  await expect(screen.citations).toHaveAttribute('data-state', 'ok');

  await request(page, 'annotation.trash', { articleId: annotation.articleId, id: annotation.id });
  await expect(screen.citations).toHaveAttribute('data-state', 'deleted');
  await expect(screen.citations).toHaveText('evidence deleted');
  await expect(screen.citations).toHaveAccessibleName('Citation 1: evidence deleted');
  await screen.citations.click();
  await expect(screen.passage).toContainText('was deleted');
  await expectNoAxeViolations(page);
  await page.keyboard.press('Escape');

  await request(page, 'trash.restore', { kind: 'annotation', id: annotation.id });
  await expect(screen.citations).toHaveText('1 EFE ¶1');
  await screen.citations.click();
  await screen.passage.getByRole('button', { name: 'Remove citation' }).click();
  await expect(screen.citations).toHaveCount(0);
  await close();
});

test('lists briefings, puts one into the trash and brings it back', async () => {
  const { page, close } = await launchApplication();
  await page.getByRole('button', { name: 'Briefings', exact: true }).click();
  await expect(page.getByText('No briefing yet')).toBeVisible();
  await expectNoAxeViolations(page);
  for (const title of ['First', 'Second', 'Third']) {
    await page.keyboard.press('Control+Shift+N');
    await expect(briefingPage(page).title).toHaveValue('');
    await briefingPage(page).title.fill(title);
    await briefingPage(page).saved();
  }
  await page.keyboard.press('Control+2');
  const rows = page.getByTestId('briefing-row');
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText('Third');
  await rows.first().getByRole('button', { name: 'Third', exact: true }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(rows).toHaveCount(2);
  await expect(page.getByText('“Second” is in the trash.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(3);
  await page.keyboard.press('Control+2');
  await rows.filter({ hasText: 'First' }).getByRole('button', { name: 'First', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(briefingPage(page).title).toHaveValue('First');
  await close();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`has nothing that axe objects to in ${scheme} colours`, async () => {
    const { page, close } = await launchApplication({ env });
    const screen = briefingPage(page);
    await prepareEvidence(page);
    await setColourScheme(page, scheme);
    await page.getByRole('button', { name: 'New briefing' }).click();
    await screen.title.fill('Seoul reconsiders');
    await screen.cards
      .first()
      .getByRole('button', { name: /^Cite:/ })
      .click();
    await expect(screen.citations).toHaveCount(1);
    await expectNoAxeViolations(page);
    await page.keyboard.type(' @');
    await expect(screen.list).toBeVisible();
    await expectNoAxeViolations(page);
    await page.keyboard.press('Escape');
    await screen.citations.click();
    await expect(screen.passage).toBeVisible();
    await expectNoAxeViolations(page);
    await page.keyboard.press('Escape');
    await screen.saved();
    await page.keyboard.press('Control+2');
    await expect(page.getByTestId('briefing-row')).toHaveCount(1);
    await expectNoAxeViolations(page);
    await close();
  });
}

async function activeOption(list: ReturnType<typeof briefingPage>['list']): Promise<string> {
  return (await list.locator('[aria-selected="true"]').getAttribute('id')) ?? 'none';
}
