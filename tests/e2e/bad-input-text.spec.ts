import { expect, test } from '@playwright/test';
import { launchApplication } from '../helpers/application';
import { briefingPage } from '../helpers/briefing-page';
import { blockOf, openImport, pasteText, storedArticles } from '../helpers/import-page';
import { storedAnnotations, storedBriefings } from '../helpers/main-job-files';
import { exportToFile, importText, writeCitingBriefing } from '../helpers/main-job-steps';
import { pdfInfo, pdfText, popplerMissing } from '../helpers/poppler';
import { articleText, cardOf, cursorWords } from '../helpers/reader-page';
import { seedEvidence } from '../helpers/seed-evidence';

/**
 * Texts that no careful program expects and every real one meets, from the paste to the printed page. What the
 * import screen says of them one by one is in import.spec.ts and hostile-imports.spec.ts; here nothing may be lost on the
 * whole way.
 */

test('five megabytes are stored word for word, and can be read and marked', async () => {
  const { page, library, close } = await launchApplication();
  const paragraph = 'The ministry said on Monday that the talks would go on for another week in the capital. ';
  const text = Array.from({ length: 12_500 }, (_, index) => `${index}. ${paragraph.repeat(5).trim()}`).join('\n\n');
  expect(Buffer.byteLength(text)).toBeGreaterThan(5 * 1024 * 1024);
  await importText(page, 'Five megabytes', text);
  await page.keyboard.press('ArrowDown');
  const words = await cursorWords(page);
  await page.keyboard.press('1');
  await expect(cardOf(page, words)).toBeVisible();
  await expect(page.getByTestId('annotation-count')).toContainText('1 annotation');
  const [stored] = await storedArticles(library);
  expect(stored?.original.toString('utf8')).toBe(text);
  const kept = stored?.article.versions[0]?.text ?? '';
  expect(kept.match(/The ministry said/g)?.length).toBe(12_500 * 5);
  await expect.poll(async () => (await storedAnnotations(library)).length).toBe(1);
  await close();
});

test(`NULs and halves of characters are counted, left out, and kept in the original${popplerMissing}`, async () => {
  test.skip(popplerMissing !== '');
  const launched = await launchApplication();
  const { page, library } = launched;
  const text = 'Seoul\u0000 spoke \uD83D of arms. Moscow answered.';
  await openImport(page);
  await pasteText(page, text);
  await expect(page.getByTestId('characters')).toContainText('1 control character was left out.');
  await expect(page.getByTestId('characters')).toContainText('1 broken character was replaced by �.');
  await page.getByRole('complementary', { name: 'Source' }).getByLabel('Title').fill('Broken');
  await page.getByRole('button', { name: 'Store article' }).click();
  await articleText(page).waitFor();
  const [stored] = await storedArticles(library);
  expect(stored?.article.versions[0]?.text).toBe('Seoul spoke � of arms. Moscow answered.');
  // Half a pair has no form in UTF-8: the original is kept in UTF-16, where it has.
  expect(stored?.original.toString('utf16le')).toBe(`\uFEFF${text}`);
  await seedEvidence(page, 'Broken', [{ words: 'Seoul spoke � of arms.', kind: 'quote' }]);
  await writeCitingBriefing(page, 'On broken characters', 'Seoul spoke.');
  expect(pdfText(await exportToFile(launched))).toContain('Seoul spoke � of arms.');
  await launched.close();
});

test(`right-to-left and invisible signs are shown, kept, and do no harm on paper${popplerMissing}`, async () => {
  test.skip(popplerMissing !== '');
  const launched = await launchApplication();
  const { page, library } = launched;
  const text = 'Seoul \u202Edetrever\u202C its posi\u200Btion on arms. Moscow answered.';
  await openImport(page);
  await pasteText(page, text);
  await expect(page.getByTestId('characters')).toContainText('2 direction signs were kept');
  await expect(page.getByTestId('characters')).toContainText('1 invisible character was kept.');
  await expect(blockOf(page, 'Seoul U+202Edetrever')).toBeVisible();
  await page.getByRole('complementary', { name: 'Source' }).getByLabel('Title').fill('Signs');
  await page.getByRole('button', { name: 'Store article' }).click();
  await articleText(page).waitFor();
  expect((await storedArticles(library))[0]?.article.versions[0]?.text).toBe(text);
  await seedEvidence(page, 'Signs', [{ words: 'Seoul \u202Edetrever\u202C its posi\u200Btion on arms.', kind: 'quote' }]);
  await writeCitingBriefing(page, 'On signs', 'Seoul spoke.');
  const printed = pdfText(await exportToFile(launched));
  expect(printed).toContain('On signs');
  expect(printed).toContain('on arms.');
  await launched.close();
});

test(`Korean, Arabic and Thai are read, marked, cited and printed${popplerMissing}`, async () => {
  test.skip(popplerMissing !== '');
  const launched = await launchApplication();
  const { page } = launched;
  const sentences = ['한국 정부는 입장을 재검토하겠다고 밝혔다.', 'أعلنت الحكومة أنها ستعيد النظر.', 'รัฐบาลประกาศว่าจะทบทวนจุดยืน'];
  await importText(page, '세 가지 글', sentences.join('\n\n'));
  for (const [index, sentence] of sentences.entries()) {
    await page.keyboard.press(index === 0 ? 'ArrowDown' : 'Control+ArrowDown');
    expect(await cursorWords(page)).toBe(sentence);
    await page.keyboard.press('2');
    await expect(cardOf(page, sentence)).toBeVisible();
  }
  await writeCitingBriefing(page, '서울과 กรุงเทพ', sentences.join(' '));
  const screen = briefingPage(page);
  await screen.section('Key points').click();
  await page.keyboard.type('@');
  await page.keyboard.insertText('ستعيد');
  await expect(screen.list.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await screen.saved();
  const pdf = await exportToFile(launched);
  expect(pdfInfo(pdf).Title).toBe('서울과 กรุงเทพ');
  const printed = pdfText(pdf).replaceAll(/[\s\u200B]/g, '');
  expect(printed).toContain('한국정부는입장을재검토하겠다고밝혔다.');
  expect(printed).toContain('รัฐบาลประกาศว่าจะทบทวนจุดยืน'.replaceAll(/\s/g, ''));
  for (const word of ['أعلنت', 'الحكومة', 'ستعيد']) expect(printed).toContain(word);
  await launched.close();
});

test(`a title of 400 characters is kept whole, and breaks no screen and no page${popplerMissing}`, async () => {
  test.skip(popplerMissing !== '');
  const launched = await launchApplication();
  const { page, library } = launched;
  const title = `${'Reconsidering '.repeat(28)}the end.`.padEnd(400, '!');
  const unbroken = 'x'.repeat(400);
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  await importText(page, unbroken, 'Seoul spoke of arms. Moscow answered.');
  expect(await fits()).toBe(true);
  await seedEvidence(page, 'xxx', [{ words: 'Seoul spoke of arms.', kind: 'quote' }]);
  await writeCitingBriefing(page, title, 'Seoul spoke.');
  expect(await fits()).toBe(true);
  const pdf = await exportToFile(launched);
  expect(pdfInfo(pdf).Title).toBe(title);
  const printed = pdfText(pdf).replaceAll(/[\s\u200B-]/g, '');
  expect(printed).toContain(title.replaceAll(/[\s\u200B-]/g, ''));
  expect(printed).toContain(unbroken);
  expect((await storedArticles(library))[0]?.article.meta.title).toBe(unbroken);
  expect((await storedBriefings(library))[0]?.header.title).toBe(title);
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('grid')).toBeVisible();
  expect(await fits()).toBe(true);
  await launched.close();
});

test(`what looks like code stays text, in title, text, comment and tag, all the way onto paper${popplerMissing}`, async () => {
  test.skip(popplerMissing !== '');
  const launched = await launchApplication();
  const { page, library } = launched;
  const code = '#let x = sys';
  const signs = '*_$<@\\';
  const sentence = `Seoul said ${code} and ${signs} of it.`;
  await importText(page, `${code} ${signs}`, `${sentence} Moscow answered.`);
  await page.keyboard.press('ArrowDown');
  expect(await cursorWords(page)).toBe(sentence);
  await page.keyboard.press('1');
  await page.keyboard.press('c');
  const card = cardOf(page, sentence);
  await card.getByLabel('Comment').fill(`${code} ${signs}`);
  await page.keyboard.press('Tab');
  await page.keyboard.type(signs);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(card).toContainText(`${code} ${signs}`);
  await expect.poll(async () => (await storedAnnotations(library))[0]?.tags).toEqual([signs]);
  expect((await storedAnnotations(library))[0]).toMatchObject({ comment: `${code} ${signs}`, target: { quote: { exact: sentence } } });

  await writeCitingBriefing(page, `${code} ${signs}`, `It says ${code} with *stars*, _lines_, $x$, <label>, \\ and [#x].`);
  await page.getByLabel('To', { exact: true }).fill(`${signs} #sys`);
  await briefingPage(page).saved();
  const pdf = await exportToFile(launched);
  expect(pdfInfo(pdf).Title).toBe(`${code} ${signs}`);
  const printed = pdfText(pdf);
  expect(printed).toContain(`${code} ${signs}`);
  expect(printed).toContain(`It says ${code} with *stars*, _lines_, $x$, <label>, \\ and [#x].`);
  expect(printed).toContain(`“${sentence}” — Source`);
  expect(printed).toContain(`${signs} #sys`);
  await launched.close();
});
