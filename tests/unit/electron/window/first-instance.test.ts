import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFirstRunning } from '../../../../electron/window/first-instance';

/** A number that no process has: Linux gives none above 4,194,304. */
const nobody = 4_999_999;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefing-notes-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lockedBy = (holder: string): Promise<void> => symlink(holder, join(folder, 'SingletonLock'));

describe('X7 isFirstRunning', () => {
  it('is so when the lock names a living process of this computer', async () => {
    await lockedBy(`${hostname()}-${process.pid}`);
    expect(isFirstRunning(folder, 'linux')).toBe(true);
  });

  it('is not when there is no lock, as in a folder that cannot be written', () => expect(isFirstRunning(folder, 'linux')).toBe(false));

  it.each([`${hostname()}-${nobody}`, `another-computer-${process.pid}`, 'what is this', ''])('is not when it names %j', async (holder) => {
    await lockedBy(holder === '' ? '-' : holder);
    expect(isFirstRunning(folder, 'linux')).toBe(false);
  });

  it('is always so on Windows, where the lock is refused for no other reason', () => expect(isFirstRunning(folder, 'win32')).toBe(true));
});
