import type { Quantity } from '../quantities';
import { addUp, type Finding, figureOf, figuresIn, gap, near, overlap, type Sentence, spanOf, sumOf, V, wordsBetween } from './figures';
import { partsOf } from './totals';

/** A whole, and behind it what it is made of: "45 vessels: 20 tankers, 15 cargo ships and 10 ferries". */

const wholes: readonly { readonly pattern: RegExp; readonly complete: boolean }[] = [
  // All of it is listed.
  {
    pattern: new RegExp(
      `${V('whole')}${gap(70)}(?:,| -|\\()? ?(?:comprising|comprised of|consisting of|consists of|made up of|composed of|split between|divided (?:into|between|among)|broken down (?:into|as)|namely|that is)\\b`,
    ),
    complete: true,
  },
  { pattern: new RegExp(`${V('whole')}${gap(70)}(?::| - | ?\\()(?= ?(?:the |some |namely |with )?\ue000)`), complete: true },
  { pattern: new RegExp(`\\btotal of ${V('whole')}${gap(50)}, (?=\ue000[nmu])`), complete: true },
  // Perhaps not all of it is.
  {
    pattern: new RegExp(
      `${V('whole')}${gap(70)},? (?:including|among them|of (?:which|whom|them|these|those)|who included|which included|included)\\b`,
    ),
    complete: false,
  },
  {
    pattern: new RegExp(
      `(?:^|[,;:] ?|- |\\b(?:and|but|that|said) )(?:out )?of (?:(?:the|its|their|our|his|her|all|those|these|a|total|of|more|than|combined) )*${V('whole')}`,
    ),
    complete: false,
  },
];
const rest = /\b(?:the rest|remaining|remainder|the others?|abstain(?:ed|ing)?|abstentions?)\b/;
const men = /\b(?:men|males?|boys)\b/;
const women = /\b(?:women|females?|girls)\b/;

/** Breakdowns within one sentence. */
export function breakdowns(sentence: Sentence): readonly Finding[] {
  for (const { pattern, complete } of wholes) {
    const match = pattern.exec(sentence.skeleton);
    const whole = figureOf(sentence, match?.groups?.whole);
    if (match === null || whole === undefined) continue;
    const behind = upToClosing(sentence.skeleton.slice(match.index + match[0].length), match[0].endsWith('('));
    const parts = listed(sentence, behind, whole);
    if (parts.length < 2) continue;
    return compareParts(parts, whole, complete || rest.test(behind) || (men.test(behind) && women.test(behind) && parts.length === 2));
  }
  return [];
}

const follows =
  /^(?:(?:they|these|those|this|the (?:group|list|total|figure|dead|victims|convoy|package)|it) (?:include[sd]?|comprise[sd]?|consist(?:s|ed)? of|were|are|was|is made up of|are made up of|were made up of)\b|(?:out )?of (?:these|those|them|that|this|the total)\b|among them\b)/;

/** A breakdown in the sentence behind the one that states the whole: "Of these, 80 are ...". */
export function breakdownBehind(first: Sentence, second: Sentence): readonly Finding[] {
  const opening = follows.exec(second.skeleton);
  if (opening === null) return [];
  const parts = listed(second, second.skeleton.slice(opening[0].length), null);
  const one = parts[0];
  if (one === undefined || parts.length < 2) return [];
  const candidates = partsOf(first, first.skeleton, one);
  const whole = candidates[0];
  if (whole === undefined || candidates.length !== 1) return [];
  return compareParts(parts, whole, /compris|consist|made up of/.test(opening[0]) || rest.test(second.skeleton));
}

function upToClosing(words: string, inBrackets: boolean): string {
  return inBrackets ? (words.split(')', 1)[0] ?? '') : (words.split(/;| - /, 1)[0] ?? '');
}

/** The figures of a list, each of its own item: between two of them stands a comma or "and". */
function listed(sentence: Sentence, stretch: string, whole: Quantity | null): readonly Quantity[] {
  const figures = figuresIn(sentence, stretch);
  const words = wordsBetween(stretch);
  const parts: Quantity[] = [];
  for (const [index, figure] of figures.entries()) {
    const like = whole ?? figures.find(({ kind }) => kind !== 'percent');
    if (like === undefined) return [];
    if (!addUp(figure, like)) {
      // Ages, years and shares within an item are no items.
      if (figure.kind === 'percent' || figure.kind === 'measure') continue;
      return [];
    }
    const ahead = words[index] ?? '';
    if (index > 0 && !/,|\band\b|\bplus\b|\bwhile\b|\bbut\b|\bor\b/.test(ahead)) return [];
    if (figure.spanned || /\b(?:in|on|at|aged|within|during|after|from|for|over|than|by) $/.test(ahead)) return [];
    parts.push(figure);
  }
  return parts;
}

function compareParts(parts: readonly Quantity[], whole: Quantity, complete: boolean): readonly Finding[] {
  const sum = sumOf(parts);
  const span = spanOf(whole);
  if (overlap(sum.span, span)) return [];
  // A part that has parts of its own ("30 ships, 20 of them new, and 10 boats") is counted once.
  if (parts.some((_, index) => overlap(sumOf(parts.toSpliced(index, 1)).span, span))) return [];
  // A figure greater than the whole is of something else.
  if (parts.some((part) => spanOf(part).low > span.high)) return [];
  if (!near(sum.value, whole.value, complete ? 1.34 : 1.6)) return [];
  if (complete) return [{ relation: 'sum', operands: parts, stated: whole, computed: sum.value }];
  return sum.span.low > span.high ? [{ relation: 'exceeds', operands: parts, stated: whole, computed: sum.value }] : [];
}
