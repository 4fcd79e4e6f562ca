import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAppSettings } from '../../../../electron/library/app-settings';
import { sealDocument } from '../../../../electron/library/envelope';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { appSettings, defaultAppSettings } from '../../../../shared/domain/settings';
import { fileSystemWith, unwrap, worldWith } from '../../../helpers/library-fixture';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'briefing-notes-settings-')), 'user-data');
  file = join(folder, 'settings.json');
});

afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

describe('openAppSettings', () => {
  it('starts with the defaults, writes nothing by itself, and finds changes again', async () => {
    const settings = await openAppSettings(nodeSurroundings, folder);
    expect(settings.read()).toEqual(defaultAppSettings);
    unwrap(await settings.update({ theme: 'dark' }));
    unwrap(await settings.update({ zoom: 1.5 }));
    const again = await openAppSettings(nodeSurroundings, folder);
    expect(again.read()).toEqual({ ...defaultAppSettings, theme: 'dark', zoom: 1.5 });
    unwrap(await again.update({ theme: 'light' }));
    expect(again.read()).toEqual({ ...defaultAppSettings, theme: 'light', zoom: 1.5 });
  });

  it('keeps changes made at once', async () => {
    const settings = await openAppSettings(nodeSurroundings, folder);
    await Promise.all([settings.update({ theme: 'dark' }), settings.update({ zoom: 2 }), settings.update({ libraryFolder: '/desk' })]);
    const again = await openAppSettings(nodeSurroundings, folder);
    expect(again.read()).toEqual({ ...defaultAppSettings, theme: 'dark', zoom: 2, libraryFolder: '/desk' });
  });

  it('comes back from damage with the last good state', async () => {
    const settings = await openAppSettings(nodeSurroundings, folder);
    unwrap(await settings.update({ theme: 'dark' }));
    unwrap(await settings.update({ zoom: 2 }));
    await writeFile(file, 'damaged');
    const again = await openAppSettings(nodeSurroundings, folder);
    expect(again.read()).toEqual({ ...defaultAppSettings, theme: 'dark' });
    expect(await readdir(join(folder, 'quarantine'))).toEqual(['settings-truncated-1']);
  });

  it('goes on with the defaults when nothing good is left, and can be changed', async () => {
    const settings = await openAppSettings(nodeSurroundings, folder);
    unwrap(await settings.update({ theme: 'dark' }));
    await writeFile(file, 'damaged');
    const again = await openAppSettings(nodeSurroundings, folder);
    expect(again.read()).toEqual(defaultAppSettings);
    expect(unwrap(await again.update({ zoom: 3 })).zoom).toBe(3);
    expect((await openAppSettings(nodeSurroundings, folder)).read().zoom).toBe(3);
  });

  it('leaves the settings of a newer program as they are, and holds changes for this session', async () => {
    const settings = await openAppSettings(nodeSurroundings, folder);
    unwrap(await settings.update({ theme: 'dark' }));
    const head = { id: 'settings', rev: 9, parentRev: 8, seq: 9, savedAt: nodeSurroundings.now() };
    const newer = sealDocument({ name: 'settings', version: 2, schema: appSettings }, head, defaultAppSettings);
    await writeFile(file, newer);
    const again = await openAppSettings(nodeSurroundings, folder);
    expect(await again.update({ theme: 'light' })).toEqual({ ok: false, error: { code: 'storage.newer-format' } });
    expect(again.read().theme).toBe('light');
    expect(await readFile(file)).toEqual(Buffer.from(newer));
  });

  it('says when a change could not be kept, and keeps the old one', async () => {
    const refuse = async (): Promise<never> => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    const settings = await openAppSettings(worldWith({ fileSystem: fileSystemWith({ createFile: refuse }) }), folder);
    expect(await settings.update({ theme: 'dark' })).toMatchObject({ ok: false, error: { code: 'storage.disk-full' } });
    expect(settings.read()).toEqual(defaultAppSettings);
  });
});
