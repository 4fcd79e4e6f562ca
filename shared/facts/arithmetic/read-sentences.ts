import { sentencesOf } from '../../anchoring/sentences';
import type { Place } from '../place';
import type { Quantity } from '../quantities';
import { type Sentence, sign } from './figures';

/** Words that only say how near a figure is: the figure knows, and the rules need not. */
const hedge =
  /\b(?:about|around|roughly|approximately|nearly|almost|some|over|more than|less than|fewer than|at least|(?<!\badd(?:s|ed|ing)? )up to|an estimated|estimated|just over|just under|only|exactly|as many as|as much as|still|now|already)\s+$/;

/** Parts a block into sentences and puts a sign in the place of each figure. */
export function readSentences(text: string, block: Place, figures: readonly Quantity[]): readonly Sentence[] {
  return sentencesOf(text, block).map((range) => {
    const place = { start: range.start, end: range.start + text.slice(range.start, range.end).trimEnd().length };
    const inside = sharingUnits(
      text,
      figures.filter((figure) => figure.start >= place.start && figure.end <= place.end),
    );
    return { place, figures: inside, skeleton: skeletonOf(text, place, inside) };
  });
}

function skeletonOf(text: string, place: Place, figures: readonly Quantity[]): string {
  let skeleton = '';
  let at = place.start;
  for (const [index, figure] of figures.entries()) {
    skeleton = (skeleton + plain(text.slice(at, figure.start))).replace(hedge, '') + sign(figure, index);
    // The noun stays among the words, the unit of a percentage does not.
    at = figure.kind === 'count' ? figure.figure.end : figure.end;
  }
  return skeleton + plain(text.slice(at, place.end));
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/ [—–-]+ |—|–/g, ' - ');
}

/** "from 200 to 250 million dollars": the first is in million dollars as well, and in "from 5 to 8 percent" in percent. */
function sharingUnits(text: string, figures: readonly Quantity[]): readonly Quantity[] {
  return figures.map((figure, index) => {
    const next = figures[index + 1];
    const bare = figure.kind === 'count' && figure.unit === '' && figure.scale === 1;
    const bareMoney = figure.kind === 'money' && next?.kind === 'money' && figure.scale === 1 && figure.value < 1000;
    if (next === undefined || !(bare || bareMoney) || !/^ (?:to|and|or) $/.test(text.slice(figure.end, next.start))) return figure;
    const { kind, unit, scale } = next;
    if (kind === 'count' && scale === 1) return figure;
    return { ...figure, kind, unit, scale, value: figure.value * scale, step: figure.step * scale };
  });
}
