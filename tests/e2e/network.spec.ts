import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { annotate } from '../../scripts/demo/annotate-article.mjs';
import { exportPdf } from '../../scripts/demo/export-briefing.mjs';
import { acceptRepairs, describeSource, openImport, storeArticle } from '../../scripts/demo/import-article.mjs';
import { header, sections } from '../../scripts/demo/sample-note.mjs';
import { expectedRepairs, passages, readPastedText, source } from '../../scripts/demo/sample-source.mjs';
import { fillHeader, newBriefing, waitForPages, writeSection } from '../../scripts/demo/write-briefing.mjs';
import { repository, sandboxMissing, temporaryFolder } from '../helpers/application';
import { assessTrace } from '../helpers/system-calls';
import { launchTraced, traceElectron, traceMissing } from '../helpers/traced-application';

/** No network, proved by what the application asked the kernel for and not by what it was told to leave. */

const skipped = traceMissing || sandboxMissing;

test(`X2 the main job, from paste to PDF, asks the kernel for no socket but UNIX ones${skipped}`, async () => {
  test.skip(skipped !== '');
  // Every call to the kernel is looked at, and some machines are slow as it is.
  test.setTimeout(900_000);
  const folder = await temporaryFolder('traced');
  const [trace, pdf, userData] = [join(folder, 'trace'), join(folder, 'note.pdf'), join(folder, 'user-data')];
  await mkdir(userData);
  const { page, paste, processes, close } = await launchTraced({
    trace,
    environment: {
      BRIEFING_NOTES_LIBRARY: join(folder, 'library'),
      BRIEFING_NOTES_USER_DATA: userData,
      BRIEFING_NOTES_TEST_SAVE_AS: pdf,
    },
  });
  await page.getByRole('navigation').waitFor();
  await openImport(page);
  paste(readPastedText(repository));
  await page.getByRole('region', { name: 'Text of the article as it was understood' }).waitFor();
  await acceptRepairs(page, expectedRepairs);
  await describeSource(page, source);
  await storeArticle(page);
  for (const passage of Object.values(passages)) await annotate(page, passage);
  await newBriefing(page);
  await fillHeader(page, header);
  for (const section of sections) await writeSection(page, section);
  await waitForPages(page);
  await exportPdf(page, 'note.pdf');
  expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');
  const running = await processes();
  await close();

  const { violations, unix, kernel, tasks } = assessTrace(await readFile(trace, 'utf8'));
  test.info().annotations.push({ type: 'system calls', description: `${unix} on UNIX sockets, ${kernel} questions to the own kernel` });
  expect(violations).toEqual([]);
  // A list in which a process is missing would prove nothing about it.
  expect(running.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['browser', 'renderer', 'network.mojom.NetworkService', 'node.mojom.NodeService']),
  );
  expect(running.filter(({ id }) => !tasks.has(id))).toEqual([]);
  expect(unix).toBeGreaterThan(100);
});

test(`X2 an Electron that does use the network is caught by the same means${traceMissing}`, async () => {
  test.skip(traceMissing !== '');
  const folder = await temporaryFolder('connects');
  const planted = join(folder, 'planted');
  await mkdir(planted);
  await writeFile(join(planted, 'package.json'), '{ "name": "planted", "main": "main.js" }');
  await writeFile(
    join(planted, 'main.js'),
    `const { app, net } = require('electron');
     const end = () => app.exit(0);
     app.whenReady().then(() => net.request('http://127.0.0.1:49151/').on('error', end).on('response', end).end());`,
  );
  const trace = join(folder, 'trace');
  await traceElectron(trace, sandboxMissing === '' ? [planted] : ['--no-sandbox', planted]);
  const { violations } = assessTrace(await readFile(trace, 'utf8'));
  expect(violations).toContainEqual(expect.stringMatching(/^connect\(.*sa_family=AF_INET, sin_port=htons\(49151\), .*"127\.0\.0\.1"/));
});
