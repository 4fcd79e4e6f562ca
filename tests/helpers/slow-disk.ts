import type { ElectronApplication } from '@playwright/test';

/**
 * Makes the disk of the running application take its time: every file that is opened, to be read or written, and whose name ends so waits until
 * `release` is called. So a test can look at work that goes on, however fast the machine is.
 */
export async function holdReading(application: ElectronApplication, fileName: string): Promise<{ readonly release: () => Promise<void> }> {
  await application.evaluate((_electron, wanted) => {
    const files = process.mainModule?.require('node:fs/promises') as typeof import('node:fs/promises');
    const open = files.open;
    let pass = (): void => {};
    const gate = new Promise<void>((resolve) => {
      pass = resolve;
    });
    Object.assign(globalThis, {
      releaseReading() {
        files.open = open;
        pass();
      },
    });
    files.open = (async (...args: Parameters<typeof open>) => {
      if (String(args[0]).endsWith(wanted)) await gate;
      return open(...args);
    }) as typeof open;
  }, fileName);
  return { release: () => application.evaluate(() => (globalThis as unknown as { releaseReading: () => void }).releaseReading()) };
}

/** Lets the next file whose name ends so be written to by somebody else just when the running application has read it. */
export async function writeWhileRead(application: ElectronApplication, fileName: string): Promise<void> {
  await application.evaluate((_electron, wanted) => {
    const files = process.mainModule?.require('node:fs/promises') as typeof import('node:fs/promises');
    const open = files.open;
    files.open = (async (...args: Parameters<typeof open>) => {
      const handle = await open(...args);
      if (!String(args[0]).endsWith(wanted)) return handle;
      files.open = open;
      const readFile = handle.readFile.bind(handle);
      const read = async (): Promise<Buffer> => {
        const bytes = await readFile();
        await files.appendFile(String(args[0]), ' and more');
        return bytes;
      };
      return Object.assign(handle, { readFile: read });
    }) as typeof open;
  }, fileName);
}
