import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Whatever would start the application without Chromium's sandbox. A look at a switch is not among it. */
const withoutSandbox =
  /--no-sandbox|--disable-setuid-sandbox|ELECTRON_DISABLE_SANDBOX|appendSwitch\(\s*['"]no-sandbox|chromiumSandbox: false/;

/** Words about it, tests of it, and the one place of the development launcher that may give it to root. */
const mayNameIt = /^(?:docs\/|tests\/|.*\.md$|scripts\/sandbox\.mjs$|electron\/security\/)/;

const repository = join(import.meta.dirname, '../..');

describe('the switch that takes the sandbox away', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: repository, encoding: 'utf8' }).split('\0').filter(Boolean);

  it('E4 is in no launcher, desktop file or packaging configuration', () => {
    const checked = files.filter((file) => !mayNameIt.test(file));
    expect(checked).toEqual(
      expect.arrayContaining(['package.json', 'electron-builder.yml', 'electron/main.ts', 'scripts/start.mjs', '.ci/run']),
    );
    expect(checked.filter((file) => withoutSandbox.test(readFileSync(join(repository, file), 'utf8')))).toEqual([]);
  });

  it.each(['Exec=app --no-sandbox %U', "executableArgs: ['--no-sandbox']", 'ELECTRON_DISABLE_SANDBOX=1', "appendSwitch('no-sandbox')"])(
    'E4 is noticed in: %s',
    (line) => expect(line).toMatch(withoutSandbox),
  );

  it('E4 is found where it is allowed, so that the search is known to find it', () => {
    expect(readFileSync(join(repository, 'scripts/sandbox.mjs'), 'utf8')).toMatch(withoutSandbox);
  });
});
