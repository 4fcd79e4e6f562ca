import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settleChanges } from '../../../../renderer/app/settled-changes';

describe('a list that follows the library', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is asked for a moment after a change, once for several that come together', () => {
    const refresh = vi.fn();
    const settled = settleChanges(refresh);
    for (let change = 0; change < 5; change += 1) settled.changed();
    expect(refresh).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('is asked for once a second while changes go on and on, and soon after the last', () => {
    const refresh = vi.fn();
    const settled = settleChanges(refresh);
    for (let at = 0; at < 10_000; at += 120) {
      settled.changed();
      vi.advanceTimersByTime(120);
    }
    expect(refresh.mock.calls.length).toBeLessThan(22);
    const before = refresh.mock.calls.length;
    settled.changed();
    vi.advanceTimersByTime(1000);
    expect(refresh).toHaveBeenCalledTimes(before + 1);
  });

  it('is asked for at once again after a rest', () => {
    const refresh = vi.fn();
    const settled = settleChanges(refresh);
    for (let at = 0; at < 3000; at += 90) {
      settled.changed();
      vi.advanceTimersByTime(90);
    }
    vi.advanceTimersByTime(2000);
    refresh.mockClear();
    settled.changed();
    vi.advanceTimersByTime(100);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('is asked for no more once nobody shows it', () => {
    const refresh = vi.fn();
    const settled = settleChanges(refresh);
    settled.changed();
    settled.stop();
    vi.advanceTimersByTime(5000);
    expect(refresh).not.toHaveBeenCalled();
  });
});
