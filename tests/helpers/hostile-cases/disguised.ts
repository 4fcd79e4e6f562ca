import { docxBytes, docxParagraph } from '../docx-bytes';
import { makePdf, onePage } from '../make-pdf';
import type { FileCase } from './hostile-case';

/** H12, H13 and G4: files that are not what they, or their names, say. */

const korean = '대한민국 정부는 오늘 새로운 계획을 발표하였다.';
const latin1 = (text: string) => (): Uint8Array => Buffer.from(text, 'latin1');

const encodings: readonly FileCase[] = [
  {
    id: 'H12',
    what: 'UTF-8 that states EUC-KR',
    name: 'utf-8.html',
    bytes: () => Buffer.from(`<html><meta charset="euc-kr"><p>${korean}</p></html>`),
    outcome: { words: [korean] },
  },
  {
    id: 'H12',
    what: 'UTF-16 that states UTF-8',
    name: 'utf-16.html',
    bytes: () => Buffer.from(`\uFEFF<html><meta charset="utf-8"><p>${korean}</p></html>`, 'utf16le'),
    outcome: { words: [korean] },
  },
  {
    id: 'H12',
    what: 'UTF-16 without a mark',
    name: 'unmarked.html',
    bytes: () => Buffer.from('<html><meta charset="utf-8"><p>Words of the page that are read.</p></html>', 'utf16le'),
    outcome: { words: ['Words of the page that are read.'], nowhere: ['<p>'] },
  },
  {
    id: 'H12',
    what: 'a mark that contradicts the page',
    name: 'marked.html',
    bytes: () => Buffer.from(`\uFEFF<html><meta charset="windows-1252"><p>${korean}</p></html>`),
    outcome: { words: [korean] },
  },
  {
    id: 'H12',
    what: 'windows-1252 that states UTF-8',
    name: 'windows.html',
    bytes: latin1('<html><meta charset="utf-8"><p>Caf\xE9 \x93cr\xE8me\x94</p></html>'),
    outcome: { words: ['Café “crème”'], warnings: ['uncertain-encoding'] },
  },
  {
    id: 'H12',
    what: 'a text in Latin 1',
    name: 'latin.txt',
    bytes: latin1('Gr\xfc\xdfe aus K\xf6ln.'),
    outcome: { words: ['Grüße aus Köln.'], warnings: ['uncertain-encoding'] },
  },
  {
    id: 'H12',
    what: 'a saved page whose head and page state different letters',
    name: 'saved.mht',
    bytes: latin1(
      'From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x.org/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=windows-1252\r\n\r\n<html><meta charset="utf-8"><p>Caf\xE9 \x93cr\xE8me\x94</p></html>\r\n--b--\r\n',
    ),
    outcome: { words: ['Café “crème”'] },
  },
];

const mhtml =
  'From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x.org/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><p>Words of a saved page.</p><script>ran()</script></html>\r\n--b--\r\n';

const renamed: readonly FileCase[] = [
  {
    id: 'H13',
    what: 'a saved page that is called a page',
    name: 'saved.html',
    bytes: () => Buffer.from(mhtml),
    outcome: { words: ['Words of a saved page.'], dropped: [['script', 1]], warnings: ['wrong-extension'] },
  },
  {
    id: 'H13',
    what: 'a web archive of a Mac',
    name: 'archive.html',
    bytes: latin1('bplist00\xD1\x01\x02_\x10\x0FWebMainResource\0\0\0\0\0\0\x01\x01\0\0\0'),
    outcome: { refused: 'import.unsupported' },
  },
  {
    id: 'H13',
    what: 'a PDF that is called a page',
    name: 'report.html',
    bytes: () => makePdf(onePage(['Words of a PDF.'])),
    outcome: { words: ['Words of a PDF.'], warnings: ['wrong-extension'] },
  },
  {
    id: 'G4',
    what: 'a page with two endings',
    name: 'invoice.pdf.html',
    bytes: () => Buffer.from('<!DOCTYPE html><html><body><p>Words of a page.</p><script>ran()</script></body></html>'),
    outcome: { words: ['Words of a page.'], dropped: [['script', 1]] },
  },
  {
    id: 'G4',
    what: 'a document that is called a program',
    name: 'invoice.docx.exe',
    bytes: () => docxBytes(docxParagraph('Words of a document.')),
    outcome: { words: ['Words of a document.'], warnings: ['wrong-extension'] },
  },
  {
    id: 'G4',
    what: 'a picture that is called a page',
    name: 'picture.html',
    bytes: () => Buffer.from('89504E470D0A1A0A0000000D49484452', 'hex'),
    outcome: { refused: 'import.unsupported' },
  },
];

export const disguised: readonly FileCase[] = [...encodings, ...renamed];
