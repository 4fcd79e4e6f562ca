import type { AnchoredAnnotation, Annotation, Target } from '../domain/annotation';
import type { TextVersion } from '../domain/text-version';
import { type ContextMatch, contextAt } from './context';
import { wereRepeated } from './selectors';
import { type FoldedText, foldWhiteSpace } from './white-space';

/**
 * Finds a passage again. First its place, when the text is the very version it was described in;
 * then its exact words, weighed by what stands around them; then the same with white space folded.
 * Words that stand in several places equally well are lost, not guessed: a wrong place would put
 * words into the mouth of a source. (Known failures of other readers, e.g. hypothesis/client#7571
 * and #258, come from taking the likeliest place.)
 */
export type Anchor = { readonly state: 'exact' | 'moved' | 'lost'; readonly start: number; readonly end: number };

const lost: Anchor = { state: 'lost', start: 0, end: 0 };

/** Words of this many UTF-16 code units that stand once in a text are found by themselves; fewer need their context. */
const tellingUnits = 32;

/** Agreeing context, in UTF-16 code units of both sides together, that short or repeated words need. */
const enoughContext = 12;

/** More places than this cannot be weighed in reasonable time; such words ("a", ",") are found by their context or not at all. */
const mostPlaces = 2000;

/** Where `target` is in `version`: `start`..`end` in UTF-16 code units of its text, both 0 when lost. */
export function anchorTarget(version: Pick<TextVersion, 'id' | 'text'>, target: Target): Anchor {
  return anchorWith(version, target, () => foldWhiteSpace(version.text));
}

/** Anchors all annotations of an article, in the order of their passages; lost ones come first, in their old order. */
export function anchorAll(version: Pick<TextVersion, 'id' | 'text'>, annotations: readonly Annotation[]): readonly AnchoredAnnotation[] {
  let folded: FoldedText | undefined;
  const fold = (): FoldedText => {
    folded ??= foldWhiteSpace(version.text);
    return folded;
  };
  return annotations.map((annotation) => ({ annotation, ...anchorWith(version, annotation.target, fold) })).sort(inOrderOfPassages);
}

/** Order of passages: by start, then end, then age; lost ones first, by the place they once had. */
export function inOrderOfPassages(one: AnchoredAnnotation, other: AnchoredAnnotation): number {
  if (one.state === 'lost' || other.state === 'lost') {
    if (one.state !== other.state) return one.state === 'lost' ? -1 : 1;
    const old = one.annotation.target.position.start - other.annotation.target.position.start;
    return old || compareText(one.annotation.id, other.annotation.id);
  }
  return one.start - other.start || one.end - other.end || compareText(one.annotation.id, other.annotation.id);
}

function anchorWith(version: Pick<TextVersion, 'id' | 'text'>, target: Target, fold: () => FoldedText): Anchor {
  const { text } = version;
  const { exact } = target.quote;
  const { start, end } = target.position;
  if (version.id === target.textVersion && end - start === exact.length && text.startsWith(exact, start)) {
    return { state: 'exact', start, end };
  }
  const place = placeOfWords(text, target);
  if (place !== null) return { state: 'moved', start: place, end: place + exact.length };
  return anchorFolded(target, fold());
}

/** The same words with other white space: the same rules on texts that have every run of it as one blank. */
function anchorFolded(target: Target, folded: FoldedText): Anchor {
  const blank = (value: string): string => value.replace(/\s+/g, ' ');
  const quote = {
    ...target.quote,
    exact: blank(target.quote.exact).trim(),
    prefix: blank(target.quote.prefix),
    suffix: blank(target.quote.suffix),
  };
  if (quote.exact === '') return lost;
  const place = placeOfWords(folded.text, { ...target, quote });
  if (place === null) return lost;
  const start = folded.offsets[place];
  const lastUnit = folded.offsets[place + quote.exact.length - 1];
  if (start === undefined || lastUnit === undefined) return lost;
  return { state: 'moved', start, end: lastUnit + 1 };
}

/** The one place where the words stand best, or `null` when there is none or more than one. */
function placeOfWords(text: string, target: Target): number | null {
  const { exact, prefix, suffix } = target.quote;
  const whole = prefix + exact + suffix;
  if (whole.length >= exact.length + enoughContext) {
    const first = text.indexOf(whole);
    if (first !== -1 && text.indexOf(whole, first + 1) === -1) return first + prefix.length;
  }
  const places = placesOf(text, exact);
  if (places === null) return null;
  const weighed = places
    .map((place) => ({ place, context: contextAt(text, place, target) }))
    .sort((one, other) => other.context.units - one.context.units);
  const [best, second] = weighed;
  if (best === undefined) return null;
  if (second === undefined) {
    const tellsByItself = exact.length >= tellingUnits && !wereRepeated(target.quote);
    return tellsByItself || isEnough(best.context) ? best.place : null;
  }
  // Ahead by a whole word and more, so that a chance letter does not decide.
  const ahead = best.context.units - second.context.units >= enoughContext || (best.context.whole && !second.context.whole);
  return ahead && isEnough(best.context) ? best.place : null;
}

function isEnough(context: ContextMatch): boolean {
  return context.whole || context.units >= enoughContext;
}

/** Every place of the words, or `null` when there are too many to weigh. */
function placesOf(text: string, words: string): readonly number[] | null {
  const places: number[] = [];
  for (let place = text.indexOf(words); place !== -1; place = text.indexOf(words, place + 1)) {
    if (places.length === mostPlaces) return null;
    places.push(place);
  }
  return places;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
