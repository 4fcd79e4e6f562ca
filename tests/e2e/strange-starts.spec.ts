import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sealDocument } from '../../electron/library/envelope';
import { appSettings, defaultAppSettings } from '../../shared/domain/settings';
import { launchApplication, repository, temporaryFolder } from '../helpers/application';
import { briefingPage } from '../helpers/briefing-page';
import { copyApplication } from '../helpers/copied-application';
import { runElectron } from '../helpers/run-electron';

/** Starts that go wrong somewhere: the person is told, or nothing is the matter; never a silent end. */

const errorBox = join(__dirname, '../helpers/error-box.cjs');
const isRoot = process.getuid?.() === 0;
const rootMayAll = isRoot ? ' (skipped: nothing is forbidden to root)' : '';

test('X7 damaged settings are kept aside, and the application starts with the defaults', async () => {
  const userData = await temporaryFolder('user-data');
  await writeFile(join(userData, 'settings.json'), '{"theme": "dar');
  const { page, application, close } = await launchApplication({ userData });
  await expect(page.getByRole('navigation')).toBeVisible();
  expect(await application.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('system');
  // They can be changed again, and the damaged bytes are still there.
  await page.keyboard.press('Control+Shift+=');
  await expect.poll(() => readFile(join(userData, 'settings.json'), 'utf8')).toContain('"zoom"');
  await close();
  const quarantine = await readFile(join(userData, 'quarantine', 'settings-truncated-1', 'settings.json'), 'utf8').catch(() => null);
  expect(quarantine).toBe('{"theme": "dar');
  await rm(userData, { recursive: true, force: true });
});

test('X7 settings of a newer version are left as they are', async () => {
  const userData = await temporaryFolder('user-data');
  const file = join(userData, 'settings.json');
  const head = { id: 'settings', rev: 9, parentRev: 8, seq: 9, savedAt: '2030-01-01T00:00:00.000Z' };
  const newer = sealDocument({ name: 'settings', version: 99, schema: appSettings }, head, { ...defaultAppSettings, zoom: 2 });
  await writeFile(file, newer);
  const { page, close } = await launchApplication({ userData });
  await expect(page.getByRole('navigation')).toBeVisible();
  await close();
  expect(await readFile(file)).toEqual(Buffer.from(newer));
  await rm(userData, { recursive: true, force: true });
});

test(`X7 settings that may not be read do not keep the application from starting${rootMayAll}`, async () => {
  test.skip(isRoot);
  const userData = await temporaryFolder('user-data');
  const file = join(userData, 'settings.json');
  await writeFile(file, '{}');
  await chmod(file, 0);
  const { page, close } = await launchApplication({ userData });
  await expect(page.getByRole('navigation')).toBeVisible();
  await close();
  await chmod(file, 0o600);
  expect(await readFile(file, 'utf8')).toBe('{}');
  await rm(userData, { recursive: true, force: true });
});

test(`X7 where nothing may be written in the own folder, the application says so and ends${rootMayAll}`, async () => {
  test.skip(isRoot);
  const home = await temporaryFolder('home');
  await chmod(home, 0o500);
  const places = { HOME: home, XDG_CONFIG_HOME: join(home, '.config') };
  const { code, stdout, stderr } = await runElectron(['-r', errorBox, repository], places);
  expect(stdout, stderr).toContain('Briefing Notes could not start.');
  expect(code).toBe(1);
  await chmod(home, 0o700);
  await rm(home, { recursive: true, force: true });
});

test('X7 where the lock of the only start cannot be made and nobody else runs, the application says so and ends', async () => {
  const userData = await temporaryFolder('user-data');
  await mkdir(join(userData, 'SingletonLock', 'in the way'), { recursive: true });
  const { code, stdout, stderr } = await runElectron(['-r', errorBox, repository], { BRIEFING_NOTES_USER_DATA: userData });
  expect(stdout, stderr).toContain('Briefing Notes could not start.');
  expect(code).toBe(1);
  await rm(userData, { recursive: true, force: true });
});

test('X7 what a second start is given is not taken for a command or a place to go', async () => {
  const { application, page, library, userData, close } = await launchApplication();
  const odd = [
    'https://example.org/',
    'file:///etc/passwd',
    'app://briefing.evil/',
    '/etc/passwd',
    '--lang=ko',
    '한글 "x" \'y\'.txt',
    '\u0007',
  ];
  const places = { BRIEFING_NOTES_LIBRARY: library, BRIEFING_NOTES_USER_DATA: userData };
  const { code } = await runElectron([repository, ...odd], places);
  expect(code).toBe(0);
  await expect(page.getByRole('navigation')).toBeVisible();
  expect(page.url()).toBe('app://briefing/');
  expect(await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await close();
});

test('X7 a bundle that is opened is not passed over in silence, and nothing is read', async () => {
  const { application, page, library, userData, close } = await launchApplication();
  const said = application.evaluate(
    ({ dialog }) =>
      new Promise<string>((resolve) => {
        // A native box that stands open would wait for a person: what it would say is taken down in its place.
        dialog.showMessageBox = async (...args: unknown[]) => {
          resolve((args.at(-1) as { readonly message: string }).message);
          return { response: 0, checkboxChecked: false };
        };
      }),
  );
  const places = { BRIEFING_NOTES_LIBRARY: library, BRIEFING_NOTES_USER_DATA: userData };
  const { code } = await runElectron([repository, '/home/somebody/Meeting.briefing'], places);
  expect(code).toBe(0);
  expect(await said).toBe('This version of Briefing Notes cannot open bundles yet.');
  await expect(page.getByRole('navigation')).toBeVisible();
  await close();
});

test("X7 a new person's first start makes its own folders, however deep they lie", async () => {
  const home = await temporaryFolder('home');
  const [library, userData] = [join(home, 'Documents', 'Briefing Notes'), join(home, 'settings', 'of', 'mine')];
  const { page, close } = await launchApplication({ library, userData, env: { HOME: home } });
  await expect(page.getByRole('navigation')).toBeVisible();
  await close();
  await stat(join(library, 'library.json'));
  await stat(join(userData, 'settings.json'));
  await rm(home, { recursive: true, force: true });
});

test('X7 from a folder with spaces, quotes and Hangul in its path, the main job is done', async () => {
  const folder = await temporaryFolder('strange');
  const strange = join(folder, `My "notes" & it's 100% 한글 #1`);
  const root = await copyApplication(join(strange, 'application'));
  const [library, userData] = [join(strange, 'library'), join(strange, 'user data')];
  await Promise.all([mkdir(library), mkdir(userData)]);
  const { page, close } = await launchApplication({ root, library, userData, env: { BRIEFING_NOTES_SAMPLE: '1' } });
  await expect(page.getByText('1 article', { exact: true })).toBeVisible();
  const screen = briefingPage(page);
  await page.keyboard.press('Control+Shift+N');
  await screen.title.fill('From a strange place');
  await screen.saved();
  await expect(screen.pages.first()).toBeVisible();
  await close();
  await rm(folder, { recursive: true, force: true });
});
