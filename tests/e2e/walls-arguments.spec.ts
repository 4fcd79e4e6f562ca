import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApplication, sandboxMissing, temporaryFolder } from '../helpers/application';
import { copyApplication } from '../helpers/copied-application';
import { runElectron } from '../helpers/run-electron';

/**
 * What a release does with switches that would take its walls down: nothing, and it says so. (--inspect-brk is not among
 * them here: an unpacked Electron waits for a debugger before it runs us. In a package a fuse takes all of its kind away.)
 */

const refused = [
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
  '-remote-debugging-port=0',
  '--inspect=0',
  '--inspect_port=0',
  '--js-flags=--expose-gc',
  '--JS-FLAGS=--expose-gc',
  '--load-extension=/tmp',
  '--no-sandbox',
  '-no-sandbox',
  '--disable-gpu-sandbox',
  '--renderer-cmd-prefix=true',
  '--disable-web-security',
];

let folder: string;
test.beforeAll(async () => {
  folder = await temporaryFolder('release');
  await copyApplication(join(folder, 'release'), 'release');
  await copyApplication(join(folder, 'e2e'), 'e2e');
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

async function start(args: readonly string[]) {
  const home = await temporaryFolder('home');
  const places = { HOME: home, XDG_CONFIG_HOME: join(home, 'config'), BRIEFING_NOTES_USER_DATA: join(home, 'user-data') };
  const ended = await runElectron([join(folder, 'release'), ...args], { ...places, BRIEFING_NOTES_LIBRARY: join(home, 'library') });
  const written = (await readdir(home, { recursive: true })).filter((name) => /user-data|library|briefing/i.test(name));
  await rm(home, { recursive: true, force: true });
  return { ...ended, written };
}

for (const given of refused) {
  test(`X1 a release that is started with ${given} ends at once, says why, and writes nothing${sandboxMissing}`, async () => {
    test.skip(sandboxMissing !== '', 'as root no start is without such a switch');
    const { code, stderr, written } = await start([given]);
    const name = given.replace(/^-+/, '').replace(/=.*/, '').replaceAll('_', '-').toLowerCase();
    expect(stderr).toContain(`Briefing Notes was not started, because the switch --${name} would take its protection away.`);
    expect(code).toBe(2);
    expect(written).toEqual([]);
  });
}

test(`X1 nor does it start where the environment takes the sandbox away${sandboxMissing}`, async () => {
  test.skip(sandboxMissing !== '', 'as root no start is without such a switch');
  const { code, stderr } = await runElectron([join(folder, 'release')], {
    ELECTRON_DISABLE_SANDBOX: '1',
    BRIEFING_NOTES_USER_DATA: join(folder, 'x'),
  });
  expect(stderr).toContain('--no-sandbox');
  expect(code).toBe(2);
});

test(`X1 a release takes other switches, and answers its self-test${sandboxMissing}`, async () => {
  test.skip(sandboxMissing !== '', 'as root no start is without such a switch');
  const { stdout, stderr, code } = await start(['--self-test', '--lang=ko', '--force-device-scale-factor=1']);
  expect(stdout, stderr).not.toBe('');
  expect(JSON.parse(stdout)).toMatchObject({ buildKind: 'release', ok: true });
  expect(code).toBe(0);
});

test('X1 the build for end-to-end tests takes the switches of its driver, and has no developer tools', async () => {
  const { application, close } = await launchApplication({ root: join(folder, 'e2e') });
  const opened = await application.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.openDevTools();
    return contents?.isDevToolsOpened();
  });
  expect(opened).toBe(false);
  await close();
});
