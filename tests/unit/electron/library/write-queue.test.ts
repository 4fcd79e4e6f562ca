import { describe, expect, it } from 'vitest';
import { createWriteQueue } from '../../../../electron/library/write-queue';

/** A disk whose writes end when the test says so. */
function slowDisk() {
  const writes: { state: number; end: (error?: Error) => void }[] = [];
  const write = (state: number) =>
    new Promise<void>((resolve, reject) => {
      writes.push({ state, end: (error) => (error === undefined ? resolve() : reject(error)) });
    });
  return { writes, write };
}

async function settled(promise: Promise<void>): Promise<string> {
  return promise.then(
    () => 'saved',
    (error: Error) => error.message,
  );
}

describe('createWriteQueue', () => {
  it('writes one state at a time, and of the waiting ones only the newest', async () => {
    const disk = slowDisk();
    const queue = createWriteQueue(disk.write, () => {});
    const saves = [1, 2, 3, 4].map((state) => settled(queue.push(state)));
    expect(disk.writes.map(({ state }) => state)).toEqual([1]);
    disk.writes[0]?.end();
    expect(await saves[0]).toBe('saved');
    expect(disk.writes.map(({ state }) => state)).toEqual([1, 4]);
    disk.writes[1]?.end();
    expect(await Promise.all(saves)).toEqual(['saved', 'saved', 'saved', 'saved']);
    await queue.idle();
    expect(queue.busy()).toBe(false);
  });

  it('answers nobody before a state at least as new as theirs is written', async () => {
    const disk = slowDisk();
    const queue = createWriteQueue(disk.write, () => {});
    void queue.push(1);
    let answered = false;
    const second = queue.push(2).then(() => {
      answered = true;
    });
    disk.writes[0]?.end();
    await Promise.resolve();
    await Promise.resolve();
    expect(answered).toBe(false);
    await expect.poll(() => disk.writes.length, { timeout: 30_000 }).toBe(2);
    disk.writes[1]?.end();
    await second;
    expect(answered).toBe(true);
  });

  it('fails what waits behind a failed write, rolls back before anybody is told, and goes on after', async () => {
    const disk = slowDisk();
    const told: string[] = [];
    const queue = createWriteQueue(disk.write, () => told.push('rolled back'));
    const saves = [1, 2].map((state) =>
      queue.push(state).catch((error: Error) => {
        told.push(error.message);
      }),
    );
    disk.writes[0]?.end(new Error('full'));
    await Promise.all(saves);
    expect(told).toEqual(['rolled back', 'full', 'full']);
    const again = settled(queue.push(3));
    expect(disk.writes.map(({ state }) => state)).toEqual([1, 3]);
    disk.writes[1]?.end();
    expect(await again).toBe('saved');
  });

  it('fails a write behind which nothing waits, and is idle then', async () => {
    const disk = slowDisk();
    const queue = createWriteQueue(disk.write, () => {});
    const save = settled(queue.push(1));
    disk.writes[0]?.end(new Error('full'));
    expect(await save).toBe('full');
    await queue.idle();
    expect(queue.busy()).toBe(false);
  });

  it('is idle only when the last waiting state is written, too', async () => {
    const disk = slowDisk();
    const queue = createWriteQueue(disk.write, () => {});
    await queue.idle();
    const saves = [1, 2].map((state) => settled(queue.push(state)));
    expect(queue.busy()).toBe(true);
    let idle = false;
    const waiting = queue.idle().then(() => {
      idle = true;
    });
    disk.writes[0]?.end();
    await saves[0];
    expect(idle).toBe(false);
    expect(queue.busy()).toBe(true);
    disk.writes[1]?.end();
    await waiting;
    expect(await saves[1]).toBe('saved');
    expect(queue.busy()).toBe(false);
  });
});
