import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { followUnhandledErrors } from '../../../../electron/process/unhandled-errors';

function scene() {
  const source = new EventEmitter();
  const lines: string[] = [];
  const shown: string[] = [];
  followUnhandledErrors(source, {
    log: (event, detail) => lines.push(`${event} ${JSON.stringify(detail)}`),
    tell: () => shown.push('told'),
    offerRestart: () => shown.push('restart offered'),
  });
  return { source, lines, shown };
}

describe('followUnhandledErrors', () => {
  it('logs a promise that failed unseen, without its words, and tells of it', () => {
    const { source, lines, shown } = scene();
    source.emit('unhandledRejection', new TypeError('SECRET WORDS'));
    expect(lines).toEqual([expect.stringMatching(/^error\.rejection \{"error":"TypeError < .*unhandled-errors\.test\.ts/)]);
    expect(lines.join()).not.toContain('SECRET');
    expect(shown).toEqual(['told']);
  });

  it('logs every exception, and offers a new start once', () => {
    const { source, lines, shown } = scene();
    source.emit('uncaughtException', new Error('one'));
    source.emit('uncaughtException', 'thrown words');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toBe('error.exception {"error":"Thrown.string"}');
    expect(shown).toEqual(['restart offered']);
  });
});
