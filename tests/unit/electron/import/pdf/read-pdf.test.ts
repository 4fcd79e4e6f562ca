import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readPdf } from '../../../../../electron/import/pdf/read-pdf';
import { readSource } from '../../../../../electron/import/read-source';
import type { SourceReading } from '../../../../../electron/import/source-reading';
import { picturePdf } from '../../../../helpers/hostile-cases/pdf-cases';
import { lockedPdf } from '../../../../helpers/locked-pdf';
import { makePdf, onePage, type PdfObject } from '../../../../helpers/make-pdf';

async function read(bytes: Uint8Array): Promise<SourceReading> {
  const reading = await readPdf(bytes);
  if (!reading.ok) throw new Error(reading.error.code);
  return reading.value;
}
async function codeOf(bytes: Uint8Array): Promise<string> {
  const reading = await readPdf(bytes);
  return reading.ok ? 'read' : reading.error.code;
}
const texts = ({ blocks }: SourceReading): readonly string[] => blocks.map((block) => block.text);
const plain = makePdf(onePage(['Words of the page that can be read.']));

afterEach(() => vi.unstubAllGlobals());

describe('readPdf makes paragraphs of lines', () => {
  it('joins a word that was parted where the parted end is no word, or the whole is known', async () => {
    const parted = ['The communi-', 'cation was about the mean-', 'ing of a well-', 'known word, and the meaning was clear.'];
    const [block] = (await read(makePdf(onePage(parted)))).blocks;
    expect(block?.text).toBe('The communication was about the meaning of a well-known word, and the meaning was clear.');
    expect(block?.brokenLines).toEqual([{ start: 49, end: 50, replacement: '', reason: 'broken-line' }]);
  });

  it('says on which page words stand, by the labels that the document gives', async () => {
    const objects = [...onePage(['First words of it,'], '/PageLabels << /Nums [0 << /S /r /St 4 >>] >>')];
    objects[1] = '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>';
    objects.push('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R /Resources << /Font << /F 5 0 R >> >> >>', {
      dictionary: '',
      bytes: Buffer.from('BT /F 12 Tf 72 760 Td (and the words that follow.) Tj ET'),
    });
    const { blocks } = await read(makePdf(objects));
    expect(blocks.map(({ text, pages }) => [text, pages])).toEqual([
      [
        'First words of it, and the words that follow.',
        [
          { at: 0, label: 'iv' },
          { at: 19, label: 'v' },
        ],
      ],
    ]);
  });
});

describe('readPdf and hostile documents', () => {
  it.each([
    ['rubbish behind the sign of a PDF', Buffer.from('%PDF-1.7\nrubbish')],
    ['a page tree that is its own child', makePdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>'])],
    ['no pages at all', makePdf(['<< /Type /Catalog >>'])],
  ])('calls damaged: %s', async (_name, bytes) => expect(await codeOf(new Uint8Array(bytes))).toBe('import.damaged'));

  it('reads what is left of a cut file, or calls it damaged', async () => {
    for (const share of [0.3, 0.6, 0.9]) expect(['read', 'import.damaged']).toContain(await codeOf(plain.slice(0, plain.length * share)));
  });

  it('finds the pages without a table of its objects', async () => {
    const bytes = Buffer.from(plain)
      .toString('latin1')
      .replace(/startxref\n\d+/, 'startxref\n7');
    expect(texts(await read(Uint8Array.from(Buffer.from(bytes, 'latin1'))))).toEqual(['Words of the page that can be read.']);
  });

  it('asks for the password of a document, and reads it with that and no other', async () => {
    const locked = lockedPdf('open sesame', ['Words behind a password.']);
    expect(await codeOf(locked)).toBe('import.password');
    expect(await readPdf(locked, 'another')).toMatchObject({ error: { code: 'import.password-wrong' } });
    expect(await readPdf(locked, 'open sesame')).toMatchObject({ ok: true, value: { blocks: [{ text: 'Words behind a password.' }] } });
  });

  it('says that pages are pictures when no word can be read on any', async () => {
    expect(await codeOf(picturePdf())).toBe('import.no-text-layer');
  });

  it('asks for the password of a document whose lock is an old one', async () => {
    const filter = `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`;
    expect(await codeOf(makePdf(onePage(['x']), `/Encrypt ${filter} /ID [<${'33'.repeat(16)}> <${'33'.repeat(16)}>]`))).toBe(
      'import.password',
    );
  });

  it('refuses more pages than a document has', async () => {
    const objects: PdfObject[] = [...onePage(['x'])];
    objects[1] = `<< /Type /Pages /Kids [${'3 0 R '.repeat(2001)}] /Count 2001 >>`;
    expect(await codeOf(makePdf(objects))).toBe('import.too-large');
  });

  it('counts its pages itself where it claims two thousand million', async () => {
    const objects: PdfObject[] = [...onePage(['Words of the page.'])];
    objects[1] = '<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>';
    expect(texts(await read(makePdf(objects)))).toEqual(['Words of the page.']);
  });

  it('runs no script, whether it opens with the document or lies in a font', async () => {
    vi.stubGlobal('ran', false);
    const script =
      '/OpenAction << /S /JavaScript /JS (globalThis.ran = true) >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (globalThis.ran = true) >>] >> >>';
    const objects: PdfObject[] = [...onePage(['Words of the page.'], script)];
    objects[4] = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FontMatrix [1 0 0 1 0 (0\\); globalThis.ran = true; //)] >>';
    const reading = await read(makePdf(objects));
    expect(texts(reading)).toEqual(['Words of the page.']);
    expect(reading.dropped.map(({ what }) => what)).toEqual(['script']);
    expect((globalThis as { ran?: boolean }).ran).toBe(false);
  });

  it('follows no link, starts no program, fetches nothing', async () => {
    const fetched = vi.fn();
    vi.stubGlobal('fetch', fetched);
    const objects: PdfObject[] = [...onePage(['Words of the page.'], '/OpenAction << /S /Launch /F (/bin/true) >>')];
    objects[2] =
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://track.example/) >> >> << /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /GoToR /F (//host/share) >> >>] >>';
    expect(texts(await read(makePdf(objects)))).toEqual(['Words of the page.']);
    expect(fetched).not.toHaveBeenCalled();
  });

  it('names the files that lie in it, and opens none', async () => {
    const objects: PdfObject[] = [
      ...onePage(['Words of the page.'], '/Names << /EmbeddedFiles << /Names [(evil.exe) 6 0 R] >> >>'),
      '<< /Type /Filespec /F (evil.exe) /EF << /F 7 0 R >> >>',
      { dictionary: '/Type /EmbeddedFile', bytes: Buffer.from('MZ') },
    ];
    const { dropped, attachments } = await read(makePdf(objects));
    expect(dropped).toEqual([{ what: 'attachment', count: 1, example: 'evil.exe' }]);
    expect(attachments).toEqual([]);
  });

  it('reads a page beside boxes that are no numbers and larger than any paper', async () => {
    for (const box of ['[0 0 nan nan]', '[0 0 1e30 1e30]', '[0 0 0 0]', '(none)']) {
      const objects: PdfObject[] = [...onePage(['Words of the page.'])];
      objects[2] = `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>`;
      expect(texts(await read(makePdf(objects)))).toEqual(['Words of the page.']);
    }
  });

  it('reads words beside a stream that unpacks to a thousand times its size', async () => {
    const objects: PdfObject[] = [...onePage(['Words of the page.'])];
    const much = `BT /F 12 Tf 72 760 Td (Words of the page.) Tj ET ${' '.repeat(8_000_000)}`;
    objects[3] = { dictionary: '/Filter /FlateDecode', bytes: deflateSync(Buffer.from(much)) };
    expect(texts(await read(makePdf(objects)))).toEqual(['Words of the page.']);
  });

  it('has nothing to import of pages without words', async () => {
    const reading = await readSource(makePdf(onePage([])));
    expect(reading.ok ? 'read' : reading.error.code).toBe('import.empty');
  });
});
