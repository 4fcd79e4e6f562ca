import { describe, expect, it } from 'vitest';
import { type Answering, answerCall } from '../../../../electron/ipc/handle';
import type { Sender } from '../../../../electron/ipc/sender';
import { fail, ok } from '../../../../shared/core/result';
import type { Handlers } from '../../../../shared/ipc/contract';

const ours: Sender = { isOurWindow: true, isMainFrame: true, origin: 'app://briefing' };

function answering(handlers: Partial<Handlers>, checkAnswers = true): Answering & { readonly lines: string[] } {
  const lines: string[] = [];
  return { handlers, checkAnswers, log: (event, detail) => lines.push(`${event} ${JSON.stringify(detail)}`), lines };
}

const trashing: Partial<Handlers> = { 'trash.restore': async ({ id }) => (id === 'here' ? ok({}) : fail('trash.not-found')) };

describe('answerCall', () => {
  it('passes parsed arguments on and answers what the handler answers', async () => {
    const calls = answering(trashing);
    expect(await answerCall(calls, 'trash.restore', ours, { kind: 'article', id: 'here' })).toEqual({ ok: true, value: {} });
    expect(await answerCall(calls, 'trash.restore', ours, { kind: 'article', id: 'gone' })).toEqual(fail('trash.not-found'));
    expect(calls.lines).toEqual([]);
  });

  it.each([
    ['another window', { ...ours, isOurWindow: false }],
    ['a frame inside the page', { ...ours, isMainFrame: false }],
    ['another origin', { ...ours, origin: 'https://briefing' }],
    ['an origin that begins like ours', { ...ours, origin: 'app://briefing.example' }],
    ['a frame that is gone', { ...ours, origin: null }],
  ])('rejects %s, and logs it', async (_name, sender) => {
    const calls = answering(trashing);
    await expect(answerCall(calls, 'trash.restore', sender, { kind: 'article', id: 'here' })).rejects.toThrow('forbidden-sender');
    expect(calls.lines).toHaveLength(1);
  });

  it.each([
    [undefined, 'invalid_type'],
    [{ kind: 'article' }, 'id'],
    [{ kind: 'folder', id: 'here' }, 'kind'],
    [{ kind: 'article', id: 'here', path: '/etc/passwd' }, 'unrecognized_keys'],
  ])('refuses arguments outside the contract and names where: %j', async (args, path) => {
    const calls = answering(trashing);
    expect(await answerCall(calls, 'trash.restore', ours, args)).toEqual(fail('invalid-args', { path }));
  });

  it.each<[string, unknown, string]>([
    ['more than 64 MiB of text', { kind: 'article', id: 'x'.repeat(33 * 1024 * 1024) }, 'too_big'],
    ['more than 64 MiB of bytes', { kind: 'article', id: new Uint8Array(64 * 1024 * 1024) }, 'too_big'],
    ['a list of 2^31 empty places', new Array(2 ** 31), 'too_big'],
    ['an object whose toString is a number', { kind: { toString: 1 }, id: { toString: 1, valueOf: 1 } }, 'kind'],
  ])('refuses %s', async (_name, args, path) => {
    expect(await answerCall(answering(trashing), 'trash.restore', ours, args)).toEqual(fail('invalid-args', { path }));
  });

  it('refuses a message that holds itself, and one that is named again and again', async () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic, cyclic);
    let shared: unknown = 'laugh';
    for (let level = 0; level < 40; level += 1) shared = [shared, shared];
    for (const args of [cyclic, shared])
      expect(await answerCall(answering(trashing), 'trash.restore', ours, args)).toEqual(fail('invalid-args', { path: 'too_big' }));
  });

  it('never logs what was passed', async () => {
    const calls = answering(trashing);
    await answerCall(calls, 'trash.restore', ours, { kind: 'SECRET WORDS', id: 'here' });
    const broken = answering({
      'trash.list': async () => {
        throw new Error('SECRET WORDS could not be parsed');
      },
    });
    expect(await answerCall(broken, 'trash.list', ours, {})).toEqual(fail('internal'));
    expect([...calls.lines, ...broken.lines].join('\n')).not.toContain('SECRET');
    expect(broken.lines[0]).toContain('handle.test.ts');
  });

  it('answers a missing handler as internal, and waits for handlers that are still being built', async () => {
    expect(await answerCall(answering({}), 'trash.list', ours, {})).toEqual(fail('internal'));
    const later = { ...answering({}), handlers: Promise.resolve<Partial<Handlers>>({ 'trash.list': async () => ok([]) }) };
    expect(await answerCall(later, 'trash.list', ours, {})).toEqual(ok([]));
  });

  it('does not let a wrong answer through while it checks', async () => {
    const wrong: Partial<Handlers> = { 'trash.list': async () => ok([{ kind: 'article' }] as never) };
    const undeclared: Partial<Handlers> = { 'trash.list': async () => fail('storage.io') as never };
    expect(await answerCall(answering(wrong), 'trash.list', ours, {})).toEqual(fail('internal'));
    expect(await answerCall(answering(undeclared), 'trash.list', ours, {})).toEqual(fail('internal'));
    expect(await answerCall(answering(wrong, false), 'trash.list', ours, {})).toEqual(ok([{ kind: 'article' }]));
  });
});
