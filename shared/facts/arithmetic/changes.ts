import type { Quantity } from '../quantities';
import { addUp, D, type Finding, figureOf, gap, overlap, type Sentence, type Span, spanOf, tidy, V } from './figures';

/** Changes from one value to another: "rose from 4,000 to 5,000, an increase of 25 percent". */

const noun =
  '(?:increase|rise|growth|jump|gain|surge|expansion|climb|hike|drop|fall|decline|decrease|reduction|cut|loss|slump|plunge|difference|change|improvement)';
const verb =
  '(?:rose|risen|rises?|rising|grew|grown|grows?|growing|increas(?:ed|es|ing|e)|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|surg(?:ed|es|ing|e)|expand(?:ed|s|ing)?|soar(?:ed|s|ing)?|gain(?:ed|s|ing)?|fell|fallen|falls?|falling|dropp?(?:ed|s|ing)?|declin(?:ed|es|ing|e)|decreas(?:ed|es|ing|e)|shrank|shrunk|slipp?ed|sank|cut|reduc(?:ed|es|ing|e)|slash(?:ed)?|lower(?:ed|s|ing)?|rais(?:ed|es|ing|e)|went up|gone up|went down|plunged|tumbled|up|down)';
/** "Five times as much" is no change in the same unit. */
const change = `${D('change')}(?! times)`;
const approach = '(?: of| by| was| is| to|,| amounted to| equal to| amounting to)*';
const little =
  '(?:or|an?|the|i\\.e\\.|that is|which is|representing|equal to|equivalent to|amounting to|by|up|down|of|it|was|is|its|their|this|and)';
const earlier = '(?:up from|down from|compared (?:with|to)|against|versus|from)';

const patterns: readonly RegExp[] = [
  // from A to B, an increase of D
  new RegExp(`from ${gap(30)}${D('from')}${gap(60)}(?: to | to[^,.;]{1,25} )${D('to')}${gap(50)}\\b${noun}${approach} ${change}`),
  // from A to B, or D; from A to B (D more); from A to B, up D
  new RegExp(
    `from ${gap(30)}${D('from')}${gap(60)} to ${gap(15)}${D('to')}${gap(40)}(?:(?:,| -|\\() ?(?:${little} )+${change}|(?:,| -|\\() ?${D('bare')}(?= ?(?:[.)]|$|${noun}|more|less|higher|lower)))`,
  ),
  new RegExp(
    `from ${gap(30)}${D('from')}${gap(60)} to ${gap(15)}${D('to')}${gap(40)} (?:${little} )*\\b(?:an?|by) ${change} ?(?:${noun}|more|less|higher|lower)?`,
  ),
  // rose (by) D from A to B
  new RegExp(`\\b${verb}(?: by)? ${change}${gap(40)},? from ${gap(20)}${D('from')}${gap(40)} to ${gap(10)}${D('to')}`),
  // an increase of D from A to B
  new RegExp(`\\b${noun}${approach} ${change}${gap(40)} from ${gap(10)}${D('from')}${gap(40)} to ${gap(10)}${D('to')}`),
  // rose D to B from A
  new RegExp(`\\b${verb}(?: by)? ${change}${gap(40)} to ${gap(10)}${D('to')}${gap(40)},? ${earlier} ${gap(20)}${D('from')}`),
  // B, up D from A
  new RegExp(
    `${D('to')}${gap(50)}(?:,| -|\\() ?(?:up|down|a ${noun} of|an ${noun} of)(?: by)? ${change} ${gap(15)}(?:from|on|compared (?:with|to)) ${gap(30)}${D('from')}`,
  ),
  // B, up from A, an increase of D
  new RegExp(`${D('to')}${gap(50)},? ${earlier} ${gap(30)}${D('from')}${gap(50)}\\b(?:${noun}|up|down)${approach} ${change}`),
  new RegExp(
    `${D('to')}${gap(50)},? ${earlier} ${gap(30)}${D('from')}${gap(30)}(?:,| -|\\() ?(?:${little} )*${change} ?(?:${noun}|more|less|higher|lower|\\))`,
  ),
];

/** Changes within one sentence. */
export function changes(sentence: Sentence): readonly Finding[] {
  for (const pattern of patterns) {
    const groups = pattern.exec(sentence.skeleton)?.groups;
    const [from, to, change] = [groups?.from, groups?.to, groups?.change ?? groups?.bare].map((index) => figureOf(sentence, index));
    if (from === undefined || to === undefined || change === undefined) continue;
    return compareChange(from, to, change);
  }
  return multiples(sentence);
}

const fromTo = new RegExp(`from ${gap(30)}${D('from')}${gap(60)} to ${gap(15)}${D('to')}`);
const thatIs = new RegExp(
  `^(?:(?:that|this|it|which) (?:is|was|represents?|represented|amounts to|amounted to|means|marks|marked|equals) ${gap(15)}|the ${gap(20)}\\b${noun}${gap(30)}(?:is|was|of|to|at) ${gap(10)})${change}`,
);

/** "It rose from 200 to 250. That is an increase of 30 percent." */
export function changeBehind(first: Sentence, second: Sentence): readonly Finding[] {
  const groups = fromTo.exec(first.skeleton)?.groups;
  const [from, to] = [figureOf(first, groups?.from), figureOf(first, groups?.to)];
  const change = figureOf(second, thatIs.exec(second.skeleton)?.groups?.change);
  if (from === undefined || to === undefined || change === undefined || first.figures.length !== 2) return [];
  if (!new RegExp(noun).test(second.skeleton)) return [];
  return compareChange(from, to, change);
}

function compareChange(from: Quantity, to: Quantity, change: Quantity): readonly Finding[] {
  if ([from, to, change].some(({ spanned }) => spanned)) return [];
  const stated = spanOf(change);
  const [low, high] = [spanOf(from), spanOf(to)];
  const operands = [from, to];
  if (from.kind === 'percent' && to.kind === 'percent') {
    // Of two percentages the change is given in points, rightly or not, or in percent of the first.
    if (change.kind !== 'points' && change.kind !== 'percent' && change.unit !== 'points') return [];
    if (overlap(differenceSpan(low, high), stated)) return [];
    if (change.kind === 'percent' && from.value > 0 && overlap(percentSpan(low, high), stated)) return [];
    return [{ relation: 'difference', operands, stated: change, computed: tidy(Math.abs(to.value - from.value)) }];
  }
  if (!addUp(from, to) || from.value <= 0) return [];
  if (change.kind === 'percent') {
    if (overlap(percentSpan(low, high), stated)) return [];
    return [{ relation: 'percent-change', operands, stated: change, computed: tidy((Math.abs(to.value - from.value) / from.value) * 100) }];
  }
  if (!addUp(change, to) || change.kind === 'points' || overlap(differenceSpan(low, high), stated)) return [];
  return [{ relation: 'difference', operands: [to, from], stated: change, computed: tidy(Math.abs(to.value - from.value)) }];
}

function differenceSpan(from: Span, to: Span): Span {
  const ends = [to.low - from.high, to.high - from.low];
  return unsigned(ends);
}

function percentSpan(from: Span, to: Span): Span {
  const ends = [(to.low / from.high - 1) * 100, (to.high / Math.max(from.low, Number.MIN_VALUE) - 1) * 100];
  const dust = Math.max(...ends.map(Math.abs)) * 1e-9;
  const { low, high } = unsigned(ends);
  return { low: low - dust, high: high + dust };
}

function unsigned([one = 0, other = 0]: readonly number[]): Span {
  if (one <= 0 && other >= 0) return { low: 0, high: Math.max(-one, other) };
  return { low: Math.min(Math.abs(one), Math.abs(other)), high: Math.max(Math.abs(one), Math.abs(other)) };
}

const factors: Record<string, number> = {
  doubled: 2,
  doubling: 2,
  tripled: 3,
  trebled: 3,
  tripling: 3,
  quadrupled: 4,
  quadrupling: 4,
  halved: 0.5,
  halving: 0.5,
};
const multiple = new RegExp(
  `\\b(?<much>more than |nearly |almost |over |roughly |about )?(?<word>${Object.keys(factors).join('|')})${gap(60)} from ${gap(20)}${V('from')}${gap(40)} to ${gap(15)}${V('to')}`,
);

/** "doubled from 300 to 500". Such words are round: a tenth off is nothing, and a hedge gives a fifth. */
function multiples(sentence: Sentence): readonly Finding[] {
  const groups = multiple.exec(sentence.skeleton)?.groups;
  const [from, to] = [figureOf(sentence, groups?.from), figureOf(sentence, groups?.to)];
  const factor = factors[groups?.word ?? ''];
  if (from === undefined || to === undefined || factor === undefined || !addUp(from, to) || from.value <= 0) return [];
  const ratio = to.value / from.value / factor;
  const [low, high] = groups?.much === undefined ? [0.88, 1.14] : /more|over/.test(groups.much) ? [0.97, 1.6] : [0.8, 1.2];
  if (ratio >= (low ?? 0) && ratio <= (high ?? 0)) return [];
  return [{ relation: 'product', operands: [from, { ...from, value: factor, unit: '' }], stated: to, computed: tidy(from.value * factor) }];
}
