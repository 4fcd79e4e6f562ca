import { readdir, rm } from 'node:fs/promises';
import { expect as expectPage, type Page } from '@playwright/test';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describePassage } from '../../shared/anchoring/selectors';
import type { ArticleId } from '../../shared/core/ids';
import { currentVersion } from '../../shared/domain/article';
import { type LaunchedApplication, launchApplication, temporaryFolder } from '../helpers/application';
import { briefingPage, caretToEnd } from '../helpers/briefing-page';
import { storedAnnotations, storedBriefings } from '../helpers/main-job-files';
import { killProcess, type ProcessName, pageAfterCrash } from '../helpers/processes';
import { request } from '../helpers/seed-evidence';
import { sampleLines, seedLibrary } from '../helpers/seed-library';
import { expectSoundLibrary } from '../helpers/sound-library';
import { type Acknowledged, type Documents, expectProgress, nothingAcknowledged, workWithoutEnd } from '../helpers/work-without-end';

/**
 * Each of the application's processes is killed again and again while all of them work: nothing that was
 * acknowledged may be gone, every job has its answer, and the window can be written in.
 */

const kills = Number(process.env.KILLS ?? process.env.PROCESS_KILLS ?? 50);

/** Milliseconds that a machine with much else to do may take for one step. */
const patience = 30_000;

let library: string;
let userData: string;
let launched: LaunchedApplication | null;

beforeEach(async () => {
  launched = null;
  library = await temporaryFolder('kills-library');
  userData = await temporaryFolder('kills-user-data');
  await seedLibrary(library, [{ meta: { title: 'On arms' }, lines: await sampleLines() }]);
});

afterEach(async () => {
  // Only a test that failed leaves it running.
  launched?.application.process().kill('SIGKILL');
  await rm(library, { recursive: true, force: true });
  await rm(userData, { recursive: true, force: true });
});

/** Documents for the work in the background, and a briefing on the screen for the person who types. */
async function prepare(page: Page): Promise<Documents> {
  const articleId = (await readdir(`${library}/articles`))[0] as ArticleId;
  const { article } = await request(page, 'article.read', { id: articleId });
  const target = describePassage(currentVersion(article), 0, 40);
  const briefing = await request(page, 'briefing.create', { template: 'information-note' });
  await page.keyboard.press('Control+Shift+N');
  await briefingPage(page).title.fill('Written between kills');
  await briefingPage(page).saved();
  return { articleId, briefingId: briefing.id, target, text: (await sampleLines()).join('\n\n') };
}

/** Where the person types: the last section, so that its end is the text's. */
const typedIn = (page: Page) => briefingPage(page).section('Recommendation');

/** Types a word at the end of the text, as a person does, and sees it there. */
async function typeWord(page: Page, word: string): Promise<void> {
  await typedIn(page).click();
  await caretToEnd(page);
  await page.keyboard.type(` ${word}`);
  await expectPage(typedIn(page)).toContainText(word, { timeout: patience });
}

/** The page as it is after the kill: another one when it was the page's own process. */
async function pageAfter(name: ProcessName, running: LaunchedApplication, page: Page): Promise<Page> {
  if (name !== 'page') return page;
  await page.context().browser()?.close();
  return pageAfterCrash(running);
}

async function expectOnDisk(acknowledged: Acknowledged, documents: Documents): Promise<void> {
  const there = new Set<string>((await storedAnnotations(library)).map(({ id }) => id));
  expect([...acknowledged.annotations].filter((id) => !there.has(id))).toEqual([]);
  const worked = (await storedBriefings(library)).find(({ id }) => id === documents.briefingId);
  expect(Number(worked?.header.title)).toBeGreaterThanOrEqual(acknowledged.title);
}

it.each<ProcessName>(['page', 'gpu', 'typesetting', 'index', 'import'])(
  `X6 nothing is lost and the window can be used when the process “%s” is killed ${kills} times during the main job`,
  async (name) => {
    const running = await launchApplication({ library, userData, expectedErrors: [/./] });
    launched = running;
    let { page } = running;
    const documents = await prepare(page);
    const acknowledged = nothingAcknowledged();
    const times: number[] = [];
    workWithoutEnd(page, documents, acknowledged);
    for (let kill = 1; kill <= kills; kill += 1) {
      await expectProgress(acknowledged);
      const word = `w${kill}`;
      await typeWord(page, word);
      // Longer than words are held back (0.25 s), and on both sides of the moment when they are saved (0.8 s).
      await page.waitForTimeout(400 + ((kill * 37) % 700));
      await killProcess(running.application, name);
      const killed = performance.now();
      page = await pageAfter(name, running, page);
      await typeWord(page, `again${kill}`);
      times.push(performance.now() - killed);
      // A window that has no GPU process draws nothing any more.
      await page.screenshot();
      await expectPage(typedIn(page)).toContainText(`${word} again${kill}`, { timeout: patience });
      expect(acknowledged.failures).toEqual([]);
      await expectOnDisk(acknowledged, documents);
      if (name === 'page') workWithoutEnd(page, documents, acknowledged);
    }
    await expectProgress(acknowledged);
    await expectPage(briefingPage(page).saving).toHaveAttribute('data-state', 'saved', { timeout: patience });
    // The work goes on: what is acknowledged while the list is on its way need not be in it.
    const before = acknowledged.annotations.size;
    const { length } = await request(page, 'evidence.list', {});
    expect(length).toBeGreaterThanOrEqual(before);
    await expectPage(page.getByTestId('preview-failure')).toBeHidden();
    if (name === 'page') await page.context().browser()?.close();
    await running.close();
    launched = null;

    await expectOnDisk(acknowledged, documents);
    const written = (await storedBriefings(library)).find(({ header }) => header.title === 'Written between kills');
    for (let kill = 1; kill <= kills; kill += 1) expect(JSON.stringify(written?.body)).toContain(`w${kill} again${kill}`);
    await expectSoundLibrary(library);
    times.sort((one, other) => one - other);
    const [middle = 0, most = 0] = [times[Math.floor(times.length / 2)], times.at(-1)];
    console.log(
      `${name} killed ${kills} times: ${acknowledged.rounds.size} rounds, ${acknowledged.annotations.size} annotations acknowledged, none lost; ` +
        `written in again after ${middle.toFixed(0)} ms (median), ${most.toFixed(0)} ms (longest)`,
    );
  },
  1_800_000,
);
