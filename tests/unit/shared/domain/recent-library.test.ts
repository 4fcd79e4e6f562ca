import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostRecent, type RecentLibrary, withoutRecent, withRecent } from '../../../../shared/domain/recent-library';

const entry = (key: string, folder: string, name = 'Desk'): RecentLibrary => ({
  key,
  id: 'x',
  name,
  folder,
  openedAt: '2026-06-20T10:00:00.000Z',
});

describe('withRecent', () => {
  it('puts what was opened first, and keeps the key that its folder had', () => {
    const list = [entry('a', '/one'), entry('b', '/two')];
    expect(withRecent(list, entry('new', '/two', 'Renamed'))).toEqual([entry('b', '/two', 'Renamed'), entry('a', '/one')]);
    expect(withRecent(list, entry('c', '/three'))).toEqual([entry('c', '/three'), ...list]);
  });

  it('never lists a folder twice, nor more than ten, and loses the one opened longest ago (seed 20)', () => {
    const folders = fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 60 });
    fc.assert(
      fc.property(folders, (opened) => {
        const list = opened.reduce<readonly RecentLibrary[]>((before, folder, at) => withRecent(before, entry(`k${at}`, `/${folder}`)), []);
        const lastFirst = [...new Set([...opened].reverse())].slice(0, mostRecent);
        expect(list.map(({ folder }) => folder)).toEqual(lastFirst.map((folder) => `/${folder}`));
        expect(new Set(list.map(({ key }) => key)).size).toBe(list.length);
      }),
      { seed: 20 },
    );
  });
});

describe('withoutRecent', () => {
  it('takes off one entry, or none', () => {
    const list = [entry('a', '/one'), entry('b', '/two')];
    expect(withoutRecent(list, 'a')).toEqual([entry('b', '/two')]);
    expect(withoutRecent(list, 'z')).toEqual(list);
  });
});
