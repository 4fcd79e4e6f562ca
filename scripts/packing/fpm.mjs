#!/usr/bin/env node
/**
 * Stands where electron-builder looks for fpm, on machines that cannot download it: makes a Debian package with dpkg-deb
 * from the same command line. Knows what electron-builder 26 says and refuses the rest, rather than leave something out.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../process.mjs';
import { runScript } from '../script.mjs';
import { layOut, readFpmArguments } from './debian-package.mjs';

await runScript(async () => {
  const order = readFpmArguments(process.argv.slice(2));
  const workplace = mkdtempSync(join(tmpdir(), 'briefing-notes-deb-'));
  try {
    const root = join(workplace, 'root');
    layOut(order, root);
    // Quick, not small: what is made here is for tests.
    const { code } = await run('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', root, order.target]);
    return code;
  } finally {
    rmSync(workplace, { recursive: true, force: true });
  }
});
