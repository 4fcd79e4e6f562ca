import type { Quantity } from '../quantities';
import {
  addUp,
  type Finding,
  figureOf,
  figuresIn,
  gap,
  near,
  overlap,
  type Sentence,
  spanOf,
  sumOf,
  tidy,
  V,
  wordsBetween,
} from './figures';

/** Totals that stand behind their parts: "12 soldiers and 7 civilians, 19 people in all". */

const adjectives = '(?:(?:a|an|the|its|their|this|that|grand|combined|overall|joint|cumulative|aggregate|new) )*';
const subject = `(?:total|sum(?! of )|tally|toll|count|figure|number|overall)`;

/** Each ends at the total. `base`: the parts must hold what was there before ("bringing the total to"). */
const behindParts: readonly { readonly pattern: RegExp; readonly base: boolean; readonly factor: number; readonly onlyTimes?: true }[] = [
  {
    pattern: new RegExp(
      `(?:bring|brings|bringing|brought|tak(?:e|es|ing)|took|rais(?:es|ing|ed)|lift(?:s|ing|ed)|push(?:es|ing|ed)|boost(?:s|ing|ed)|increas(?:es|ing|ed)|expand(?:s|ing|ed))${gap(50)}\\b${subject}\\b${gap(60)} to ${V('total')}`,
    ),
    base: true,
    factor: 1.4,
  },
  {
    pattern: new RegExp(
      `(?:for|making|giving|yielding|gave|gives|makes|made|reaching|with|in|or|,|-|\\(|:) ?${adjectives}${subject}\\b${gap(30)}(?: of| is| was| at|:|=) ?${V('total')}`,
    ),
    base: false,
    factor: 2,
  },
  {
    pattern: new RegExp(
      `(?:totall?ing|(?:adding|adds|add|added) up to|which (?:makes|gives|comes to|adds up to)|making|together|altogether|combined|summing to|equals?|makes?|=) ${adjectives}(?:of |to )?${V('total')}`,
    ),
    base: false,
    factor: 2,
  },
  {
    pattern: new RegExp(
      `(?:,|-|\\(|:|and|or|so|making|is|are|makes|gives) ?${V('total')}(?: [^,.;()-]{0,40}?)? (?:in all|in total|altogether|all told|all together|combined|overall|in sum)\\b`,
    ),
    base: false,
    factor: 2,
  },
  { pattern: new RegExp(`\\b(?:together|combined|jointly|collectively|between them)\\b${gap(70)} ${V('total')}`), base: false, factor: 2 },
  { pattern: new RegExp(`\\bcombined (?:[a-z]+ ){0,3}(?:of|is|was|at|to|reached) ${V('total')}`), base: false, factor: 2 },
  { pattern: new RegExp(`\\b(?:sum of)\\b.{0,120}? (?:is|was|equals|makes|gives|comes to) ${V('total')}`), base: false, factor: 4 },
  {
    pattern: new RegExp(`\\bplus ${V('last')}${gap(30)} (?:is|are|was|equals|makes|make|gives|comes to) ${V('total')}`),
    base: false,
    factor: 4,
  },
  // Who has "a total of" something may be anybody, unless so many have so many each.
  { pattern: new RegExp(`\\ba total of ${V('total')}`), base: false, factor: 2, onlyTimes: true },
];

/** Totals of one sentence. */
export function totalsBehind(sentence: Sentence): readonly Finding[] {
  for (const { pattern, base, factor, onlyTimes } of behindParts) {
    const match = pattern.exec(sentence.skeleton);
    const total = figureOf(sentence, match?.groups?.total);
    if (match === null || total === undefined) continue;
    const last = figureOf(sentence, match.groups?.last);
    const ahead = sentence.skeleton.slice(0, match.index);
    const parts = alike(sentence, match[0], [...partsOf(sentence, ahead, total), ...figuresBeforeTotal(sentence, match[0], total)]);
    if (last !== undefined && !parts.includes(last)) parts.push(last);
    if (parts.length < 2 || (base && !holdsBase(sentence, parts))) continue;
    if (others.test(ahead) && sumOf(parts).value < total.value) continue;
    const multiplies = times.test(`${ahead}.`) || /\b(?:each|apiece)\b/.test(sentence.skeleton);
    if (onlyTimes && !multiplies) continue;
    return check(parts, total, factor, multiplies);
  }
  return [];
}

/** The list goes on with what is not counted. */
const others = /\b(?:and|or) (?:\w+ )?(?:others?|several|various|many|numerous|dozens|hundreds|thousands)\b/;
const times =
  /\b(?:each|apiece|every|per|times|daily|weekly|monthly|annually)\b|\ba (?:day|week|month|year)\b|\ue001 [a-z'-]+(?: [^\ue000,;]{0,25})? (?:of|with|carrying|containing) \ue000[nu]\d+\ue001 (?!\ue000)[a-z]/;

/** "20 people in three attacks, bringing the total number of attacks to 61": only attacks are parts of a total of attacks. */
function alike(sentence: Sentence, matched: string, parts: Quantity[]): Quantity[] {
  const counted = sentence.figures.find(
    ({ kind, unit }) => kind === 'count' && unit.length > 2 && matched.includes(`of ${unit.toLowerCase()} `),
  );
  return counted === undefined ? parts : parts.filter(({ unit }) => unit === '' || unit === counted.unit);
}

/** The figures within the match itself, but for the total: "sum of 3 and 4 is 8". */
function figuresBeforeTotal(sentence: Sentence, matched: string, total: Quantity): readonly Quantity[] {
  return figuresIn(sentence, matched).filter((figure) => figure !== total && addUp(figure, total));
}

/** Places, times and ages, but not "took in 40". */
const beside =
  /(?:(?<!\b(?:took|take|takes|taken|taking|brought|bring|let|hire[ds]?|sent) )\b(?:in|on)|\b(?:at|across|within|during|after|aged|age|top|last|past|first|next)) (?:the |all |those |these )?$/;

const besideMoney = /\b(?:past|top) $/;

/** What may be a part of the total: of its kind, and no place, time or age ("in two villages"). */
export function partsOf(sentence: Sentence, stretch: string, total: Quantity): readonly Quantity[] {
  const words = wordsBetween(stretch);
  return figuresIn(sentence, stretch).filter(
    (figure, index) =>
      addUp(figure, total) && !figure.spanned && !(figure.kind === 'money' ? besideMoney : beside).test(words[index] ?? ''),
  );
}

const increment = /\b(?:add|adds|added|adding|another|extra|further|additional|more|new|newly|join(?:s|ed)?|plus)\b/;

/** Whether one of the parts is what was there before the others came. Only then is the new total their sum. */
function holdsBase(sentence: Sentence, parts: readonly Quantity[]): boolean {
  const words = wordsBetween(sentence.skeleton);
  const first = parts[0];
  const index = sentence.figures.indexOf(first as Quantity);
  const around = `${words[index] ?? ''} ${(words[index + 1] ?? '').split(' ').slice(0, 3).join(' ')}`;
  if (!increment.test(around)) return true;
  return parts
    .slice(1)
    .some((part) =>
      /\b(?:existing|current|previous|earlier|original|initial|present|the)\s*$/.test(words[sentence.figures.indexOf(part)] ?? ''),
    );
}

/**
 * Compares. Silent as soon as any sum (or product, where it is said) of the parts gives the total, because a sentence may hold
 * figures beside the point; and when the total is so far off that it seems to be of something else.
 */
export function check(parts: readonly Quantity[], total: Quantity, factor: number, multiplies: boolean): readonly Finding[] {
  const span = spanOf(total);
  if (subsets(parts).some((subset) => overlap(sumOf(subset).span, span))) return [];
  const first = parts[0];
  const second = parts[1];
  if (multiplies) {
    const pairs = parts.flatMap((one, index) => parts.slice(index + 1).map((other) => [one, other] as const));
    if (pairs.some(([one, other]) => overlap(product(one, other), span))) return [];
    if (parts.length !== 2 || first === undefined || second === undefined) return [];
    const computed = tidy(first.value * second.value);
    return near(computed, total.value, 2) ? [{ relation: 'product', operands: parts, stated: total, computed }] : [];
  }
  const all = sumOf(parts);
  if (!near(all.value, total.value, factor)) return [];
  return [{ relation: 'sum', operands: parts, stated: total, computed: all.value }];
}

function product(one: Quantity, other: Quantity): { readonly low: number; readonly high: number } {
  const [left, right] = [spanOf(one), spanOf(other)];
  return { low: left.low * right.low, high: left.high * right.high };
}

/** All choices of two parts or more; of many parts only all of them, and all but one or two. */
function subsets(parts: readonly Quantity[]): readonly (readonly Quantity[])[] {
  if (parts.length > 10) return [parts, ...parts.map((_, index) => parts.toSpliced(index, 1))];
  const all: Quantity[][] = [[]];
  for (const part of parts) all.push(...all.map((subset) => [...subset, part]));
  return all.filter((subset) => subset.length > 1);
}

const summing = new RegExp(
  `^(?:(?:in (?:all|total|sum)|altogether|all told|together|combined|taken together|jointly|overall)\\b,?${gap(80)} ?|(?:that|this|which|it) (?:makes|made|brings|brought|gives|comes to|adds up to|totals?)\\b${gap(60)} ?|the ${gap(20)}\\b(?:total|sum)\\b${gap(40)}(?:is|was|of|reached|to|at|came to|comes to|stands at|stood at) ${gap(10)})${V('total')}`,
);
const later = /\b(?:together|combined|between them|altogether|in total|in all)\b/;

/** "Russia sent 12 ships. China sent 8. Together they sent 25." `ahead` holds one or two sentences before the total's. */
export function totalBehind(
  ahead: readonly Sentence[],
  last: Sentence,
): { readonly findings: readonly Finding[]; readonly first: Sentence } {
  const near = ahead.at(-1) ?? last;
  const total = figureOf(last, summing.exec(last.skeleton)?.groups?.total) ?? onlyValue(last);
  if (total === undefined || partsOf(last, last.skeleton, total).length !== 1) return { findings: [], first: near };
  const own = partsOf(near, near.skeleton, total);
  // One figure a sentence: the sum is of the two sentences before.
  const both = own.length === 1 ? ahead.flatMap((sentence) => partsOf(sentence, sentence.skeleton, total)) : own;
  if (both.length < 2 || (own.length === 1 && both.length !== 2)) return { findings: [], first: near };
  return { findings: check(both, total, 1.5, false), first: own.length === 1 ? (ahead[0] ?? near) : near };
}

function onlyValue(sentence: Sentence): Quantity | undefined {
  return later.test(sentence.skeleton) && sentence.figures.length === 1 ? sentence.figures[0] : undefined;
}
