import type { Contradiction, Fact, FactKind } from '../domain/fact';
import { contradictionsIn, type FoundContradiction } from './arithmetic';
import { datesIn } from './dates';
import { factLanguage } from './fact-language';
import { type FactSource, type FoundFacts, merged } from './found-facts';
import { mentionsIn } from './names';
import type { Place } from './place';
import { type Quantity, quantitiesIn } from './quantities';

/** A quotation longer than this is cut; it is known again all the same. UTF-16 code units. */
const longestQuote = 2000;

/** Finds people, organisations, places, dates and quantities in a text, and the figures that contradict each other. */
export function findFacts({ text, blocks, language, publishedOn }: FactSource): FoundFacts {
  const read = factLanguage(language);
  const dates = datesIn(text, read, publishedOn);
  const quantities = quantitiesIn(text, read, dates);
  const names = mentionsIn(text, read, language).filter((mention) => !dates.some((date) => overlaps(date, mention)));
  const facts = [
    ...names.map((mention) => one(mention.kind, mention.name, '', '', mention)),
    ...dates.map((date) => one('date', text.slice(date.start, date.end), date.value, '', date)),
    ...quantities
      .filter(isTelling)
      .map((quantity) => one('quantity', text.slice(quantity.start, quantity.end), String(quantity.value), quantity.unit, quantity)),
  ];
  return {
    facts: merged(facts),
    contradictions: contradictionsIn({ text, blocks }, language, quantities).map((found) => told(text, found)),
  };
}

function one(kind: FactKind, name: string, value: string, unit: string, { start, end }: Place): Fact {
  const identity = value === '' ? name : `${value} ${unit}`.trim();
  return {
    key: `${kind}:${identity}`.slice(0, 400),
    kind,
    name: name.replace(/\s+/g, ' ').slice(0, 300),
    value,
    unit: unit.slice(0, 100),
    places: [{ start, end }],
  };
}

/** A small bare number ("two", "5") says nothing on its own. */
function isTelling({ unit, kind, value, scale }: Quantity): boolean {
  return kind !== 'count' || unit !== '' || scale > 1 || value >= 100;
}

function told(text: string, { relation, operands, stated, computed, sentence }: FoundContradiction): Contradiction {
  // What a bare number counts is no part of a reckoning: "1,139 + 243".
  const figure = ({ start, end, value, kind, figure: number }: Quantity): Contradiction['stated'] => {
    const place = kind === 'count' ? number : { start, end };
    return { ...place, words: text.slice(place.start, place.end), value };
  };
  return {
    relation,
    operands: operands.map(figure),
    stated: figure(stated),
    computed,
    unit: stated.unit,
    sentence,
    quote: text.slice(sentence.start, Math.min(sentence.end, sentence.start + longestQuote)),
    lookedAt: false,
  };
}

function overlaps(first: Place, second: Place): boolean {
  return first.start < second.end && first.end > second.start;
}
