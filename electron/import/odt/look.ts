import { type Colour, readColour } from '../colours';
import { type Look, paintedOver, plainLook, tinyLetters } from '../office/look';
import { attribute, child, elements, type XmlElement } from '../xml/xml-tree';

/** What the settings of a style's letters say of their look. */
export function statedLook(settings: XmlElement | undefined): Partial<Look> {
  const display = attribute(settings, 'text:display');
  const points = pointsOf(attribute(settings, 'fo:font-size'));
  const ink = inkOf(settings);
  const ground = colourOf(attribute(settings, 'fo:background-color'));
  return {
    ...(display === '' ? {} : { gone: display !== 'true' }),
    ...(points === null ? {} : { tiny: points <= tinyLetters }),
    ...(ink === undefined ? {} : { ink }),
    ...(ground === undefined ? {} : { ground }),
  };
}

/** `null` for a colour that the program chooses, so that it can be seen; `undefined` when nothing is said. */
function inkOf(settings: XmlElement | undefined): Colour | null | undefined {
  if (/^0(?:\.0*)?%$/.test(attribute(settings, 'loext:opacity'))) return 'transparent';
  if (attribute(settings, 'style:use-window-font-color') === 'true') return null;
  return colourOf(attribute(settings, 'fo:color'));
}

/** What the settings of a paragraph, a cell or the like paint it with: `undefined` for nothing, `null` for what is not known. */
export function groundOf(settings: XmlElement | undefined): Colour | null | undefined {
  const picture = child(settings, 'style:background-image');
  if (picture !== undefined && attribute(picture, 'xlink:href') !== '') return null;
  if (/^(?:bitmap|gradient|hatch)$/.test(attribute(settings, 'draw:fill'))) return null;
  return colourOf(attribute(settings, 'fo:background-color'));
}

function colourOf(value: string): Colour | undefined {
  const colour = readColour(value);
  return colour === null || colour === 'transparent' ? undefined : colour;
}

/** The points of units that lengths are given in (ODF 1.3 part 3, 18.3.18). */
const units: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 28.35, mm: 2.835, pc: 12, px: 0.75, '%': 0.12 };

/** A size in points; a share is taken as one of letters of the usual size. `null` for what is no size. */
function pointsOf(size: string): number | null {
  const found = /^(\d{1,6}(?:\.\d{1,9})?)(pt|in|cm|mm|pc|px|%)$/.exec(size);
  return found === null ? null : Number(found[1]) * (units[found[2] ?? ''] ?? 1);
}

/** The look of letters on the pages that a document begins with; `styles` is the part that describes them. */
export function pageLook(styles: XmlElement | null): Look {
  const masters = child(styles, 'office:master-styles');
  const first = masters === undefined ? undefined : elements(masters).find(({ name }) => name === 'style:master-page');
  const layouts = child(styles, 'office:automatic-styles');
  const name = attribute(first, 'style:page-layout-name');
  const layout = layouts === undefined ? undefined : elements(layouts).find((item) => attribute(item, 'style:name') === name);
  return paintedOver(plainLook, groundOf(child(layout, 'style:page-layout-properties')));
}
