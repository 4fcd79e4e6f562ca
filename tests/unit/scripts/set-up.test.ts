import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheFolder } from '../../../scripts/paths.mjs';
import { chooseSandbox } from '../../../scripts/sandbox.mjs';
import { chooseNames, packagesFor } from '../../../scripts/setup/debian-packages.mjs';
import { fingerprint } from '../../../scripts/setup/fingerprint.mjs';
import { refuseOldNode, satisfiesLock } from '../../../scripts/setup/packages.mjs';
import { needsXvfb } from '../../../scripts/xvfb.mjs';

describe('satisfiesLock', () => {
  const react = { version: '19.3.1', integrity: 'sha512-a' };
  const lock = { packages: { '': {}, react, 'only-on-windows': { version: '1.0.0', optional: true } } };

  it.each([
    ['all that is needed', { react }, true],
    ['one missing', {}, false],
    ['another version', { react: { ...react, version: '19.3.0' } }, false],
    ['other bytes under the same version', { react: { ...react, integrity: 'sha512-b' } }, false],
    ['one too many', { react, stray: { version: '1.0.0' } }, false],
    ['an optional one of this system that the lock does not name', { react, native: { version: '1.0.0', optional: true } }, true],
  ])('%s', (_name, packages, expected) => {
    expect(satisfiesLock(lock, { packages })).toBe(expected);
  });
});

describe('refuseOldNode', () => {
  it('stops below Node 20 and says which is needed', () => {
    expect(() => refuseOldNode('18.20.4')).toThrow('needs Node 20 or newer');
    expect(() => refuseOldNode('20.0.0')).not.toThrow();
  });
});

describe('packagesFor', () => {
  it('names each package once and gives back what it does not know', () => {
    expect(packagesFor(['libnss3.so', 'libsmime3.so', 'Xvfb', 'libnew.so.7'])).toEqual({
      packages: ['libnss3', 'xvfb'],
      unknown: ['libnew.so.7'],
    });
  });
});

describe('chooseNames', () => {
  const policy = [
    'libgtk-3-0:\n  Installed: (none)\n  Candidate: (none)\n  Version table:',
    'libgtk-3-0t64:\n  Installed: (none)\n  Candidate: 3.24.41-4\n  Version table:',
    'xvfb:\n  Installed: (none)\n  Candidate: 2:21.1.7\n  Version table:',
  ].join('\n');

  it('takes the newer name only where the older is without a candidate', () => {
    expect(chooseNames(['libgtk-3-0', 'xvfb'], policy)).toEqual(['libgtk-3-0t64', 'xvfb']);
  });

  it('keeps a name that the system does not know, so that apt-get says so', () => {
    expect(chooseNames(['xauth'], policy)).toEqual(['xauth']);
  });
});

describe('fingerprint', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'briefing-notes-fingerprint-'));
    mkdirSync(join(root, 'shared'));
    writeFileSync(join(root, 'shared', 'a.ts'), 'one');
    utimesSync(join(root, 'shared', 'a.ts'), 1, 1);
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('stays while nothing changes', () => {
    expect(fingerprint(root, ['shared', 'absent'])).toBe(fingerprint(root, ['shared', 'absent']));
  });

  it.each([
    ['a size', () => writeFileSync(join(root, 'shared', 'a.ts'), 'three')],
    ['a time', () => utimesSync(join(root, 'shared', 'a.ts'), 2, 2)],
    ['a new file', () => writeFileSync(join(root, 'shared', 'b.ts'), '')],
    ['a removed file', () => rmSync(join(root, 'shared', 'a.ts'))],
  ])('changes with %s', (_name, change) => {
    const before = fingerprint(root, ['shared']);
    change();
    expect(fingerprint(root, ['shared'])).not.toBe(before);
  });
});

describe('needsXvfb', () => {
  it.each([
    ['linux', {}, true],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { DISPLAY: ':0', BRIEFING_NOTES_XVFB: '0' }, false],
    ['linux', { BRIEFING_NOTES_XVFB: '0' }, true],
    ['darwin', { CI: 'true' }, false],
  ])('on %s with %j: %s', (platform, environment, expected) => {
    expect(needsXvfb(platform, environment)).toBe(expected);
  });
});

describe('chooseSandbox', () => {
  const person = { platform: 'linux', isRoot: false, userNamespaces: true };

  it('takes the sandbox away from root on Linux only', () => {
    expect(chooseSandbox({ ...person, isRoot: true }).args).toEqual(['--no-sandbox']);
    expect(chooseSandbox({ ...person, isRoot: true, platform: 'darwin' }).args).toEqual([]);
    expect(chooseSandbox(person)).toEqual({ args: [], notice: undefined });
  });

  it('never takes it away where namespaces are forbidden, but says how to allow them', () => {
    const { args, notice } = chooseSandbox({ ...person, userNamespaces: false });
    expect(args).toEqual([]);
    expect(notice).toContain('apparmor_restrict_unprivileged_userns=0');
  });
});

describe('cacheFolder', () => {
  it('follows XDG_CACHE_HOME unless that is relative', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/cache' })).toBe('/cache/briefing-notes');
    expect(cacheFolder({ XDG_CACHE_HOME: 'cache' })).toMatch(/\.cache\/briefing-notes$/);
  });
});
