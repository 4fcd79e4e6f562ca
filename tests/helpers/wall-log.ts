import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/** The lines that the application's log holds about one wall, e.g. `wall.navigation`; `userData` is the application's own folder. */
export async function wallLines(userData: string, wall: string): Promise<readonly string[]> {
  const log = await readFile(join(userData, 'logs', 'main.log'), 'utf8').catch(() => '');
  return log.split('\n').filter((line) => line.includes(` ${wall} `));
}

/** Waits until the log holds as many lines about a wall as given: what a page tried has reached the main process. */
export async function waitForWall(userData: string, wall: string, lines: number): Promise<void> {
  await expect.poll(async () => (await wallLines(userData, wall)).length, { message: `lines of ${wall}` }).toBe(lines);
}
