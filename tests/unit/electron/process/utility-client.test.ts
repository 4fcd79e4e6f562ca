import type { ChildProcess } from 'node:child_process';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { forkNodeUtility } from '../../../../electron/process/node-utility';
import {
  createUtilityClient,
  type ProcessEnd,
  type UtilityClient,
  type UtilityClientOptions,
} from '../../../../electron/process/utility-client';
import { bundleEntry } from '../../../helpers/bundle-entry';
import type { ExampleCalls } from './example-process';

let entry: string;
beforeAll(async () => {
  entry = await bundleEntry('tests/unit/electron/process/example-process.ts');
});

const megabyte = 1024 * 1024;
/** A child of plain Node can be looked at where the system has a folder of its processes. */
const toldMemory = process.platform === 'linux';
const memoryMissing = toldMemory ? '' : ' (skipped: only Linux tells the memory of a child of Node)';

let client: UtilityClient<ExampleCalls>;
let children: ChildProcess[];
let crashes: { code: number | null; waiting: number }[];
let ends: ProcessEnd[];

function start(options: Partial<UtilityClientOptions<ExampleCalls>> = {}): void {
  children = [];
  crashes = [];
  ends = [];
  client = createUtilityClient<ExampleCalls>({
    name: 'example',
    fork: () => forkNodeUtility(entry, [], (child) => children.push(child)),
    timeoutMs: 20_000,
    onCrash: (end) => {
      crashes.push({ code: end.code, waiting: end.waiting });
      ends.push(end);
    },
    ...options,
  });
}
afterEach(() => client.stop());

const crashed = { ok: false, error: { code: 'process.crashed', params: { name: 'example' } } };

describe('createUtilityClient', () => {
  it('starts no process before the first call, and one for all calls', async () => {
    start();
    expect(children).toHaveLength(0);
    expect(await Promise.all([1, 2, 3].map((value) => client.call('double', value)))).toEqual(
      [2, 4, 6].map((value) => ({ ok: true, value })),
    );
    expect(children).toHaveLength(1);
  });

  it('carries bytes and every kind of text unchanged', async () => {
    start();
    const value = { bytes: new Uint8Array([0, 255, 7]), text: 'a\u0000b \ud800 한국어 𝒳', nothing: undefined };
    expect(await client.call('echo', value)).toEqual({ ok: true, value });
  });

  it('answers in the order of the calls, also when an earlier one takes longer', async () => {
    start();
    const order: string[] = [];
    await Promise.all([
      client.call('sleep', 30).then(() => order.push('sleep')),
      client.call('double', 1).then(() => order.push('double')),
    ]);
    expect(order).toEqual(['sleep', 'double']);
  });

  it('rejects with the words of what a handler threw, and goes on', async () => {
    start();
    await expect(client.call('fail', 'no such thing')).rejects.toThrow('example: no such thing');
    expect(await client.call('double', 4)).toEqual({ ok: true, value: 8 });
  });

  it('answers that the process ended, and starts another for the next call', async () => {
    start();
    expect(await client.call('exit', 3)).toEqual(crashed);
    expect(crashes).toEqual([{ code: 3, waiting: 1 }]);
    expect(await client.call('double', 5)).toEqual({ ok: true, value: 10 });
    expect(children).toHaveLength(2);
  });

  it('sends a call that may be repeated once more, and only once', async () => {
    start({ safeToRepeat: ['exit', 'double'] });
    const [exit, double] = await Promise.all([client.call('exit', 1), client.call('double', 6)]);
    expect(exit).toEqual(crashed);
    // It waited behind the call that killed two processes, so it too had its two attempts.
    expect(double).toEqual(crashed);
    expect(children).toHaveLength(2);
    expect(await client.call('double', 7)).toEqual({ ok: true, value: 14 });
  });

  it('repeats what was under way when somebody else ended the process', async () => {
    start({ safeToRepeat: ['sleep'] });
    await client.call('double', 1);
    const sleeping = client.call('sleep', 50);
    children[0]?.kill('SIGKILL');
    expect(await sleeping).toEqual({ ok: true, value: 'slept' });
    expect(crashes).toEqual([{ code: null, waiting: 1 }]);
  });

  it('ends a process that takes too long, even one stuck in a loop, and answers the calls behind it', async () => {
    start({ safeToRepeat: ['double'] });
    await client.call('double', 1);
    const [spin, behind] = await Promise.all([client.call('spin', null, 200), client.call('double', 8)]);
    expect(spin).toEqual({ ok: false, error: { code: 'process.timeout', params: { name: 'example' } } });
    expect(behind).toEqual({ ok: true, value: 16 });
    expect(children[0]?.signalCode).toBe('SIGKILL');
  });

  it('tells which calls are sent once more, and which have no answer', async () => {
    start({ safeToRepeat: ['exit'] });
    await Promise.all([client.call('exit', 1), client.call('sleep', 1)]);
    expect(ends).toEqual([
      { name: 'example', code: 1, slow: false, large: false, waiting: 2, repeated: ['exit'], lost: ['sleep'] },
      { name: 'example', code: 1, slow: false, large: false, waiting: 1, repeated: [], lost: ['exit'] },
    ]);
  });

  it('tells that a call was too slow as one without an answer', async () => {
    start({ safeToRepeat: ['double'] });
    await client.call('double', 1);
    await Promise.all([client.call('spin', null, 200), client.call('double', 8)]);
    expect(ends).toEqual([{ name: 'example', code: null, slow: true, large: false, waiting: 1, repeated: ['double'], lost: ['spin'] }]);
  });

  it.runIf(toldMemory)(`ends a process that fills the memory, and answers the calls behind it${memoryMissing}`, async () => {
    start({ safeToRepeat: ['double'], memoryBytes: 300 * megabyte });
    const [fill, behind] = await Promise.all([client.call('fill', null), client.call('double', 8)]);
    expect(fill).toEqual({ ok: false, error: { code: 'process.memory', params: { name: 'example' } } });
    expect(behind).toEqual({ ok: true, value: 16 });
    expect(children[0]?.signalCode).toBe('SIGKILL');
    expect(ends).toEqual([{ name: 'example', code: null, slow: false, large: true, waiting: 1, repeated: ['double'], lost: ['fill'] }]);
  });

  it.runIf(toldMemory)(`asks a new process when an earlier call had left the memory full${memoryMissing}`, async () => {
    start({ safeToRepeat: ['sleep'], memoryBytes: 300 * megabyte });
    await client.call('double', 1);
    // The call that fills it is answered before anybody looks, or is itself too large: both are what a limit is for.
    const filled = await client.call('hold', 400 * megabyte);
    expect(filled.ok || filled.error.code === 'process.memory').toBe(true);
    expect(await client.call('sleep', 1_000)).toEqual({ ok: true, value: 'slept' });
    expect(children).toHaveLength(2);
  });

  it('counts the time of a call from its turn, not from its place in the queue', async () => {
    start();
    await client.call('double', 1);
    const [, behind] = await Promise.all([client.call('sleep', 400), client.call('double', 9, 300)]);
    expect(behind).toEqual({ ok: true, value: 18 });
  });

  it('answers waiting calls when it is stopped, reports no crash, and starts again for a later call', async () => {
    start({ safeToRepeat: ['sleep'] });
    await client.call('double', 1);
    const sleeping = client.call('sleep', 60_000);
    const stopped = client.stop();
    const later = client.call('double', 10);
    await stopped;
    expect(await sleeping).toEqual({ ok: false, error: { code: 'process.stopped', params: { name: 'example' } } });
    expect(children[0]?.killed).toBe(true);
    expect(await later).toEqual({ ok: true, value: 20 });
    expect(crashes).toEqual([]);
  });

  it('rejects arguments that cannot be sent, and nothing hangs', async () => {
    start();
    await expect(client.call('echo', () => 1)).rejects.toThrow();
    expect(await client.call('double', 11)).toEqual({ ok: true, value: 22 });
  });
});
