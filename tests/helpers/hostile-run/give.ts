import type { Page } from '@playwright/test';
import { dropFiles } from '../drop-files';
import type { FileWay } from '../hostile-cases/hostile-case';

/** The ways by which one file comes in. */
export const giveFile: Readonly<Record<Exclude<FileWay, 'folder'>, (page: Page, path: string) => Promise<void>>> = {
  dialog: (page, path) => page.getByTestId('import-file').setInputFiles(path),
  drop: (page, path) => dropFiles(page, path),
  paste: pasteFile,
};

/** Pastes a file as it is copied in the system's file manager. */
async function pasteFile(page: Page, path: string): Promise<void> {
  // A page cannot make a file of the disk itself: one that is chosen here lends it.
  const chooser = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
  await chooser.setInputFiles(path);
  await chooser.evaluate((input) => {
    const clipboardData = new DataTransfer();
    for (const file of input.files ?? []) clipboardData.items.add(file);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await chooser.dispose();
}

/** Pastes a text that is repeated in the page: it may be longer than what a test can send there. */
export async function pasteRepeated(page: Page, text: string, times: number): Promise<void> {
  await page.evaluate(
    ([part, count]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', part.repeat(count));
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [text, times] as const,
  );
}

/**
 * Throws away the preview that is shown. Its buttons are pressed as soon as they are there, before the dialog has come
 * in: what a person sees of it is tested elsewhere, and here it is done some hundred times.
 */
export async function discard(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const pressed = async (within: string): Promise<void> => {
      for (;;) {
        const button = [...document.querySelectorAll<HTMLElement>(`${within} button`)].find(({ textContent }) => textContent === 'Discard');
        if (button !== undefined) return button.click();
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    };
    await pressed('body');
    await pressed('[role="dialog"]');
  });
  await page.getByTestId('import-file').waitFor({ state: 'attached' });
  // What is dropped on a dialog that goes at that moment goes with it.
  await page.locator('[role="dialog"]').waitFor({ state: 'detached' });
}
