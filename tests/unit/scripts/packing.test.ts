import { join } from 'node:path';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import type { Configuration } from 'electron-builder';
import { beforeAll, describe, expect, it } from 'vitest';
import { controlText, readFpmArguments } from '../../../scripts/packing/debian-package.mjs';
import { configurationFor, notForRelease, outputFolder } from '../../../scripts/packing/flavours.mjs';
import { nativeModules } from '../../../scripts/packing/native-modules.mjs';
import { chooseTargets } from '../../../scripts/packing/targets.mjs';
import { repository } from '../../../scripts/paths.mjs';

const official = { path: '/x/electron', version: '45.4.1', official: true };
const test25 = { path: '/cache/electron-25.1.1-linux-x64/electron', version: '25.1.1', official: false };

let base: Configuration;
beforeAll(async () => {
  base = await getConfig(repository, join(repository, 'electron-builder.yml'), null);
});

const made = (flavour: 'release' | 'e2e', runtime: typeof official): Configuration =>
  configurationFor(base, { flavour, runtime, stub: '/out/stub.txt' });

/** electron-builder's own check of a configuration against its schema; it only ever adds to the logger. */
const validate = (configuration: Configuration): Promise<void> =>
  validateConfiguration(configuration, { add: () => undefined, isEnabled: false } as never);

describe('the configuration of electron-builder', () => {
  it.each([
    ['release', official],
    ['release', test25],
    ['e2e', test25],
  ] as const)('fits its schema: %s', async (flavour, runtime) => {
    await expect(validate(made(flavour, runtime))).resolves.toBeUndefined();
  });

  it('would not fit it with a word that electron-builder does not know', async () => {
    await expect(validate({ ...base, mac: { ...base.mac, hardendRuntime: true } as never })).rejects.toThrow('configuration.mac should be');
  });

  it('makes what each system is to get', () => {
    expect(base.linux?.target).toEqual(['AppImage', 'deb', 'rpm', 'tar.gz']);
    expect(base.win?.target).toEqual([
      { target: 'nsis', arch: ['x64', 'arm64'] },
      { target: 'portable', arch: ['x64'] },
    ]);
    expect(base.mac?.target).toEqual([
      { target: 'dmg', arch: ['universal'] },
      { target: 'zip', arch: ['universal'] },
    ]);
  });

  it('asks no administrator on Windows', () => {
    expect(base.nsis).toMatchObject({ oneClick: false, perMachine: false, allowElevation: false, packElevateHelper: false });
    expect(base.nsis).toMatchObject({ deleteAppDataOnUninstall: false, differentialPackage: false });
    expect(base.portable).toMatchObject({ requestExecutionLevel: 'user' });
    expect(base.win).toMatchObject({ requestedExecutionLevel: 'asInvoker' });
  });

  it('hardens and notarises on macOS, with entitlements of our own', () => {
    expect(base.mac).toMatchObject({
      hardenedRuntime: true,
      notarize: true,
      entitlements: 'assets/mac/entitlements.plist',
      entitlementsInherit: 'assets/mac/entitlements.inherit.plist',
    });
  });

  it('E4 gives no launcher a switch', () => {
    expect(base.linux?.executableArgs).toEqual(['%F']);
    expect(base.appImage?.executableArgs).toEqual([]);
    expect(base.toolsets?.appimage).toBe('1.0.3');
  });

  it('publishes nothing and looks for no update', () => {
    expect(base.publish).toBeNull();
    expect(base.detectUpdateChannel).toBe(false);
  });

  it('opens bundles by their ending and their type', () => {
    expect(base.fileAssociations).toMatchObject([{ ext: 'briefing', mimeType: 'application/vnd.briefing-notes.bundle+zip' }]);
  });
});

describe('configurationFor', () => {
  it('E19 sets every fuse of a release', () => {
    expect(made('release', official).electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('E19 makes an e2e build that differs in its name for itself and in one fuse', () => {
    const release = made('release', test25);
    const e2e = made('e2e', test25);
    expect(e2e.electronFuses).toEqual({ ...release.electronFuses, enableNodeCliInspectArguments: true });
    expect(e2e.extraMetadata).toEqual({ ...release.extraMetadata, buildKind: 'e2e' });
    const same = { electronFuses: null, extraMetadata: null, directories: null };
    expect({ ...e2e, ...same }).toEqual({ ...release, ...same });
  });

  it('leaves out the fuse that Electron 25 does not have', () => {
    expect(made('release', test25).electronFuses).not.toHaveProperty('grantFileProtocolExtraPrivileges');
  });

  it('takes the official Electron for a release, from where electron-builder fetches and checks it', () => {
    const release = made('release', official);
    expect(release).not.toHaveProperty('electronDist');
    expect(release.artifactName).toBe(base.artifactName);
    expect(JSON.stringify(release)).not.toContain(notForRelease);
    expect(outputFolder('release', official)).toBe('dist/release');
  });

  it.each(['release', 'e2e'] as const)('names what was made with another runtime so that nobody ships it: %s', (flavour) => {
    const other = made(flavour, test25);
    expect(other.artifactName).toBe(`NOT-FOR-RELEASE-${base.artifactName}`);
    expect(other.extraFiles).toContainEqual({ from: '/out/stub.txt', to: 'NOT-FOR-RELEASE.txt' });
    expect(outputFolder(flavour, test25)).not.toBe(outputFolder('release', official));
    expect(other).toMatchObject({ electronDist: '/cache/electron-25.1.1-linux-x64', electronVersion: '25.1.1' });
  });

  it('names an e2e build of the official runtime so too', () => {
    expect(made('e2e', official).artifactName).toBe(`NOT-FOR-RELEASE-${base.artifactName}`);
  });
});

describe('chooseTargets', () => {
  it('makes all of a system with the official runtime', () => {
    expect(chooseTargets({ system: 'linux', official: true, platform: 'linux' })).toEqual({ targets: [], left: [] });
    expect(chooseTargets({ system: 'mac', official: true, platform: 'darwin' })).toEqual({ targets: [], left: [] });
  });

  it('makes what needs no download without it, and says what is left out', () => {
    const { targets, left } = chooseTargets({ system: 'linux', official: false, platform: 'linux' });
    expect(targets).toEqual(['tar.gz', 'deb']);
    expect(left.map(({ target }) => target)).toEqual(['AppImage', 'rpm']);
  });

  it('refuses what cannot be made, in words', () => {
    expect(() => chooseTargets({ system: 'win', official: false, platform: 'linux' })).toThrow(
      'Installers for win need the official Electron',
    );
    expect(() => chooseTargets({ system: 'mac', official: true, platform: 'linux' })).toThrow('a Mac');
  });
});

describe('nativeModules', () => {
  it('names both of a system that is packed for both at once', () => {
    expect(nativeModules('mac', 'x64')).toEqual([
      '@myriaddreamin/typst-ts-node-compiler-darwin-x64',
      '@myriaddreamin/typst-ts-node-compiler-darwin-arm64',
    ]);
    expect(nativeModules('linux', 'arm64')).toEqual(['@myriaddreamin/typst-ts-node-compiler-linux-arm64-gnu']);
  });
});

describe('the stand-in for fpm', () => {
  const args = [
    ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libgtk-3-0', '-d', 'libnss3', '--deb-recommends', 'libfuse'],
    ...['--deb-compression', 'xz', '--architecture', 'amd64', '--after-install', '/in.sh', '--name', 'briefing-notes'],
    ...['--description', 'One line\n  Two lines\n\nThree', '--version', '0.1.0', '--package', '/out/a.deb', '--maintainer', 'A <a@b>'],
    ...['/app/=/opt/Briefing Notes', '/i.png=/usr/share/icons/i.png'],
  ];

  it('reads what electron-builder says', () => {
    expect(readFpmArguments(args)).toMatchObject({
      target: '/out/a.deb',
      depends: ['libgtk-3-0', 'libnss3'],
      recommends: ['libfuse'],
      files: [
        { from: '/app/', to: '/opt/Briefing Notes' },
        { from: '/i.png', to: '/usr/share/icons/i.png' },
      ],
    });
  });

  it('writes a control file', () => {
    expect(controlText(readFpmArguments(args), 12)).toBe(
      [
        'Package: briefing-notes',
        'Version: 0.1.0',
        'Architecture: amd64',
        'Maintainer: A <a@b>',
        'Installed-Size: 12',
        'Depends: libgtk-3-0, libnss3',
        'Recommends: libfuse',
        'Description: One line',
        ' Two lines',
        ' .',
        ' Three',
        '',
      ].join('\n'),
    );
  });

  it('refuses what it does not know rather than leave it out', () => {
    expect(() => readFpmArguments([...args, '--deb-systemd', 'x.service'])).toThrow('does not know: deb-systemd');
    expect(() => readFpmArguments(['-t', 'rpm', '--package', 'x'])).toThrow('not rpm');
    expect(() => readFpmArguments(['-t', 'deb'])).toThrow("the package's package");
  });
});
