/**
 * Pasted HTML is parsed, to be cleaned, in a page whose content security policy forbids style attributes,
 * style elements and another base address. They are renamed beforehand: the policy then has nothing to
 * refuse and to report, and what style attributes say about bold and italic can still be read (Google
 * Docs wraps everything into `<b style="font-weight:normal">`).
 */
export const pastedStyle = 'data-pasted-style';

/** Elements that the HTML parser reads by the very same rules, and that mean nothing to the page. */
const twins: ReadonlyMap<string, string> = new Map([
  ['style', 'noframes'],
  ['base', 'bgsound'],
]);

/** The same HTML with every style attribute, style element and base renamed; words, other attributes and broken markup stay as they are. */
export function renameStyles(html: string): string {
  let result = '';
  let copied = 0;
  let place = 0;
  while (place < html.length) {
    const tag = html.indexOf('<', place);
    if (tag < 0) break;
    const element = html[tag + 1] === '/' ? tag + 2 : tag + 1;
    place = element;
    if (!/[a-z]/i.test(html.charAt(place))) continue;
    place = skip(html, place, /[^\s/>]/);
    const twin = twins.get(html.slice(element, place).toLowerCase());
    if (twin !== undefined) {
      result += html.slice(copied, element) + twin;
      copied = place;
    }
    for (;;) {
      place = skip(html, place, /[\s/]/);
      if (place >= html.length || html[place] === '>') break;
      const name = place;
      // A name may begin with "=": that is how HTML reads it, and it keeps this loop going forward.
      place = skip(html, place + 1, /[^\s/>=]/);
      if (html.slice(name, place).toLowerCase() === 'style') {
        result += html.slice(copied, name) + pastedStyle;
        copied = place;
      }
      place = skipValue(html, place);
    }
    // A style element's own text is no markup: a quotation mark in it opens nothing.
    if (twin === 'noframes' && html[element - 1] === '<') place = endOfStyle(html, place);
  }
  return result + html.slice(copied);
}

/** Where the end tag of the style element that `place` is in begins, or the text's end. */
function endOfStyle(html: string, place: number): number {
  const end = html.slice(place).search(/<\/style/i);
  return end < 0 ? html.length : place + end;
}

function skip(html: string, place: number, what: RegExp): number {
  let end = place;
  while (end < html.length && what.test(html.charAt(end))) end += 1;
  return end;
}

/** Behind the value of an attribute whose name ends at `place`; `place` itself when it has none. */
function skipValue(html: string, place: number): number {
  const sign = skip(html, place, /\s/);
  if (html[sign] !== '=') return place;
  const value = skip(html, sign + 1, /\s/);
  const quote = html[value];
  if (quote !== '"' && quote !== "'") return skip(html, value, /[^\s>]/);
  const end = html.indexOf(quote, value + 1);
  return end < 0 ? html.length : end + 1;
}

/** What a pasted style says of one property, e.g. `font-weight`; the empty string when it says nothing. */
export function styleProperty(style: string, property: string): string {
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    if (declaration.slice(0, colon).trim().toLowerCase() === property)
      return declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase();
  }
  return '';
}

/** Whether a pasted style asks for bold: `true`, `false`, or `null` when it does not say. */
export function asksForBold(style: string): boolean | null {
  const weight = styleProperty(style, 'font-weight');
  if (weight === '') return null;
  // CSS Fonts 4: "bold" is 700; from 600 on letters look bold.
  return weight.startsWith('bold') || Number.parseInt(weight, 10) >= 600;
}

/** Whether a pasted style asks for italics, likewise. */
export function asksForItalic(style: string): boolean | null {
  const slant = styleProperty(style, 'font-style');
  return slant === '' ? null : slant.startsWith('italic') || slant.startsWith('oblique');
}
