import purifier, { type Config } from 'dompurify';
import { pastedStyle } from '../briefing/pasted-html';

/** What the editor reads: blocks, lists, tables and emphasis. A block that it does not know still ends a paragraph. */
const blocks =
  'address article aside blockquote caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul';
const inline = 'b br em i span strong sub sup';
/** The parts of formulas: their letters are words of a source, and DOMPurify drops the words of parts that are not named. */
const formulas =
  'math menclose mfrac mi mmultiscripts mn mo mover mpadded mroot mrow ms mspace msqrt msub msubsup msup mtable mtd mtext mtr munder munderover';

const settings: Config = {
  ALLOWED_TAGS: `${blocks} ${inline} ${formulas}`.split(' '),
  // Nothing that leads anywhere, loads anything, names anything or runs. The first two say how cells and numbers
  // go; the others are what the application writes itself when a part of a briefing is copied.
  ALLOWED_ATTR: ['colspan', 'rowspan', 'start', 'data-pm-slice', 'data-annotation-id', 'data-role', pastedStyle],
  // These hold no address, so that a colon in them is no scheme.
  ADD_URI_SAFE_ATTR: ['data-pm-slice', pastedStyle],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
};

/** The words of HTML from elsewhere, with the few elements and attributes that a briefing can hold. */
export function cleanHtml(html: string): string {
  return purifier.sanitize(html, { ...settings, RETURN_TRUSTED_TYPE: false });
}
