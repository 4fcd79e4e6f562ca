import iconv from 'iconv-lite';

/** Code pages by the number that a font has for its letters (RTF 1.9.1, "Font Table"); 0 and 1 are the document's own affair. */
const byCharset: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  130: 1361,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
  255: 850,
};

const names: Readonly<Record<number, string>> = { 10000: 'macintosh', 10006: 'macgreek', 10007: 'maccyrillic', 65001: 'utf8' };

/** The code page of a font's letters, `null` when the document's own is meant. */
export function pageOfCharset(charset: number): number | null {
  return byCharset[charset] ?? null;
}

/** Whether bytes can be read in a code page. */
export function knowsPage(page: number): boolean {
  return iconv.encodingExists(nameOf(page));
}

/** Letters from bytes, one letter each, in a code page; one that nobody knows is read as that of western Windows. */
export function decodePage(bytes: string, page: number): string {
  return iconv.decode(Buffer.from(bytes, 'latin1'), knowsPage(page) ? nameOf(page) : 'cp1252');
}

function nameOf(page: number): string {
  return names[page] ?? `cp${page}`;
}
