import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recentLog } from '../../../../electron/support/recent-log';
import { withoutHome } from '../../../../electron/support/without-home';

describe('recentLog', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'briefing-notes-recent-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives the lines of all files in the order in which they were written', async () => {
    await writeFile(join(folder, 'main.1.log'), 'first\nsecond\n');
    await writeFile(join(folder, 'main.log'), 'third\n');
    expect(await recentLog(folder)).toEqual(['first', 'second', 'third']);
  });

  it('gives the newest of very many, and none where there is no log', async () => {
    await writeFile(join(folder, 'main.log'), Array.from({ length: 5000 }, (_, line) => `line ${line}\n`).join(''));
    const lines = await recentLog(folder);
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([2000, 'line 3000', 'line 4999']);
    expect(await recentLog(join(folder, 'nowhere'))).toEqual([]);
  });
});

describe('withoutHome', () => {
  it.each([
    ['/home/anna', '{"folder":"/home/anna/Documents"}', '{"folder":"~/Documents"}'],
    ['C:\\Users\\Anna', '{"folder":"C:\\\\Users\\\\Anna\\\\Documents"}', '{"folder":"~\\\\Documents"}'],
    ['/', '/work/notes', '/work/notes'],
  ])('writes %s as ~', (home, text, expected) => {
    expect(withoutHome(text, home)).toBe(expected);
  });
});
