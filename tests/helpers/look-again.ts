import { expect, type Page } from '@playwright/test';

/**
 * Presses "Look again" until the trouble that a library had is over. The library looks by itself, too, from time to time,
 * and the button goes when it has seen that all is well before the test has pressed it.
 */
export async function lookAgainUntilWell(page: Page): Promise<void> {
  const trouble = page.getByTestId('library-trouble');
  const button = trouble.getByRole('button', { name: 'Look again' });
  await expect(async () => {
    if (await button.isVisible()) await button.press('Enter', { timeout: 2000 });
    await expect(trouble).toBeHidden({ timeout: 2000 });
  }).toPass();
}
