import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeeper } from '../../../../renderer/app/kept-words';

let sent: { readonly key: string; readonly value: string | null }[];

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  const keep = async (args: { key: string; value: string | null }) => {
    sent.push(args);
    return { ok: true, value: {} };
  };
  vi.stubGlobal('window', { briefingNotes: { requests: { 'page.keep': keep } } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('createKeeper', () => {
  it('hands over the newest value a quarter of a second after the first change, and not each one', () => {
    const keeper = createKeeper<string>('briefing', '1');
    for (const words of ['a', 'ab', 'abc']) {
      keeper.soon(words);
      vi.advanceTimersByTime(100);
    }
    expect(sent).toEqual([{ key: 'briefing 1', value: '"abc"' }]);
    keeper.soon('abcd');
    vi.advanceTimersByTime(250);
    expect(sent.at(-1)).toEqual({ key: 'briefing 1', value: '"abcd"' });
  });

  it('hands over at once what is about to be saved, and no older value after it', () => {
    const keeper = createKeeper<string>('briefing', '1');
    keeper.soon('older');
    keeper.now('newest');
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual([{ key: 'briefing 1', value: '"newest"' }]);
  });

  it('forgets once, and only what was handed over', () => {
    const keeper = createKeeper<string>('place');
    keeper.soon('never sent');
    keeper.forget();
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual([]);
    keeper.now('sent');
    keeper.forget();
    keeper.forget();
    expect(sent).toEqual([
      { key: 'place', value: '"sent"' },
      { key: 'place', value: null },
    ]);
  });

  it('keeps nothing rather than an old state of what is too long', () => {
    const keeper = createKeeper<string>('import-preview');
    keeper.now('short');
    keeper.now('x'.repeat(17 * 1024 * 1024));
    expect(sent.at(-1)).toEqual({ key: 'import-preview', value: null });
  });
});
