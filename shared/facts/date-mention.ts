import type { Place } from './place';

/**
 * A date as the text gives it. `value` is ISO 8601 as far as it is known: `2024-03-05`, `2024-03`, `2024`, `--03-05` when
 * the year is not known, or two of them with a `/` for a span.
 */
export type DateMention = Place & { readonly value: string };
