/**
 * Time and identity come in from outside, so that everything in `shared/` gives the same answer for
 * the same arguments and tests are repeatable.
 */

/** Gives the present moment as an ISO 8601 instant in UTC, e.g. `2026-06-21T14:02:00.000Z`. */
export type Clock = () => string;

/** Gives a new ULID: 26 characters of Crockford base 32, sorting by time of creation. */
export type IdSource = () => string;
