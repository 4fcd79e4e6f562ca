import { expect, type Page, test } from '@playwright/test';
import type { BriefingBody } from '../../shared/domain/briefing-body';
import { launchApplication } from '../helpers/application';
import { briefingPage, caretToEnd, paste, prepareEvidence } from '../helpers/briefing-page';
import { request } from '../helpers/seed-evidence';

/** What may be pasted into a briefing, and what becomes of the rest. */

async function storedBody(page: Page): Promise<BriefingBody> {
  await briefingPage(page).saved();
  const [row] = await request(page, 'briefing.list', {});
  if (row === undefined) throw new Error('there is no briefing');
  return (await request(page, 'briefing.read', { id: row.id })).body;
}

test('keeps of pasted HTML only what can be printed', async () => {
  const { page, close } = await launchApplication();
  const screen = briefingPage(page);
  await page.keyboard.press('Control+Shift+N');
  await screen.section('Purpose').click();
  await paste(page, {
    'text/html': `
      <h4 onclick="alert(1)">Heading</h4><p style="color:red">Some <b>bold</b>, <u>underlined</u>, <s>struck</s> and
      <a href="https://example.org/">linked</a> words.<script>alert(1)</script><img src="https://example.org/x.png"></p>
      <ol start="99999" type="a"><li>one<ul><li>deep</li></ul></li></ol><blockquote>said</blockquote><pre>let x</pre>
      <table><colgroup><col width="90000"></colgroup><tr><td colspan="400" align="right">cell</td></tr></table>
      <b style="font-weight:normal"><p>plain <span style="font-weight:700">heavy</span> <span style="font-style:italic">slanted</span></p></b>
      <p><span data-annotation-id="forged">not a citation</span><iframe src="https://example.org/"></iframe></p>`,
  });
  await expect(screen.text).toContainText('not a citation');
  await expect(screen.citations).toHaveCount(0);
  const types = [...JSON.stringify(await storedBody(page)).matchAll(/"type":"(\w+)"/g)].map((match) => match[1]);
  const kept = 'doc heading paragraph text bold italic orderedList bulletList listItem table tableRow tableCell'.split(' ');
  expect(new Set(types)).toEqual(new Set(kept));
  await expect(screen.text.locator('a, u, s, img, script, iframe, blockquote, pre, [onclick], [style*="color"]')).toHaveCount(0);
  await expect(screen.text.locator('strong')).toHaveText(['bold', 'heavy']);
  await expect(screen.text.locator('em')).toHaveText(['slanted']);
  await expect(screen.text).toContainText('Some bold, underlined, struck and linked words.');
  await close();
});

test('keeps the paragraphs of pasted plain text, letter for letter', async () => {
  const { page, close } = await launchApplication();
  const screen = briefingPage(page);
  await page.keyboard.press('Control+Shift+N');
  await screen.section('Purpose').click();
  await paste(page, { 'text/plain': '#let x = sys *_$<@\\\n\n한국 정부 **two**\nالسلام عليكم' });
  await expect(screen.text.locator('p').nth(0)).toHaveText('#let x = sys *_$<@\\');
  await expect(screen.text.locator('p').nth(1)).toHaveText('한국 정부 **two**');
  await expect(screen.text.locator('p').nth(2)).toHaveText('السلام عليكم');
  await screen.saved();
  await expect(screen.pages.first()).toBeVisible();
  await expect(page.getByTestId('preview-failure')).toHaveCount(0);
  await close();
});

test('carries a citation along when it is copied inside the text', async () => {
  const { page, close } = await launchApplication({ env: { BRIEFING_NOTES_SAMPLE: '1' } });
  const screen = briefingPage(page);
  await prepareEvidence(page);
  await page.keyboard.press('Control+Shift+N');
  await screen.section('Purpose').click();
  await page.keyboard.type('Words.');
  await screen.cards
    .first()
    .getByRole('button', { name: /^Cite:/ })
    .click();
  await page.keyboard.press('Control+A');
  const copied = await screen.text.evaluate((text) => {
    const data = new DataTransfer();
    text.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    return { 'text/html': data.getData('text/html'), 'text/plain': data.getData('text/plain') };
  });
  await caretToEnd(page);
  await paste(page, copied);
  await expect(screen.citations).toHaveText(['1 EFE ¶1', '1 EFE ¶1']);
  await close();
});
