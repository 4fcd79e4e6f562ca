import type { SourceReading } from '../source-reading';

/** What a document's properties say, as they stand in the file. */
export type Properties = {
  readonly title: string;
  /** Names, parted by `;` when there are several. */
  readonly author: string;
  readonly company: string;
  readonly language: string;
};

/** What programs put in when nobody said anything. */
const noTitle =
  /^(?:untitled.{0,20}|document ?\d*|microsoft word - .*|word document|title|unbenannt.{0,3}|sans titre.{0,3}|sin título.{0,3}|제목 ?없음|無題|.{1,200}\.(?:docx?|rtf|odt|dotx?|wpd|pdf))$/i;
const noAuthor =
  /^(?:(?:windows |microsoft office |office |default )?user|usuario|utilisateur|benutzer|пользователь|사용자|admin(?:istrator)?|owner|guest|author|unknown|un-named|anonymous|python-docx|docx|pandoc|home|pc|x{2,}|-+|\.+|\d+|microsoft|hp|dell|lenovo|asus|acer)$/i;
const noCompany =
  /^(?:microsoft(?: corporation)?|home|hp|hewlett-packard(?: company)?|dell(?: inc\.?)?|lenovo|toshiba|asus|acer|samsung|sony|grizli777|specialist repack|reanimator extreme edition|krokoz.{0,3}|company|organization|your company.*|none|n\/a|-+|\.+|x{2,})$/i;

/**
 * What is worth proposing of a document's properties. Its days are not: they say when somebody made or saved the file,
 * and of a text that was copied, sent on or converted that is any day after the one of its publication.
 */
export function statedMeta(properties: Properties): SourceReading['meta'] {
  const title = line(properties.title, 2000);
  const company = line(properties.company, 500);
  return {
    title: noTitle.test(title) ? '' : title,
    author: people(properties.author),
    source: noCompany.test(company) ? '' : company,
    language: languageTag(properties.language),
  };
}

function line(words: string, most: number): string {
  return words
    .replace(/[\s\u0000-\u001F\u007F-\u009F]+/gu, ' ')
    .replace(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .trim()
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '');
}

function people(names: string): string {
  const listed = line(names, 500).split(/\s*;\s*/);
  return listed.filter((name) => name !== '' && !noAuthor.test(name)).join('; ');
}

/** A BCP 47 tag as the article takes it, else empty. */
function languageTag(language: string): string {
  const tag = language.trim().replaceAll('_', '-');
  return tag.length <= 35 && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : '';
}
