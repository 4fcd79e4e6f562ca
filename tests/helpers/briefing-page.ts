import { expect, type Locator, type Page } from '@playwright/test';
import type { Annotation } from '../../shared/domain/annotation';
import { request, type Seed, seedEvidence } from './seed-evidence';

/** Passages of the sample article, in the order of the article. */
export const samplePassages: readonly Seed[] = [
  {
    words: 'will reconsider its position on the supply of weapons to Ukraine',
    kind: 'key-fact',
    comment: 'First time lethal aid is on the table.',
  },
  { words: '“the comprehensive strategic treaty”', kind: 'quote' },
  { words: 'Air defense systems could be on the list of possible supports', kind: 'question' },
  { words: 'bringing the total items under sanctions to 1,402', kind: 'risk', comment: 'Figures do not add up.' },
];

/** Gives the sample article its source and marks `samplePassages` in it. */
export async function prepareEvidence(page: Page): Promise<readonly Annotation[]> {
  const { rows } = await request(page, 'article.list', { text: '', sort: 'importedAt', descending: true, offset: 0, limit: 1 });
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('the library has no article');
  const { article } = await request(page, 'article.read', { id });
  const known = { title: 'South Korea to reconsider arming Ukraine', source: 'EFE', publishedOn: '2024-06-20' };
  await request(page, 'article.update-meta', { id, meta: { ...article.meta, ...known, grade: { reliability: 'B', credibility: '2' } } });
  return seedEvidence(page, '', samplePassages);
}

/** The parts of the briefing screen that tests reach for. */
export function briefingPage(page: Page) {
  const text = page.getByTestId('briefing-text');
  return {
    title: page.getByTestId('briefing-title'),
    text,
    /** The first paragraph below the heading of a section. */
    section: (heading: string): Locator => text.locator(`h1:has-text("${heading}") + *`),
    citations: text.getByTestId('citation'),
    cards: page.getByTestId('evidence-card'),
    list: page.getByTestId('citation-list'),
    passage: page.getByTestId('passage'),
    saving: page.getByTestId('saving'),
    pages: page.getByTestId('preview-page'),
    /** Waits until the status bar says that everything is on the disk. */
    saved: () => expect(page.getByTestId('saving')).toHaveAttribute('data-state', 'saved'),
  };
}

/**
 * Puts the caret behind the last word of the briefing's text. Within 20 ms of getting the focus the editor may put the
 * caret back to where the click was: no hand is that quick, but a test is, so the key is pressed until the caret stays.
 */
export async function caretToEnd(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Control+End');
    expect(await page.getByTestId('briefing-text').evaluate(wordsBehindCaret)).toBe('');
  }).toPass();
}

/** Runs in the page: what stands behind the caret two frames from now. */
async function wordsBehindCaret(text: Element): Promise<string> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const caret = document.getSelection();
  if (caret === null || caret.focusNode === null || !text.contains(caret.focusNode)) return 'no caret';
  const behind = document.createRange();
  behind.selectNodeContents(text);
  behind.setStart(caret.focusNode, caret.focusOffset);
  return behind.toString();
}

/** Pastes into the briefing's text as the system's clipboard would, without touching the clipboard of the machine. */
export async function paste(page: Page, content: Readonly<Record<string, string>>): Promise<void> {
  await page.getByTestId('briefing-text').evaluate((text, given) => {
    const data = new DataTransfer();
    for (const [type, value] of Object.entries(given)) data.setData(type, value);
    text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, content);
}
