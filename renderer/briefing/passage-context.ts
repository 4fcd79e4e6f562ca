/** The words before and after a passage, ending at word borders, with an ellipsis where the text goes on. */
export type PassageContext = { readonly before: string; readonly after: string };

/** About four lines on either side, in UTF-16 code units. */
const reach = 200;

/**
 * The context of `start`..`end` (UTF-16 code units into `text`, whose blocks are separated by line
 * feeds): the rest of the paragraph that it begins and ends in, at most 200 code units on either side.
 */
export function passageContext(text: string, start: number, end: number): PassageContext {
  const opening = text.lastIndexOf('\n', start - 1) + 1;
  const closing = text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end);
  return {
    before: start - opening <= reach ? text.slice(opening, start) : `…${fromBorder(text.slice(start - reach, start))}`,
    after: closing - end <= reach ? text.slice(end, closing) : `${toBorder(text.slice(end, end + reach))}…`,
  };
}

/** From the first space on; a cut inside a surrogate pair goes too. Text without spaces is kept whole characters at a time. */
function fromBorder(text: string): string {
  const border = text.search(/\s/);
  return border < 0 ? text.replace(/^[\uDC00-\uDFFF]/, '') : text.slice(border);
}

function toBorder(text: string): string {
  const border = /\s(?=\S*$)/.exec(text);
  return border === null ? text.replace(/[\uD800-\uDBFF]$/, '') : text.slice(0, border.index);
}
