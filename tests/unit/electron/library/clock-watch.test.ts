import { describe, expect, it } from 'vitest';
import { createClockWatch } from '../../../../electron/library/clock-watch';
import { newLibraryFolder, open, storeArticle, unwrap, worldWith, writeBriefing } from '../../../helpers/library-fixture';

describe('createClockWatch', () => {
  it('says nothing before anything was seen, nor of a clock that goes on', () => {
    const watch = createClockWatch(() => '2026-06-21T14:00:00.000Z');
    expect(watch.aheadOfClock()).toBeNull();
    watch.seen('2026-06-21T14:00:00.000Z');
    watch.seen('2016-06-21T14:00:00.000Z');
    expect(watch.aheadOfClock()).toBeNull();
  });

  it('forgives five minutes and no more', () => {
    const watch = createClockWatch(() => '2026-06-21T14:00:00.000Z');
    watch.seen('2026-06-21T14:05:00.000Z');
    expect(watch.aheadOfClock()).toBeNull();
    watch.seen('2026-06-21T14:05:00.001Z');
    expect(watch.aheadOfClock()).toBe('2026-06-21T14:05:00.001Z');
  });

  it('names the latest of all saves, and is silent again once the clock is right', () => {
    let now = '2016-06-21T14:00:00.000Z';
    const watch = createClockWatch(() => now);
    watch.seen('2026-06-22T00:00:00.000Z');
    watch.seen('2026-06-21T00:00:00.000Z');
    expect(watch.aheadOfClock()).toBe('2026-06-22T00:00:00.000Z');
    now = '2026-06-22T00:00:01.000Z';
    expect(watch.aheadOfClock()).toBeNull();
  });
});

describe('a library on a computer whose clock is wrong', () => {
  it('says so from its documents, and keeps the order of its states all the same', async () => {
    const { folder, remove } = await newLibraryFolder();
    const first = await open(folder);
    const briefing = await writeBriefing(first.library, 'First');
    await first.library.close();

    let now = '2016-01-01T00:00:00.000Z';
    let clock = 0;
    const world = worldWith({ now: () => now, monotonicMs: () => (clock += 300_000) });
    const { library, changes } = await open(folder, world);
    // What is read at the opening tells already.
    expect(library.aheadOfClock()).not.toBeNull();
    const save = async (title: string) =>
      unwrap(await library.briefings.save(briefing.id, { header: { ...briefing.header, title }, body: briefing.body }));
    await save('Second');
    now = '2036-01-01T00:00:00.000Z';
    await save('Third');
    expect(library.aheadOfClock()).toBeNull();
    now = '2026-01-01T00:00:00.000Z';
    expect(library.aheadOfClock()).toBe('2036-01-01T00:00:00.000Z');
    await save('Fourth');
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Fourth');
    await library.close();

    const again = await open(folder, world);
    expect(unwrap(await again.library.briefings.read(briefing.id)).header.title).toBe('Fourth');
    await again.library.close();
    expect(changes.length).toBeGreaterThan(0);
    await remove();
  });

  it('says so after the scan when only a document knows', async () => {
    const { folder, remove } = await newLibraryFolder();
    const future = await open(folder, worldWith({ now: () => '2036-01-01T00:00:00.000Z' }));
    await storeArticle(future.library);
    await future.library.close();
    const { library, changes } = await open(folder);
    expect(library.aheadOfClock()).toBeNull();
    changes.length = 0;
    await library.verifyInBackground();
    expect(library.aheadOfClock()).toBe('2036-01-01T00:00:00.000Z');
    expect(changes).toEqual([{ topic: 'library', id: '' }]);
    await library.close();
    await remove();
  });
});
