import { readdir, rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { AnnotationId, ArticleId, BriefingId } from '../../shared/core/ids';
import type { Target } from '../../shared/domain/annotation';
import { launchApplication, temporaryFolder } from '../helpers/application';
import { chance } from '../helpers/chance';
import { storedAnnotations, storedBriefings } from '../helpers/main-job-files';
import { request } from '../helpers/seed-evidence';
import { sampleLines, seedLibrary } from '../helpers/seed-library';
import { expectSoundLibrary } from '../helpers/sound-library';

/**
 * The whole application is killed while it saves, again and again on one library: nothing that it had
 * acknowledged may be gone at the next start, and nobody may be asked anything.
 */

const kills = Number(process.env.KILLS ?? process.env.APPLICATION_KILLS ?? 100);
const seed = Number(process.env.SEED ?? 20261123);
const words = 'will reconsider its position on the supply of weapons to Ukraine';

let library: string;
let userData: string;

beforeAll(async () => {
  library = await temporaryFolder('killed-library');
  userData = await temporaryFolder('killed-user-data');
  await seedLibrary(library, [{ meta: { title: 'On arms' }, lines: await sampleLines() }]);
});

afterAll(async () => {
  await rm(library, { recursive: true, force: true });
  await rm(userData, { recursive: true, force: true });
});

/** What the application has said to be on the disk. */
type Acknowledged = { readonly annotations: Set<string>; titles: number };

type Documents = { readonly articleId: ArticleId; readonly briefingId: BriefingId; readonly target: Target };

/** What the first start prepares: one annotation, from which the others take their passage, and one briefing. */
async function prepare(page: Page): Promise<Documents> {
  const folders = await readdir(`${library}/articles`);
  const articleId = folders[0] as ArticleId;
  const { article } = await request(page, 'article.read', { id: articleId });
  const version = article.versions[0];
  const start = version?.text.indexOf(words) ?? -1;
  const target: Target = {
    textVersion: 'v1',
    quote: { type: 'TextQuoteSelector', exact: words, prefix: '', suffix: '' },
    position: { type: 'TextPositionSelector', start, end: start + words.length },
  };
  const briefing = await request(page, 'briefing.create', { template: 'information-note' });
  return { articleId, briefingId: briefing.id, target };
}

/** Checks what a start finds after the kill before it. */
async function expectWhole(page: Page, { articleId, briefingId }: Documents, acknowledged: Acknowledged): Promise<void> {
  const status = await request(page, 'library.status', {});
  expect(status).toMatchObject({ state: 'open', reason: null });
  expect(status.findings.filter(({ problem, action }) => action !== 'removed' && problem !== 'unfinished-save')).toEqual([]);
  const { annotations } = await request(page, 'article.read', { id: articleId });
  const there = new Set<AnnotationId>(annotations.map(({ annotation }) => annotation.id));
  expect([...acknowledged.annotations].filter((id) => !there.has(id as AnnotationId))).toEqual([]);
  const { header } = await request(page, 'briefing.read', { id: briefingId });
  expect(Number(header.title === '' ? 0 : header.title)).toBeGreaterThanOrEqual(acknowledged.titles);
}

/** Saves without end from inside the page; each line on its console is something that was acknowledged. */
function saveWithoutEnd(page: Page, documents: Documents, from: number): void {
  const loop = page.evaluate(
    async ([{ articleId, briefingId, target }, first]) => {
      const { requests } = window.briefingNotes;
      const read = await requests['briefing.read']({ id: briefingId });
      if (!read.ok) throw new Error(read.error.code);
      const { header, body } = read.value;
      for (let number = first; ; number += 1) {
        const saved = requests['briefing.save']({ id: briefingId, header: { ...header, title: String(number) }, body });
        const made = number % 3 === 0 ? requests['annotation.create']({ articleId, kind: 'quote', comment: '', tags: [], target }) : null;
        const [briefing, annotation] = await Promise.all([saved, made]);
        if (!briefing.ok) throw new Error(briefing.error.code);
        console.info(`title ${number}`);
        if (annotation === null) continue;
        if (!annotation.ok) throw new Error(annotation.error.code);
        console.info(`annotation ${annotation.value.id}`);
      }
    },
    [documents, from] as const,
  );
  // It ends with the kill, which is no failure; any other end shows as a round without acknowledgements.
  loop.catch(() => undefined);
}

it(`loses nothing that was acknowledged when the application is killed ${kills} times while saving (seed ${seed})`, async () => {
  const next = chance(seed);
  const acknowledged: Acknowledged = { annotations: new Set(), titles: 0 };
  let documents: Documents | null = null;
  for (let kill = 0; kill < kills; kill += 1) {
    const { application, page } = await launchApplication({ library, userData });
    documents ??= await prepare(page);
    await expectWhole(page, documents, acknowledged);
    const killed = new Promise<void>((resolve) => application.process().once('exit', () => resolve()));
    const after = 1 + Math.floor(next() * 12);
    const pause = BigInt(Math.floor(next() * 6_000_000));
    let seen = 0;
    page.on('console', (message) => {
      const [kind, value = ''] = message.text().split(' ');
      if (kind === 'title') acknowledged.titles = Math.max(acknowledged.titles, Number(value));
      else if (kind === 'annotation') acknowledged.annotations.add(value);
      else return;
      seen += 1;
      if (seen !== after) return;
      // A fraction of the few milliseconds of a save: the kill may come at any place within one.
      const until = process.hrtime.bigint() + pause;
      while (process.hrtime.bigint() < until);
      const { pid } = application.process();
      if (pid === undefined) throw new Error('the application has no process');
      process.kill(-pid, 'SIGKILL');
    });
    saveWithoutEnd(page, documents, acknowledged.titles + 1);
    await killed;
    expect(seen).toBeGreaterThanOrEqual(after);
  }

  if (documents === null) throw new Error('nothing was killed');
  const last = await launchApplication({ library, userData });
  await expectWhole(last.page, documents, acknowledged);
  const { annotations } = await request(last.page, 'article.read', { id: documents.articleId });
  // What a killed save left behind is cleared away in the background, after the list is shown.
  await vi.waitFor(async () => expect((await readdir(library, { recursive: true })).filter((name) => name.endsWith('.tmp'))).toEqual([]), {
    timeout: 120_000,
  });
  await last.close();
  expect((await storedAnnotations(library)).length).toBe(annotations.length);
  expect((await storedBriefings(library)).length).toBe(1);
  await expectSoundLibrary(library);
  console.log(`${kills} kills: ${acknowledged.titles} saves and ${acknowledged.annotations.size} annotations acknowledged, none lost`);
}, 900_000);
