/** The words before and after a passage, ending at word borders, with an ellipsis where the text goes on. */
export type PassageContext = { readonly before: string; readonly after: string };

/** About two lines on either side. */
const reach = 160;

/** The context of `start`..`end` (UTF-16 code units into `text`); at most 160 code units on either side. */
export function passageContext(text: string, start: number, end: number): PassageContext {
  const before = text.slice(Math.max(0, start - reach), start);
  const after = text.slice(end, end + reach);
  return {
    before: start <= reach ? before : `…${fromBorder(before)}`,
    after: end + reach >= text.length ? after : `${toBorder(after)}…`,
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
