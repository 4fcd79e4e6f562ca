import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { articleId } from '../core/ids';
import { textVersionId } from './text-version';

/** What is found in an article's text without anybody marking it. The order is that of the strip. */
export const factKinds = ['person', 'organisation', 'place', 'date', 'quantity'] as const;
export const factKind = z.enum(factKinds);
export type FactKind = z.infer<typeof factKind>;

/** `start`..`end` in UTF-16 code units of the text version that is named beside it. */
const place = z.strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() });

/**
 * Names a fact for good: its kind, and its name, day or value as it was found. A correction holds on to it, so that it
 * stays in force when the text is corrected or found in anew.
 */
export const factKey = z.string().min(1).max(400);

export const fact = z.strictObject({
  key: factKey,
  kind: factKind,
  /** The name that stands for all its mentions; a date or a quantity as the text first writes it. */
  name: z.string().min(1).max(300),
  /** A date in ISO 8601 (`2024-03-05`, `2024-03`, `--03-05`, two with `/`), the number of a quantity; empty for names. */
  value: z.string().max(60),
  /** What a quantity counts: `%`, an ISO 4217 code, the symbol of a measure, a noun; empty for all else. */
  unit: z.string().max(100),
  /** Where it is named, in order; never empty. */
  places: z.array(place).min(1),
});
export type Fact = DeepReadonly<z.infer<typeof fact>>;

/** How the figures of a contradiction belong together; `shared/facts/arithmetic.ts` says what each means. */
export const figureRelation = z.enum(['sum', 'difference', 'product', 'percent-change', 'share', 'exceeds']);
export type FigureRelation = z.infer<typeof figureRelation>;

/** A figure as it is written, where, and its value in its unit. */
const writtenFigure = z.strictObject({ ...place.shape, words: z.string(), value: z.number() });

export const contradiction = z.strictObject({
  relation: figureRelation,
  operands: z.array(writtenFigure).min(1),
  /** The figure that does not follow from the others. */
  stated: writtenFigure,
  /** What follows from the others, in the unit of `stated`. */
  computed: z.number(),
  /** Unit of `stated`, as in a fact. */
  unit: z.string(),
  /** The sentences that say it, and their words: by them it is known again. */
  sentence: place,
  quote: z.string(),
  /** The person has looked at it and needs no reminding. */
  lookedAt: z.boolean(),
});
export type Contradiction = DeepReadonly<z.infer<typeof contradiction>>;

/** What a person corrected: a fact that is none (`null`), or what it is instead. */
const correction = z.strictObject({
  key: factKey,
  instead: z.strictObject({ kind: factKind, name: z.string().trim().min(1).max(300) }).nullable(),
});

/** The person's own corrections to the facts of one article: a small document of its own. */
export const factNotes = z.strictObject({
  articleId,
  corrections: z.array(correction).max(5000),
  /** The words of the contradictions that were looked at. */
  lookedAt: z.array(z.string().min(1).max(5000)).max(1000),
});
export type FactNotes = DeepReadonly<z.infer<typeof factNotes>>;

/** One correction. `restore` takes back what was corrected of a fact. */
export const factChange = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('remove'), key: factKey }),
  z.strictObject({ change: z.literal('name'), key: factKey, kind: factKind, name: z.string().trim().min(1).max(300) }),
  z.strictObject({ change: z.literal('restore'), key: factKey }),
  z.strictObject({ change: z.literal('looked-at'), quote: z.string().min(1).max(5000), lookedAt: z.boolean() }),
]);
export type FactChange = DeepReadonly<z.infer<typeof factChange>>;

/** All that is found in the current text version of an article, with the person's corrections in force. */
export const articleFacts = z.strictObject({
  articleId,
  textVersion: textVersionId,
  facts: z.array(fact),
  contradictions: z.array(contradiction),
});
export type ArticleFacts = DeepReadonly<z.infer<typeof articleFacts>>;

/** No corrections yet. */
export function emptyFactNotes(id: FactNotes['articleId']): FactNotes {
  return { articleId: id, corrections: [], lookedAt: [] };
}

/** The notes with one more correction; of two to the same fact the later one counts. */
export function withFactChange(notes: FactNotes, change: FactChange): FactNotes {
  if (change.change === 'looked-at') {
    const others = notes.lookedAt.filter((quote) => quote !== change.quote);
    return { ...notes, lookedAt: change.lookedAt ? [...others, change.quote] : others };
  }
  const others = notes.corrections.filter(({ key }) => key !== change.key);
  if (change.change === 'restore') return { ...notes, corrections: others };
  const instead = change.change === 'remove' ? null : { kind: change.kind, name: change.name };
  return { ...notes, corrections: [...others, { key: change.key, instead }] };
}
