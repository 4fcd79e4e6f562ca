import type { Quantity } from '../quantities';
import { type Finding, figureOf, gap, overlap, P, type Sentence, type Span, spanOf, tidy, V } from './figures';

/** Shares of a whole: "120 of the 400 seats, or 30 percent". */

const of =
  "(?:out )?of (?:(?:the|its|their|our|his|all|those|these|a|total|of|some|more|than|nearly|about|roughly|approximately|country's|world's) )*";
const or =
  '(?:,| -|\\(|:) ?(?:(?:or|i\\.e\\.|that is|equal to|equivalent to|representing|accounting for|amounting to|a share of|making up|which is|just|about|some|only|roughly|nearly|almost|a|the|more than|less than) ?,? ?)*';
const orWord = '(?:,? or (?:some |about |just |only )?| ?\\(| - | = |,? that is,? |,? i\\.e\\.,? )';
const orLoose = `(?:${or}| or (?:some |about |just |only )?| \\(| = )`;

/** A bare comma says "or" only where the next words do nothing but name the figure: "half of the 300, 150 men, ..." */
const apposition = '(?=(?: (?!on|in|at|were|was|are|is|had|have|did)[a-z]+){0,2}[,.)])';

const patterns: readonly RegExp[] = [
  // A of B, or P
  new RegExp(
    `${V('part')}${gap(60)} ${of}${gap(25)}${V('whole')}${gap(60)}${orLoose}${P('share')}(?! ?(?:more|less|higher|lower|up|down|fewer|increase|rise|drop))`,
  ),
  // P of B, or A
  new RegExp(`${P('share')} ?${of}${gap(25)}${V('whole')}${gap(60)}(?:${orWord}${V('part')}|, ${V('same')}${apposition})`),
  // Of B, A, or P; of B, P, or A
  new RegExp(`(?:^|[,;:] |- )(?:out )?${of}${V('whole')}${gap(60)}, ${V('part')}${gap(40)}${orWord}${P('share')}`),
  new RegExp(`(?:^|[,;:] |- )(?:out )?${of}${V('whole')}${gap(60)}, ${P('share')}${gap(40)}${orWord}${V('part')}`),
  // P of the seats, or A of B
  new RegExp(`${P('share')} ?(?:of ${gap(40)})?${orLoose}${V('part')}${gap(40)} ${of}${gap(25)}${V('whole')}`),
  // A, or P of B
  new RegExp(`${V('part')}${gap(50)}${orLoose}${P('share')} ?${of}${gap(25)}${V('whole')}`),
  // A (P) of B
  new RegExp(`${V('part')}${gap(30)}\\(${P('share')}\\) ?${of}${gap(25)}${V('whole')}`),
  // P (A) of B
  new RegExp(`${P('share')} \\(${V('part')}${gap(20)}\\) ?${of}${gap(25)}${V('whole')}`),
];

/** Shares within one sentence. */
export function shares(sentence: Sentence): readonly Finding[] {
  for (const pattern of patterns) {
    const groups = pattern.exec(sentence.skeleton)?.groups;
    const [part, whole, share] = [groups?.part ?? groups?.same, groups?.whole, groups?.share].map((index) => figureOf(sentence, index));
    if (part === undefined || whole === undefined || share === undefined) continue;
    return compareShare(part, whole, share);
  }
  return [];
}

const ofThem = new RegExp(
  `${V('part')}${gap(50)}${orLoose}${P('share')} ?of (?:(?:them|these|those|the total|that|the whole)\\b|(?:the |all |its |their )+(?<noun>[a-z]+))`,
);

/** "The parliament has 400 seats. The party won 120, or 40 percent of the seats." */
export function shareBehind(first: Sentence, second: Sentence): readonly Finding[] {
  const groups = ofThem.exec(second.skeleton)?.groups;
  const [part, share] = [figureOf(second, groups?.part), figureOf(second, groups?.share)];
  const values = first.figures.filter(({ kind }) => kind !== 'percent' && kind !== 'points');
  const whole = values[0];
  if (part === undefined || share === undefined || whole === undefined || values.length !== 1) return [];
  if (groups?.noun !== undefined && groups.noun !== whole.unit.toLowerCase()) return [];
  return compareShare(part, whole, share);
}

function compareShare(part: Quantity, whole: Quantity, share: Quantity): readonly Finding[] {
  if (part.spanned || whole.spanned || share.spanned) return [];
  const alike = part.kind === whole.kind && (part.kind === 'count' || part.unit === whole.unit);
  const bare = [part, whole].some(({ kind, unit }) => kind === 'count' && unit === '');
  if ((!alike && !bare) || whole.value <= 0 || part.value > whole.value) return [];
  const [inner, outer] = [spanOf(part), spanOf(whole)];
  const computed: Span = { low: (inner.low / outer.high) * 100, high: (inner.high / Math.max(outer.low, Number.MIN_VALUE)) * 100 };
  // "Over half (four out of seven)": of a handful nobody means the exact percentage.
  const stated = spanOf(share);
  const slack = whole.value <= 10 ? 4 : 0;
  if (overlap(computed, { low: stated.low - slack, high: stated.high + slack })) return [];
  return [{ relation: 'share', operands: [part, whole], stated: share, computed: tidy((part.value / whole.value) * 100) }];
}

const rest = /\ue001.*\b(?:the rest|remaining|remainder)\b[^\ue000]*\ue000p\d+\ue001[^\ue000]*$/;
const votes = /\b(?:in favou?r|voted for|yes|support(?:ed|s)?|approv(?:e|ed))\b/;
const against = /\b(?:against|no|oppos(?:e|ed|es)|reject(?:ed|s)?|disapprov(?:e|ed)|undecided|abstain(?:ed)?)\b/;

/** Percentages that part one whole among them: votes and polls, and lists with "the remaining". */
export function wholes(sentence: Sentence): readonly Finding[] {
  const figures = sentence.figures.filter(({ kind, spanned }) => kind === 'percent' && !spanned);
  const complete = rest.test(sentence.skeleton) && figures.length > 2;
  const poll = votes.test(sentence.skeleton) && against.test(sentence.skeleton);
  if (
    figures.length < 2 ||
    (!complete && !poll) ||
    / from /.test(sentence.skeleton) ||
    /\bof (?:them|these|those|whom|which)\b/.test(sentence.skeleton)
  )
    return [];
  const sum = tidy(figures.reduce((total, { value }) => total + value, 0));
  const slack = figures.reduce((total, { step, approximate }) => total + (approximate ? 3 : step / 2), 0) + 1e-9;
  const last = figures.at(-1);
  if (last === undefined || sum > 160 || sum < 60) return [];
  if (sum - slack > 100) return [{ relation: 'exceeds', operands: figures, stated: last, computed: sum }];
  // "The remaining" names what is left of the hundred.
  if (complete && sum + slack < 100) return [{ relation: 'sum', operands: figures, stated: last, computed: sum }];
  return [];
}
