import { type StyleMeaning, styleMeaning } from '../office/style-names';
import { attribute, child, elements, type XmlElement } from '../xml/xml-tree';
import { isOn } from './vocabulary';

/** What a style says, with what it takes over from those that it is based on. */
export type DocxStyle = {
  readonly meaning: StyleMeaning;
  readonly hidden: boolean;
  /** The list that its paragraphs belong to, `null` for none. */
  readonly list: ListPlace | null;
};

/** A place in a list: which one, and how deep (from 0). */
export type ListPlace = { readonly list: string; readonly depth: number };

export type DocxStyles = (id: string) => DocxStyle;

const plain: DocxStyle = { meaning: null, hidden: false, list: null };

/** All styles by their ids; an id that is not there is a plain style. */
export function readStyles(part: XmlElement | null): DocxStyles {
  const definitions = new Map(part === null ? [] : elements(part).map((style) => [attribute(style, 'w:styleId'), style]));
  const known = new Map<string, DocxStyle>();
  const resolve = (id: string, before: ReadonlySet<string>): DocxStyle => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const definition = definitions.get(id);
    // A style that is based on itself in the end is based on nothing.
    if (definition === undefined || before.has(id)) return plain;
    const base = attribute(child(definition, 'w:basedOn'), 'w:val');
    const style = own(definition, base === '' ? plain : resolve(base, new Set([...before, id])));
    known.set(id, style);
    return style;
  };
  return (id) => resolve(id, new Set());
}

function own(definition: XmlElement, base: DocxStyle): DocxStyle {
  const settings = child(definition, 'w:pPr');
  const vanish = child(child(definition, 'w:rPr'), 'w:vanish');
  const byName = styleMeaning(attribute(child(definition, 'w:name'), 'w:val'));
  return {
    meaning: byName ?? outlineMeaning(settings, base.meaning),
    hidden: vanish === undefined ? base.hidden : isOn(attribute(vanish, 'w:val')),
    list: listPlace(settings, base.list),
  };
}

/** A level in the outline makes a heading (0 is the highest); 9 is that of plain words. */
export function outlineMeaning(settings: XmlElement | undefined, otherwise: StyleMeaning): StyleMeaning {
  const level = attribute(child(settings, 'w:outlineLvl'), 'w:val');
  if (!/^\d$/.test(level)) return otherwise;
  if (level !== '9') return { kind: 'heading', level: Number(level) + 1 };
  return otherwise?.kind === 'heading' ? null : otherwise;
}

/** The list that settings put a paragraph in. List 0 takes it out of the one of its style. */
export function listPlace(settings: XmlElement | undefined, otherwise: ListPlace | null): ListPlace | null {
  const place = child(settings, 'w:numPr');
  if (place === undefined) return otherwise;
  const list = attribute(child(place, 'w:numId'), 'w:val') || otherwise?.list;
  const depth = attribute(child(place, 'w:ilvl'), 'w:val');
  if (list === undefined || list === '0') return null;
  return { list, depth: /^\d$/.test(depth) ? Number(depth) : (otherwise?.depth ?? 0) };
}
