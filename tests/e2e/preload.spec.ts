import { expect, test } from '@playwright/test';
import { eventNames, requestNames } from '../../shared/ipc/channels';
import { launchApplication } from '../helpers/application';

/** What the preload script gives the page, and what a page that is not ours any more could make of it. */

test('E20 the page has one function a row of the contract, frozen, and nothing of Electron or Node', async () => {
  const { page, close } = await launchApplication();
  const found = await page.evaluate(() => {
    const bridge = window.briefingNotes;
    const { writable, configurable } = Object.getOwnPropertyDescriptor(window, 'briefingNotes') ?? {};
    return {
      keys: Object.fromEntries(Object.entries(bridge).map(([part, functions]) => [part, Object.keys(functions)])),
      frozen: [bridge, bridge.requests, bridge.events].every((part) => Object.isFrozen(part)),
      kinds: [...new Set([...Object.values(bridge.requests), ...Object.values(bridge.events)].map((value) => typeof value))],
      descriptor: { writable, configurable },
      foreign: ['require', 'process', 'module', 'exports', 'global', 'Buffer', 'ipcRenderer', 'electron', '__dirname'].filter(
        (name) => name in globalThis,
      ),
    };
  });
  expect(found).toEqual({
    keys: { requests: [...requestNames], events: [...eventNames] },
    frozen: true,
    kinds: ['function'],
    descriptor: { writable: false, configurable: false },
    foreign: [],
  });
  await close();
});

test('X5 a forged call gets no further than the contract, and learns of no sender', async () => {
  const { page, close } = await launchApplication();
  const outcome = await page.evaluate(async () => {
    const call = window.briefingNotes.requests as unknown as Readonly<Record<string, (...args: unknown[]) => Promise<unknown>>>;
    const info = call['app.info'];
    if (info === undefined) throw new Error('there is no app.info');
    const answer = async (ask: () => Promise<unknown>): Promise<string> => {
      try {
        const value = (await ask()) as { readonly ok?: boolean; readonly error?: { readonly code: string } };
        return value.ok === true ? 'answered' : (value.error?.code ?? 'nothing');
      } catch {
        return 'thrown';
      }
    };
    // Objects that cannot travel are refused by the engine; that is thrown in the page.
    const refused = {
      nothing: await answer(() => info()),
      another: await answer(() => info({ channel: 'library.choose' })),
      functions: await answer(() => info({ run: () => 1 })),
      proxy: await answer(() => info(new Proxy({}, { get: () => 'x', ownKeys: () => ['sender'] }))),
      getter: await answer(
        () =>
          call['trash.restore']?.({
            kind: 'article',
            get id() {
              throw new Error('read');
            },
          }) ?? Promise.resolve({}),
      ),
      prototype: await answer(() => info(JSON.parse('{"__proto__":{"sender":1},"constructor":1}'))),
    };
    const own = {
      other: await answer(() => info.call({ sender: 'forged' }, {})),
      more: await answer(() => info({}, 'trash.list', { sender: 1 })),
    };
    const stop = window.briefingNotes.events['save.state'](() => undefined);
    stop();
    return { refused, own, returned: JSON.stringify(await info({})).includes('sender'), stop: typeof stop };
  });
  expect(outcome).toEqual({
    refused: {
      nothing: 'invalid-args',
      another: 'invalid-args',
      functions: 'thrown',
      proxy: 'thrown',
      getter: 'thrown',
      prototype: 'invalid-args',
    },
    own: { other: 'answered', more: 'answered' },
    returned: false,
    stop: 'function',
  });
  await close();
});

test('X5 poisoned prototypes reach neither the preload script nor the main process', async () => {
  const { page, close } = await launchApplication();
  const outcome = await page.evaluate(async () => {
    const seen: string[] = [];
    const { map } = Array.prototype;
    const poison = (name: string, target: object): void => {
      const note = (): void => void seen.push(name);
      Object.defineProperty(target, name, { configurable: true, get: note, set: note });
    };
    for (const name of ['sender', 'senderFrame', 'ports', 'reply', 'channel']) poison(name, Object.prototype);
    Reflect.set(Array.prototype, 'map', () => ['poisoned']);
    const before = window.briefingNotes;
    Reflect.set(window, 'briefingNotes', {});
    Reflect.set(before.requests, 'app.info', () => 'forged');
    Reflect.set(Object.getPrototypeOf(before), 'requests', {});
    const { ok } = await before.requests['app.info']({});
    Reflect.set(Array.prototype, 'map', map);
    for (const name of ['sender', 'senderFrame', 'ports', 'reply', 'channel']) Reflect.deleteProperty(Object.prototype, name);
    Reflect.deleteProperty(Object.prototype, 'requests');
    return { ok, same: window.briefingNotes === before, seen };
  });
  expect(outcome).toEqual({ ok: true, same: true, seen: [] });
  await close();
});
