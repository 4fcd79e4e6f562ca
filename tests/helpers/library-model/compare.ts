import { expect } from 'vitest';
import { canonicalJson } from '../../../electron/library/canonical-json';
import type { Library } from '../../../electron/library/library';
import { unwrap } from '../library-fixture';
import { libraryState } from '../library-state';
import { expectedCopies, expectedState, type Model } from './model';

/** All that a person finds in a library, the copies beside documents too, to be compared. */
export type Seen = { readonly state: unknown; readonly copies: readonly string[] };

export async function seenIn(library: Library): Promise<Seen> {
  const state = await libraryState(library);
  await library.conflicts.look();
  const { conflicts, total } = await library.conflicts.list(0, 1000);
  if (total !== conflicts.length) throw new Error(`${total} copies are counted, and ${conflicts.length} listed`);
  const copies: string[] = [];
  for (const { id } of conflicts) copies.push(canonicalJson(unwrap(await library.conflicts.read(id)).copy));
  return { state, copies: copies.sort() };
}

export function expectedIn(model: Model): Seen {
  return { state: expectedState(model), copies: expectedCopies(model).map(canonicalJson).sort() };
}

/** Fails, with the difference, unless the library holds exactly what the model does. */
export async function expectSame(library: Library, model: Model, when: string): Promise<void> {
  const [seen, expected] = [await seenIn(library), expectedIn(model)];
  // One comparison of texts is quick; the other one shows where they differ.
  if (canonicalJson(seen) !== canonicalJson(expected)) expect(seen, when).toEqual(expected);
}

/** The one of these models that the library is like; fails when it is like none. */
export async function whichOf(library: Library, models: readonly Model[], when: string): Promise<Model> {
  const seen = canonicalJson(await seenIn(library));
  const found = models.find((model) => canonicalJson(expectedIn(model)) === seen);
  if (found !== undefined) return found;
  expect({ ...(await seenIn(library)), when }, 'as before or as after').toEqual(models.map(expectedIn));
  throw new Error(when);
}
