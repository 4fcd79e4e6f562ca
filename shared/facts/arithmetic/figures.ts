import type { FigureRelation } from '../../domain/fact';
import type { Place } from '../place';
import type { Quantity } from '../quantities';

/** A sentence as the rules see it. */
export type Sentence = {
  readonly place: Place;
  readonly figures: readonly Quantity[];
  /** Its words in lower case, with a sign for each figure: see `sign`. */
  readonly skeleton: string;
};

/**
 * What the rules look for: the relation that the words state, the figures it joins, the one that does not follow, and
 * what would. `sum` of the operands; `difference` of the first and all others; `product` of two; `percent-change` from
 * the first to the second; `share` of the first in the second, in percent; `exceeds`: the operands add up to more than
 * the whole that they are parts of.
 */
export type Finding = {
  readonly relation: FigureRelation;
  readonly operands: readonly Quantity[];
  readonly stated: Quantity;
  readonly computed: number;
};

/** Stands for a figure in a skeleton: a private sign, the letter of its kind, its number in the sentence, a private sign. */
const open = '\ue000';
const close = '\ue001';
const letters = { count: 'n', money: 'm', measure: 'u', percent: 'p', points: 'q' } as const;

/** The sign that stands for the figure of this number. */
export function sign(figure: Quantity, index: number): string {
  return `${open}${letters[figure.kind]}${index}${close}`;
}

/** Pattern sources: a value (`V`), a percentage (`P`), any figure (`D`), each as a named group. */
export const V = (name: string): string => `${open}[nmu](?<${name}>\\d+)${close}`;
export const P = (name: string): string => `${open}p(?<${name}>\\d+)${close}`;
export const D = (name: string): string => `${open}[nmupq](?<${name}>\\d+)${close}`;
/** At most so many signs of text without a figure in it; never across a semicolon. */
export const gap = (most: number): string => `[^${open};]{0,${most}}?`;

/** All figures of a stretch of skeleton, in order. */
export function figuresIn(sentence: Sentence, skeleton: string): readonly Quantity[] {
  return [...skeleton.matchAll(new RegExp(`${open}[nmupq](\\d+)${close}`, 'g'))].flatMap((match) => figureOf(sentence, match[1]) ?? []);
}

/** The figure that a named group of a pattern stands for. */
export function figureOf(sentence: Sentence, index: string | undefined): Quantity | undefined {
  return index === undefined ? undefined : sentence.figures[Number(index)];
}

/** The words of a stretch of skeleton between its figures, in order: one more than there are figures. */
export function wordsBetween(skeleton: string): readonly string[] {
  return skeleton.split(new RegExp(`${open}[nmupq]\\d+${close}`));
}

/** May be added up: money of one currency, one measure, or things, whatever they are called. */
export function addUp(one: Quantity, other: Quantity): boolean {
  if (one.kind !== other.kind) return one.kind !== 'percent' && other.kind !== 'percent' && bareBesideUnit(one, other);
  return one.kind === 'count' || one.unit === other.unit;
}

/** "from $50 to 65 billion": a bare number takes over the unit of the figure beside it. */
function bareBesideUnit(one: Quantity, other: Quantity): boolean {
  const bare = (figure: Quantity): boolean => figure.kind === 'count' && figure.unit === '';
  return (bare(one) || bare(other)) && one.kind !== 'points' && other.kind !== 'points';
}

/** Between which values a figure lies as it is written. */
export type Span = { readonly low: number; readonly high: number };

/** A plain whole number is exact; one with decimals or a scale word is rounded in its last digit; "about" gives a tenth. */
export function spanOf({ value, step, approximate, kind }: Quantity): Span {
  const rounded = kind === 'percent' || step !== 1 ? step / 2 : 0;
  const off = (approximate ? Math.max(rounded, value * 0.1) : rounded) + value * 1e-9;
  return { low: value - off, high: value + off };
}

export function overlap(one: Span, other: Span): boolean {
  return one.low <= other.high && other.low <= one.high;
}

export function sumOf(figures: readonly Quantity[]): { readonly value: number; readonly span: Span } {
  const spans = figures.map(spanOf);
  const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  return {
    value: tidy(add(figures.map(({ value }) => value))),
    span: { low: add(spans.map(({ low }) => low)), high: add(spans.map(({ high }) => high)) },
  };
}

/** Without the dust that binary fractions leave behind (0.1 + 0.2). */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** Whether the two are near enough to each other that they look meant to be the same: within this factor. */
export function near(one: number, other: number, factor: number): boolean {
  return one > 0 && other > 0 && one / other <= factor && other / one <= factor;
}
