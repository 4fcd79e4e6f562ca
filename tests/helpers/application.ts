import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

/** The repository's own folder: what Electron is given to run. */
export const repository = join(__dirname, '../..');

/**
 * For the names of tests about Chromium's sandbox: empty when the application has it, else why it has not. Chromium
 * refuses it to root; scripts/test-user.mjs finds another user wherever it can.
 */
export const sandboxMissing =
  process.platform === 'linux' && process.getuid?.() === 0 ? ' (skipped: root runs this test, to whom Chromium gives no sandbox)' : '';

export type LaunchOptions = {
  /** Folder of the application to run; the repository when left out. */
  readonly root?: string | undefined;
  /** Folder of the library; a new one in the system's temporary folder when left out, removed at `close`. */
  readonly library?: string | undefined;
  /** Folder of the application's own settings; the same rule. Give both again to test a restart. */
  readonly userData?: string | undefined;
  /** A packed application's executable, in place of the built tree; when left out the one that the stage of packed applications names. */
  readonly packed?: string | undefined;
  /** Added to the environment, e.g. `{ BRIEFING_NOTES_LANGUAGE: 'pseudo' }`. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Size of the page in CSS pixels; 1280x800 when left out, the window's own when `null`. */
  readonly size?: { readonly width: number; readonly height: number } | null | undefined;
  /** Console errors and reports of the content security policy that the test provokes on purpose. Every other one fails the test at `close`. */
  readonly expectedErrors?: readonly RegExp[] | undefined;
};

export type LaunchedApplication = {
  readonly application: ElectronApplication;
  readonly page: Page;
  readonly library: string;
  readonly userData: string;
  /** Quits as a person does, then throws when the page reported errors, CSP violations among them. */
  readonly close: () => Promise<void>;
};

/** A new empty folder of the test's own, in the system's temporary folder. */
export function temporaryFolder(name: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `briefing-notes-${name}-`));
}

/** Starts the built application (`npm run build`) in the real Electron and waits until its shell is shown. */
export async function launchApplication(options: LaunchOptions = {}): Promise<LaunchedApplication> {
  const library = options.library ?? (await temporaryFolder('library'));
  const userData = options.userData ?? (await temporaryFolder('user-data'));
  const packed = options.packed ?? process.env.BRIEFING_NOTES_PACKED_E2E;
  const application = await _electron.launch({
    executablePath: packed ?? (await electronExecutable()),
    args: packed === undefined ? [options.root ?? repository] : [],
    chromiumSandbox: sandboxMissing === '',
    cwd: options.root ?? repository,
    env: applicationEnvironment({ BRIEFING_NOTES_LIBRARY: library, BRIEFING_NOTES_USER_DATA: userData, ...options.env }),
  });
  const problems = await collectProblems(application, options.expectedErrors ?? []);
  const page = await application.firstWindow();
  if (options.size !== null) await setPageSize(application, options.size ?? { width: 1280, height: 800 });
  await page.locator('nav').first().waitFor();
  return {
    application,
    page,
    library,
    userData,
    close: async () => {
      await application.close();
      if (options.library === undefined) await rm(library, { recursive: true, force: true });
      if (options.userData === undefined) await rm(userData, { recursive: true, force: true });
      if (problems.length > 0) throw new Error(`The page reported errors:\n${problems.join('\n')}`);
    },
  };
}

/** Gives the window's page this size in CSS pixels. */
export async function setPageSize(application: ElectronApplication, size: { width: number; height: number }): Promise<void> {
  await application.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
}

/** Shows the page as on a system with light or dark colours, and waits until the shell has taken them on. */
export async function setColourScheme(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor();
}

/**
 * Every console error and thrown error of every page from its first moment on, every report of the content security
 * policy, and every request that is not for one of our own files.
 */
async function collectProblems(application: ElectronApplication, expected: readonly RegExp[]): Promise<string[]> {
  const problems: string[] = [];
  const add = (text: string): void => {
    if (!expected.some((pattern) => pattern.test(text))) problems.push(text);
  };
  const context = application.context();
  context.on('console', (message) => {
    if (message.type() === 'error') add(message.text());
  });
  context.on('request', (request) => {
    if (!request.url().startsWith('app://briefing/')) add(`A request for something else than our own files: ${request.url()}`);
  });
  context.on('weberror', (error) => add(error.error().stack ?? error.error().message));
  // Some reports reach the console as warnings or not at all, such as one in code that catches the error.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) =>
      console.error(`CSP report: ${violatedDirective} refused ${blockedURI} "${sample}" at ${sourceFile}:${lineNumber}`),
    );
  });
  return problems;
}

/** The Electron that `scripts/` chose for this run, or that it chooses now when the test was started on its own. */
export async function electronExecutable(): Promise<string> {
  const given = process.env.ELECTRON_EXEC_PATH;
  if (given !== undefined && given !== '') return given;
  const { stdout } = await promisify(execFile)(process.execPath, [join(repository, 'scripts/runtime.mjs')]);
  const path = stdout.trim().split('\n').at(-1);
  if (path === undefined || path === '') throw new Error('scripts/runtime.mjs named no Electron');
  return path;
}

/** This process's environment with what is added, and the worker's own display. */
export function applicationEnvironment(added: Readonly<Record<string, string>>): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const result: Record<string, string> = { ...Object.fromEntries(inherited), ...ownDisplay(), ...added };
  // Set by some editors' terminals; it would make Electron run as plain Node.
  delete result.ELECTRON_RUN_AS_NODE;
  return result;
}

/** The display of this worker: one that it shared would tell its windows of other tests' windows and pointer. */
function ownDisplay(): { readonly DISPLAY?: string } {
  const displays = process.env.BRIEFING_NOTES_DISPLAYS?.split(',') ?? [];
  const display = displays[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
  return display === undefined ? {} : { DISPLAY: display };
}
