import type { FigureRelation } from '../domain/fact';
import type { TextVersion } from '../domain/text-version';
import { breakdownBehind, breakdowns } from './arithmetic/breakdowns';
import { changeBehind, changes } from './arithmetic/changes';
import { differences } from './arithmetic/differences';
import type { Finding, Sentence } from './arithmetic/figures';
import { readSentences } from './arithmetic/read-sentences';
import { shareBehind, shares, wholes } from './arithmetic/shares';
import { sharesInWords } from './arithmetic/shares-in-words';
import { totalBehind, totalsBehind } from './arithmetic/totals';
import { readsAsEnglish } from './fact-language';
import type { Place } from './place';
import type { Quantity } from './quantities';

/** A relation between figures that the text states and that does not hold. All places are UTF-16 code units of its text. */
export type FoundContradiction = {
  readonly relation: FigureRelation;
  /** The figures that were put together, in the order of the relation. */
  readonly operands: readonly Quantity[];
  /** The figure that does not follow from them. */
  readonly stated: Quantity;
  /** What follows from them, in the unit of `stated`. */
  readonly computed: number;
  /** The sentence, or the neighbouring sentences, that say it. */
  readonly sentence: Place;
};

const within: readonly ((sentence: Sentence) => readonly Finding[])[] = [totalsBehind, breakdowns, changes, shares, differences, wholes];
const across: readonly ((first: Sentence, second: Sentence) => readonly Finding[])[] = [breakdownBehind, changeBehind, shareBehind];

/**
 * Recomputes what a text says about its own figures: totals, sums, differences, percentages and shares, within a
 * sentence or between neighbouring ones of a paragraph. `quantities` are those of the text. Figures are as round as they
 * are written, so that only what cannot be rounding is told. English only; other languages have no contradictions.
 */
export function contradictionsIn(
  { text, blocks }: Pick<TextVersion, 'text' | 'blocks'>,
  language: string,
  quantities: readonly Quantity[],
): readonly FoundContradiction[] {
  if (!readsAsEnglish(language)) return [];
  return blocks.flatMap((block) => {
    const figures = figuresOf(text, block, quantities);
    if (figures.length < 2) return [];
    return inBlock(readSentences(text, block, figures));
  });
}

/** The quantities of a block and its shares in words; "one in five" is one share, not two numbers. */
function figuresOf(text: string, block: Place, quantities: readonly Quantity[]): readonly Quantity[] {
  const inside = quantities.filter(({ start, end }) => start >= block.start && end <= block.end);
  const words = sharesInWords(text.slice(block.start, block.end)).map((share) => {
    const place = { start: share.start + block.start, end: share.end + block.start };
    return { ...share, ...place, figure: place };
  });
  const others = inside.filter((figure) => words.every(({ start, end }) => figure.figure.end <= start || figure.figure.start >= end));
  return [...others, ...words].toSorted((one, other) => one.start - other.start);
}

function inBlock(sentences: readonly Sentence[]): readonly FoundContradiction[] {
  const found: FoundContradiction[] = [];
  const tell = (findings: readonly Finding[], first: Sentence, last: Sentence): void => {
    for (const finding of findings) {
      if (found.some((told) => sameFigures(told, finding))) continue;
      found.push({ ...finding, sentence: { start: first.place.start, end: last.place.end } });
    }
  };
  for (const [index, sentence] of sentences.entries()) {
    const before = sentences[index - 1];
    for (const rule of within) tell(rule(sentence), sentence, sentence);
    if (before === undefined) continue;
    for (const rule of across) tell(rule(before, sentence), before, sentence);
    const earlier = sentences[index - 2];
    const total = totalBehind(earlier === undefined ? [before] : [earlier, before], sentence);
    tell(total.findings, total.first, sentence);
  }
  return found;
}

/** The same words, seen by two rules: the second finding holds no figure that the first does not. */
function sameFigures(told: Finding, finding: Finding): boolean {
  const starts = [told.stated, ...told.operands].map(({ start }) => start);
  return told.stated.start === finding.stated.start || [finding.stated, ...finding.operands].every(({ start }) => starts.includes(start));
}
