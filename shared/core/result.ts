/**
 * Expected failure is a value, a bug is a throw. Every function that can fail in a way the person
 * should hear about returns a `Result`; only a programming error throws.
 */
export type Ok<T> = { readonly ok: true; readonly value: T };
export type Err<E> = { readonly ok: false; readonly error: E };
export type Result<T, E> = Ok<T> | Err<E>;

/** What a failure says: a code from `error-code.ts` and the words that fill its message (a path, a name). */
export type Failure<C extends string> = { readonly code: C; readonly params?: Readonly<Record<string, string>> | undefined };

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function err<E>(error: E): Err<E> {
  return { ok: false, error };
}

/** Shorthand for a failed result that carries a code and the words for its message. */
export function fail<C extends string>(code: C, params?: Readonly<Record<string, string>>): Err<Failure<C>> {
  return { ok: false, error: params === undefined ? { code } : { code, params } };
}
