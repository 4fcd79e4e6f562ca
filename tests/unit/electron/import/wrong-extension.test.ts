import { describe, expect, it } from 'vitest';
import { wrongExtension } from '../../../../electron/import/wrong-extension';

describe('wrongExtension', () => {
  it.each([
    ['report.pdf', 'pdf'],
    ['REPORT.PDF', 'pdf'],
    ['page.htm', 'html'],
    ['page.mht', 'mhtml'],
    ['notes.txt', 'markdown'],
    ['notes.md', 'text'],
    ['letter.eml', 'mail'],
    ['draft.fodt', 'odt'],
    ['a name without an ending', 'text'],
    ['v1.2', 'pdf'],
    ['notes.constructor', 'text'],
    ['.pdf.part', 'text'],
    ['', 'paste'],
  ] as const)('says nothing of %j that is %s', (name, format) => expect(wrongExtension(name, format)).toBeNull());

  it.each([
    ['report.pdf', 'html', 'pdf'],
    ['page.html', 'mhtml', 'html'],
    ['letter.doc', 'rtf', 'doc'],
    ['notes.txt', 'mail', 'txt'],
    ['report.txt.EXE', 'text', 'exe'],
    ['picture.jpg', 'pdf', 'jpg'],
  ] as const)('tells that %j is %s', (name, format, extension) => expect(wrongExtension(name, format)).toBe(extension));
});
