import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwatchedDisk } from '../../../../electron/library/ballast';
import { createDocumentStore, type DocumentStore } from '../../../../electron/library/document-store';
import { sealDocument } from '../../../../electron/library/envelope';
import type { FileSystem } from '../../../../electron/library/file-system';
import { type LibraryPlaces, libraryPlaces } from '../../../../electron/library/library-places';
import { createSaveMonitor } from '../../../../electron/library/save-monitor';
import { createWritingSession } from '../../../../electron/library/writing-session';
import type { BriefingId } from '../../../../shared/core/ids';
import { ok } from '../../../../shared/core/result';
import type { Briefing } from '../../../../shared/domain/briefing';
import type { RecoveryFinding } from '../../../../shared/domain/library-status';
import { buildBriefing } from '../../../helpers/build-documents';
import { fileSystemWith, newLibraryFolder, unwrap, worldWith } from '../../../helpers/library-fixture';

let remove: () => Promise<void>;
let places: LibraryPlaces;
let changes: Partial<FileSystem>;
let mayWrite: boolean;
let findings: RecoveryFinding[];
let documents: DocumentStore;

beforeEach(async () => {
  const made = await newLibraryFolder();
  remove = made.remove;
  places = libraryPlaces(made.folder);
  changes = {};
  mayWrite = true;
  findings = [];
  documents = fresh();
});

afterEach(() => remove());

/** A store that knows nothing yet, as after a start. */
function fresh(): DocumentStore {
  const fileSystem = new Proxy(fileSystemWith({}), { get: (real, name: keyof FileSystem) => changes[name] ?? real[name] });
  const session = createWritingSession({
    world: worldWith({ fileSystem }),
    root: places.root,
    quarantine: places.quarantine,
    saves: createSaveMonitor(() => {}),
    disk: unwatchedDisk,
    refusal: async () => null,
    mayWrite: () => mayWrite,
  });
  return createDocumentStore(session, (finding) => findings.push(finding));
}

const bug = async (): Promise<never> => Promise.reject(new TypeError('a bug'));
const fails = (code: string) => async (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
const retitled = (title: string) => (current: Briefing) => ok({ ...current, header: { ...current.header, title } });

async function stored(number = 1): Promise<Briefing> {
  const briefing = buildBriefing(number, { header: { title: 'First' } });
  return unwrap(await documents.create(places.briefing(briefing.id), briefing));
}

describe('the documents that are kept open', () => {
  it('are never let go while they are being written, however many there are', async () => {
    const briefings = Array.from({ length: 230 }, (_, index) => buildBriefing(index + 1));
    await Promise.all(briefings.map(async (briefing) => unwrap(await documents.create(places.briefing(briefing.id), briefing))));
    await Promise.all(
      briefings.map(async ({ id }) => {
        unwrap(await documents.update(places.briefing(id), retitled('Once')));
        return unwrap(await documents.update(places.briefing(id), retitled('Twice')));
      }),
    );
    for (const { id } of briefings) expect(unwrap(await documents.read(places.briefing(id))).header.title).toBe('Twice');
    expect(await readdir(places.briefings)).toHaveLength(230);
    expect(findings).toEqual([]);
  });

  it('are the two hundred that were used last: only the others are read again', async () => {
    const all = Array.from({ length: 201 }, (_, index) => buildBriefing(index + 1));
    for (const briefing of all) unwrap(await documents.create(places.briefing(briefing.id), briefing));
    let read: string[] = [];
    changes = {
      readFile: (path) => {
        read.push(basename(path, '.json'));
        return fileSystemWith({}).readFile(path);
      },
    };
    const isReadAgain = async (number: number): Promise<boolean> => {
      read = [];
      const id = all[number - 1]?.id as BriefingId;
      unwrap(await documents.read(places.briefing(id)));
      return read.includes(id);
    };
    expect([await isReadAgain(201), await isReadAgain(2), await isReadAgain(1)]).toEqual([false, false, true]);
    // The first took the place of the third: the second had been used since.
    expect([await isReadAgain(2), await isReadAgain(4), await isReadAgain(3)]).toEqual([false, false, true]);
  });

  it('are looked at again as far as they are the twenty that were used last', async () => {
    const all = Array.from({ length: 23 }, (_, index) => buildBriefing(index + 1));
    for (const briefing of all) unwrap(await documents.create(places.briefing(briefing.id), briefing));
    unwrap(await documents.read(places.briefing(all[0]?.id as BriefingId)));
    const looked: string[] = [];
    changes = {
      stamp: (path) => {
        looked.push(basename(path, '.json'));
        return fileSystemWith({}).stamp(path);
      },
    };
    await documents.lookAgain();
    expect(looked).toEqual([...all.slice(4), ...all.slice(0, 1)].map(({ id }) => id));
  });

  it('do not hide a bug in reading them again', async () => {
    const { id } = await stored();
    const place = places.briefing(id);
    await writeFile(place.path, `${await readFile(place.path, 'utf8')} `);
    changes = { readFile: bug };
    await expect(documents.read(place)).rejects.toThrow('a bug');
  });
});

describe('a document that cannot be read', () => {
  it('because it is larger than any document is not read at all', async () => {
    const { id } = await stored();
    const place = places.briefing(id);
    changes = {
      readFile: bug,
      stamp: async (path) => ({ ...(await fileSystemWith({}).stamp(path)), size: 64 * 1024 * 1024 + 1 }),
    };
    expect(await fresh().read(place)).toMatchObject({ ok: false, error: { code: 'storage.too-large' } });
    expect(findings).toEqual([{ file: join('briefings', `${id}.json`), problem: 'unreadable', action: 'reported' }]);
  });

  it('because the disk fails is no damage, and a bug is a bug', async () => {
    const place = places.briefing((await stored()).id);
    changes = { stamp: fails('EIO') };
    expect(await fresh().read(place)).toMatchObject({ ok: false, error: { code: 'storage.io' } });
    changes = { readFile: bug };
    await expect(fresh().read(place)).rejects.toThrow('a bug');
  });
});

describe('a damaged document in a library that may not be written to', () => {
  it('is shown from the newest good state, and nothing is moved', async () => {
    const place = places.briefing((await stored()).id);
    unwrap(await documents.update(place, retitled('Second')));
    await writeFile(place.path, 'damaged');
    mayWrite = false;
    expect(unwrap(await fresh().read(place)).header.title).toBe('First');
    expect(findings).toMatchObject([{ problem: 'truncated', action: 'reported' }]);
    expect(await readFile(place.path, 'utf8')).toBe('damaged');
    await rm(place.snapshots, { recursive: true });
    expect(await fresh().read(place)).toMatchObject({ ok: false, error: { code: 'storage.damaged' } });
    expect(await readdir(places.root)).not.toContain('quarantine');
  });
});

describe('a damaged document that cannot be set aside', () => {
  it.each([
    ['the state before', true],
    ['nothing', false],
  ])('stays as it is, and %s is shown', async (_name, hasSnapshot) => {
    const place = places.briefing((await stored()).id);
    if (hasSnapshot) unwrap(await documents.update(place, retitled('Second')));
    await writeFile(place.path, 'damaged');
    changes = { createFile: fails('ENOSPC') };
    const read = await fresh().read(place);
    expect(read.ok ? read.value.header.title : read.error.code).toBe(hasSnapshot ? 'First' : 'storage.damaged');
    expect(findings).toMatchObject([{ problem: 'truncated', action: 'reported' }]);
    expect(await readFile(place.path, 'utf8')).toBe('damaged');
  });

  it('does not hide a bug', async () => {
    const place = places.briefing((await stored()).id);
    await writeFile(place.path, 'damaged');
    changes = { createFile: bug };
    await expect(fresh().read(place)).rejects.toThrow('a bug');
  });
});

describe('candidates of the same revision', () => {
  it('are told apart by their number in the library', async () => {
    const { id } = await stored();
    const place = places.briefing(id);
    unwrap(await documents.update(place, retitled('Second')));
    const [snapshot = ''] = await readdir(place.snapshots);
    const kept = await readFile(join(place.snapshots, snapshot), 'utf8');
    // The same revision as another computer saved it, later in the library's order.
    const envelope = JSON.parse(kept) as { rev: number; parentRev: number; savedAt: string; body: Briefing };
    const theirs = sealDocument(
      place.kind,
      { id, rev: envelope.rev, parentRev: envelope.parentRev, seq: 77, savedAt: envelope.savedAt },
      { ...envelope.body, header: { ...envelope.body.header, title: 'Theirs' } },
    );
    await writeFile(join(place.snapshots, '000000000077.json'), theirs);
    await rm(place.path);
    expect(unwrap(await fresh().read(place)).header.title).toBe('Theirs');
  });
});
