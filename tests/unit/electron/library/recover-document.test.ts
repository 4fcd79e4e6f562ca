import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { unwatchedDisk } from '../../../../electron/library/ballast';
import type { DocumentPlace } from '../../../../electron/library/document-place';
import { type DocumentKind, sealDocument } from '../../../../electron/library/envelope';
import type { FileSystem } from '../../../../electron/library/file-system';
import { readDocument } from '../../../../electron/library/read-document';
import { finishInterruptedSave, recoverDocument } from '../../../../electron/library/recover-document';
import { createSaveMonitor } from '../../../../electron/library/save-monitor';
import { createWritingSession, type WritingSession } from '../../../../electron/library/writing-session';
import { fileSystemWith, worldWith } from '../../../helpers/library-fixture';

/** One document on a real disk, with what recovery may find beside it. */
type Words = { readonly words: string };
const first: DocumentKind<Words> = { name: 'thing', version: 1, schema: z.strictObject({ words: z.string() }), migrations: [] };
const second: DocumentKind<Words> = { ...first, version: 2, migrations: [(body) => body] };
const damage = { problem: 'truncated', bytes: new TextEncoder().encode('half') } as const;

let root: string;
let place: DocumentPlace<Words>;
let mayWrite: boolean;
let changes: Partial<FileSystem>;
let session: WritingSession;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'briefing-notes-recover-'));
  place = {
    kind: first,
    id: 'one',
    path: join(root, 'one.json'),
    snapshots: join(root, 'snapshots', 'one'),
    key: 'thing-one',
    trashed: null,
  };
  mayWrite = true;
  changes = {};
  const fileSystem = new Proxy(fileSystemWith({}), { get: (real, name: keyof FileSystem) => changes[name] ?? real[name] });
  session = createWritingSession({
    world: worldWith({ fileSystem }),
    root,
    quarantine: join(root, 'quarantine'),
    saves: createSaveMonitor(() => {}),
    disk: unwatchedDisk,
    refusal: async () => null,
    mayWrite: () => mayWrite,
  });
});

afterEach(() => rm(root, { recursive: true }));

/** Writes a state of the document to a path; its revision is its number in the library, too. */
async function state(path: string, rev: number, kind = first): Promise<void> {
  const head = { id: 'one', rev, parentRev: rev - 1, seq: rev, savedAt: '2026-06-21T14:02:00.000Z' };
  await writeFile(path, sealDocument(kind, head, { words: `state ${rev}` }));
}

async function snapshotOf(rev: number): Promise<void> {
  await mkdir(place.snapshots, { recursive: true });
  await state(join(place.snapshots, `${String(rev).padStart(12, '0')}.json`), rev);
}

const tempNamed = (chance: string): string => join(root, `.one.77.${chance}.tmp`);
const namesIn = async (folder: string): Promise<readonly string[]> => (await readdir(folder).catch(() => [])).sort();
const fails = (code: string) => async (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));

describe('recoverDocument', () => {
  it('takes the newest good state, leaves the earlier states, and clears the temps away', async () => {
    await writeFile(place.path, damage.bytes);
    await snapshotOf(1);
    await snapshotOf(3);
    await state(tempNamed('a'), 2);
    expect(await recoverDocument(session, place, damage)).toMatchObject({
      loaded: { envelope: { rev: 3 } },
      finding: { file: 'one.json', problem: 'truncated', action: 'recovered' },
    });
    expect(await readFile(place.path, 'utf8')).toContain('state 3');
    expect(await namesIn(place.snapshots)).toEqual(['000000000001.json', '000000000003.json']);
    expect(await namesIn(root)).toEqual(['one.json', 'quarantine', 'snapshots']);
  });

  it('sets the damaged file aside when there is no good state, and leaves its place empty', async () => {
    await writeFile(place.path, damage.bytes);
    expect(await recoverDocument(session, place, damage)).toEqual({
      loaded: null,
      finding: { file: 'one.json', problem: 'truncated', action: 'quarantined' },
    });
    expect(await namesIn(root)).toEqual(['quarantine']);
  });

  it('only says that a document is missing of which no good state is left', async () => {
    expect(await recoverDocument(session, place, { problem: 'missing' })).toEqual({
      loaded: null,
      finding: { file: 'one.json', problem: 'missing', action: 'reported' },
    });
    expect(await namesIn(root)).toEqual([]);
  });

  it.each([
    ['that may not be written to', () => (mayWrite = false)],
    ['on a disk that is full', () => (changes = { createFile: fails('ENOSPC') })],
  ])('in a library %s shows the newest good state, or none, and changes nothing', async (_name, happens) => {
    happens();
    await writeFile(place.path, damage.bytes);
    const finding = { file: 'one.json', problem: 'truncated', action: 'reported' };
    expect(await recoverDocument(session, place, damage)).toEqual({ loaded: null, finding });
    await snapshotOf(2);
    expect(await recoverDocument(session, place, damage)).toMatchObject({ loaded: { envelope: { rev: 2 } }, finding });
    expect(await readFile(place.path, 'utf8')).toBe('half');
  });

  it('does not hide a bug', async () => {
    await writeFile(place.path, damage.bytes);
    changes = { createFile: fails('no system code') };
    await expect(recoverDocument(session, place, damage)).rejects.toThrow('no system code');
  });
});

describe('finishInterruptedSave', () => {
  /** A present state of a kind, and a later one that did not get its name. */
  async function interrupted(kind: DocumentKind<Words>): Promise<unknown> {
    await state(place.path, 1, kind);
    await state(tempNamed('a'), 2);
    place = { ...place, kind: second };
    const present = await readDocument(session.world.fileSystem, place, place.path);
    if (!present.ok) throw new Error(present.error.problem);
    return finishInterruptedSave(session, place, present.value);
  }

  it.each([
    ['of the same format goes with time', second, '000000000001-20260621T140200000Z.json'],
    ['of an earlier format stays until the person clears it', first, '000000000001-20260621T140200000Z-kept.json'],
  ])('keeps the state before, which %s', async (_name, kind, snapshot) => {
    expect(await interrupted(kind)).toMatchObject({
      loaded: { envelope: { rev: 2 } },
      finding: { file: 'one.json', problem: 'unfinished-save', action: 'recovered' },
    });
    expect(await readFile(place.path, 'utf8')).toContain('state 2');
    expect(await namesIn(place.snapshots)).toEqual([snapshot]);
    expect(await namesIn(root)).toEqual(['one.json', 'snapshots']);
  });

  it('does nothing in a library that may not be written to', async () => {
    mayWrite = false;
    expect(await interrupted(second)).toBeNull();
    expect(await namesIn(root)).toEqual(['.one.77.a.tmp', 'one.json']);
  });
});
