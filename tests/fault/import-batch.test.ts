import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { checkLibrary } from '../../electron/library/check-library';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import { bundleEntry } from '../helpers/bundle-entry';
import { newLibraryFolder, open, unwrap } from '../helpers/library-fixture';
import { jobHandle, openBatchDesk } from '../helpers/open-batch-desk';

/** A batch that is stopped in the middle, with the real importing process and a real library. */

const files = 500;

it(`of ${files} files that are stopped in the middle those that were stored are whole, and the rest is not there`, async () => {
  const entry = await bundleEntry('electron/import/import-process.ts');
  const outside = await mkdtemp(join(tmpdir(), 'briefing-notes-batch-'));
  const folder = join(outside, 'cuttings');
  await mkdir(folder);
  const nameOf = (number: number): string => `${String(number).padStart(3, '0')}.md`;
  for (let number = 0; number < files; number += 1)
    await writeFile(join(folder, nameOf(number)), `# Number ${number}\n\nWords of number ${number}.`);
  const made = await newLibraryFolder();
  const { library } = await open(made.folder);
  const desk = openBatchDesk(entry, () => library);
  const { token, count } = unwrap(await desk.take([folder]));
  expect(count).toBe(files);

  const { job, stop } = jobHandle((done) => {
    if (done === files / 2) stop();
  });
  const report = unwrap(await desk.run(token, { marking: '', grade: null, language: '' }, job));
  expect({ rows: report.rows.length, left: report.left, code: report.code }).toEqual({ rows: files / 2, left: files / 2, code: '' });
  expect(new Set(report.rows.map(({ outcome }) => outcome))).toEqual(new Set(['stored']));

  const ids = await library.articles.ids();
  expect(ids).toEqual(report.rows.map(({ article }) => article));
  for (const [number, id] of ids.entries()) {
    const article = unwrap(await library.articles.read(id));
    expect(article.original.importedName).toBe(nameOf(number));
    expect(Buffer.from(unwrap(await library.articles.readOriginal(id))).toString()).toContain(`Words of number ${number}.`);
  }
  const { signal } = new AbortController();
  const checked = unwrap(await checkLibrary(nodeSurroundings, { folder: made.folder, signal, progress: () => undefined }));
  expect({ findings: checked.findings, articles: checked.checked.articles }).toEqual({ findings: [], articles: files / 2 });

  await desk.stop();
  await library.close();
  await made.remove();
  await rm(outside, { recursive: true, force: true });
  await rm(dirname(entry), { recursive: true, force: true });
});
