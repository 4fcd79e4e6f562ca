import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { overlap } from '../../../../../electron/import/watch/overlap';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'briefing-notes-overlap-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('two folders overlap', () => {
  it('when they are one, or one lies in the other, and not when they only begin alike', async () => {
    expect(await overlap('/home/ana/desk', '/home/ana/desk')).toBe(true);
    expect(await overlap('/home/ana/desk/in', '/home/ana/desk')).toBe(true);
    expect(await overlap('/home/ana', '/home/ana/desk')).toBe(true);
    expect(await overlap('/home/ana/desk', '/home/ana/..desk')).toBe(false);
    expect(await overlap('/home/ana/desk/..in', '/home/ana/desk')).toBe(true);
    expect(await overlap('/home/ana/desk', '/home/ana/desk 2')).toBe(false);
    expect(await overlap('/home/ana/desk', '/home/ben/desk')).toBe(false);
  });

  it('also when one is reached by a link', async () => {
    await mkdir(join(root, 'library', 'in'), { recursive: true });
    await symlink(join(root, 'library', 'in'), join(root, 'link'));
    expect(await overlap(join(root, 'link'), join(root, 'library'))).toBe(true);
  });
});
