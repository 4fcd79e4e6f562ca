import type { Colour } from '../colours';
import type { Look } from '../office/look';
import { type StyleMeaning, styleMeaning } from '../office/style-names';
import { attribute, child, elements, type XmlElement } from '../xml/xml-tree';
import { groundOf, statedLook } from './look';
import { isOn } from './vocabulary';

/** What a style says, with what it takes over from those that it is based on. */
export type DocxStyle = {
  readonly meaning: StyleMeaning;
  /** What it says of how letters look. */
  readonly letters: Partial<Look>;
  /** What it paints its paragraphs with, `null` for what nobody knows. */
  readonly ground: Colour | null | undefined;
  /** Whether it paints tables, which it may do in any of their parts. */
  readonly paintsTables: boolean;
  /** The list that its paragraphs belong to, `null` for none. */
  readonly list: ListPlace | null;
};

/** A place in a list: which one, and how deep (from 0). */
export type ListPlace = { readonly list: string; readonly depth: number };

export type DocxStyles = (id: string) => DocxStyle;

const plain: DocxStyle = { meaning: null, letters: {}, ground: undefined, paintsTables: false, list: null };

/** All styles by their ids, the empty one for paragraphs that name none; an id that is not there is a plain style. */
export function readStyles(part: XmlElement | null): DocxStyles {
  const definitions = new Map(part === null ? [] : elements(part).map((style) => [attribute(style, 'w:styleId'), style]));
  const usual = [...definitions.values()].find(
    (style) => attribute(style, 'w:type') === 'paragraph' && isOn(attribute(style, 'w:default') || '0'),
  );
  if (usual !== undefined) definitions.set('', usual);
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
  const ground = groundOf(child(settings, 'w:shd'));
  const byName = styleMeaning(attribute(child(definition, 'w:name'), 'w:val'));
  return {
    meaning: byName ?? outlineMeaning(settings, base.meaning),
    letters: { ...base.letters, ...statedLook(child(definition, 'w:rPr')) },
    ground: ground === undefined ? base.ground : ground,
    paintsTables: base.paintsTables || paintsTables(definition),
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

function paintsTables(definition: XmlElement): boolean {
  const parts = [definition, ...elements(definition).filter(({ name }) => name === 'w:tblStylePr')];
  return parts.some((part) => ['w:tblPr', 'w:tcPr'].some((settings) => groundOf(child(child(part, settings), 'w:shd')) !== undefined));
}
