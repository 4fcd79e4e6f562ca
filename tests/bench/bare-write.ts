import type { ElectronApplication } from '@playwright/test';

/**
 * The least that makes bytes durable: temporary file, sync, rename, sync of the folder, done by the
 * application's own main process with Node's file functions and nothing around them. Answers milliseconds.
 */
export function writeBare(application: ElectronApplication, folder: string, bytes: number): Promise<number> {
  return application.evaluate(
    async (_electron, [into, size]) => {
      // Evaluated code is in no module of its own.
      const { mainModule } = process;
      if (mainModule === undefined) throw new Error('the main process runs no module');
      const { promises: files } = mainModule.require('node:fs') as typeof import('node:fs');
      const { performance: clock } = mainModule.require('node:perf_hooks') as typeof import('node:perf_hooks');
      const content = new Uint8Array(size).fill(97);
      const started = clock.now();
      const file = await files.open(`${into}/.target.tmp`, 'wx', 0o600);
      await file.writeFile(content);
      await file.sync();
      await file.close();
      await files.rename(`${into}/.target.tmp`, `${into}/target.json`);
      const parent = await files.open(into, 'r');
      await parent.sync();
      await parent.close();
      return clock.now() - started;
    },
    [folder, bytes] as const,
  );
}
