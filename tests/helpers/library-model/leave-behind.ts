import { unwrap } from '../library-fixture';
import { type Model, pickOf, withEntry } from './model';
import { type Hand, leaveCopyOf } from './other-hands';

/**
 * A copy comes to lie beside a briefing, and that is deleted for good without anybody having looked at it. By chance alone
 * this would be rare, and nothing may ever bring such a briefing back.
 */
export const leaveBehind =
  (pick: number, words: string, naming: number): Hand =>
  async (bench, model, at) => {
    const briefing = pickOf(model.briefings.values(), pick);
    if (briefing === undefined || model.locked) return model;
    const { id } = briefing;
    const beside: Model = await leaveCopyOf({ kind: 'briefing', id }, words, naming)(bench, model, at);
    const { trash } = bench.library();
    unwrap(await trash.briefing(id));
    unwrap(await trash.purge([{ kind: 'briefing', id }], ''));
    return { ...beside, briefings: withEntry(beside.briefings, id, undefined) };
  };
