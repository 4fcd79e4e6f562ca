import { describe, expect, it } from 'vitest';
import { recognise } from '../../../../electron/import/recognise';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const latin1 = (words: string): Uint8Array => Uint8Array.from(Buffer.from(words, 'latin1'));
const utf16 = (words: string): Uint8Array => Uint8Array.from([0xff, 0xfe, ...Buffer.from(words, 'utf16le')]);
const mail = 'From: a@example.org\r\nTo: b@example.org\r\nSubject: News\r\nDate: Mon, 1 Jan 2024 10:00:00 +0000\r\n';

describe('recognise tells by content what a file is', () => {
  it.each([
    ['a PDF', 'pdf', latin1('%PDF-1.7\n%\xE2\xE3\xCF\xD3')],
    ['a PDF behind a line of rubbish', 'pdf', latin1('\r\nrubbish\n%PDF-1.4\n')],
    ['an RTF text', 'rtf', text('{\\rtf1\\ansi text}')],
    ['a DOCX', 'docx', latin1('PK\x03\x04\x14\x00word/document.xml')],
    ['an ODT', 'odt', latin1(`PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.text`)],
    ['a DOCX of Word on the web', 'docx', latin1('PK\x03\x04\x14\x00word/document2.xml')],
    ['an ODT whose type is not first', 'odt', latin1('PK\x03\x04content.xml\0META-INF/manifest.xml')],
    [
      'an ODT as one file',
      'odt',
      text('<?xml version="1.0"?>\n<office:document office:mimetype="application/vnd.oasis.opendocument.text">'),
    ],
    [
      'a sheet of OpenDocument',
      'unsupported',
      latin1(`PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.spreadsheet`),
    ],
    ['an archive of files', 'archive', latin1('PK\x03\x04\x14\x00notes.txt')],
    ['a sheet of Office Open XML', 'unsupported', latin1('PK\x03\x04\x14\x00[Content_Types].xml xl/workbook.xml')],
    ['a book', 'unsupported', latin1(`PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/epub+zip META-INF/container.xml`)],
    ['a program of Java', 'unsupported', latin1('PK\x03\x04\x14\x00META-INF/MANIFEST.MF')],
    ['an empty archive', 'archive', latin1('PK\x05\x06')],
    ['a DOCX under a password', 'encrypted', latin1('\xD0\xCF\x11\xE0\xA1\xB1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0')],
    ['an old DOC', 'unsupported', latin1('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1')],
    ['a page', 'html', text('\uFEFF  <!-- saved -->\n<!DOCTYPE html><title>x</title>')],
    ['XHTML', 'html', text('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">')],
    ['a page in UTF-16', 'html', utf16('<html><body>한국어</body></html>')],
    ['a part of a page', 'html', text('<div><p>One</p><p>Two</p></div>')],
    [
      'a saved page with its parts',
      'mhtml',
      text(
        'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.org/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="x"\r\n\r\n',
      ),
    ],
    ['a mail', 'mail', text(`${mail}\r\nWords`)],
    ['a mail with pictures', 'mail', text(`${mail}MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n`)],
    ['a mail from a mailbox', 'mail', text(`From a@example.org Mon Jan 1 10:00:00 2024\n${mail}\nWords`)],
    ['Markdown', 'markdown', text('# Title\n\nWords [there](https://example.org).')],
    ['plain text', 'text', text('Seoul reconsiders.\nTo: nobody')],
    ['text that speaks of tags', 'text', text('The <b> element is bold.')],
    ['text in UTF-16', 'text', utf16('대한민국')],
    ['a text with a stray NUL', 'text', text('a word\0 and another')],
    ['nothing', 'text', new Uint8Array()],
    ['a picture', 'unsupported', latin1('\x89PNG\r\n\x1A\n')],
    ['a program', 'unsupported', Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0)],
    ['zeros', 'unsupported', new Uint8Array(4096)],
  ])('%s is %s', (_name, format, bytes) => expect(recognise(bytes)).toBe(format));
});
