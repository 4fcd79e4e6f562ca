import { parse } from 'yaml';
import { webAddress } from '../../../shared/domain/web-address';
import { readDay } from '../dates';
import type { SourceReading } from '../source-reading';

/** What stands above a Markdown text between two lines of dashes: YAML with the title, the author and the like. */
export type FrontMatter = {
  readonly meta: SourceReading['meta'];
  /** Its words as they stand; empty without one. */
  readonly words: string;
  /** The text below it. */
  readonly body: string;
};

const fence = /^\uFEFF?---[ \t]*\n([\s\S]{1,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/** Parts the front matter from the text. What is no YAML, or no list of fields, is text. `text` has line feeds only. */
export function readFrontMatter(text: string): FrontMatter {
  const found = fence.exec(text);
  const fields = found === null ? null : fieldsOf(found[1] ?? '');
  if (found === null || fields === null) return { meta: {}, words: '', body: text };
  return { meta: metaOf(fields), words: found[1] ?? '', body: text.slice(found[0].length) };
}

function fieldsOf(source: string): ReadonlyMap<string, unknown> | null {
  try {
    // Dates stay the words that they are, and no alias is followed: a few lines of them can grow into gigabytes.
    const value: unknown = parse(source, { schema: 'core', maxAliasCount: 0, logLevel: 'error' });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return new Map(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field]));
  } catch {
    return null;
  }
}

function metaOf(fields: ReadonlyMap<string, unknown>): SourceReading['meta'] {
  const first = (...names: readonly string[]): string => names.map((name) => wordsOf(fields.get(name))).find((words) => words !== '') ?? '';
  const address = webAddress.safeParse(first('url', 'link', 'canonical', 'address', 'source_url'));
  const language = first('lang', 'language');
  return {
    title: first('title').slice(0, 2000),
    author: first('author', 'authors', 'by').slice(0, 500),
    source: first('source', 'publication', 'publisher', 'site', 'outlet').slice(0, 500),
    publishedOn: readDay(first('date', 'published', 'publishdate', 'pubdate', 'created'))?.day ?? '',
    address: address.success ? address.data : '',
    language: /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language) ? language : '',
  };
}

/** A field's words: a list is told one after the other, and of a person the name. */
function wordsOf(field: unknown): string {
  if (typeof field === 'string' || typeof field === 'number') return String(field).trim();
  if (Array.isArray(field))
    return field
      .map(wordsOf)
      .filter((words) => words !== '')
      .join(', ');
  if (typeof field === 'object' && field !== null && 'name' in field) return wordsOf(field.name);
  return '';
}
