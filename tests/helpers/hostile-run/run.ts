import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type LaunchedApplication, launchApplication, temporaryFolder } from '../application';
import { startCountingServer } from '../counting-server';
import { type FileCase, type HostileCase, isFileCase, isRefused, type PasteCase, type Surroundings } from '../hostile-cases/hostile-case';
import { makeBait } from '../hostile-cases/paths';
import { openImport, pasteText } from '../import-page';
import { answerQuestions } from '../native-dialogs';
import { discard, giveFile, pasteRepeated } from './give';
import { bytesAtRest, bytesOf } from './library-bytes';
import { expectOutcome, nextOutcome } from './shown';

/** For the names of tests: empty where there are pipes to lie in wait with, and names that other systems cannot bear. */
export const pipesMissing =
  process.platform === 'win32' ? ' (skipped: Windows has no pipes with a name, nor the names that are tried)' : '';

/** One application to which hostile inputs are given one after the other, and what must not happen to it. */
export type HostileRun = LaunchedApplication & {
  /** A folder of the test's own. */
  readonly files: string;
  readonly at: Surroundings;
  /** Gives a case by each way that it has, but in a folder. */
  readonly giveOne: (hostile: HostileCase) => Promise<void>;
  /** Nothing ran, nothing was asked for, no window opened; and, when it is asked for, no byte of the library is another one. */
  readonly expectNoHarm: (label: string, untouched?: 'untouched') => Promise<void>;
  /** What the library holds from now on. */
  readonly noteLibrary: () => Promise<void>;
  /** Ends the application, which throws for any report of the content security policy. */
  readonly end: () => Promise<void>;
};

/** What became of each case, for the table at the end. */
const told = new Map<string, { ways: Set<string>; outcome: string }>();

export async function startRun(): Promise<HostileRun> {
  const files = await temporaryFolder('hostile');
  const server = await startCountingServer();
  const bait = await makeBait(join(files, 'bait'));
  const launched = await launchApplication();
  const { application, page, library } = launched;
  const { asked } = await answerQuestions(application, '');
  await page.evaluate(() => {
    const ran = (): void => document.documentElement.setAttribute('data-ran', '');
    Object.assign(window, { ran, alert: ran, confirm: ran, prompt: ran });
  });
  // Dialogs come and go at once.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openImport(page);
  let before = await bytesAtRest(library);

  async function expectNoHarm(label: string, untouched?: 'untouched'): Promise<void> {
    expect(await page.evaluate(() => document.documentElement.hasAttribute('data-ran') || 'polluted' in {}), label).toBe(false);
    expect(server.arrived(), label).toBe(0);
    expect(application.windows(), label).toHaveLength(1);
    if (untouched !== undefined) expect(await bytesOf(library), label).toEqual(before);
  }

  /** While it is read, the library is shown: whoever does not want to wait need not. */
  async function lookElsewhere(): Promise<void> {
    await page.keyboard.press('Control+1');
    await page.getByTestId('crumbs').getByText('Library').waitFor();
    await openImport(page);
  }

  async function see(hostile: HostileCase, way: string, give: () => Promise<void>): Promise<void> {
    const label = `${hostile.id} ${hostile.what}, ${way}`;
    await give();
    if (hostile.slow === true) await lookElsewhere();
    const shown = await nextOutcome(page);
    expectOutcome(shown, hostile.outcome, label);
    if ('shown' in hostile) expect(await page.getByTestId('crumbs').textContent(), label).toBe(`Import › ${hostile.shown}`);
    await expectNoHarm(label, 'untouched');
    note(hostile, way);
    if (!isRefused(hostile.outcome)) await discard(page);
  }

  async function giveFileCase(hostile: FileCase): Promise<void> {
    const path = join(files, hostile.name);
    await writeFile(path, await hostile.bytes(at));
    for (const way of hostile.ways ?? allWays) if (way !== 'folder') await see(hostile, way, () => giveFile[way](page, path));
    await rm(path);
  }

  function giveText({ text, times, html }: PasteCase): Promise<void> {
    return times === undefined ? pasteText(page, text, html?.(at)) : pasteRepeated(page, text, times);
  }

  const at: Surroundings = { host: `127.0.0.1:${server.port}`, bait: join(files, 'bait') };
  return {
    ...launched,
    files,
    at,
    giveOne: (hostile) => (isFileCase(hostile) ? giveFileCase(hostile) : see(hostile, 'paste', () => giveText(hostile))),
    expectNoHarm,
    async noteLibrary() {
      before = await bytesOf(library);
    },
    async end() {
      expect(await asked()).toEqual([]);
      expect(await bait.isWhole()).toBe(true);
      await launched.close();
      await server.close();
      await rm(files, { recursive: true, force: true });
    },
  };
}

const allWays = ['dialog', 'drop', 'paste', 'folder'] as const;

/** Writes cases as files of one folder. */
export async function writeFolder(folder: string, cases: readonly FileCase[], at: Surroundings): Promise<void> {
  await mkdir(folder);
  for (const { name, bytes } of cases) await writeFile(join(folder, name), await bytes(at));
}

/** The cases of files that are also given in a folder. */
export function inFolder(cases: readonly HostileCase[]): readonly FileCase[] {
  return cases.filter(isFileCase).filter(({ ways = allWays }) => ways.includes('folder'));
}

export function note({ id, what, outcome }: Pick<HostileCase, 'id' | 'what' | 'outcome'>, way: string): void {
  const key = `${id.padEnd(4)}${what}`;
  const row = told.get(key) ?? { ways: new Set<string>(), outcome: isRefused(outcome) ? outcome.refused : read(outcome) };
  row.ways.add(way);
  told.set(key, row);
}

function read({ dropped = [], warnings = [] }: Exclude<HostileCase['outcome'], { refused: unknown }>): string {
  const parts = [dropped === 'any' ? 'parts' : dropped.map(([what]) => what).join(', '), warnings === 'any' ? '' : warnings.join(', ')];
  const [without, warned] = parts;
  return `read${without === '' ? '' : `, without ${without}`}${warned === '' ? '' : `; warns: ${warned}`}`;
}

/** Prints what became of every case by every way. */
export function printTable(): void {
  const rows = [...told].map(([key, { ways, outcome }]) => `${key.slice(0, 60).padEnd(62)}${[...ways].join(' ').padEnd(26)}${outcome}`);
  const ways = [...told.values()].reduce((sum, row) => sum + row.ways.size, 0);
  console.log(`\n${rows.join('\n')}\n${told.size} hostile inputs, ${ways} times given`);
}
