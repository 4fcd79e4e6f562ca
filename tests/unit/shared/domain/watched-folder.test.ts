import { describe, expect, it } from 'vitest';
import { appSettings, defaultAppSettings } from '../../../../shared/domain/settings';
import { watchedFolderOf } from '../../../../shared/domain/watched-folder';

describe('the watched folder of a library', () => {
  it('is none, and off, until one was chosen, whatever the library’s id is', () => {
    const chosen = { folder: '/home/ana/incoming', on: true };
    const watchedFolders = { A: chosen };
    expect(watchedFolderOf({ watchedFolders }, 'A')).toEqual(chosen);
    for (const id of ['B', '', '__proto__', 'constructor'])
      expect(watchedFolderOf({ watchedFolders }, id)).toEqual({ folder: '', on: false });
  });

  it('is missing in the settings of earlier versions', () => {
    const { watchedFolders: _, ...earlier } = defaultAppSettings;
    expect(appSettings.parse(earlier).watchedFolders).toEqual({});
  });
});
