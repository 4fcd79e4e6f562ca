import fc from 'fast-check';
import { it } from 'vitest';
import { createBench } from '../helpers/library-model/bench';
import { commandArbitraries, type Track } from '../helpers/library-model/commands';
import { emptyModel } from '../helpers/library-model/model';

/**
 * Long rows of whatever people, programs and other computers do to a library, by chance: after each step the real
 * library is exactly what a plain model of it is, also after deaths in the middle of a step. `MODEL_RUNS` rows;
 * `SEED` plays the same rows again.
 */
const runs = Number(process.env.MODEL_RUNS ?? 1000);
const commands = 50;
const seed = Number(process.env.SEED ?? 20261128);
/** A failing row can be made short, which takes its time: for as many seconds as `MODEL_SHRINK`. */
const shrinking =
  process.env.MODEL_SHRINK === undefined ? { endOnFailure: true } : { interruptAfterTimeLimit: Number(process.env.MODEL_SHRINK) * 1000 };

it(`T8 the library is what a plain model of it is (${runs} rows of commands, seed ${seed})`, { timeout: 3_600_000 }, async () => {
  const counts = new Map<string, number>();
  const rows = fc.commands(commandArbitraries, { maxCommands: 2 * commands, size: 'max' });
  const property = fc.asyncProperty(rows, async (row) => {
    const bench = await createBench();
    const track: Track = { model: emptyModel, counts };
    await fc.asyncModelRun(() => ({ model: track, real: bench }), row);
    await bench.close();
  });
  await fc.assert(property, { numRuns: runs, seed, ...shrinking });
  const all = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  console.log(`T8: seed ${seed}, ${runs} rows; ${all.map(([what, times]) => `${what} ${times}`).join(', ')}`);
});
