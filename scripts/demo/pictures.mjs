/** Pictures of the steps, numbered in their order. */
import { join } from 'node:path';

/** @typedef {(name: string) => Promise<void>} TakePicture name: what is to be seen, in whole words */

/**
 * @param {import('playwright').Page} page
 * @param {string} folder
 * @returns {TakePicture}
 */
export function pictureTaker(page, folder) {
  let taken = 0;
  return async (name) => {
    taken += 1;
    const number = String(taken).padStart(2, '0');
    // The mouse leaves: what only shows under it is no part of the step.
    await page.mouse.move(0, 0);
    // Not with Playwright's own way of stopping animations: it brings Chromium 114 down.
    await page.screenshot({ path: join(folder, `${number}-${name}.png`) });
  };
}
