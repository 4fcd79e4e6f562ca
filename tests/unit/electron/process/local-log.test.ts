import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logFiles, openLocalLog } from '../../../../electron/process/local-log';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefing-notes-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('openLocalLog', () => {
  it('writes a line with the event and its detail', async () => {
    openLocalLog(folder)('index.compared', { put: 3 });
    expect(await readFile(join(folder, 'main.log'), 'utf8')).toMatch(/\[info\]\s+index\.compared \{"put":3\}\n$/);
  });

  it('follows a full file by a new one, keeps three earlier ones, and loses no line of those', async () => {
    const log = openLocalLog(folder, 2000);
    for (let line = 1; line <= 400; line += 1) log('line', { line });
    expect((await readdir(folder)).sort()).toEqual(['main.1.log', 'main.2.log', 'main.3.log', 'main.log']);
    const texts = await Promise.all(logFiles(folder).map((file) => readFile(file, 'utf8')));
    const lines = texts
      .reverse()
      .join('')
      .match(/\d+(?=\}$)/gm)
      ?.map(Number);
    expect(lines?.at(-1)).toBe(400);
    expect(lines).toEqual(lines?.map((_, index) => (lines[0] ?? 0) + index));
    for (const file of logFiles(folder)) expect((await stat(file)).size).toBeLessThan(2200);
  });
});
