import { describe, expect, it } from 'vitest';
import { createPageRecovery } from '../../../../electron/window/page-recovery';

/** A page whose crashes, and a person whose answers, the test gives by hand. */
function scene() {
  const events: string[] = [];
  let time = 0;
  const questions: ((answer: 'again' | 'quit') => void)[] = [];
  const recovery = createPageRecovery({
    load: () => events.push('loaded'),
    now: () => time,
    gone: (comesBack) => events.push(comesBack ? 'gone' : 'gone for good'),
    askPerson: () => {
      events.push('asked');
      return new Promise((resolve) => questions.push(resolve));
    },
    forgetPlace: () => events.push('place forgotten'),
    quit: () => events.push('quit'),
  });
  return {
    recovery,
    events,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    answer: async (answer: 'again' | 'quit') => {
      questions.shift()?.(answer);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('createPageRecovery', () => {
  it('loads a page that crashed again, and says why', () => {
    const { recovery, events } = scene();
    expect(recovery.loadedBecause()).toBe('start');
    recovery.pageGone('memory');
    expect(events).toEqual(['gone', 'loaded']);
    expect(recovery.loadedBecause()).toBe('memory');
  });

  it('asks the person at the third crash in a row', async () => {
    const { recovery, events, answer } = scene();
    for (let crash = 0; crash < 3; crash += 1) recovery.pageGone('crash');
    expect(events).toEqual(['gone', 'loaded', 'gone', 'loaded', 'gone for good', 'asked']);
    await answer('quit');
    expect(events.at(-1)).toBe('quit');
  });

  it('begins anew, elsewhere, when the person wants another try', async () => {
    const { recovery, events, answer } = scene();
    for (let crash = 0; crash < 3; crash += 1) recovery.pageGone('crash');
    await answer('again');
    recovery.pageGone('crash');
    expect(events.slice(6)).toEqual(['place forgotten', 'loaded', 'gone', 'loaded']);
  });

  it('counts no crash of a page that was used since, or lived for a minute', () => {
    const { recovery, events, pass } = scene();
    for (let crash = 0; crash < 50; crash += 1) {
      recovery.pageGone('crash');
      if (crash % 2 === 0) recovery.used();
      else pass(60_001);
    }
    expect(events).not.toContain('asked');
  });

  it('counts no page that the person ended because it hung', () => {
    const { recovery, events } = scene();
    for (let hang = 0; hang < 10; hang += 1) recovery.pageGone('hang');
    expect(events).not.toContain('asked');
  });
});
