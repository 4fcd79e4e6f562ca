import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import paper from '../../assets/messages/en/paper.json';
import { nodeSurroundings } from '../library/node-surroundings';
import { forkElectronUtility } from '../process/electron-utility';
import { unpackedPath } from '../process/unpacked-path';
import { readBuildKind } from '../security/build-kind';
import { verifyArchive } from './archive';
import { mainJobChecks } from './main-job';
import { checkFonts, checkTemplates } from './parts';
import { type Check, runChecks, type SelfTestReport, Skipped } from './report';
import { checkNoSockets } from './sockets';

/** The switch that asks for the test. */
export const selfTestSwitch = 'self-test';

/**
 * Gives the test a profile of its own, before Electron is ready: it runs beside the application of a person who has it
 * open, and leaves nothing behind. Returns the folder.
 */
export function prepareSelfTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'briefing-notes-self-test-'));
  app.setPath('userData', join(folder, 'profile'));
  // As late as can be: Chromium writes into its profile until the end.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  // Nothing is drawn, so nothing is lost without it, and a computer without a screen often has no working one.
  app.disableHardwareAcceleration();
  return folder;
}

/** Checks this very installation without a window and prints the report. Answers the exit code: 0, or 1 when a check failed. */
export async function answerSelfTest(folder: string): Promise<number> {
  const root = app.getAppPath();
  const fonts = unpackedPath(join(root, 'out/fonts'));
  const templates = unpackedPath(join(root, 'assets/templates'));
  const entry = (name: string): string => join(root, 'out/main', `${name}-process.js`);
  const checks: readonly Check[] = [
    { name: 'archive', run: () => checkArchive(root) },
    { name: 'fonts', run: () => checkFonts(fonts) },
    { name: 'templates', run: () => checkTemplates(templates) },
    ...mainJobChecks({
      folder,
      forkImport: () => forkElectronUtility(entry('import'), 'Briefing Notes import'),
      forkFacts: () => forkElectronUtility(entry('facts'), 'Briefing Notes facts'),
      forkIndex: () => forkElectronUtility(entry('index'), 'Briefing Notes index'),
      forkTypst: () => forkElectronUtility(entry('typst'), 'Briefing Notes typesetting', [fonts, templates]),
      labels: paper,
    }),
    { name: 'network', run: () => checkNoSockets(app.getAppMetrics().map(({ pid }) => pid)) },
  ];
  const done = await runChecks(checks, nodeSurroundings.monotonicMs);
  const report: SelfTestReport = {
    ...describeInstallation(root),
    checks: done,
    ok: done.every(({ outcome }) => outcome !== 'failed'),
  };
  await print(`${JSON.stringify(report, null, 2)}\n`);
  return report.ok ? 0 : 1;
}

async function checkArchive(root: string): Promise<string> {
  if (!app.isPackaged) throw new Skipped('not packaged');
  // Electron lets `fs` look into archives as if they were folders; here the file itself is wanted.
  process.noAsar = true;
  try {
    return `${await verifyArchive(root, (path) => open(path, 'r'))} files as they were packed`;
  } finally {
    process.noAsar = false;
  }
}

function describeInstallation(root: string): Omit<SelfTestReport, 'checks' | 'ok'> {
  const { electron = '', chrome = '', node = '' } = process.versions;
  return {
    format: 1,
    product: app.getName(),
    version: app.getVersion(),
    buildKind: readBuildKind(root),
    packaged: app.isPackaged,
    sandbox: !app.commandLine.hasSwitch('no-sandbox'),
    platform: process.platform,
    architecture: process.arch,
    versions: { electron, chromium: chrome, node },
  };
}

/** Resolves when the words have left this process: an exit does not wait for a pipe. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}
