import { expect, type Locator, type Page } from '@playwright/test';

/** Moves through the application with keys alone: nothing here clicks, hovers or sets the focus by itself. */

/** No screen of ours has more places to stop at. */
const mostStops = 120;

/** Presses Tab until `target` has the focus, as somebody does who has no mouse. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target, 'Tab never reached it').toBeFocused();
}

async function isFocused(target: Locator): Promise<boolean> {
  return (await target.count()) === 1 && (await target.evaluate((element) => element === document.activeElement));
}

/** Runs the first thing that the palette finds for these words; `expected` is what it must be called. */
export async function runFromPalette(page: Page, words: string, expected: RegExp): Promise<void> {
  const search = page.getByRole('combobox', { name: 'Search or run a command' });
  await page.keyboard.press('Control+K');
  await expect(search).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toHaveText(expected);
  await page.keyboard.press('Enter');
  await expect(search).toBeHidden();
}

/** Goes to a field and writes over what is in it. */
export async function writeInto(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(words);
  await expect(field).toHaveValue(words);
}

/**
 * Notes every press of a mouse from now on; the function returned fails the test when there was one. Moves do not
 * count: the display sends them by itself when a window comes to lie under the pointer.
 */
export async function forbidMouse(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    for (const name of ['mousedown', 'pointerdown', 'touchstart', 'wheel'] as const) {
      document.addEventListener(
        name,
        () => {
          document.documentElement.dataset.mouse = name;
        },
        true,
      );
    }
  });
  return () => expect(page.locator('html')).not.toHaveAttribute('data-mouse');
}
