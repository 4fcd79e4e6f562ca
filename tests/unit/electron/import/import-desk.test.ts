import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportCalls } from '../../../../electron/import/import-calls';
import { createImportDesk, type ImportDesk, type ImportDeskPorts, type ImportedArticle } from '../../../../electron/import/import-desk';
import { drawingProcess } from '../../../../electron/import/open-import-desk';
import type { PictureDrawer } from '../../../../electron/import/pictures/picture-drawer';
import { forkNodeUtility } from '../../../../electron/process/node-utility';
import { createUtilityClient, type UtilityClient } from '../../../../electron/process/utility-client';
import type { ArticleId } from '../../../../shared/core/ids';
import { fail, ok } from '../../../../shared/core/result';
import { type ImportPreview, importPreview, proposedDecisions } from '../../../../shared/domain/import-preview';
import { layOutBlocks } from '../../../../shared/domain/text-version';
import { bundleEntry } from '../../../helpers/bundle-entry';

const articleText = readFileSync('assets/sample/article-01.txt', 'utf8');
const id = '01J0000000000000000000000A' as ArticleId;

let entry = '';
let importer: UtilityClient<ImportCalls>;
let drawer: PictureDrawer;
beforeAll(async () => {
  entry = await bundleEntry('electron/import/import-process.ts');
  importer = createUtilityClient<ImportCalls>({ name: 'import', fork: () => forkNodeUtility(entry), timeoutMs: 20_000 });
  drawer = drawingProcess(
    () => forkNodeUtility(entry),
    () => undefined,
  );
});
afterAll(async () => {
  await Promise.all([importer.stop(), drawer.stop()]);
  await rm(dirname(entry), { recursive: true, force: true });
});

/** A desk before the real importing process, whose library is the list `created`. */
function openDesk(ports: Partial<ImportDeskPorts> = {}): { readonly desk: ImportDesk; readonly created: ImportedArticle[] } {
  const created: ImportedArticle[] = [];
  let tokens = 0;
  const desk = createImportDesk({
    importer,
    drawer,
    newToken: () => {
      tokens += 1;
      return `token-${tokens}`;
    },
    defaultMarking: () => 'OFFICIAL',
    createArticle: async (article) => {
      created.push(article);
      return ok({ id });
    },
    articleWithOriginal: async () => null,
    ...ports,
  });
  return { desk, created };
}

async function previewed(
  answer: Promise<{ readonly ok: true; readonly value: ImportPreview } | { readonly ok: false }>,
): Promise<ImportPreview> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

describe('createImportDesk', () => {
  it('previews a paste with the hash of its bytes and stores it as it was decided', async () => {
    const { desk, created } = openDesk();
    const preview = await previewed(desk.previewText({ text: articleText }));
    expect(importPreview.safeParse(preview).success).toBe(true);
    expect(preview.originalSha256).toBe(createHash('sha256').update(articleText).digest('hex'));
    expect(preview.meta.marking).toBe('OFFICIAL');
    expect(await desk.store(preview.token, { ...proposedDecisions(preview), acceptedRepairs: [{ block: 1, repair: 0 }] })).toEqual(
      ok({ id }),
    );
    expect(created).toHaveLength(1);
    expect(Buffer.from(created[0]?.original.bytes ?? [])).toEqual(Buffer.from(articleText));
    expect(created[0]?.original).toMatchObject({ importedName: '', extension: 'txt' });
    expect(created[0]?.blocks).toHaveLength(11);
    expect(created[0]?.blocks[1]?.text).toContain('Kim Jong-un in Pyongyang');
    expect(created[0]?.blocks[2]?.text).toContain('Russiawhich');
  });

  it('stores a preview once', async () => {
    const { desk } = openDesk();
    const preview = await previewed(desk.previewText({ text: articleText }));
    await desk.store(preview.token, proposedDecisions(preview));
    expect(await desk.store(preview.token, proposedDecisions(preview))).toEqual(fail('import.expired'));
  });

  it('keeps the preview when the library refuses, so that it can be stored again', async () => {
    let full = true;
    const { desk } = openDesk({ createArticle: async () => (full ? fail('storage.disk-full') : ok({ id })) });
    const preview = await previewed(desk.previewText({ text: articleText }));
    expect(await desk.store(preview.token, proposedDecisions(preview))).toEqual(fail('storage.disk-full'));
    full = false;
    expect(await desk.store(preview.token, proposedDecisions(preview))).toEqual(ok({ id }));
  });

  it('refuses to store nothing, and keeps the preview', async () => {
    const { desk } = openDesk();
    const preview = await previewed(desk.previewText({ text: articleText }));
    const decisions = { ...proposedDecisions(preview), cutBlocks: [...preview.blocks.keys()] };
    expect(await desk.store(preview.token, decisions)).toEqual(fail('article.empty-text'));
    expect(await desk.store(preview.token, proposedDecisions(preview))).toEqual(ok({ id }));
  });

  it('previews a file under its own name, bytes untouched', async () => {
    const { desk, created } = openDesk();
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, ...new TextEncoder().encode('# Title\r\n\r\nText of the file.'));
    const preview = await previewed(desk.previewFile('C:\\notes\\Seoul.MD', bytes));
    expect(preview).toMatchObject({ importedName: 'Seoul.MD', originalBytes: bytes.length, meta: { title: 'Title' } });
    await desk.store(preview.token, proposedDecisions(preview));
    expect(created[0]?.original).toEqual({ bytes, importedName: 'Seoul.MD', extension: 'md' });
  });

  it.each([
    ['a direction sign', 'invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['a mark of right to left', 'report\u200F.txt', 'report.txt'],
    ['a line end', 'first\nsecond.txt', 'firstsecond.txt'],
    ['a character that 255 cut in half', `${'x'.repeat(254)}😀.txt`, 'x'.repeat(254)],
    ['joined letters and emoji, which stay', 'می\u200Cخواهم 👩\u200D🔬.txt', 'می\u200Cخواهم 👩\u200D🔬.txt'],
  ])('calls a file what it is seen to be called: %s', async (_name, name, shown) => {
    const { desk } = openDesk();
    expect((await previewed(desk.previewFile(name, new TextEncoder().encode('Only words.')))).importedName).toBe(shown);
  });

  it('never keeps a file under an ending that can be run', async () => {
    const { desk, created } = openDesk();
    const preview = await previewed(desk.previewFile('../notes.txt.exe', new TextEncoder().encode('Only words.')));
    await desk.store(preview.token, proposedDecisions(preview));
    expect(created[0]?.original).toMatchObject({ importedName: 'notes.txt.exe', extension: 'txt' });
  });

  it('keeps the form of a paste whose words are stored', async () => {
    const { desk, created } = openDesk();
    const html = '<h1>Title of it</h1><p>Words of the page.</p>';
    for (const text of ['Title of it\nWords of the page.', 'Other words.']) {
      const preview = await previewed(desk.previewText({ text, html }));
      await desk.store(preview.token, proposedDecisions(preview));
    }
    expect(created.map(({ original }) => [Buffer.from(original.bytes).toString(), original.extension])).toEqual([
      [html, 'htmltext'],
      ['Other words.', 'txt'],
    ]);
    expect(await desk.previewText({ text: 'Words.', html: 'a'.repeat(10 * 1024 * 1024 + 1) })).toEqual(fail('import.too-large'));
  });

  it('names an article with the same original', async () => {
    const known = createHash('sha256').update(articleText).digest('hex');
    const duplicate = { id, title: 'Seoul to review arms for Kyiv' };
    const { desk } = openDesk({ articleWithOriginal: async (sha256) => (sha256 === known ? duplicate : null) });
    expect((await previewed(desk.previewText({ text: articleText }))).duplicateOf).toEqual(duplicate);
    expect((await previewed(desk.previewText({ text: `${articleText} ` }))).duplicateOf).toBe(null);
  });

  it('keeps half a surrogate pair of a paste in its original', async () => {
    const { desk, created } = openDesk();
    const preview = await previewed(desk.previewText({ text: 'Half \uD83D pair' }));
    expect(preview.characters.broken).toBe(1);
    await desk.store(preview.token, proposedDecisions(preview));
    expect(new DataView(Uint8Array.from(created[0]?.original.bytes ?? []).buffer).getUint16(2 + 5 * 2, true)).toBe(0xd83d);
  });

  it.each([
    ['an empty paste', (desk: ImportDesk) => desk.previewText({ text: ' \n' }), 'import.empty'],
    ['too long a paste', (desk: ImportDesk) => desk.previewText({ text: 'a'.repeat(10 * 1024 * 1024 + 1) }), 'import.too-large'],
    ['an empty file', (desk: ImportDesk) => desk.previewFile('a.txt', new Uint8Array()), 'import.empty'],
    ['too large a file', (desk: ImportDesk) => desk.previewFile('a.txt', new Uint8Array(50 * 1024 * 1024 + 1)), 'import.too-large'],
    ['a PDF', (desk: ImportDesk) => desk.previewFile('a.txt', new TextEncoder().encode('%PDF-1.7')), 'import.damaged'],
  ])('answers %s with its code', async (_name, preview, code) => expect(await preview(openDesk().desk)).toEqual(fail(code)));

  it('forgets a discarded preview', async () => {
    const { desk } = openDesk();
    const preview = await previewed(desk.previewText({ text: articleText }));
    desk.discard(preview.token);
    expect(await desk.store(preview.token, proposedDecisions(preview))).toEqual(fail('import.expired'));
  });

  it('warns of a file that is not what its name says', async () => {
    const { desk } = openDesk();
    const page = new TextEncoder().encode('<!doctype html><title>Page</title><p>Words of a page.</p>');
    const { format, warnings } = await previewed(desk.previewFile('report.pdf', page));
    expect([format, warnings]).toEqual(['html', [{ code: 'wrong-extension', params: { extension: 'pdf' } }]]);
    expect((await previewed(desk.previewFile('page.html', page))).warnings).toEqual([]);
  });

  it('keeps the pictures that a page brought along, drawn anew, at their places among the words that stay', async () => {
    const { desk, created } = openDesk();
    const photograph = readFileSync('tests/fixtures/import/pictures/lying-with-place.jpg');
    const drawing = readFileSync('tests/fixtures/import/pictures/drawing.webp');
    const img = (type: string, bytes: Buffer, alt: string) =>
      `<img src="data:image/${type};base64,${bytes.toString('base64')}" alt="${alt}">`;
    const words = 'The two delegations met again on Thursday, and said that they would meet once more. '.repeat(3);
    const page = `<!doctype html><title>Talks</title><article><h1>Talks</h1>${img('jpeg', photograph, 'The table')}<p>${words}</p>
      <figure>${img('webp', drawing, 'A map')}<figcaption>Map of the border, as both sides drew it.</figcaption></figure><p>${words}</p>
      <p>${words}${img('gif', readFileSync('tests/fixtures/import/pictures/dot.gif'), '')}</p></article>
      <footer>${img('webp', drawing, 'Logo')}<p>All rights reserved</p></footer>`;
    const preview = await previewed(desk.previewFile('talks.html', new TextEncoder().encode(page)));
    expect(importPreview.safeParse(preview).success).toBe(true);
    expect(preview.blocks.map(({ kind, cut }) => [kind, cut === null])).toEqual([
      ['heading', false],
      ['paragraph', true],
      ['paragraph', true],
      ['paragraph', true],
      ['paragraph', true],
      ['paragraph', false],
    ]);
    expect(preview.pictures.map(({ after, alt, mediaType, width }) => [after, alt, mediaType, width])).toEqual([
      [1, 'The table', 'image/jpeg', 64],
      [2, 'A map', 'image/png', 80],
    ]);
    expect(preview.dropped).toEqual([
      { what: 'image', count: 1, example: 'Logo' },
      { what: 'small-image', count: 1, example: '' },
    ]);
    const [first, second] = preview.pictures;
    const bytes = desk.picture(preview.token, first?.sha256 ?? '');
    expect(bytes.ok && Buffer.from(bytes.value).includes('SecretCamera')).toBe(false);
    expect(desk.picture(preview.token, 'f'.repeat(64))).toEqual(fail('import.expired'));
    const decisions = { ...proposedDecisions(preview), cutPictures: [0] };
    expect((await desk.store(preview.token, { ...decisions, cutBlocks: [0, 5] })).ok).toBe(true);
    expect(layOutBlocks(created[0]?.blocks ?? []).pictures).toEqual([{ ...second, after: 1 }]);
    expect([...(created[0]?.pictures.keys() ?? [])]).toEqual([first?.sha256, second?.sha256]);
    expect(desk.picture(preview.token, first?.sha256 ?? '')).toEqual(fail('import.expired'));
  });

  it('drops the oldest of too many previews, never the newest', async () => {
    const { desk } = openDesk();
    const previews: ImportPreview[] = [];
    for (let index = 0; index < 21; index += 1) previews.push(await previewed(desk.previewText({ text: `Text number ${index}.` })));
    const stored = await Promise.all(previews.map(async (preview) => (await desk.store(preview.token, proposedDecisions(preview))).ok));
    expect(stored).toEqual([false, ...Array.from({ length: 20 }, () => true)]);
  });

  it('answers import.too-heavy when the importing process took too long, and works again afterwards', async () => {
    const slow = createUtilityClient<ImportCalls>({ name: 'import', fork: () => forkNodeUtility(entry), timeoutMs: 1 });
    const { desk } = openDesk({ importer: slow });
    expect(await desk.previewText({ text: 'word '.repeat(1_000_000) })).toEqual(fail('import.too-heavy'));
    expect(await slow.call('readText', { text: articleText }, 20_000)).toMatchObject({ ok: true });
    await slow.stop();
  });
});
