import { describe, expect, it } from 'vitest';
import { runChecks, Skipped } from '../../../../electron/self-test/report';

describe('runChecks', () => {
  const clock = (): (() => number) => {
    let now = 0;
    return () => {
      now += 5;
      return now;
    };
  };

  it('reports each check with what it saw, in order, and goes on after a failure', async () => {
    const checks = [
      { name: 'first', run: async () => 'seen' },
      { name: 'second', run: () => Promise.reject(new Error('broken')) },
      { name: 'third', run: () => Promise.reject(new Skipped('nothing here')) },
    ];
    expect(await runChecks(checks, clock())).toEqual([
      { name: 'first', outcome: 'passed', milliseconds: 5, detail: 'seen' },
      { name: 'second', outcome: 'failed', milliseconds: 5, detail: 'broken' },
      { name: 'third', outcome: 'skipped', milliseconds: 5, detail: 'nothing here' },
    ]);
  });

  it('calls a check failed that never comes to an end', async () => {
    const [report] = await runChecks([{ name: 'hangs', run: () => new Promise(() => undefined) }], clock(), 20);
    expect(report).toMatchObject({ outcome: 'failed', detail: 'no end within 20 ms' });
  });
});
