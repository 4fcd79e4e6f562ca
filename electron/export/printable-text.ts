/**
 * Makes a text safe for a page without changing what it says. Typst refuses a PDF/UA-1 file with
 * control characters, byte-order marks or a character that no font draws; an open direction mark
 * would turn the rest of its line around; and a word longer than a line would run off the page. The
 * stored text stays as it was written: this is done on the way to paper only.
 */

/** Whether some one bundled font family draws the whole text: a cluster (a base character with its marks), or a sentence. */
export type GlyphCoverage = (text: string) => boolean;

const lineEnds = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** C0 and C1 controls and noncharacters: they show nothing, and PDF/UA forbids some of them. */
const controls = /[\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\p{Noncharacter_Code_Point}]/gu;
const loneSurrogate = /\p{Surrogate}/gu;
/** Invisible characters that fonts often lack; all but those that join, break or direct text are left out. */
const ignorable = /(?![\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069])\p{Default_Ignorable_Code_Point}/gu;
const invisible = /^[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]*$/u;

/** Overrides print words backwards; nothing but deception and very old software needs them (Unicode Technical Report 36, 2.5). */
const overrides = /[\u202d\u202e]/g;

/** Every text that reaches a page goes through here once. */
export function printableText(text: string, covers: GlyphCoverage): string {
  const clean = text
    .replace(lineEnds, ' ')
    .replace(overrides, '')
    .replace(controls, '')
    .replace(loneSurrogate, '\ufffd')
    .replace(ignorable, '');
  return breakLongWords(closeDirections(drawable(clean, covers)));
}

const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Printable ASCII is in every text font: most texts need no closer look. */
const plain = /^[\u0020-\u007e]*$/;

/**
 * Spells out what no bundled font can draw: `[U+1F600]`. The reader sees that something stands there
 * and which character it is, where a box or a gap would say nothing.
 */
function drawable(text: string, covers: GlyphCoverage): string {
  // Where one family draws it all, no cluster can fall between two; that is most texts, and needs no segmenting.
  if (plain.test(text) || covers(text)) return text;
  let out = '';
  for (const { segment } of clusters.segment(text))
    out += plain.test(segment) || invisible.test(segment) || covers(segment) ? segment : spellOut(segment, covers);
  return out;
}

/** Characters that a font has alone stay: only the cluster was more than one font could draw. */
function spellOut(cluster: string, covers: GlyphCoverage): string {
  // A space that no font has (the Ogham one) is still a space.
  if (/^\s+$/u.test(cluster)) return ' ';
  const points = [...cluster];
  const base = points[0] ?? '';
  if (points.length > 1 && covers(base) && points.slice(1).every((point) => invisible.test(point))) return cluster;
  return points.map((point) => (invisible.test(point) ? '' : `[U+${codeOf(point)}]`)).join('');
}

function codeOf(point: string): string {
  return (point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/**
 * Closes every embedding and isolate at the end of the text, and leaves out a closing
 * character that closes nothing: what is written in one field cannot turn another around (Unicode
 * Standard Annex 9, "Bidirectional Algorithm", section 2).
 */
function closeDirections(text: string): string {
  if (!/[\u202a-\u202c\u2066-\u2069]/.test(text)) return text;
  const open: string[] = [];
  let out = '';
  for (const character of text) {
    if (/[\u202a\u202b]/.test(character)) open.push('\u202c');
    else if (/[\u2066-\u2068]/.test(character)) open.push('\u2069');
    else if (/[\u202c\u2069]/.test(character)) {
      if (open.at(-1) !== character) continue;
      open.pop();
    }
    out += character;
  }
  return out + open.reverse().join('');
}

/** Scripts whose lines break between characters or by a dictionary: long runs without a space are their habit. */
const unspacedScripts =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
/** Longer than any word of prose (the longest in German dictionaries have 36 letters), shorter than a line. */
const longWord = new RegExp(`[^\\s\\u200b${unspacedScripts}]{41,}`, 'gu');

/** Lets a word that no line can hold break every few characters, never before a combining mark. */
function breakLongWords(text: string): string {
  return text.replace(longWord, (word) => word.replace(/((?:[^\p{M}\u200d]\p{M}*){8})(?=[^\p{M}\u200d])/gu, '$1\u200b'));
}

const firstStrong = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]|\p{L}/u;
const rightToLeftScript = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The direction of a text: that of its first letter. `null` when it has none. */
export function directionOf(text: string): 'ltr' | 'rtl' | null {
  const first = firstStrong.exec(text)?.[0];
  if (first === undefined) return null;
  return rightToLeftScript.test(first) ? 'rtl' : 'ltr';
}

/** Encloses words so that their direction stays inside; leaves plain words alone, so that a search finds them as they are. */
export function isolated(text: string): string {
  return rightToLeftScript.test(text) || /[\u202a-\u202c\u2066-\u2069]/.test(text) ? `\u2068${text}\u2069` : text;
}
