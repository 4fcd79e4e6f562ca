import { expect, it } from 'vitest';
import { createEmit } from '../../../../electron/ipc/emit';

it('tells every window whose page is still there, and only what the contract knows', () => {
  const told: unknown[] = [];
  const window = (name: string, destroyed: boolean, crashed = false) => ({
    isDestroyed: () => destroyed,
    webContents: { isCrashed: () => crashed, send: (event: string, payload: unknown) => told.push([name, event, payload]) },
  });
  const emit = createEmit(() => [window('one', false), window('gone', true), window('crashed', false, true), window('two', false)]);
  emit('library.changed', { topic: 'trash' });
  expect(told).toEqual([
    ['one', 'library.changed', { topic: 'trash' }],
    ['two', 'library.changed', { topic: 'trash' }],
  ]);
  expect(() => emit('library.changed', { topic: 'trash', id: 'x' } as never)).toThrow();
});
