import { expect, it } from 'vitest';
import { createSaveMonitor } from '../../../../electron/library/save-monitor';

const at = '2026-06-21T14:02:00.000Z';

it('says saving, saved and when', () => {
  const said: string[] = [];
  const monitor = createSaveMonitor(({ state, savedAt, code }) => said.push(`${state} ${savedAt} ${code}`));
  monitor.begin('a');
  monitor.begin('b');
  monitor.succeeded('a', at);
  expect(monitor.state()).toEqual({ state: 'saving', savedAt: at, code: null });
  monitor.succeeded('b', at);
  expect(said).toEqual(['saving  null', `saving ${at} null`, `saved ${at} null`]);
});

it('stays failed while another document is saved, until the same one is', () => {
  const monitor = createSaveMonitor(() => {});
  monitor.begin('a');
  monitor.failed('a', 'storage.disk-full');
  monitor.begin('b');
  monitor.succeeded('b', at);
  expect(monitor.state()).toEqual({ state: 'failed', savedAt: at, code: 'storage.disk-full' });
  monitor.begin('a');
  monitor.succeeded('a', at);
  expect(monitor.state().state).toBe('saved');
});

it('forgets the failure of a document that is gone', () => {
  const monitor = createSaveMonitor(() => {});
  monitor.begin('a');
  monitor.failed('a', 'storage.io');
  monitor.forget('a');
  expect(monitor.state().state).toBe('saved');
});
