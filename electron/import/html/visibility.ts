import { type Colours, readColour } from '../colours';
import { attribute, hasAttribute, type PageElement } from './page-tree';
import { isShadowTree } from './shadow-trees';

/**
 * What a page itself says about whether words can be seen: attributes and styles of the elements, into which
 * `style-sheets.ts` writes what the page's own sheets say. Words that cannot be seen are kept apart, for a source must not be quoted by them.
 */

/** Contents that a browser with scripts does not show. */
const unseenTags: ReadonlySet<string> = new Set(['noscript', 'noframes', 'noembed', 'audio', 'video', 'canvas', 'datalist']);

/** Whether an element hides what lies in it, whatever lies around it. */
export function hidesContent(element: PageElement): boolean {
  if (hasAttribute(element, 'hidden') || attribute(element, 'aria-hidden').trim().toLowerCase() === 'true') return true;
  if (unseenTags.has(element.tagName)) return true;
  if (element.tagName === 'template') return !isShadowTree(element);
  if (element.tagName === 'dialog' && !hasAttribute(element, 'open')) return true;
  const style = attribute(element, 'style');
  return style !== '' && hidesByStyle(declarations(style));
}

/** The declarations of a style attribute, the last of each name. */
export function declarations(style: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of style.toLowerCase().slice(0, longestStyle).split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0) {
      const value = part
        .slice(colon + 1)
        .replace('!important', '')
        .trim();
      found.set(part.slice(0, colon).trim(), value);
    }
  }
  return found;
}

/** Longer style attributes are pictures in disguise; what hides stands before them. In UTF-16 code units. */
const longestStyle = 4000;
/** Further off than this nothing is on a screen, in pixels. */
const offScreen = -900;

/** Whether declarations hide what they hold for. */
export function hidesByStyle(style: ReadonlyMap<string, string>): boolean {
  const value = (name: string): string => style.get(name) ?? '';
  if (value('display') === 'none' || /^(?:hidden|collapse)$/.test(value('visibility')) || value('mso-hide') === 'all') return true;
  if (isZero(value('font-size')) || /^(?:0|0?\.0+|0%)$/.test(value('opacity'))) return true;
  if (pixels(value('text-indent')) < offScreen) return true;
  const placed = /^(?:absolute|fixed)$/.test(value('position'));
  if (placed && ['left', 'top', 'right', 'margin-left', 'margin-top'].some((name) => pixels(value(name)) < offScreen)) return true;
  if (/^rect\(\s*(?:0|1px)/.test(value('clip')) && placed) return true;
  if (/^inset\((?:50|100)%/.test(value('clip-path'))) return true;
  const clipped = /hidden|clip/.test(value('overflow'));
  return ['width', 'height', 'max-height', 'max-width'].some((name) => isZero(value(name))) && clipped;
}

function isZero(length: string): boolean {
  return /^0(?:\.0+)?(?:px|pt|em|rem|%)?$/.test(length);
}

/** A length in pixels; other units count as ten of them, and what is no length as none. */
function pixels(length: string): number {
  const found = /^(-?\d+(?:\.\d+)?)(px|em|rem|pt|%|vw|vh)?$/.exec(length);
  if (found === null) return 0;
  return Number(found[1]) * (found[2] === undefined || found[2] === 'px' ? 1 : 10);
}

/** The colours in an element, from those around it. */
export function coloursIn(element: PageElement, around: Colours): Colours {
  const style = declarations(attribute(element, 'style'));
  const background = style.get('background-color') ?? style.get('background') ?? attribute(element, 'bgcolor').toLowerCase();
  const colour = style.get('color') ?? (element.tagName === 'font' ? attribute(element, 'color').toLowerCase() : '');
  const pictured = /url\(|gradient\(/.test(`${style.get('background') ?? ''}${style.get('background-image') ?? ''}`);
  const ground = readColour(background);
  // Through what is painted with nothing, that which lies below is seen.
  const below = ground === null || ground === 'transparent' ? around.ground : ground;
  return { ink: readColour(colour) ?? around.ink, ground: pictured ? null : below };
}
