import { z } from 'zod';

/** What a page says of itself in JSON-LD (schema.org), as far as it is about an article. Fields that it does not state are empty. */
export type StatedArticle = {
  readonly title: string;
  readonly author: string;
  readonly source: string;
  readonly publishedOn: string;
  readonly address: string;
  readonly language: string;
};

const articleTypes =
  /^(?:https?:\/\/schema\.org\/)?(?:\w*Article|\w*BlogPosting|\w*Posting|Report|WebPage|\w*CreativeWork|LegalDocument|GovernmentDocument|DigitalDocument|Legislation|Book|Chapter)$/;
const thing = z.looseObject({ '@type': z.union([z.string(), z.array(z.string())]).optional() });
type Thing = z.infer<typeof thing>;

/** Scripts that are longer hold no metadata. In UTF-16 code units. */
const longest = 1_000_000;
/** More things than this are a catalogue. */
const mostThings = 500;

/** Reads the scripts of type "application/ld+json" of a page; the most telling thing in them wins. */
export function readJsonLd(scripts: readonly string[]): StatedArticle | null {
  const things = scripts.flatMap((script) => thingsIn(parsed(script)));
  const articles = things.filter((one) => typesOf(one).some((type) => articleTypes.test(type)));
  const best =
    articles.find((one) => text(one.headline) !== '') ?? articles.find((one) => typesOf(one).some((type) => /Article|Posting/.test(type)));
  if (best === undefined) return null;
  const byId = new Map(things.flatMap((one) => (typeof one['@id'] === 'string' ? [[one['@id'], one] as const] : [])));
  return {
    title: text(best.headline) || text(best.name),
    author: named(best.author ?? best.creator, byId),
    source: named(best.publisher ?? best.sourceOrganization ?? best.isPartOf, byId),
    publishedOn: text(best.datePublished) || text(best.dateCreated),
    address: text(best.url) || idOf(best.mainEntityOfPage),
    language: text(best.inLanguage),
  };
}

function parsed(script: string): unknown {
  if (script.length > longest) return null;
  const json = script
    .trim()
    .replace(/^(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>|\]\]>)$/g, '')
    .replace(/;\s*$/, '');
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The things of a script: one, several, or those of its graph. */
function thingsIn(value: unknown): readonly Thing[] {
  const found: Thing[] = [];
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && found.length < mostThings) {
    const next = waiting.shift();
    if (Array.isArray(next)) waiting.push(...next.slice(0, mostThings));
    else {
      const read = thing.safeParse(next);
      if (!read.success) continue;
      found.push(read.data);
      if (Array.isArray(read.data['@graph'])) waiting.push(...read.data['@graph'].slice(0, mostThings));
      if (typeof read.data.mainEntity === 'object') waiting.push(read.data.mainEntity);
    }
  }
  return found;
}

function typesOf(one: Thing): readonly string[] {
  const type = one['@type'];
  return type === undefined ? [] : Array.isArray(type) ? type : [type];
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return text(value[0]);
  const object = z.looseObject({ '@value': z.string() }).safeParse(value);
  return object.success ? object.data['@value'] : '';
}

function idOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const object = z.looseObject({ '@id': z.string() }).safeParse(value);
  return object.success ? object.data['@id'] : '';
}

/** The names of persons or organisations, each once. */
function named(value: unknown, byId: ReadonlyMap<string, Thing>): string {
  const all = Array.isArray(value) ? value.slice(0, 50) : [value];
  const names = all.map((one: unknown) => {
    if (typeof one === 'string') return /^https?:/i.test(one) ? '' : one;
    const object = z.looseObject({}).safeParse(one);
    if (!object.success) return '';
    return text(object.data.name) || text(byId.get(text(object.data['@id']))?.name);
  });
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))].join(', ');
}
