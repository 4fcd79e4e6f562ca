import { execFile } from 'node:child_process';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import type { SelfTestReport } from '../../electron/self-test/report';
import { launchApplication, sandboxMissing, temporaryFolder } from '../helpers/application';
import { exportToFile, importText, writeCitingBriefing } from '../helpers/main-job-steps';
import { packed, runPacked } from '../helpers/packed';
import { articleText } from '../helpers/reader-page';

const release = packed('RELEASE');
const e2e = packed('E2E');

/** A copy that a test may damage, in a folder whose name is as awkward as people's are. */
async function copyOf(executable: string): Promise<{ folder: string; executable: string }> {
  const outside = await temporaryFolder('packed');
  const folder = join(outside, `나의 'own' "apps"`);
  await cp(dirname(executable), folder, { recursive: true });
  return { folder, executable: join(folder, 'briefing-notes') };
}

async function selfTest(executable: string): Promise<{ code: number | null; report: SelfTestReport }> {
  const { code, output } = await runPacked(executable, sandboxMissing === '' ? ['--self-test'] : ['--self-test', '--no-sandbox']);
  return { code, report: JSON.parse(output) as SelfTestReport };
}

const failures = ({ checks }: SelfTestReport): readonly string[] =>
  checks.filter(({ outcome }) => outcome !== 'passed').map(({ name, detail }) => `${name}: ${detail}`);

/** In the wire of fuses, which is text: the character 1 for one that is on. */
const on = '1'.charCodeAt(0);

async function fusesOf(executable: string): Promise<Record<string, boolean>> {
  const wire = await getCurrentFuseWire(executable);
  const named = Object.entries(FuseV1Options).filter((entry): entry is [string, FuseV1Options] => typeof entry[1] === 'number');
  return Object.fromEntries(named.filter(([, at]) => wire[at] !== undefined).map(([name, at]) => [name, wire[at] === on]));
}

const releaseFuses = {
  RunAsNode: false,
  EnableCookieEncryption: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
};

test('E19 the fuses of the release are as they were set, every one of them', async () => {
  const { GrantFileProtocolExtraPrivileges: newest = false, ...fuses } = await fusesOf(release);
  expect(fuses).toEqual(releaseFuses);
  expect(newest).toBe(false);
});

test('E19 the e2e build differs in one fuse', async () => {
  expect(await fusesOf(e2e)).toMatchObject({ ...releaseFuses, EnableNodeCliInspectArguments: true });
});

test(`X9 the release answers the self-test in the sandbox, from a folder with spaces, quotes and Hangul${sandboxMissing}`, async () => {
  test.skip(sandboxMissing !== '');
  const copy = await copyOf(release);
  const { code, report } = await selfTest(copy.executable);
  expect(failures(report)).toEqual([]);
  expect(report).toMatchObject({ ok: true, buildKind: 'release', packaged: true, sandbox: true });
  expect(report.checks.map(({ name }) => name)).toEqual([
    'archive',
    'fonts',
    'templates',
    'import',
    'storage',
    'facts',
    'index',
    'typeset',
    'network',
  ]);
  expect(code).toBe(0);
  await rm(dirname(copy.folder), { recursive: true });
});

test(`X9 the self-test finds a changed archive and a missing font${sandboxMissing}`, async () => {
  test.skip(sandboxMissing !== '');
  const copy = await copyOf(release);
  const archive = join(copy.folder, 'resources/app.asar');
  const bytes = await readFile(archive);
  // Near the end lie the bytes of some file, whichever it is.
  const at = bytes.byteLength - 100;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  await writeFile(archive, bytes);
  await rm(`${archive}.unpacked/out/fonts/NotoSansThai-Bold.ttf`);
  const { code, report } = await selfTest(copy.executable);
  expect(failures(report).map((line) => line.split(':')[0])).toEqual(expect.arrayContaining(['archive', 'fonts']));
  expect(code).toBe(1);
  await rm(dirname(copy.folder), { recursive: true });
});

for (const dangerous of ['--inspect', '--remote-debugging-port=0', '--no-sandbox', '--js-flags=--expose-gc', '--load-extension=/tmp']) {
  test(`X1 the release ends with exit code 2 when given ${dangerous}`, async () => {
    expect((await runPacked(release, [dangerous])).code).toBe(2);
  });
}

test(`X9 the packed application does the main job${sandboxMissing}`, async () => {
  const launched = await launchApplication({ packed: e2e });
  const { page } = launched;
  await importText(page, 'A treaty was signed', 'The two sides signed it on Tuesday. Nobody else was told.');
  await articleText(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('1');
  await expect(page.getByTestId('annotation-count')).toContainText('1 annotation');
  await writeCitingBriefing(page, 'A packed briefing', 'A treaty was signed.');
  const pdf = await exportToFile(launched);
  expect(Buffer.from(pdf.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
  await launched.close();
});

test('X9 the deb holds the application, its menu entry, icons, type and licences, and no switch', async () => {
  const folder = await temporaryFolder('deb');
  await promisify(execFile)('dpkg-deb', ['-x', packed('DEB'), folder]);
  const entry = await readFile(join(folder, 'usr/share/applications/briefing-notes.desktop'), 'utf8');
  expect(entry).toContain('\nExec="/opt/Briefing Notes/briefing-notes" %F\n');
  expect(entry).toContain('\nMimeType=application/vnd.briefing-notes.bundle+zip;\n');
  expect(entry).toContain('\nStartupWMClass=briefing-notes\n');
  const mime = await readFile(join(folder, 'usr/share/mime/packages/briefing-notes.xml'), 'utf8');
  expect(mime).toContain('<glob pattern="*.briefing"/>');
  const sizes = await readdir(join(folder, 'usr/share/icons/hicolor'));
  expect(sizes).toEqual(expect.arrayContaining(['16x16', '32x32', '48x48', '256x256', '512x512']));
  const names = await readdir(join(folder, 'opt/Briefing Notes'));
  expect(names).toEqual(
    expect.arrayContaining([
      'LICENSE.txt',
      'LICENSE.electron.txt',
      'LICENSES.chromium.html',
      'THIRD-PARTY-LICENSES.txt',
      'bill-of-materials.cdx.json',
    ]),
  );
  expect(await readdir(join(folder, 'opt/Briefing Notes/resources'))).not.toContain('default_app.asar');
  if (sandboxMissing === '') expect((await selfTest(join(folder, 'opt/Briefing Notes/briefing-notes'))).code).toBe(0);
  await rm(folder, { recursive: true });
});
