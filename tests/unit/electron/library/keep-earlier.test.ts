import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwatchedDisk } from '../../../../electron/library/ballast';
import { createDocumentStore, type DocumentStore } from '../../../../electron/library/document-store';
import { type LibraryPlaces, libraryPlaces } from '../../../../electron/library/library-places';
import { createSaveMonitor } from '../../../../electron/library/save-monitor';
import type { StorageFailure } from '../../../../electron/library/storage-failure';
import { createWritingSession } from '../../../../electron/library/writing-session';
import { ok } from '../../../../shared/core/result';
import type { Briefing } from '../../../../shared/domain/briefing';
import { buildBriefing } from '../../../helpers/build-documents';
import { createFaultyFileSystem, type FaultyFileSystem } from '../../../helpers/faulty-file-system';
import { newLibraryFolder, unwrap, worldWith } from '../../../helpers/library-fixture';

/** What replaces a person's words as a whole keeps the present ones first, however young the last snapshot is. */
let remove: () => Promise<void>;
let places: LibraryPlaces;
let documents: DocumentStore;
let fileSystem: FaultyFileSystem;
let refusal: StorageFailure | null;
const briefing = buildBriefing(1, { header: { title: 'First' } });

beforeEach(async () => {
  const made = await newLibraryFolder();
  remove = made.remove;
  refusal = null;
  places = libraryPlaces(made.folder);
  fileSystem = createFaultyFileSystem();
  const session = createWritingSession({
    world: worldWith({ fileSystem, monotonicMs: () => 0 }),
    root: made.folder,
    quarantine: places.quarantine,
    saves: createSaveMonitor(() => {}),
    disk: unwatchedDisk,
    refusal: async () => refusal,
    mayWrite: () => true,
  });
  documents = createDocumentStore(session, () => {});
  unwrap(await documents.create(places.briefing(briefing.id), briefing));
});

afterEach(() => remove());

function titled(title: string): (current: Briefing) => ReturnType<typeof ok<Briefing>> {
  return (current) => ok({ ...current, header: { ...current.header, title } });
}

async function keptTitles(): Promise<readonly string[]> {
  const folder = places.briefing(briefing.id).snapshots;
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(names.sort().map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text) => /"title":"(\w*)"/.exec(text)?.[1] ?? '');
}

describe('update with keepEarlier', () => {
  it('keeps the present state although the last snapshot is a moment old', async () => {
    const place = places.briefing(briefing.id);
    unwrap(await documents.update(place, titled('Second')));
    unwrap(await documents.update(place, titled('Third')));
    expect(await keptTitles()).toEqual(['First']);
    unwrap(await documents.update(place, titled('Restored'), { keepEarlier: true }));
    expect(await keptTitles()).toEqual(['First', 'Third']);
  });

  it('keeps also what is still on its way to the disk', async () => {
    const place = places.briefing(briefing.id);
    unwrap(await documents.update(place, titled('Second')));
    const writes = ['Third', 'Fourth', 'Fifth'].map((title) => documents.update(place, titled(title)));
    const restored = documents.update(place, titled('Restored'), { keepEarlier: true });
    for (const write of writes) unwrap(await write);
    unwrap(await restored);
    expect((await keptTitles()).at(-1)).toBe('Fifth');
  });

  it('writes nothing when the present state cannot be kept', async () => {
    const place = places.briefing(briefing.id);
    unwrap(await documents.update(place, titled('Second')));
    const calls = async (): Promise<readonly string[]> => {
      fileSystem.arm(null);
      unwrap(await documents.update(place, titled('Dry'), { keepEarlier: true }));
      return fileSystem.calls();
    };
    const syncAt = (await calls()).indexOf('syncFolder') + 1;
    fileSystem.arm({ at: syncAt, code: 'EIO', persistent: false });
    const refused = await documents.update(place, titled('Restored'), { keepEarlier: true });
    fileSystem.arm(null);
    expect(refused).toMatchObject({ ok: false, error: { code: 'storage.io' } });
    expect(unwrap(await documents.read(place)).header.title).toBe('Dry');
    unwrap(await documents.update(place, titled('Restored')));
    expect((await keptTitles()).at(-1)).toBe('Dry');
  });

  it('of a document that is not there answers so', async () => {
    expect(await documents.update(places.briefing(buildBriefing(9).id), titled('x'), { keepEarlier: true })).toMatchObject({
      error: { code: 'missing' },
    });
  });
});

describe('keep', () => {
  it('puts the newest state among the snapshots and changes nothing else', async () => {
    const place = places.briefing(briefing.id);
    const written = documents.update(place, titled('Second'));
    unwrap(await documents.keep(place));
    unwrap(await written);
    expect(await keptTitles()).toEqual(['First', 'Second']);
    const before = await readFile(place.path, 'utf8');
    unwrap(await documents.keep(place));
    expect(await readFile(place.path, 'utf8')).toBe(before);
    expect(await keptTitles()).toEqual(['First', 'Second']);
  });

  it('says why it cannot', async () => {
    const place = places.briefing(briefing.id);
    fileSystem.arm({ at: 1, code: 'EROFS', persistent: true });
    expect(await documents.keep(place)).toMatchObject({ ok: false, error: { code: 'storage.read-only' } });
    fileSystem.arm(null);
    refusal = { code: 'storage.locked' };
    expect(await documents.keep(place)).toEqual({ ok: false, error: { code: 'storage.locked' } });
    expect(await documents.keep(places.briefing(buildBriefing(9).id))).toMatchObject({ error: { code: 'missing' } });
  });
});

describe('a save that is due for a snapshot', () => {
  it('compares what the disk gives back, and leaves the old state when it differs', async () => {
    const place = places.briefing(briefing.id);
    const real = fileSystem.readFile;
    const lying = worldWith({
      fileSystem: { ...fileSystem, readFile: async (path) => (path.endsWith('.tmp') ? new Uint8Array(3) : real(path)) },
      monotonicMs: () => 0,
    });
    const session = createWritingSession({
      world: lying,
      root: places.root,
      quarantine: places.quarantine,
      saves: createSaveMonitor(() => {}),
      disk: unwatchedDisk,
      refusal: async () => null,
      mayWrite: () => true,
    });
    const store = createDocumentStore(session, () => {});
    expect(await store.update(place, titled('Second'))).toEqual({
      ok: false,
      error: { code: 'storage.io', params: { detail: 'temp differs' } },
    });
    expect(unwrap(await store.read(place)).header.title).toBe('First');
  });
});

describe('keepBeside', () => {
  it('puts a state beside the document, whoever is told of it, and knows none beside a document that is not there', async () => {
    const place = places.briefing(briefing.id);
    expect(await documents.keepBeside(place, { ...briefing, header: { ...briefing.header, title: 'Other words' } })).toEqual({
      ok: true,
      value: null,
    });
    expect((await readdir(places.briefings)).sort()).toEqual([`${briefing.id}.conflict-2.json`, `${briefing.id}.json`]);
    expect(unwrap(await documents.read(place)).header.title).toBe('First');
    const other = buildBriefing(2);
    expect(await documents.keepBeside(places.briefing(other.id), other)).toMatchObject({ ok: false, error: { code: 'missing' } });
  });
});
