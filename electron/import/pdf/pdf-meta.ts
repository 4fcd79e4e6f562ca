import type { PDFDocumentProxy } from 'pdfjs-dist';
import { readDay } from '../dates';
import type { SourceReading } from '../source-reading';

/** What the document says of itself: XMP (ISO 16684) before the older Info. Programs put their own words where a title should be. */
export async function pdfMeta(document: PDFDocumentProxy): Promise<SourceReading['meta']> {
  const { info, metadata } = await document.getMetadata().catch(() => ({ info: {}, metadata: null }));
  const stated = (name: string): string => wordsOf(metadata?.get(name));
  const noted = (name: string): string => wordsOf(Object.getOwnPropertyDescriptor(info, name)?.value);
  const title = stated('dc:title') || noted('Title');
  const language = noted('Language') || stated('dc:language');
  return {
    title: isOfProgram(title) ? '' : title.slice(0, 2000),
    author: (stated('dc:creator') || noted('Author')).slice(0, 500),
    source: stated('dc:publisher').slice(0, 500),
    publishedOn: readDay(stated('dc:date').slice(0, 10))?.day ?? pdfDay(noted('CreationDate')),
    language: /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language) ? language : '',
  };
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\0/g, '').replace(/\s+/gu, ' ').trim();
  return Array.isArray(value)
    ? value
        .map(wordsOf)
        .filter((words) => words !== '')
        .join(', ')
    : '';
}

/** "D:20240620233000+09'00'" is the twentieth of June on the clock of its writer. */
function pdfDay(date: string): string {
  const [, year, month = '01', day = '01'] = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?/.exec(date) ?? [];
  return year === undefined ? '' : (readDay(`${year}-${month}-${day}`)?.day ?? '');
}

function isOfProgram(title: string): boolean {
  return /^(?:microsoft word|untitled|unbenannt|sans titre|about:blank|document\d*$)|\.(?:docx?|odt|rtf|tex|dvi|indd|qxd|html?|pdf|txt)$/i.test(
    title,
  );
}
