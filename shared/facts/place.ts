/** A stretch of a text, `start`..`end` in UTF-16 code units, `end` exclusive. */
export type Place = { readonly start: number; readonly end: number };
