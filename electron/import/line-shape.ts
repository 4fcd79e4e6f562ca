/**
 * What a single line of plain text looks like: its mark-up, its end, its beginning. Everything here
 * looks at one line only; what lines are together is decided in `plain-text.ts`.
 */

/** A closing mark of a sentence, perhaps followed by closing quotation marks or brackets, at the end of the line. */
const sentenceEnd = /[.!?…。！？।؟۔](?:["'”’»)\]』」]{0,3})$/u;

/** Whether the line ends a sentence. `line` has no space at its end. */
export function endsSentence(line: string): boolean {
  return sentenceEnd.test(line.slice(-5));
}

/** Whether the line goes on where the one above stopped: it begins with a small letter. */
export function beginsLowerCase(line: string): boolean {
  return /^\p{Ll}/u.test(line);
}

/** Han, Kana: written without spaces and broken at any character. */
export function isSpaceless(character: string): boolean {
  return /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u303F\uFF00-\uFFEF]/u.test(character);
}

/** A line of dashes, stars or dots: a division on the page, not words. */
export function isRule(line: string): boolean {
  return line.length >= 3 && line.length <= 200 && /^[-–—*_=~·•#+\s]+$/u.test(line) && /([-–—*_=~·•#+])\s*\1\s*\1/u.test(line.slice(0, 12));
}

/** The heading behind one to six number signs and a space (Markdown), else `null`. `#let` and `#tag` have no space and are words. */
export function markdownHeading(line: string): { readonly level: number; readonly text: string } | null {
  const marks = /^(#{1,6})[ \t]+(?=\S)/.exec(line);
  if (marks?.[1] === undefined) return null;
  let end = line.length;
  while (end > 0 && line[end - 1] === '#') end -= 1;
  const body = (end < line.length && /\s/.test(line[end - 1] ?? '') ? line.slice(0, end) : line).slice(marks[0].length).trim();
  return /[\p{L}\p{N}]/u.test(body) ? { level: marks[1].length, text: body } : null;
}

/** The text behind a bullet, else `null`. A dash of dialogue (– or —) is no bullet. */
export function bulletItem(line: string): string | null {
  const bullet = /^[-*•◦▪▫‣●○∙⁃■□][ \t\u00A0]+(?=\S)/u.exec(line);
  return bullet === null ? null : line.slice(bullet[0].length);
}

/** The number of an ordered item ("1.", "2)", "(3)", "b)"), counted from 1, else `null`. Its mark stays in the text: a source may be quoted by it. */
export function itemNumber(line: string): number | null {
  const mark = /^(?:(\d{1,3})[.)]|\((\d{1,3})\)|\(?([a-z])\))[ \t\u00A0]+\S/.exec(line);
  if (mark === null) return null;
  const digits = mark[1] ?? mark[2];
  if (digits !== undefined) return Number(digits);
  return (mark[3] ?? 'a').charCodeAt(0) - 96;
}
