import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AppSettingsStore, openAppSettings } from '../../../../electron/library/app-settings';
import type { Library } from '../../../../electron/library/library';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { checkMonthly } from '../../../../electron/library/self-check';
import { careOf, rememberCare } from '../../../../shared/domain/library-care';
import { newLibraryFolder, open, unwrap, worldWith } from '../../../helpers/library-fixture';

let folder: string;
let remove: () => Promise<void>;
let library: Library;
let settings: AppSettingsStore;
let id: string;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  ({ library } = await open(folder));
  settings = await openAppSettings(nodeSurroundings, join(dirname(folder), 'settings'));
  id = library.id() ?? '';
});

afterEach(async () => {
  await library.close();
  await remove();
});

const checkAt = (now: string, signal = new AbortController().signal, of: Pick<Library, 'id' | 'folder'> = library) =>
  checkMonthly(worldWith({ now: () => now, wait: async () => {} }), settings, of, signal);

describe('the monthly check', () => {
  it('begins to count when the library is seen first, runs a month later, and again a month after that', async () => {
    expect(await checkAt('2026-06-01T10:00:00.000Z')).toBeNull();
    expect(careOf(settings.read(), id)).toMatchObject({ seenAt: '2026-06-01T10:00:00.000Z', verifiedAt: '' });
    expect(await checkAt('2026-07-01T09:59:59.999Z')).toBeNull();
    await writeFile(join(folder, 'letterhead.typ'), '');
    expect((await checkAt('2026-07-01T10:00:00.000Z'))?.findings).toMatchObject([{ problem: 'foreign' }]);
    expect(careOf(settings.read(), id)).toMatchObject({ seenAt: '2026-06-01T10:00:00.000Z', verifiedAt: '2026-07-01T10:00:00.000Z' });
    expect(await checkAt('2026-07-31T09:59:59.999Z')).toBeNull();
    expect(await checkAt('2026-07-31T10:00:00.000Z')).not.toBeNull();
  });

  it('is not counted as done when it was broken off, or when the folder is gone', async () => {
    unwrap(await settings.update(rememberCare(settings.read(), id, { seenAt: '2026-01-01T10:00:00.000Z' })));
    const stop = new AbortController();
    stop.abort();
    expect(await checkAt('2026-07-01T10:00:00.000Z', stop.signal)).toBeNull();
    expect(await checkAt('2026-07-01T10:00:00.000Z', undefined, { id: library.id, folder: join(folder, 'gone') })).toBeNull();
    expect(careOf(settings.read(), id).verifiedAt).toBe('');
  });

  it('has nothing to do with a library that cannot be read', async () => {
    expect(await checkAt('2026-07-01T10:00:00.000Z', undefined, { id: () => null, folder })).toBeNull();
    expect(settings.read().libraries).toEqual({});
  });
});
