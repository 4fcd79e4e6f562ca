import { describe, expect, it } from 'vitest';
import { createFolderWatch } from '../../../../../electron/import/watch/folder-watch';

const at = (size: number, mtimeMs: number) => ({ size, mtimeMs });

describe('a watch over a folder', () => {
  it('counts a file as written when two looks in a row find it as large and as old as before', () => {
    const watch = createFolderWatch();
    expect(watch.settled(new Map([['a.txt', at(10, 1)]]))).toEqual([]);
    expect(watch.settled(new Map([['a.txt', at(20, 1)]]))).toEqual([]);
    expect(watch.settled(new Map([['a.txt', at(20, 2)]]))).toEqual([]);
    const last = new Map([
      ['a.txt', at(20, 2)],
      ['b.txt', at(1, 1)],
    ]);
    expect(watch.settled(last)).toEqual(['a.txt']);
    expect(watch.settled(last)).toEqual(['a.txt', 'b.txt']);
  });

  it('begins anew when a file was away, or the whole folder', () => {
    const watch = createFolderWatch();
    const files = new Map([['a.txt', at(10, 1)]]);
    watch.settled(files);
    watch.settled(new Map());
    expect(watch.settled(files)).toEqual([]);
    watch.forget();
    expect(watch.settled(files)).toEqual([]);
    expect(watch.settled(files)).toEqual(['a.txt']);
  });
});
