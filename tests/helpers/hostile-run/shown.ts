import { expect, type Page } from '@playwright/test';
import errors from '../../../assets/messages/en/errors.json';
import messages from '../../../assets/messages/en/import.json';
import type { ImportErrorCode } from '../../../shared/ipc/error-code';
import { isRefused, type Read, type Refused } from '../hostile-cases/hostile-case';

/** What the import screen shows of what came in. */
type Shown = {
  readonly failure: string | null;
  readonly kept: string;
  readonly cut: string;
  readonly dropped: readonly string[];
  readonly warnings: readonly string[];
  readonly characters: readonly string[];
};

const outcome = '[data-testid="import-failure"]:not([data-seen]), [data-testid="block"]';

/** Waits until something was read or refused since the last time, and says what is shown of it. */
export async function nextOutcome(page: Page): Promise<Shown> {
  await page
    .locator(outcome)
    .first()
    .waitFor({ state: 'attached', timeout: 60_000 })
    .catch(async (error: Error) => {
      throw new Error(`${error.message}\nShown instead: ${await page.locator('body').textContent()}`);
    });
  return page.evaluate(() => {
    const all = (selector: string): readonly Element[] => [...document.querySelectorAll(selector)];
    const failure = document.querySelector('[data-testid="import-failure"]:not([data-seen])');
    failure?.setAttribute('data-seen', '');
    const blocks = all('[data-testid="block"]');
    const words = (cut: boolean): string =>
      blocks
        .filter((block) => block.getAttribute('data-cut') === String(cut))
        .map((block) => block.querySelector(':scope > div > *')?.textContent ?? '')
        .join('\n');
    // Without the example that stands behind it.
    const items = (list: string): readonly string[] =>
      all(`[data-testid="${list}"] li`).map((item) => (item.firstChild?.textContent ?? '').trim());
    return {
      failure: failure?.textContent ?? null,
      kept: words(false),
      cut: words(true),
      dropped: items('import-dropped'),
      warnings: items('import-warnings'),
      characters: items('characters'),
    };
  });
}

/** The three texts of an error. */
export function expectRefusal(text: string | null, code: ImportErrorCode, label: string): void {
  for (const part of ['what', 'kept', 'do'] as const) expect(text, label).toContain(errors[`${code}.${part}` as keyof typeof errors]);
}

export function expectOutcome(shown: Shown, wanted: Refused | Read, label: string): void {
  if (isRefused(wanted)) {
    expectRefusal(shown.failure ?? shown.kept, wanted.refused, label);
    return;
  }
  expect(shown.failure, label).toBeNull();
  for (const words of wanted.words) expect(shown.kept, label).toContain(words);
  for (const words of wanted.cut ?? []) {
    expect(shown.cut, label).toContain(words);
    expect(shown.kept, label).not.toContain(words);
  }
  const everything = `${shown.kept}\n${shown.cut}`;
  for (const words of wanted.either ?? []) expect(everything, label).toContain(words);
  for (const words of wanted.nowhere ?? []) expect(everything, label).not.toContain(words);
  const { dropped = [], warnings = [], characters = {} } = wanted;
  if (dropped !== 'any') {
    expect([...shown.dropped].sort(), label).toEqual(dropped.map(([what, count]) => counted(`dropped.${what}`, count)).sort());
  }
  if (warnings !== 'any') {
    expect(shown.warnings, label).toHaveLength(warnings.length);
    const told = shown.warnings.join('\n');
    for (const code of warnings) expect(told, label).toMatch(patternOf(messages[`warning.${code}` as keyof typeof messages]));
    expect(told, label).not.toContain('{{');
  }
  expect(shown.characters, label).toEqual(Object.entries(characters).map(([kind, count]) => counted(kind, count)));
}

/** A message in its form for so many. */
function counted(key: string, count: number): string {
  return messages[`${key}_${count === 1 ? 'one' : 'other'}` as keyof typeof messages].replace('{{count}}', String(count));
}

/** A message with anything where its values stand. */
function patternOf(message: string): RegExp {
  const parts = message.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.+'));
}
