import { type Colour, readColour } from '../colours';
import { type Look, paintedOver, plainLook, tinyLetters } from '../office/look';
import { attribute, child, elements, type XmlElement } from '../xml/xml-tree';
import { isOn } from './vocabulary';

/** The colours of the pens that mark words, by their names (ECMA-376 part 1, 17.18.40). */
const pens: Readonly<Record<string, string>> = {
  black: '000000',
  blue: '0000FF',
  cyan: '00FFFF',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGray: '808080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  green: '00FF00',
  lightGray: 'C0C0C0',
  magenta: 'FF00FF',
  red: 'FF0000',
  white: 'FFFFFF',
  yellow: 'FFFF00',
};

/** What settings of letters (`w:rPr`) say of their look. */
export function statedLook(settings: XmlElement | undefined): Partial<Look> {
  const vanish = child(settings, 'w:vanish');
  const size = attribute(child(settings, 'w:sz'), 'w:val');
  const colour = attribute(child(settings, 'w:color'), 'w:val');
  const pen = pens[attribute(child(settings, 'w:highlight'), 'w:val')];
  const ground = pen === undefined ? groundOf(child(settings, 'w:shd')) : readColour(`#${pen}`);
  return {
    ...(vanish === undefined ? {} : { gone: isOn(attribute(vanish, 'w:val')) }),
    // Sizes are in half points.
    ...(/^\d{1,4}$/.test(size) ? { tiny: Number(size) <= tinyLetters * 2 } : {}),
    // An automatic colour is chosen so that it can be seen.
    ...(colour === '' ? {} : { ink: readColour(`#${colour}`) }),
    ...(ground === undefined ? {} : { ground }),
  };
}

/** What a shading paints with: `undefined` for nothing, `null` for a pattern or what is not known. */
export function groundOf(shading: XmlElement | undefined): Colour | null | undefined {
  const pattern = attribute(shading, 'w:val');
  if (pattern === 'solid') return readColour(`#${attribute(shading, 'w:color')}`);
  if (!/^(?:clear|nil|)$/.test(pattern)) return null;
  const colour = readColour(`#${attribute(shading, 'w:fill')}`);
  return colour ?? (attribute(shading, 'w:themeFill') === '' ? undefined : null);
}

/** The look of letters on the document's page, which is white unless its settings say that its background is shown. */
export function pageLook(document: XmlElement, settings: XmlElement | null): Look {
  const shown = child(settings, 'w:displayBackgroundShape');
  const background = child(document, 'w:background');
  if (background === undefined || shown === undefined || !isOn(attribute(shown, 'w:val'))) return plainLook;
  if (elements(background).length > 0) return { ...plainLook, ground: null };
  return paintedOver(plainLook, readColour(`#${attribute(background, 'w:color')}`) ?? undefined);
}
