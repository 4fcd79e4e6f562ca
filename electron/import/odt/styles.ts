import type { Colour } from '../colours';
import type { Look } from '../office/look';
import { type StyleMeaning, styleMeaning } from '../office/style-names';
import { isSymbolFont } from '../office/symbols';
import { attribute, child, elements, type XmlElement } from '../xml/xml-tree';
import { groundOf, statedLook } from './look';

/** What a style says, with what it takes over from its parent. */
export type OdtStyle = {
  readonly meaning: StyleMeaning;
  /** What it says of how letters look. */
  readonly letters: Partial<Look>;
  /** What it paints its paragraphs, cells and so on with, `null` for what nobody knows. */
  readonly ground: Colour | null | undefined;
  /** A font with pictures in the places of letters, else empty. */
  readonly symbols: string;
};

/** A style of a family (`paragraph`, `text`, `section`, `table-cell` and so on) by its name; one that is not there is plain. */
export type OdtStyles = (family: string, name: string) => OdtStyle;

const plain: OdtStyle = { meaning: null, letters: {}, ground: undefined, symbols: '' };

/** Styles of the document's two parts: those with names, and those that stand for settings made by hand. */
export function readStyles(parts: readonly XmlElement[]): OdtStyles {
  const lists = parts.flatMap((part) => [child(part, 'office:styles'), child(part, 'office:automatic-styles')]);
  const definitions = new Map<string, XmlElement>();
  for (const list of lists) {
    for (const item of list === undefined ? [] : elements(list)) {
      definitions.set(keyOf(attribute(item, 'style:family'), attribute(item, 'style:name')), item);
    }
  }
  const known = new Map<string, OdtStyle>();
  const resolve = (family: string, name: string, before: ReadonlySet<string>): OdtStyle => {
    const key = keyOf(family, name);
    const found = known.get(key);
    if (found !== undefined) return found;
    const definition = definitions.get(key);
    // A style that is its own parent in the end has none.
    if (before.has(key)) return plain;
    const parent = attribute(definition, 'style:parent-style-name');
    const style = own(name, definition, parent === '' ? plain : resolve(family, parent, new Set([...before, key])));
    known.set(key, style);
    return style;
  };
  return (family, name) => (name === '' ? plain : resolve(family, name, new Set()));
}

function keyOf(family: string, name: string): string {
  return `${family} ${name}`;
}

function own(name: string, definition: XmlElement | undefined, parent: OdtStyle): OdtStyle {
  const settings = child(definition, 'style:text-properties');
  // LibreOffice numbers its names of fonts.
  const font = attribute(settings, 'style:font-name').replace(/\d+$/, '');
  const level = attribute(definition, 'style:default-outline-level');
  const painted = definition === undefined ? undefined : elements(definition).find(({ name }) => name !== 'style:text-properties');
  const ground = groundOf(painted);
  const byName = styleMeaning(attribute(definition, 'style:display-name') || readable(name));
  return {
    meaning: byName ?? (/^[1-9]$/.test(level) ? { kind: 'heading', level: Number(level) } : parent.meaning),
    letters: { ...parent.letters, ...statedLook(settings) },
    ground: ground === undefined ? parent.ground : ground,
    symbols: font === '' ? parent.symbols : isSymbolFont(font) ? font : '',
  };
}

/** Names of styles spell what is no letter by its number: `Heading_20_1`. */
function readable(name: string): string {
  return name.replace(/_([0-9a-f]{2,4})_/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
