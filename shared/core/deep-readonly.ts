type Primitive = string | number | boolean | bigint | symbol | null | undefined;

/** The type with every field and element read-only: domain data is changed by making a new value. */
export type DeepReadonly<T> = T extends Primitive | Uint8Array
  ? T
  : T extends readonly (infer U)[]
    ? readonly DeepReadonly<U>[]
    : { readonly [K in keyof T]: DeepReadonly<T[K]> };
