import { extname } from 'node:path';
import { type Article, displayTitle } from '../../shared/domain/article';
import type { BriefingHeader } from '../../shared/domain/briefing';

/** Names that Windows keeps for devices, whatever their extension ("Naming Files, Paths, and Namespaces", Microsoft). */
const deviceName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;
/** What Windows refuses in a name, or would show it as another one (controls, direction marks, invisible characters): left out, or a dash where it parts words. */
const refused = /[<>"|?*]|\p{Default_Ignorable_Code_Point}|\p{Surrogate}/gu;
const parting = /[:/\\\u0000-\u001f\u007f-\u009f]/g;
/** Leaves room for a folder within the 260 characters of a Windows path, and for the 255 bytes of a Linux name. */
const longestName = 100;
const longestNameBytes = 200;

/** A file name for a briefing: reference, title and day, e.g. `KOR-2024-017 Seoul reconsiders 2024-06-21.pdf`. Valid on every system. */
export function exportFileName(header: BriefingHeader): string {
  const day = clean(header.date);
  const front = shorten(
    [header.reference, header.title]
      .map(clean)
      .filter((part) => part !== '')
      .join(' '),
  );
  return `${usable([front, day].filter((part) => part !== '').join(' '), 'briefing')}.pdf`;
}

/** Endings of documents, which a copy keeps. A name with another ending may lie about what it is, and gets the library's own. */
const ofDocuments = /^\.(?:x?html?|mht(?:ml)?|pdf|docx|odt|rtf|eml|md|markdown|te?xt)$/i;

/** A file name for a copy of an article's original: what was imported was called so, or the title. Valid on every system. */
export function originalFileName(article: Article): string {
  const { importedName, fileName } = article.original;
  const extension = ofDocuments.test(extname(importedName)) ? extname(importedName) : extname(fileName);
  const name = importedName === '' ? displayTitle(article) : importedName.slice(0, importedName.length - extname(importedName).length);
  return `${usable(shorten(clean(name)), 'original')}${extension}`;
}

/** What is no name, or is kept for a device, gets a word before it. */
function usable(name: string, word: string): string {
  return name === '' || deviceName.test(name) ? `${word} ${name}`.trim() : name;
}

function clean(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(refused, '')
    .replace(parting, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[\s.-]+|[\s.-]+$/g, '');
}

function shorten(name: string): string {
  let out = '';
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(name)) {
    if (out.length + segment.length > longestName || Buffer.byteLength(out + segment) > longestNameBytes) break;
    out += segment;
  }
  return out.replace(/[\s.-]+$/, '');
}
