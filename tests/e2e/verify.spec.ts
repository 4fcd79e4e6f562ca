import { execFile } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import { openAppSettings } from '../../electron/library/app-settings';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import { answerSaveDialog } from '../../scripts/demo/export-briefing.mjs';
import { rememberCare } from '../../shared/domain/library-care';
import { launchApplication, repository, setColourScheme, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { forbidMouse, runFromPalette, tabTo } from '../helpers/main-job-keys';
import { request } from '../helpers/seed-evidence';
import { sampleLines, seedLibrary } from '../helpers/seed-library';

/** Verifying a library: in order, with damage of each kind, and put right again; in the application and from a terminal. */

const view = (page: Page) => page.getByRole('region', { name: 'Verify the library' });

async function seeded(): Promise<{ readonly library: string; readonly ids: readonly string[] }> {
  const library = join(await temporaryFolder('verify'), 'Desk');
  const articles = await seedLibrary(library, [
    {
      meta: { title: '한국과 러시아의 새로운 조약에 대한 긴 분석' },
      lines: await sampleLines(),
      annotations: [{ kind: 'risk', words: 'North Korea' }],
    },
    { meta: { title: 'A second one' }, lines: ['Two states signed a treaty.'] },
  ]);
  return { library, ids: articles.map(({ id }) => id) };
}

/** The look through the library at each start mends what it finds: damage is done when that has ended. */
async function afterTheLook(userData: string, starts = 1): Promise<void> {
  const log = () => readFile(join(userData, 'logs', 'main.log'), 'utf8').catch(() => '');
  await expect.poll(async () => (await log()).split('library.verified').length - 1, { timeout: 60_000 }).toBe(starts);
}

test('a sound library is in order, with the keyboard alone, and the report can be saved', async () => {
  const { library } = await seeded();
  const { application, page, close } = await launchApplication({ library });
  const expectNoMouse = await forbidMouse(page);
  await runFromPalette(page, 'verify', /^Verify the library/);
  await tabTo(page, view(page).getByRole('button', { name: 'Verify now' }));
  await expectNoAxeViolations(page);
  await page.keyboard.press('Enter');
  await expect(view(page)).toContainText('Everything is in order.');
  await expect(view(page)).toContainText('Articles 2 · Annotations 1');
  for (const scheme of ['light', 'dark'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }
  const file = join(await temporaryFolder('report'), 'report.txt');
  await answerSaveDialog(application, file);
  await tabTo(page, view(page).getByRole('button', { name: 'Save the report…' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('report.txt was written to')).toBeVisible();
  expect(await readFile(file, 'utf8')).toContain('Everything is in order.');
  await expectNoMouse();
  await close();
});

test('damage of each kind is found, said in words, and what can be put right is put right', async () => {
  const { library, ids } = await seeded();
  const [first = '', second = ''] = ids;
  const userData = await temporaryFolder('user-data');
  // At a second start the index has all articles: none is in use, and what is not in use is not looked at every few seconds.
  const indexing = await launchApplication({ library, userData });
  await afterTheLook(userData);
  await indexing.close();
  const { page, close } = await launchApplication({ library, userData });
  await afterTheLook(userData, 2);
  const { annotations } = await request(page, 'article.read', { id: first as never });
  const mark = annotations[0]?.annotation;
  if (mark === undefined) throw new Error('no annotation');
  const note = await request(page, 'briefing.create', { template: 'information-note' });
  const body = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'citation', attrs: { annotationId: mark.id } }] }],
  } as const;
  await request(page, 'briefing.save', { id: note.id, header: { ...note.header, title: 'On the treaty' }, body });
  await request(page, 'annotation.trash', { articleId: first as never, id: mark.id });
  await runFromPalette(page, 'verify', /^Verify the library/);
  const [snapshot = ''] = await readdir(join(library, 'snapshots', `article-${first}`));
  await writeFile(join(library, 'snapshots', `article-${first}`, snapshot), 'damaged');
  await writeFile(join(library, 'articles', second, 'article.json'), 'damaged');
  await rm(join(library, 'articles', first, 'original.txt'));
  await writeFile(join(library, 'letterhead.typ'), '');
  await view(page).getByRole('button', { name: 'Verify now' }).click();
  await expect(view(page)).toContainText('4 things were found.');
  await expect(view(page).getByRole('region', { name: 'Needs you' })).toContainText(
    'The original from which this article was made is missing.',
  );
  const repairable = view(page).getByRole('region', { name: 'Can be repaired' });
  await expect(repairable).toContainText(`articles/${second}/article.json`);
  await expect(repairable).toContainText('On the treaty');
  await expect(view(page).getByRole('region', { name: 'Good to know' })).toContainText('letterhead.typ');
  for (const scheme of ['light', 'dark'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }
  await view(page).getByRole('button', { name: 'Repair 3 things' }).click();
  await expect(page.getByText('3 things were repaired.')).toBeVisible();
  await expect(view(page)).toContainText('1 thing was found.');
  await expect(repairable).toBeHidden();
  expect((await request(page, 'article.read', { id: second as never })).article.meta.title).toBe('A second one');
  expect((await request(page, 'article.read', { id: first as never })).annotations).toMatchObject([
    { state: 'exact', annotation: { id: mark.id } },
  ]);
  await close();
});

test('the monthly check speaks up only when it finds something', async () => {
  const { library, ids } = await seeded();
  const userData = await temporaryFolder('user-data');
  const first = await launchApplication({ library, userData });
  await afterTheLook(userData);
  await expect.poll(async () => Object.keys((await request(first.page, 'settings.read', {})).libraries)).toHaveLength(1);
  await first.close();
  // Two months ago, as far as the settings know: written as the application writes them.
  const settings = await openAppSettings(nodeSurroundings, userData);
  const [id = ''] = Object.keys(settings.read().libraries);
  await settings.update(rememberCare(settings.read(), id, { seenAt: new Date(Date.now() - 60 * 24 * 60 * 60 * 1000).toISOString() }));
  await rm(join(library, 'articles', ids[0] ?? '', 'original.txt'));

  const second = await launchApplication({ library, userData });
  const notice = second.page.getByRole('alert').filter({ hasText: 'The monthly check of the library found 1 thing that matters.' });
  await expect(notice).toBeVisible();
  await expectNoAxeViolations(second.page);
  await notice.getByRole('button', { name: 'Show the report' }).click();
  await expect(view(second.page).getByRole('region', { name: 'Needs you' })).toContainText('original.txt');
  await second.close();
});

test('the terminal verifies and backs up a library that is open in the application', async () => {
  const { library, ids } = await seeded();
  const { close } = await launchApplication({ library });
  const run = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, [join(repository, 'out/main/cli-process.js'), ...args]).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    );
  const sound = await run('verify', library, '--json');
  expect([sound.code, JSON.parse(sound.stdout).checked.articles]).toEqual([0, 2]);
  const outside = await temporaryFolder('outside');
  expect((await run('backup', library, join(outside, 'desk.zip'))).code).toBe(0);
  expect(await readdir(outside)).toEqual(['desk.zip']);
  await rm(join(library, 'articles', ids[0] ?? '', 'original.txt'));
  const damaged = await run('verify', library);
  expect([damaged.code, damaged.stdout]).toEqual([1, expect.stringContaining('original.txt')]);
  expect((await run('verify', outside)).code).toBe(2);
  await close();
});
