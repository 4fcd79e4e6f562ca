import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import paper from '../../../../assets/messages/en/paper.json';
import { createTypesetter, type Typesetter } from '../../../../electron/export/typesetter';
import { exportHandlers } from '../../../../electron/ipc/export-handlers';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { forkNodeUtility } from '../../../../electron/process/node-utility';
import type { Briefing } from '../../../../shared/domain/briefing';
import { requests } from '../../../../shared/ipc/contract';
import { bundleEntry } from '../../../helpers/bundle-entry';
import { paperFolders } from '../../../helpers/paper-folders';
import { pdfText, popplerMissing } from '../../../helpers/poppler';
import { type TemporaryLibrary, temporaryLibrary, valueIn } from '../../../helpers/temporary-library';

let typesetter: Typesetter;
beforeAll(async () => {
  const { fonts, templates } = paperFolders();
  const entry = await bundleEntry('electron/export/typst-process.ts', ['@myriaddreamin/typst-ts-node-compiler']);
  typesetter = createTypesetter({ fork: () => forkNodeUtility(entry, [fonts, templates]), log: () => undefined });
});
afterAll(() => typesetter.stop());

let desk: TemporaryLibrary;
let briefing: Briefing;
/** What the dialog was told each time, and what the person answers. */
let asked: { readonly fileName: string; readonly folder: string | null }[];
let chosen: string | null;
let shown: string[];
let handlers: ReturnType<typeof exportHandlers>;

beforeEach(async () => {
  desk = await temporaryLibrary();
  asked = [];
  shown = [];
  chosen = join(desk.outside, 'note.pdf');
  handlers = exportHandlers({
    desk: { library: () => desk.library, index: () => null },
    typesetter,
    world: nodeSurroundings,
    labels: paper,
    chooseFile: async (suggestion) => {
      asked.push(suggestion);
      return chosen;
    },
    chooseCopy: async (suggestion) => {
      asked.push(suggestion);
      return chosen;
    },
    showFile: (path) => shown.push(path),
    newToken: () => `token-${asked.length}`,
  });
  const article = await desk.addArticle(['Two states signed a treaty.']);
  const annotation = await desk.mark(article, 'signed a treaty');
  briefing = valueIn(
    await desk.library.briefings.create({
      template: 'information-note',
      language: 'en',
      header: { title: 'A treaty', to: '', from: '', date: '2024-06-21', reference: '', meeting: '', marking: 'OFFICIAL' },
      body: {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'They did.' },
              { type: 'citation', attrs: { annotationId: annotation.id } },
            ],
          },
        ],
      },
    }),
  );
});
afterEach(() => desk.remove());

describe('exportHandlers', () => {
  it('sets the draft and not the saved briefing, and answers what the contract says', async () => {
    const { id, header, body } = briefing;
    const answer = valueIn(await handlers['briefing.typeset']({ id, header: { ...header, title: 'Being written' }, body }));
    expect(requests['briefing.typeset'].result.safeParse(answer).success).toBe(true);
    expect(answer).toMatchObject({ pages: 1, footnotes: 1, lostCitations: [] });
    if (popplerMissing === '') expect(pdfText(answer.pdf)).toContain('Being written');
  });

  it('writes the very bytes of the preview, under the name that was suggested', async () => {
    const preview = valueIn(await handlers['briefing.typeset'](briefing));
    const exported = valueIn(await handlers['briefing.export-pdf']({ id: briefing.id }));
    expect(exported).toEqual({
      token: 'token-1',
      fileName: 'note.pdf',
      folder: desk.outside,
      pages: 1,
      footnotes: 1,
      bytes: preview.pdf.byteLength,
    });
    expect(asked).toEqual([{ fileName: 'A treaty 2024-06-21.pdf', folder: null }]);
    expect(new Uint8Array(await readFile(join(desk.outside, 'note.pdf')))).toEqual(preview.pdf);
    expect(valueIn(await handlers['export.show-file']({ token: 'token-1' }))).toEqual({});
    expect(shown).toEqual([join(desk.outside, 'note.pdf')]);
  });

  it('remembers the folder, adds a missing extension, and never replaces a file that nobody was asked about', async () => {
    chosen = join(desk.outside, 'first');
    expect(valueIn(await handlers['briefing.export-pdf']({ id: briefing.id })).fileName).toBe('first.pdf');
    expect(valueIn(await handlers['briefing.export-pdf']({ id: briefing.id })).fileName).toBe('first');
    expect(asked[1]?.folder).toBe(desk.outside);
    expect((await readdir(desk.outside)).sort()).toEqual(['Desk', 'first', 'first.pdf']);
  });

  it('says what is wrong and writes nothing: cancelled, no title, no folder, a folder of that name', async () => {
    chosen = null;
    expect(await handlers['briefing.export-pdf']({ id: briefing.id })).toEqual({ ok: false, error: { code: 'export.cancelled' } });
    chosen = join(desk.outside, 'gone', 'note.pdf');
    expect(await handlers['briefing.export-pdf']({ id: briefing.id })).toMatchObject({
      error: { code: 'export.io', params: { file: 'note.pdf' } },
    });
    chosen = join(desk.outside, 'folder.pdf');
    await mkdir(chosen);
    expect(await handlers['briefing.export-pdf']({ id: briefing.id })).toMatchObject({ error: { code: 'export.io' } });
    valueIn(await desk.library.briefings.save(briefing.id, { header: { ...briefing.header, title: ' ' }, body: briefing.body }));
    expect(await handlers['briefing.export-pdf']({ id: briefing.id })).toEqual({ ok: false, error: { code: 'export.no-title' } });
    expect((await readdir(desk.outside)).sort()).toEqual(['Desk', 'folder.pdf']);
  });

  it('shows only what was exported and is still there', async () => {
    expect(await handlers['export.show-file']({ token: '/etc/passwd' })).toMatchObject({ error: { code: 'export.io' } });
    expect(shown).toEqual([]);
  });

  it('keeps a deleted annotation’s citation, and says which it is', async () => {
    const article = await desk.addArticle(['Words.']);
    const annotation = await desk.mark(article, 'Words');
    valueIn(await desk.library.trash.annotation(article.id, annotation.id));
    const body = {
      type: 'doc' as const,
      content: [{ type: 'paragraph' as const, content: [{ type: 'citation' as const, attrs: { annotationId: annotation.id } }] }],
    };
    const answer = valueIn(await handlers['briefing.typeset']({ id: briefing.id, header: briefing.header, body }));
    expect(answer).toMatchObject({ footnotes: 1, lostCitations: [annotation.id] });
  });

  it('replaces an earlier export', async () => {
    await writeFile(join(desk.outside, 'note.pdf'), 'earlier');
    valueIn(await handlers['briefing.export-pdf']({ id: briefing.id }));
    expect((await readFile(join(desk.outside, 'note.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('writes a copy of an article’s original byte for byte, and shows it', async () => {
    const article = await desk.addArticle(['Two states signed a treaty. 두 나라가 서명했다.']);
    chosen = join(desk.outside, 'copy.txt');
    const answer = await handlers['article.save-original']({ id: article.id });
    expect(requests['article.save-original'].result.parse(valueIn(answer))).toMatchObject({ fileName: 'copy.txt', folder: desk.outside });
    const original = valueIn(await desk.library.articles.readOriginal(article.id));
    expect((await readFile(chosen)).equals(original)).toBe(true);
    valueIn(await handlers['export.show-file']({ token: valueIn(answer).token }));
    expect(shown).toEqual([chosen]);
    chosen = null;
    expect(await handlers['article.save-original']({ id: article.id })).toEqual({ ok: false, error: { code: 'export.cancelled' } });
    chosen = join(desk.outside, 'gone', 'copy.txt');
    expect(await handlers['article.save-original']({ id: article.id })).toMatchObject({ error: { code: 'export.io' } });
  });

  it('gives no copy of an original that was changed', async () => {
    const article = await desk.addArticle(['Two states signed a treaty.']);
    await writeFile(join(desk.library.folder, 'articles', article.id, article.original.fileName), 'Other words.');
    expect(await handlers['article.save-original']({ id: article.id })).toMatchObject({ error: { code: 'storage.damaged' } });
    expect(asked).toEqual([]);
  });
});
