import { expect, it } from 'vitest';
import { createKeyedSequence } from '../../../../electron/library/keyed-sequence';

/** Work that ends when the test says so. */
function work(log: string[], name: string) {
  let end: (error?: Error) => void = () => undefined;
  const run = (): Promise<string> => {
    log.push(`${name} begins`);
    return new Promise((resolve, reject) => {
      end = (error) => {
        log.push(`${name} ends`);
        if (error === undefined) resolve(name);
        else reject(error);
      };
    });
  };
  return { run, end: (error?: Error) => end(error) };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('runs work of one key one after the other, and other keys meanwhile', async () => {
  const inTurn = createKeyedSequence();
  const log: string[] = [];
  const [first, second, other] = [work(log, 'first'), work(log, 'second'), work(log, 'other')];
  const answers = [inTurn('a', first.run), inTurn('a', second.run), inTurn('b', other.run)];
  await turn();
  expect(log).toEqual(['first begins', 'other begins']);
  first.end();
  await turn();
  expect(log).toEqual(['first begins', 'other begins', 'first ends', 'second begins']);
  second.end();
  other.end();
  expect(await Promise.all(answers)).toEqual(['first', 'second', 'other']);
});

it('goes on with the next after work that failed, and tells only the one who asked', async () => {
  const inTurn = createKeyedSequence();
  const log: string[] = [];
  const [first, second] = [work(log, 'first'), work(log, 'second')];
  const failed = inTurn('a', first.run).catch((error: Error) => error.message);
  const answer = inTurn('a', second.run);
  await turn();
  first.end(new Error('broken'));
  expect(await failed).toBe('broken');
  await turn();
  second.end();
  expect(await answer).toBe('second');
});

it('keeps the order when work is asked for while the line empties', async () => {
  const inTurn = createKeyedSequence();
  const log: string[] = [];
  const first = work(log, 'first');
  const second = work(log, 'second');
  const third = work(log, 'third');
  const one = inTurn('a', first.run);
  const two = inTurn('a', second.run);
  await turn();
  first.end();
  await one;
  // The first one's end must not make the line look empty: the second is still at it.
  const three = inTurn('a', third.run);
  await turn();
  expect(log).toEqual(['first begins', 'first ends', 'second begins']);
  second.end();
  await two;
  await turn();
  third.end();
  expect(await three).toBe('third');
});
