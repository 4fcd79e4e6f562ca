import { isWebAddress } from '../../../shared/domain/web-address';
import { readDay } from '../dates';
import type { SourceReading } from '../source-reading';
import { readJsonLd, type StatedArticle } from './json-ld';
import { attribute, elementsOf, hasAttribute, type PageElement, type PageParent, parentOf, textOf } from './page-tree';

type Meta = SourceReading['meta'];

/** All that a page says of itself, gathered in one walk. */
type Said = {
  readonly named: ReadonlyMap<string, readonly string[]>;
  readonly scripts: readonly string[];
  readonly title: string;
  readonly heading: string;
  readonly language: string;
  readonly canonical: string;
  readonly author: string;
  readonly day: string;
};

/** What a page states of its article: in JSON-LD, in the names of its head, and in its elements. Fields without words are empty. */
export function readPageMeta(root: PageParent, savedFrom: string): Meta {
  const said = gather(root);
  const stated = readJsonLd(said.scripts) ?? nothingStated;
  const parsely = parselyPage(said.named);
  const first = (...names: readonly string[]): string =>
    names.map((name) => said.named.get(name)?.[0] ?? '').find((value) => value !== '') ?? '';
  const all = (name: string): string => [...new Set(said.named.get(name) ?? [])].filter((value) => !/^https?:/i.test(value)).join(', ');
  const source = tidy(
    stated.source || first('og:site_name', 'dc.publisher', 'dcterms.publisher', 'citation_journal_title', 'application-name'),
    500,
  );
  const shownTitle =
    stated.title ||
    first('og:title', 'parsely-title', 'sailthru.title', 'dc.title', 'dcterms.title', 'citation_title', 'twitter:title', 'headline');
  const author =
    stated.author ||
    [
      all('author'),
      all('article:author'),
      all('dc.creator'),
      all('dcterms.creator'),
      all('parsely-author'),
      all('sailthru.author'),
      all('citation_author'),
      parsely.author,
    ].find((value) => value !== '') ||
    said.author;
  const day = [stated.publishedOn, ...dayNames.map((name) => first(name)), parsely.day, said.day].map(dayOf).find((value) => value !== '');
  const address = [said.canonical, first('og:url'), stated.address, first('parsely-link'), savedFrom]
    .map(addressOf)
    .find((value) => value !== '');
  return {
    title: titleOf(shownTitle, said, source),
    author: tidy(author.replace(/^(?:by|von|par|por|di)[:\s]+(?=\p{Lu})/iu, ''), 500),
    source,
    publishedOn: day ?? '',
    address: address ?? '',
    language:
      [said.language, stated.language, first('og:locale', 'content-language', 'dc.language', 'dcterms.language')]
        .map(languageOf)
        .find((value) => value !== '') ?? '',
  };
}

const nothingStated: StatedArticle = { title: '', author: '', source: '', publishedOn: '', address: '', language: '' };

/** Names under which the day of publication is stated. */
const dayNames = [
  'article:published_time',
  'og:article:published_time',
  'article:published',
  'datepublished',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'dcterms.created',
  'dc.date.created',
  'parsely-pub-date',
  'sailthru.date',
  'citation_publication_date',
  'citation_date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'date',
  'article.published',
  'created',
];

function gather(root: PageParent): Said {
  const named = new Map<string, string[]>();
  const scripts: string[] = [];
  const once = { title: '', heading: '', language: '', canonical: '', author: '', day: '', published: '' };
  for (const element of elementsOf(root, ({ tagName }) => !/^(?:script|style|svg|noscript|template)$/.test(tagName))) {
    const { tagName } = element;
    if (tagName === 'html' || tagName === 'body') once.language ||= attribute(element, 'lang') || attribute(element, 'xml:lang');
    else if (tagName === 'title') once.title ||= textOf(element);
    else if (tagName === 'script' && /^\s*application\/ld\+json/i.test(attribute(element, 'type'))) scripts.push(textOf(element));
    else if (tagName === 'h1') once.heading ||= textOf(element);
    else if (tagName === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attribute(element, 'rel')))
      once.canonical ||= attribute(element, 'href');
    if (tagName === 'meta') noteMeta(element, named);
    noteElement(element, once);
  }
  const { published, day, ...rest } = once;
  return { named, scripts, ...rest, day: published || day };
}

function noteMeta(element: PageElement, named: Map<string, string[]>): void {
  const content = attribute(element, 'content').trim();
  if (content === '') return;
  const names = ['name', 'property', 'itemprop', 'http-equiv'].map((kind) => attribute(element, kind)).join(' ');
  // One attribute may hold several names, and some write them with a colon for a full stop.
  for (const name of names.toLowerCase().split(/\s+/)) {
    if (name === '') continue;
    const plain = name.replace(/^(dc|dcterms|dc\.terms)[:.]/, (_, start: string) => `${start === 'dc.terms' ? 'dcterms' : start}.`);
    named.set(plain, [...(named.get(plain) ?? []), content]);
  }
}

/** Longer texts are no names and no days. */
const longestName = 200;

function noteElement(element: PageElement, once: { author: string; day: string; published: string }): void {
  const property = attribute(element, 'itemprop').toLowerCase();
  const isAuthor =
    /(?:^|\s)author(?:\s|$)/.test(property) || (element.tagName === 'a' && /(?:^|\s)author(?:\s|$)/i.test(attribute(element, 'rel')));
  if (isAuthor && once.author === '') {
    const name = textOf(element).replace(/\s+/g, ' ').trim() || attribute(element, 'content');
    if (name.length > 0 && name.length <= longestName) once.author = name;
  }
  if (/datepublished/.test(property))
    once.published ||= attribute(element, 'datetime') || attribute(element, 'content') || textOf(element).slice(0, longestName);
  if (element.tagName === 'time' && !/datemodified/.test(property) && !isBeside(element)) {
    if (hasAttribute(element, 'pubdate')) once.published ||= attribute(element, 'datetime') || textOf(element);
    once.day ||= attribute(element, 'datetime');
  }
}

/** Times of other articles and of comments. */
function isBeside(element: PageElement): boolean {
  for (let at = parentOf(element); at !== null; at = parentOf(at)) {
    if (/^(?:nav|aside|footer|li)$/.test(at.tagName) || /comment|related|sidebar|widget|updated/i.test(attribute(at, 'class'))) return true;
  }
  return /updated|modified/i.test(attribute(element, 'class'));
}

function tidy(text: string, longest: number): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .trim();
}

/** The title without the name of the site, which pages hang on to it. */
function titleOf(stated: string, said: Said, source: string): string {
  const heading = tidy(said.heading, 2000);
  const title = tidy(stated || said.title, 2000);
  if (title === '') return heading;
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  if (heading.length > 10 && plain(title).includes(plain(heading)) && plain(heading) !== '') return heading;
  const parts = title.split(/\s+[|·•»«–—:-]{1,2}\s+/);
  const rest = parts.filter((part) => source === '' || plain(part) !== plain(source));
  if (rest.length > 0 && rest.length < parts.length) {
    const start = title.indexOf(rest[0] ?? '');
    const last = rest.at(-1) ?? '';
    return title.slice(start, title.lastIndexOf(last) + last.length);
  }
  if (stated !== '' || parts.length < 2) return title;
  // Without a name to compare with, the site's is the short part at the end.
  const site = parts.at(-1) ?? '';
  const kept = title.slice(0, title.length - site.length).replace(/\s+[|·•»«–—:-]{1,2}\s+$/, '');
  return site.split(/\s+/).length <= 4 && kept.split(/\s+/).length >= 3 ? kept : title;
}

/** The day that a text names as it stands there: a time zone would move it. */
function dayOf(text: string): string {
  const iso = /^\s*(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text) ?? /^\s*(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?\s*$/.exec(text);
  return readDay(iso === null ? text.slice(0, longestName) : `${iso[1]}-${iso[2]}-${iso[3]}`)?.day ?? '';
}

function addressOf(text: string): string {
  const address = text.trim();
  return address.length <= 2000 && isWebAddress(address) ? address : '';
}

function languageOf(text: string): string {
  const tag = (text.split(/[,;]/)[0] ?? '').trim().replaceAll('_', '-');
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(tag) || tag.length > 35) return '';
  return Intl.getCanonicalLocales(tag.replace(/-x-.*$/i, ''))[0] ?? '';
}

/** `parsely-page`: a piece of JSON in one name. */
function parselyPage(named: ReadonlyMap<string, readonly string[]>): { readonly author: string; readonly day: string } {
  const text = named.get('parsely-page')?.[0];
  if (text === undefined) return { author: '', day: '' };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return { author: '', day: '' };
    const author = 'author' in value && typeof value.author === 'string' ? value.author : '';
    const authors =
      'authors' in value && Array.isArray(value.authors) ? value.authors.filter((name) => typeof name === 'string').join(', ') : '';
    const day = 'pub_date' in value && typeof value.pub_date === 'string' ? value.pub_date : '';
    return { author: author || authors, day };
  } catch {
    return { author: '', day: '' };
  }
}
