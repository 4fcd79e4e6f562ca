import { describe, expect, it } from 'vitest';
import { createClosing } from '../../../../electron/window/closing';

type Answer = 'wait' | 'stay' | 'quit';

/** A window, a page and a person whose answers the test gives by hand. */
function scene({ saveFailed = false }: { saveFailed?: boolean } = {}) {
  const events: string[] = [];
  let patience: (() => void) | null = null;
  const questions: ((answer: Answer) => void)[] = [];
  const closing = createClosing({
    askPage: () => events.push('page asked'),
    saveFailed: () => saveFailed,
    askPerson: (why) => {
      events.push(`person asked: ${why}`);
      return new Promise((resolve) => questions.push(resolve));
    },
    close: () => events.push(`closed: ${closing.wanted()}`),
    afterPatience: (callback) => {
      patience = callback;
      return () => {
        patience = null;
      };
    },
  });
  return {
    closing,
    events,
    runOutOfPatience: () => patience?.(),
    isPatient: () => patience !== null,
    answer: async (answer: Answer) => {
      questions.shift()?.(answer);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('createClosing', () => {
  it('asks the page once and closes when it has handed everything over', () => {
    const { closing, events, isPatient } = scene();
    expect([closing.wanted(), closing.wanted()]).toEqual([false, false]);
    closing.handedOver(false);
    expect(events).toEqual(['page asked', 'closed: true']);
    expect(isPatient()).toBe(false);
  });

  it('asks the person when the page does not answer, and waits on when told so', async () => {
    const { closing, events, runOutOfPatience, answer } = scene();
    closing.wanted();
    runOutOfPatience();
    await answer('wait');
    runOutOfPatience();
    await answer('quit');
    expect(events).toEqual(['page asked', 'person asked: slow', 'person asked: slow', 'closed: true']);
  });

  it('closes when the page answers while the question stands', async () => {
    const { closing, events, runOutOfPatience, answer } = scene();
    closing.wanted();
    runOutOfPatience();
    closing.handedOver(false);
    await answer('wait');
    expect(events).toEqual(['page asked', 'person asked: slow', 'closed: true']);
  });

  it('does not close over words that could not be saved unless the person says so, and asks anew the next time', async () => {
    const { closing, events, answer } = scene({ saveFailed: true });
    closing.wanted();
    closing.handedOver(false);
    await answer('stay');
    expect(closing.wanted()).toBe(false);
    closing.handedOver(false);
    await answer('quit');
    expect(events).toEqual(['page asked', 'person asked: failed', 'page asked', 'person asked: failed', 'closed: true']);
  });

  it('believes the page that says itself that not all was stored', async () => {
    const { closing, events, answer } = scene();
    closing.wanted();
    closing.handedOver(true);
    await answer('stay');
    expect(events).toEqual(['page asked', 'person asked: failed']);
  });

  it('lets the window go when the page has crashed', () => {
    const { closing } = scene();
    closing.pageGone(false);
    expect(closing.wanted()).toBe(true);
  });

  it('asks a page that crashed while it was asked once more when it is back', () => {
    const { closing, events, isPatient } = scene();
    closing.wanted();
    closing.pageGone(true);
    expect([isPatient(), closing.isClosing()]).toEqual([true, true]);
    closing.pageBack();
    closing.handedOver(false);
    expect(events).toEqual(['page asked', 'page asked', 'closed: true']);
  });

  it('asks the person when the page that is awaited does not come back', async () => {
    const { closing, events, runOutOfPatience, answer } = scene();
    closing.pageGone(true);
    expect(closing.wanted()).toBe(false);
    runOutOfPatience();
    await answer('quit');
    expect(events).toEqual(['page asked', 'person asked: slow', 'closed: true']);
  });

  it('closes when the page dies for good while it is asked', () => {
    const { closing, events } = scene();
    closing.wanted();
    closing.pageGone(false);
    expect(events).toEqual(['page asked', 'closed: true']);
  });

  it('asks a page again that came back after it had been given up', () => {
    const { closing, events } = scene();
    closing.pageGone(false);
    closing.pageBack();
    expect(closing.wanted()).toBe(false);
    expect(events).toEqual(['page asked']);
  });

  it('ignores a hand-over that nobody asked for', () => {
    const { closing, events } = scene();
    closing.handedOver(false);
    expect(events).toEqual([]);
    expect(closing.wanted()).toBe(false);
  });

  it('stays open when the page asks the person first, and asks the page again at the next wish', () => {
    const { closing, events, isPatient } = scene();
    expect(closing.wanted()).toBe(false);
    closing.stayed();
    expect(isPatient()).toBe(false);
    expect(closing.wanted()).toBe(false);
    closing.handedOver(false);
    expect(events).toEqual(['page asked', 'page asked', 'closed: true']);
  });
});
