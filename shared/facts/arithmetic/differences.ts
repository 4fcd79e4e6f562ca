import type { Quantity } from '../quantities';
import { addUp, type Finding, figureOf, gap, near, overlap, type Sentence, spanOf, sumOf, tidy, V } from './figures';
import { partsOf } from './totals';

/** What is left, or lies between two figures: "exports of 50 and imports of 30, a surplus of 20". */

const between = new RegExp(
  `\\b(?:surplus|deficit|gap|difference|margin|shortfall|overrun|excess|lead|net (?:gain|loss|profit))\\b${gap(25)}(?:of|is|was|at|:) ${V('result')}`,
);
const leaves = new RegExp(
  `\\b(?:leaving|leaves|left)\\b${gap(30)} ?${V('result')}|,? (?:with|and) ${V('rest')}${gap(30)} (?:remaining|left|to go|still (?:held|missing))\\b|, ${V('still')} (?:remain|remained)\\b`,
);
const balance = new RegExp(
  `\\b(?:surplus|deficit|gap)\\b${gap(40)}(?:of|was|is|reached|to|at) ${V('result')}${gap(40)}\\bexports?${gap(40)}${V('one')}${gap(40)}\\bimports?${gap(40)}${V('other')}`,
);

/** Differences within one sentence. */
export function differences(sentence: Sentence): readonly Finding[] {
  return [...inBetween(sentence), ...whatIsLeft(sentence)];
}

function inBetween(sentence: Sentence): readonly Finding[] {
  const ahead = balance.exec(sentence.skeleton)?.groups;
  const match = between.exec(sentence.skeleton);
  const stated = figureOf(sentence, ahead?.result ?? match?.groups?.result);
  const [exported, imported] = [figureOf(sentence, ahead?.one), figureOf(sentence, ahead?.other)];
  if (stated !== undefined && exported !== undefined && imported !== undefined) return compareDifference(exported, imported, stated);
  if (match === null || stated === undefined || /\bfrom\b/.test(sentence.skeleton.slice(0, match.index))) return [];
  const [first, second, ...others] = partsOf(sentence, sentence.skeleton.slice(0, match.index), stated);
  if (first === undefined || second === undefined || others.length > 0) return [];
  return compareDifference(first, second, stated);
}

function compareDifference(first: Quantity, second: Quantity, stated: Quantity): readonly Finding[] {
  if (!addUp(first, second) || !addUp(first, stated)) return [];
  const [one, other] = first.value >= second.value ? [first, second] : [second, first];
  const [high, low] = [spanOf(one), spanOf(other)];
  if (overlap({ low: high.low - low.high, high: high.high - low.low }, spanOf(stated))) return [];
  const computed = tidy(one.value - other.value);
  // A margin of something else (the last election, the whole year) is mostly far off.
  return near(computed, stated.value, 2.5) ? [{ relation: 'difference', operands: [one, other], stated, computed }] : [];
}

function whatIsLeft(sentence: Sentence): readonly Finding[] {
  const match = leaves.exec(sentence.skeleton);
  const stated = figureOf(sentence, match?.groups?.result ?? match?.groups?.rest ?? match?.groups?.still);
  if (match === null || stated === undefined || /\b(?:dead|injured|homeless|wounded|killed)\b/.test(sentence.skeleton.slice(match.index)))
    return [];
  const parts = partsOf(sentence, sentence.skeleton.slice(0, match.index), stated);
  const whole = parts.toSorted((one, other) => other.value - one.value)[0];
  if (whole === undefined || parts.length < 2) return [];
  const others = parts.filter((part) => part !== whole);
  const [all, taken] = [spanOf(whole), sumOf(others)];
  if (overlap({ low: all.low - taken.span.high, high: all.high - taken.span.low }, spanOf(stated))) return [];
  const computed = tidy(whole.value - taken.value);
  return near(computed, stated.value, 1.5) ? [{ relation: 'difference', operands: [whole, ...others], stated, computed }] : [];
}
