import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../../../electron/library/library';
import { fail } from '../../../../../shared/core/result';
import { countOutcomes } from '../../../../../shared/domain/import-batch';
import { proposedDecisions } from '../../../../../shared/domain/import-preview';
import { bundleEntry } from '../../../../helpers/bundle-entry';
import { newLibraryFolder, open, unwrap } from '../../../../helpers/library-fixture';
import { mailBytes } from '../../../../helpers/mail-bytes';
import { jobHandle, openBatchDesk } from '../../../../helpers/open-batch-desk';
import { zipBytes } from '../../../../helpers/zip-bytes';

const review = join(__dirname, '../../../../fixtures/import/docx/word-like-review.docx');
const defaults = { marking: 'TLP:GREEN', grade: null, language: '' };

let entry: string;
beforeAll(async () => {
  entry = await bundleEntry('electron/import/import-process.ts');
});
afterAll(() => rm(dirname(entry), { recursive: true, force: true }));

let library: Library;
let remove: () => Promise<void>;
let files: string;
let desk: ReturnType<typeof openBatchDesk>;
beforeEach(async () => {
  const made = await newLibraryFolder();
  remove = made.remove;
  ({ library } = await open(made.folder));
  files = await mkdtemp(join(tmpdir(), 'briefing-notes-batch-'));
  desk = openBatchDesk(entry, () => library);
});
afterEach(async () => {
  await desk.stop();
  await library.close();
  await remove();
  await rm(files, { recursive: true, force: true });
});

const take = async (...names: readonly string[]) => unwrap(await desk.take(names.map((name) => join(files, name))));

describe('the batch desk', () => {
  it('offers what is there, and knows it by the newest token only', async () => {
    await mkdir(join(files, 'cuttings'));
    for (let number = 0; number < 7; number += 1) await writeFile(join(files, 'cuttings', `${number}.txt`), 'x');
    const offer = await take('cuttings');
    expect({ ...offer, token: '' }).toEqual({
      token: '',
      count: 7,
      names: [0, 1, 2, 3, 4].map((number) => `${number}.txt`),
      folder: join(files, 'cuttings'),
    });
    await writeFile(join(files, 'a.txt'), 'x');
    expect(await take('cuttings', 'a.txt')).toMatchObject({ count: 8, folder: files, names: expect.arrayContaining(['cuttings/0.txt']) });
    expect(await desk.run(offer.token, defaults, jobHandle().job)).toEqual(fail('batch.expired'));
    await mkdir(join(files, 'empty'));
    expect(await desk.take([join(files, 'empty'), '', 'relative.txt'])).toEqual(fail('batch.nothing-there'));
    expect(await desk.held()).toBeNull();
  });

  it('holds the report, says which articles are still there, and has a file looked at again, in an archive too', async () => {
    await writeFile(join(files, 'a.md'), '# First\n\nSome words.');
    await copyFile(review, join(files, 'review.docx'));
    await writeFile(join(files, 'old.zip'), await zipBytes([{ name: 'x/review 2.docx', bytes: await readFile(review) }]));
    const report = unwrap(await desk.run((await take('a.md', 'old.zip')).token, defaults, jobHandle().job));
    expect(countOutcomes(report.rows)).toEqual({ stored: 1, duplicate: 0, 'needs-look': 1, refused: 0 });
    const held = await desk.held();
    expect(held).toEqual({ report, present: [report.rows[0]?.article], canLook: [1] });

    const preview = unwrap(await desk.look(1));
    expect(preview.importedName).toBe('review 2.docx');
    const stored = unwrap(await desk.single.store(preview.token, proposedDecisions(preview)));
    desk.noteStored(preview.token, stored.id, 'A title of my own');
    desk.noteStored('another', stored.id, '');
    const after = await desk.held();
    expect(after?.report.rows[1]).toMatchObject({ outcome: 'stored', article: stored.id, title: 'A title of my own' });
    expect(after?.present).toHaveLength(2);
    unwrap(await library.trash.several([{ kind: 'article', id: stored.id }], '1'));
    expect((await desk.held())?.present).toEqual([report.rows[0]?.article]);
    await rm(join(files, 'old.zip'));
    expect(await desk.look(1)).toEqual(fail('import.unreadable'));
    expect(await desk.look(9)).toEqual(fail('batch.expired'));
  });

  it('puts nothing into another library that is opened meanwhile, and keeps its report for its own', async () => {
    for (const name of ['a.txt', 'b.txt', 'c.txt']) await writeFile(join(files, name), `Words of ${name}.`);
    const other = await newLibraryFolder();
    const { library: second } = await open(other.folder);
    const first = library;
    const { token } = await take('a.txt', 'b.txt', 'c.txt');
    const { job } = jobHandle((done) => {
      if (done === 1) library = second;
    });
    const report = unwrap(await desk.run(token, defaults, job));
    expect({ rows: report.rows.length, left: report.left }).toEqual({ rows: 1, left: 2 });
    expect(await second.articles.ids()).toEqual([]);
    expect(await first.articles.ids()).toHaveLength(1);
    expect(await desk.held()).toBeNull();
    library = first;
    expect((await desk.held())?.report).toEqual(report);
    await second.close();
    await other.remove();
  });

  it('says at once that a library cannot be written to, and still has what was chosen', async () => {
    await writeFile(join(files, 'a.txt'), 'Words.');
    const { token } = await take('a.txt');
    const goOn = await library.pause('storage.moving');
    expect(await desk.run(token, defaults, jobHandle().job)).toEqual(fail('storage.moving'));
    goOn();
    expect(unwrap(await desk.run(token, defaults, jobHandle().job)).rows).toHaveLength(1);
  });

  it('takes the attachments that were chosen of a mail, which outlive its preview', async () => {
    const bytes = (words: string) => new TextEncoder().encode(words);
    const mail = mailBytes('Please read one.', [
      { name: 'notes.md', type: 'text/markdown', bytes: bytes('# Notes\n\nThe Elbe rose.') },
      { name: '../other.txt', type: 'text/plain', bytes: bytes('Other words.') },
    ]);
    const { token, attachments } = unwrap(await desk.single.previewFile('papers.eml', mail));
    expect(attachments).toEqual([
      { name: 'notes.md', bytes: 23 },
      { name: 'other.txt', bytes: 12 },
    ]);
    expect(desk.takeAttachments(token, [2])).toEqual(fail('import.expired'));
    const offer = unwrap(desk.takeAttachments(token, [1]));
    expect({ ...offer, token: '' }).toEqual({ token: '', count: 1, names: ['other.txt'], folder: 'papers.eml' });
    desk.single.discard(token);
    expect(desk.takeAttachments(token, [1])).toEqual(fail('import.expired'));
    const report = unwrap(await desk.run(offer.token, defaults, jobHandle().job));
    expect(report.rows).toMatchObject([{ name: 'papers.eml › other.txt', outcome: 'stored' }]);
  });
});
