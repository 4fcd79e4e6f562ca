import { deflateSync } from 'node:zlib';
import { lockedPdf } from '../locked-pdf';
import { makePdf, onePage, type PdfObject } from '../make-pdf';
import { pdfBomb } from '../pdf-bomb';
import type { FileCase, Read, Refused } from './hostile-case';

/** F: PDFs. The right password of one (F6) is given in the test itself. */

const page = '/Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>';

function pdf(id: FileCase['id'], what: string, bytes: FileCase['bytes'], outcome: Read | Refused): FileCase {
  return { id, what, name: `${id} ${what}.pdf`, bytes, outcome };
}

/** A page of words with some of its objects replaced or added; they are counted from 1. */
function changed(objects: Readonly<Record<number, PdfObject>>, { lines = ['Words of the page.'], catalogue = '' } = {}): Uint8Array {
  const all: PdfObject[] = [...onePage(lines, catalogue)];
  for (const [number, object] of Object.entries(objects)) all[Number(number) - 1] = object;
  return makePdf(all);
}

const drawn = (content: string): PdfObject => ({ dictionary: '', bytes: Buffer.from(content, 'latin1') });
const action = '<< /S /JavaScript /JS (ran\\(\\)) >>';

/** A font whose codes a table of its own maps to letters: `pairs` of a code and what it means, both in hexadecimal. */
function mapped(pairs: readonly (readonly [string, string])[]): { readonly font: string; readonly map: PdfObject } {
  const lines = pairs.map(([code, letters]) => `<${code}> <${letters}>`).join('\n');
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange ${pairs.length} beginbfchar\n${lines}\nendbfchar endcmap end end`;
  return { font: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>', map: drawn(map) };
}

function inFont(codes: string, pairs: readonly (readonly [string, string])[]): Uint8Array {
  const { font, map } = mapped(pairs);
  return changed({ 4: drawn(`BT /F 12 Tf 72 760 Td <${codes}> Tj ET`), 5: font, 6: map });
}

/** A document of one page that is a picture. */
export function picturePdf(): Uint8Array {
  return changed({
    3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>',
    4: drawn('q 500 0 0 700 40 40 cm /I Do Q'),
    5: {
      dictionary: '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
      bytes: Uint8Array.from([0, 90, 180, 255]),
    },
  });
}

const plain: Read = { words: ['Words of the page.'] };
const column = (x: number, lines: readonly string[]): string =>
  `BT /F 12 Tf 14 TL 1 0 0 1 ${x} 760 Tm ${lines.map((line) => `(${line}) Tj T*`).join(' ')} ET`;

export const pdfCases: readonly FileCase[] = [
  pdf('F1', 'nothing', () => new Uint8Array(), { refused: 'import.empty' }),
  pdf('F1', 'rubbish', () => Buffer.from('%PDF-1.7\nrubbish'), { refused: 'import.damaged' }),
  pdf('F1', 'half a file', () => changed({}).slice(0, 300), { refused: 'import.damaged' }),
  pdf(
    'F1',
    'no list of its objects',
    () =>
      Buffer.from(
        Buffer.from(changed({}))
          .toString('latin1')
          .replace(/startxref\n\d+/, 'startxref\n7'),
        'latin1',
      ),
    plain,
  ),
  pdf(
    'F2',
    'a script in the matrix of a font',
    () => changed({ 5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FontMatrix [1 0 0 1 0 (0\\); ran\\(\\); //)] >>' }),
    plain,
  ),
  pdf(
    'F3',
    'scripts, programs, forms and links',
    () =>
      changed(
        {
          3: `<< ${page} /MediaBox [0 0 595 842] /AA << /O ${action} >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /URI /URI (http://127.0.0.1/) >> >> << /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /GoToR /F (//server/share) >> >> << /Type /Annot /Subtype /Widget /FT /Btn /T (b) /Rect [0 0 99 99] /A << /S /SubmitForm /F (http://127.0.0.1/) >> >>] >>`,
          6: drawn('<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template><script>ran()</script></template></xdp:xdp>'),
        },
        { catalogue: `/OpenAction ${action} /AA << /WC << /S /Launch /F (/bin/true) >> >> /AcroForm << /Fields [] /XFA 6 0 R >>` },
      ),
    { ...plain, nowhere: ['ran()'], dropped: [['script', 1]] },
  ),
  pdf(
    'F4',
    'pages that hold themselves',
    () => makePdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']),
    {
      refused: 'import.damaged',
    },
  ),
  pdf(
    'F4',
    'two thousand million pages that are not there',
    () => changed({ 2: '<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>' }),
    plain,
  ),
  { ...pdf('F5', 'a bomb', () => pdfBomb(), { refused: 'import.too-heavy' }), ways: ['dialog'], slow: true },
  pdf(
    'F5',
    'a stream that becomes eight megabytes',
    () =>
      changed({
        4: {
          dictionary: '/Filter /FlateDecode',
          bytes: deflateSync(Buffer.from(`BT /F 12 Tf 72 760 Td (Words of the page.) Tj ET ${' '.repeat(8_000_000)}`)),
        },
      }),
    plain,
  ),
  pdf('F5', 'a picture in JPEG 2000 and one in JBIG2 that are rubbish', () => pictured(), plain),
  { ...pdf('F6', 'a password', () => lockedPdf('open sesame', ['Behind a password.']), { refused: 'import.password' }), ways: ['folder'] },
  pdf('F7', 'a scan', () => picturePdf(), { refused: 'import.no-text-layer' }),
  pdf('F7', 'a page of words and a scan', () => wordsAndScan(), { ...plain, warnings: ['no-text-layer'] }),
  pdf(
    'F8',
    'letters that mean nothing',
    () =>
      inFont('41424344', [
        ['41', 'E001'],
        ['42', 'E002'],
        ['43', 'E003'],
        ['44', 'E004'],
      ]),
    {
      words: ['\uE001\uE002\uE003\uE004'],
      warnings: ['unsure-text'],
    },
  ),
  pdf(
    'F8',
    'ligatures and soft hyphens',
    () =>
      inFont('4142434445', [
        ['41', '00640065'],
        ['42', '00ADFB01'],
        ['43', '006E'],
        ['44', '0065'],
        ['45', '002E'],
      ]),
    {
      words: ['define.'],
    },
  ),
  pdf(
    'F8',
    'Hebrew',
    () =>
      inFont('434241', [
        ['41', '05D0'],
        ['42', '05D1'],
        ['43', '05D2'],
      ]),
    { words: ['אבג'] },
  ),
  pdf(
    'F8',
    'two columns',
    () =>
      changed({
        4: drawn(
          `${column(60, ['The left column says this', 'and goes on here.'])} ${column(330, ['The right column says that', 'and ends here.'])}`,
        ),
      }),
    {
      words: ['The left column says this and goes on here. The right column says that and ends here.'],
    },
  ),
  pdf(
    'F9',
    'attachments',
    () =>
      changed(
        {
          6: '<< /Type /Filespec /F (evil.exe) /EF << /F 7 0 R >> >>',
          7: { dictionary: '/Type /EmbeddedFile', bytes: Buffer.from('MZ') },
        },
        { catalogue: '/Names << /EmbeddedFiles << /Names [(evil.exe) 6 0 R] >> >> /Collection << /Type /Collection >>' },
      ),
    { ...plain, dropped: [['attachment', 1]] },
  ),
  pdf('F10', '10,000 pages', () => changed({ 2: `<< /Type /Pages /Kids [${'3 0 R '.repeat(10_000)}] /Count 10000 >>` }), {
    refused: 'import.too-large',
  }),
  pdf('F10', 'a page of 14,400 units', () => changed({ 3: `<< ${page} /MediaBox [0 0 14400 14400] >>` }), plain),
  pdf('F10', 'a box of no numbers', () => changed({ 3: `<< ${page} /MediaBox [0 0 nan nan] >>` }), plain),
];

function pictured(): Uint8Array {
  const image = (filter: string): PdfObject => ({
    dictionary: `/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /${filter}`,
    bytes: Buffer.alloc(64, 0x7f),
  });
  return changed({
    3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /A 6 0 R /B 7 0 R >> >> >>',
    4: drawn('BT /F 12 Tf 72 760 Td (Words of the page.) Tj ET q 500 0 0 700 40 40 cm /A Do /B Do Q'),
    6: image('JPXDecode'),
    7: image('JBIG2Decode'),
  });
}

function wordsAndScan(): Uint8Array {
  return changed({
    2: '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>',
    3: `<< ${page} /MediaBox [0 0 595 842] >>`,
    6: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R /Resources << /XObject << /I 8 0 R >> >> >>',
    7: drawn('q 500 0 0 700 40 40 cm /I Do Q'),
    8: {
      dictionary: '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
      bytes: Uint8Array.from([0, 90, 180, 255]),
    },
  });
}
