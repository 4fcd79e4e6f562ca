import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestWait, pause, retryAfter } from '../../../../renderer/app/saving-pace';
import { type Autosave, type AutosaveState, createAutosave } from '../../../../renderer/briefing/autosave';
import { err, ok, type Result } from '../../../../shared/core/result';

/** Time that moves when the test says so, and a disk that answers when the test says so. */
function bench() {
  let now = 0;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  const attempts: string[] = [];
  const answers: ((result: Result<null, string>) => void)[] = [];
  const states: string[] = [];
  let disk = '';
  const autosave: Autosave<string, string> = createAutosave<string, string>({
    save: (draft) => {
      attempts.push(draft);
      return new Promise((resolve) =>
        answers.push((result) => {
          if (result.ok) disk = draft;
          resolve(result);
        }),
      );
    },
    timers: {
      now: () => now,
      after: (milliseconds, run) => {
        const timer = { at: now + milliseconds, run };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
    },
    onState: (state: AutosaveState<string>) => states.push(state.state),
  });
  return {
    autosave,
    attempts,
    states,
    disk: () => disk,
    now: () => now,
    pass: (milliseconds: number) => {
      const until = now + milliseconds;
      for (;;) {
        const next = timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        now = next.at;
        next.run();
      }
      now = until;
    },
    answer: async (result: Result<null, string>) => {
      answers.shift()?.(result);
      await new Promise((resolve) => setImmediate(resolve));
    },
    waitingAnswers: () => answers.length,
  };
}

describe('createAutosave', () => {
  it('saves once after a pause in typing', async () => {
    const { autosave, attempts, pass, answer, states } = bench();
    autosave.change('a');
    pass(pause - 1);
    autosave.change('ab');
    pass(pause - 1);
    expect(attempts).toEqual([]);
    pass(1);
    expect(attempts).toEqual(['ab']);
    await answer(ok(null));
    expect(states).toEqual(['saving', 'saved']);
    expect(autosave.unsaved()).toBeNull();
  });

  it('saves somebody who types without pause after two seconds', () => {
    const { autosave, attempts, pass, now } = bench();
    while (attempts.length === 0 && now() < 10_000) {
      autosave.change(`at ${now()}`);
      pass(100);
    }
    expect(now()).toBe(2000);
    expect(attempts).toEqual([`at ${longestWait - 100}`]);
  });

  it('has every word on the disk three seconds after it was typed, when the disk takes up to a second for a save', async () => {
    const gap = fc.integer({ min: 1, max: 900 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(gap, { minLength: 20, maxLength: 40 }),
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }),
        async (gaps, delays) => {
          const { autosave, attempts, pass, answer, disk, now, waitingAnswers } = bench();
          const typedAt: number[] = [];
          let answerAt = 0;
          let answered = 0;
          let oldestSeen = 0;
          // A millisecond at a time would be slow; a step is added to what a word may take, once for the save and once for its answer.
          const step = 50;
          async function live(milliseconds: number): Promise<void> {
            for (const end = now() + milliseconds; now() < end; ) {
              pass(Math.min(step, end - now()));
              if (attempts.length > answered) {
                answered = attempts.length;
                answerAt = now() + (delays[answered % delays.length] ?? 0);
              }
              if (waitingAnswers() > 0 && now() >= answerAt) await answer(ok(null));
              const oldest = typedAt[disk() === '' ? 0 : Number(disk()) + 1];
              if (oldest !== undefined) oldestSeen = Math.max(oldestSeen, now() - oldest);
            }
          }
          for (const milliseconds of gaps) {
            autosave.change(String(typedAt.length));
            typedAt.push(now());
            await live(milliseconds);
          }
          await live(3200);
          expect(oldestSeen).toBeLessThanOrEqual(3000 + 2 * step);
          expect(disk()).toBe(String(typedAt.length - 1));
        },
      ),
      { seed: 20_261_123, numRuns: 20 },
    );
  });

  it('writes one draft at a time and then the newest', async () => {
    const { autosave, attempts, pass, answer, disk, states } = bench();
    autosave.change('a');
    pass(pause);
    autosave.change('b');
    autosave.change('c');
    pass(pause * 2);
    expect(attempts).toEqual(['a']);
    await answer(ok(null));
    expect(states.at(-1)).toBe('saving');
    pass(longestWait);
    expect(attempts).toEqual(['a', 'c']);
    await answer(ok(null));
    expect([disk(), autosave.state().state]).toEqual(['c', 'saved']);
  });

  it('keeps the draft of a failed save and tries again after 2, 5, 15 and 60 seconds, and 60 again', async () => {
    const { autosave, attempts, pass, answer } = bench();
    autosave.change('a');
    pass(pause);
    await answer(err('storage.disk-full'));
    for (const [index, wait] of [...retryAfter, 60_000].entries()) {
      expect(autosave.state()).toEqual({ state: 'failed', error: 'storage.disk-full' });
      expect(autosave.unsaved()).toBe('a');
      pass(wait - 1);
      expect(attempts).toHaveLength(index + 1);
      pass(1);
      expect(attempts).toHaveLength(index + 2);
      await answer(err('storage.disk-full'));
    }
  });

  it('tries the newest words after a failure, and starts its waits anew after a success', async () => {
    const { autosave, attempts, pass, answer, disk } = bench();
    autosave.change('a');
    pass(pause);
    autosave.change('ab');
    await answer(err('storage.io'));
    autosave.change('abc');
    pass(pause);
    expect(attempts).toEqual(['a']);
    pass(2000);
    expect(attempts).toEqual(['a', 'abc']);
    await answer(ok(null));
    expect([disk(), autosave.state()]).toEqual(['abc', { state: 'saved' }]);
    autosave.change('abcd');
    pass(pause);
    await answer(err('storage.io'));
    pass(2000);
    expect(attempts).toEqual(['a', 'abc', 'abcd', 'abcd']);
  });

  it('flushes at once, waiting for a save that is under way and then saving what came after it', async () => {
    const { autosave, attempts, pass, answer, disk } = bench();
    autosave.change('a');
    pass(pause);
    autosave.change('ab');
    const flushed = autosave.flush();
    await answer(ok(null));
    expect(attempts).toEqual(['a', 'ab']);
    await answer(ok(null));
    expect(await flushed).toEqual(ok(null));
    expect(disk()).toBe('ab');
  });

  it('answers a flush with the failure, and a flush of nothing with success', async () => {
    const { autosave, answer } = bench();
    expect(await autosave.flush()).toEqual(ok(null));
    autosave.change('a');
    const flushed = autosave.flush();
    await answer(err('storage.read-only'));
    expect(await flushed).toEqual(err('storage.read-only'));
    expect(autosave.unsaved()).toBe('a');
  });

  it('never loses the newest words, whatever comes in whatever order', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('type' as const) }),
      fc.record({ kind: fc.constant('pass' as const), milliseconds: fc.integer({ min: 0, max: 70_000 }) }),
      fc.record({ kind: fc.constant('answer' as const), good: fc.boolean() }),
      fc.record({ kind: fc.constant('flush' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { autosave, pass, answer, disk, waitingAnswers } = bench();
        let newest = '';
        for (const [index, one] of steps.entries()) {
          if (one.kind === 'type') {
            newest = `draft ${index}`;
            autosave.change(newest);
          } else if (one.kind === 'pass') pass(one.milliseconds);
          else if (one.kind === 'answer') await answer(one.good ? ok(null) : err('storage.io'));
          else void autosave.flush();
          expect(waitingAnswers()).toBeLessThanOrEqual(1);
          expect(autosave.unsaved() ?? disk()).toBe(newest);
        }
        for (let rounds = 0; autosave.unsaved() !== null && rounds < 10; rounds += 1) {
          pass(60_000);
          await answer(ok(null));
        }
        expect([disk(), autosave.state().state]).toEqual([newest, 'saved']);
      }),
      { seed: 20_261_123, numRuns: 300 },
    );
  });
});
