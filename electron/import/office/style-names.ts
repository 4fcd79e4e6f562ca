/** What a paragraph's style says of it by its name, when it says nothing by its settings. */
export type StyleMeaning =
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'quote' }
  | { readonly kind: 'contents' }
  | { readonly kind: 'list-item'; readonly level: number }
  | null;

/** "Heading 1" as programs in other languages call it. */
const heading =
  /^(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|заголовок|başlık|επικεφαλίδα|כותרת|عنوان|제목|見出し|标题|標題)[ _]?([1-9])$/i;
const title = /^(?:title|titel|titre|título|titulo|titolo|название|제목|表題|标题|標題)$/i;
const subtitle = /^(?:subtitle|untertitel|sous-titre|subtítulo|sottotitolo|подзаголовок|부제|副題|副标题)$/i;
const quote =
  /^(?:(?:intense )?quote|quotations?|block ?(?:text|quotation)|(?:intensives )?zitat|citation(?: intense)?|cita(?: destacada)?|citazione(?: intensa)?|цитата|인용|引用文?)$/i;
const contents = /^(?:toc[ _]?\d|contents[ _]?(?:\d|heading)|toc heading|verzeichnis ?\d|tm ?\d|оглавление ?\d|table of figures)$/i;
const list = /^list (?:bullet|number)(?: ([2-5]))?$/i;

/** The meaning of a style by its name as the program shows it. */
export function styleMeaning(name: string): StyleMeaning {
  const words = name.trim();
  const level = heading.exec(words)?.[1];
  if (level !== undefined) return { kind: 'heading', level: Number(level) };
  if (title.test(words)) return { kind: 'heading', level: 1 };
  if (subtitle.test(words)) return { kind: 'heading', level: 2 };
  if (quote.test(words)) return { kind: 'quote' };
  if (contents.test(words)) return { kind: 'contents' };
  const item = list.exec(words);
  return item === null ? null : { kind: 'list-item', level: Number(item[1] ?? 1) };
}
