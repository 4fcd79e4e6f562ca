import { countedNoun } from './counted-nouns';
import type { FactLanguage } from './fact-language';
import { numberWordsIn } from './number-words';
import { type Numeral, numeralsIn } from './numerals';
import type { Place } from './place';
import { moneyBefore, scaleAfter, type UnitKind, unitAfter } from './units';

/**
 * A quantity as it is written. `start`..`end` is the figure with its unit, `figure` the number alone with its scale
 * word; all in UTF-16 code units of the text that was looked through.
 */
export type Quantity = Place & {
  readonly figure: Place;
  readonly value: number;
  /** What one more in the last digit given adds: 100,000 for "1.4 million", 1 for "1,139"; 0 for a fraction. */
  readonly step: number;
  /** What the scale word behind the number multiplies by; 1 without one. */
  readonly scale: number;
  readonly kind: UnitKind;
  /** `%`, `pp`, an ISO 4217 code, the symbol of a measure, the noun that is counted; empty when nothing is named. */
  readonly unit: string;
  /** It is said to be near a value ("about", "nearly") or on one side of it ("more than"). */
  readonly approximate: boolean;
  /** One end of a span ("5-10 percent"), which is no single value. */
  readonly spanned: boolean;
};

const approximately =
  /(?:\b(?:about|around|roughly|approximately|approx\.?|nearly|almost|some|over|under|below|above|more\s+than|less\s+than|fewer\s+than|at\s+least|at\s+most|(?<!\badd(?:s|ed|ing)?\s+)up\s+to|an?\s+estimated|estimated|close\s+to|just\s+(?:over|under)|as\s+(?:many|much)\s+as|environ|près\s+de|plus\s+de|moins\s+de|presque|etwa|rund|ungefähr|fast|knapp|mehr\s+als|über|unos|unas|cerca\s+de|alrededor\s+de|más\s+de|menos\s+de|casi)|(?:약|대략|거의|최대|최소|무려)|[~≈±])\s*(?:the\s+|a\s+)?$/iu;

/** Words that make the number behind them a name and no quantity: "Article 5", "Resolution 1718". */
const label =
  /(?:^|[^\p{L}])(?:resolutions?|articles?|no|nos|nr|number|section|chapter|paragraph|paragraphs|page|pages|p|pp|room|flight|type|route|highway|level|phase|channel|rule|title|volume|vol|part|class|figure|fig|table|annex|appendix|amendment|directive|regulation|order|law|act|bill|case|docket|protocol|version|model|unit|brigade|division|block|step|item|line|footnote|ref|résolution|article|numéro|Artikel|Nummer|Resolution|Seite|resolución|artículo|número)\.?\s*$/iu;
const beforeYear =
  /(?:^|[^\p{L}])(?:in|since|by|of|from|to|until|till|during|year|early|late|mid|and|or|between|before|after|through|around|for|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|en|depuis|de|avant|après|seit|im\s+jahr|bis|vor|nach|desde|hasta)[\s-]*$|[(–-]\s*$/iu;

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
/** Half of a date: "August 18", "18 August". */
const beforeDay = new RegExp(`(?<![\\p{L}])(?:${months})\\.?\\s+$`, 'iu');
const behindDay = new RegExp(`^\\s+(?:of\\s+)?(?:${months})\\b`, 'iu');

/** All quantities of a text, in order; none overlaps `taken` (dates, mostly), or another. */
export function quantitiesIn(text: string, language: FactLanguage, taken: readonly Place[] = []): readonly Quantity[] {
  const numerals = [...numeralsIn(text, language), ...numberWordsIn(text, language)].sort((one, other) => one.start - other.start);
  const found: Quantity[] = [];
  for (const numeral of numerals) {
    const last = found.at(-1);
    if (last !== undefined && numeral.start < last.end) continue;
    if (taken.some((place) => place.start < numeral.end && place.end > numeral.start)) continue;
    const quantity = readQuantity(text, numeral, language, numerals);
    if (quantity !== null) found.push(quantity);
  }
  return found;
}

function readQuantity(text: string, numeral: Numeral, language: FactLanguage, all: readonly Numeral[]): Quantity | null {
  const scaled = withScale(text, numeral, language, all);
  const money = moneyBefore(text, numeral.start);
  const unit = money === null ? unitAfter(text, scaled.end) : null;
  const noun = money === null && unit === null ? countedNoun(text, scaled.end, language) : null;
  const start = money?.start ?? numeral.start;
  const ahead = text.slice(Math.max(0, start - 40), start);
  const bare = money === null && unit === null && scaled.end === numeral.end;
  if (bare && isName(text, numeral, ahead, noun !== null)) return null;
  return {
    start,
    end: unit?.end ?? noun?.end ?? scaled.end,
    figure: { start: numeral.start, end: scaled.end },
    value: scaled.value,
    step: scaled.step,
    scale: numeral.value === 0 ? 1 : Number((scaled.value / numeral.value).toPrecision(12)),
    kind: money === null ? (unit?.kind ?? 'count') : 'money',
    unit: money?.unit ?? unit?.unit ?? noun?.noun ?? '',
    approximate: approximately.test(ahead),
    spanned: /\p{N}\s?[-–—~]\s?$/u.test(ahead) || /^(?:\s?%)?\s?[-–—~]\s?\p{N}/u.test(text.slice(numeral.end)),
  };
}

/** "1.4 million", and what Korean puts together: "3만 5,000", "1조 3,000억". */
function withScale(text: string, numeral: Numeral, language: FactLanguage, all: readonly Numeral[]): Numeral {
  const scale = scaleAfter(text, numeral.end, language);
  if (scale === null) return numeral;
  const scaled = { start: numeral.start, end: scale.end, value: numeral.value * scale.factor, step: numeral.step * scale.factor };
  if (language !== 'ko') return scaled;
  const next = all.find(
    (other) => other.start >= scale.end && other.start <= scale.end + 1 && /^\s?$/.test(text.slice(scale.end, other.start)),
  );
  if (next === undefined) return scaled;
  const rest = withScale(text, next, language, all);
  return rest.value < scale.factor ? { ...scaled, end: rest.end, value: scaled.value + rest.value, step: rest.step } : scaled;
}

/** An ordinal, a numbered thing, a year, or a number glued to letters that are no unit. */
function isName(text: string, { start, end }: Numeral, ahead: string, counts: boolean): boolean {
  const behind = text.slice(end, end + 12);
  if (/^(?:st|nd|rd|th|er|ère|e|º|ª|°|\.º)(?!\p{L})/u.test(behind) || (/^[\p{L}_]/u.test(behind) && /^[\p{Script=Latin}_]/u.test(behind)))
    return true;
  if (/^-\p{L}/u.test(behind) && !/^-(?:strong|member|seat)/iu.test(behind)) return true;
  if (label.test(ahead) || /[#§№]\s?$/u.test(ahead)) return true;
  const written = text.slice(start, end);
  const maybeYear = /^(?:1[5-9]|20)\d\d$/.test(written);
  if (maybeYear && (!counts || beforeYear.test(ahead))) return true;
  if (/^\d{1,2}$/.test(written) && (beforeDay.test(ahead) || behindDay.test(text.slice(end, end + 16)))) return true;
  if (/^\d{1,2}$/.test(written) && /^\s?[ap]\.?m\b|^\s?o[’']clock/iu.test(behind)) return true;
  return false;
}
