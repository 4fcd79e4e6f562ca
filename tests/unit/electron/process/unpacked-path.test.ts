import { describe, expect, it } from 'vitest';
import { unpackedPath } from '../../../../electron/process/unpacked-path';

describe('unpackedPath', () => {
  it('leads from inside the archive to the folder beside it', () => {
    expect(unpackedPath('/opt/Briefing Notes/resources/app.asar/out/fonts', '/')).toBe(
      '/opt/Briefing Notes/resources/app.asar.unpacked/out/fonts',
    );
    expect(unpackedPath('C:\\Apps\\resources\\app.asar\\assets\\templates', '\\')).toBe(
      'C:\\Apps\\resources\\app.asar.unpacked\\assets\\templates',
    );
  });

  it('leaves a path outside of an archive as it is', () => {
    for (const path of ['/home/me/briefing-notes/out/fonts', '/opt/resources/app.asar.unpacked/out/fonts', '/opt/my-app.asar/fonts']) {
      expect(unpackedPath(path, '/')).toBe(path);
    }
  });

  it('takes only the last of several archives of that name', () => {
    expect(unpackedPath('/opt/app.asar/resources/app.asar/out/fonts', '/')).toBe('/opt/app.asar/resources/app.asar.unpacked/out/fonts');
  });
});
