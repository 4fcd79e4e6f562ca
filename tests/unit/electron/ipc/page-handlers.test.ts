import { describe, expect, it } from 'vitest';
import { answerCall } from '../../../../electron/ipc/handle';
import { pageHandlers } from '../../../../electron/ipc/page-handlers';
import type { Sender } from '../../../../electron/ipc/sender';
import { supportHandlers } from '../../../../electron/ipc/support-handlers';
import { createKeptWords } from '../../../../electron/window/kept-words';
import { fail, ok } from '../../../../shared/core/result';

const ours: Sender = { isOurWindow: true, isMainFrame: true, origin: 'app://briefing' };

describe('pageHandlers', () => {
  const words = createKeptWords();
  let ready = 0;
  const handlers = pageHandlers({
    keep: words.keep,
    kept: () => ({ because: 'crash', kept: [...words.all()] }),
    pageReady: () => {
      ready += 1;
    },
  });
  const calls = { handlers, checkAnswers: true, log: () => undefined };

  it('gives a page back what the one before it had kept', async () => {
    await answerCall(calls, 'page.keep', ours, { key: 'briefing 1', value: '{}' });
    await answerCall(calls, 'page.keep', ours, { key: 'place', value: '[]' });
    await answerCall(calls, 'page.keep', ours, { key: 'place', value: null });
    expect(await answerCall(calls, 'page.kept', ours, {})).toEqual(ok({ because: 'crash', kept: [{ key: 'briefing 1', value: '{}' }] }));
  });

  it('hears that the page is ready', async () => {
    await answerCall(calls, 'page.ready', ours, {});
    expect(ready).toBe(1);
  });

  it('takes no value that is larger than the contract allows', async () => {
    const answer = await answerCall(calls, 'page.keep', ours, { key: 'large', value: 'x'.repeat(16 * 1024 * 1024 + 1) });
    expect(answer).toEqual(fail('invalid-args', { path: 'value' }));
  });
});

describe('supportHandlers', () => {
  it('tells the page a name and a folder, and shows what was written last', async () => {
    const shown: string[] = [];
    const saved = { path: '/home/anna/Desk/support.json', fileName: 'support.json', folder: '/home/anna/Desk' };
    const handlers = supportHandlers({ save: async () => ok(saved), showFile: (path) => shown.push(path) });
    const calls = { handlers, checkAnswers: true, log: () => undefined };
    expect(await answerCall(calls, 'support.show', ours, {})).toEqual(fail('support.failed'));
    expect(await answerCall(calls, 'support.save', ours, {})).toEqual(ok({ fileName: 'support.json', folder: '/home/anna/Desk' }));
    expect(await answerCall(calls, 'support.show', ours, {})).toEqual(ok({}));
    expect(shown).toEqual(['/home/anna/Desk/support.json']);
  });
});
