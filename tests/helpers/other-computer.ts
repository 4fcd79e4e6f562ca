import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';

/** Another computer that has a library open, as far as its files show: what only it could do is done in its place. */
export type OtherComputer = {
  /** It raises its number: it lives. */
  readonly beat: () => Promise<void>;
  /** It closes the library. */
  readonly leave: () => Promise<void>;
};

export async function lockFromElsewhere(library: string, host: string): Promise<OtherComputer> {
  const nonce = 'OTHER-COMPUTER';
  const beatFile = join(library, `lock.${nonce}.beat`);
  let count = 0;
  const beat = (): Promise<void> => writeFile(beatFile, String(++count).padStart(16, '0'));
  await beat();
  await writeFile(join(library, 'lock'), JSON.stringify({ nonce, host, boot: 'boot', pid: 4711, started: '1' }));
  return {
    beat,
    async leave() {
      await rm(join(library, 'lock'), { force: true });
      await rm(beatFile, { force: true });
    },
  };
}

/** Moves the application's monotonic clock ahead, so that no test waits for half a minute. */
export async function letTimePass(application: ElectronApplication, milliseconds: number): Promise<void> {
  await application.evaluate((_electron, ahead) => {
    const now = performance.now.bind(performance);
    // An assignment would be passed over in silence: the method is not writable.
    Object.defineProperty(performance, 'now', { configurable: true, value: () => now() + ahead });
  }, milliseconds);
}
