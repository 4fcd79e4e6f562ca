import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { type DocumentKind, maximumDocumentBytes, sealDocument, sha256 } from '../../../../electron/library/envelope';
import type { FileSystem } from '../../../../electron/library/file-system';
import { nodeFileSystem } from '../../../../electron/library/node-file-system';
import { readDocument } from '../../../../electron/library/read-document';
import { fileSystemWith } from '../../../helpers/library-fixture';

const kind: DocumentKind<{ words: string }> = { name: 'thing', version: 1, schema: z.strictObject({ words: z.string() }), migrations: [] };
const bytes = sealDocument(kind, { id: 'one', rev: 1, parentRev: 0, seq: 1, savedAt: '2026-06-21T14:02:00.000Z' }, { words: 'first' });

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefing-notes-read-'));
  path = join(folder, 'one.json');
  await writeFile(path, bytes);
});

afterEach(() => rm(folder, { recursive: true }));

const read = (changes: Partial<FileSystem> = {}, at = path) => readDocument(fileSystemWith(changes), { kind, id: 'one' }, at);
/** A file of this size, as far as the system tells. */
const ofSize = (size: number): Partial<FileSystem> => ({ stamp: async (at) => ({ ...(await nodeFileSystem.stamp(at)), size }) });
const fails = (code: string) => async (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));

it('gives what the document says, the hash of its bytes and how the file looks', async () => {
  expect(await read()).toMatchObject({
    ok: true,
    value: { envelope: { rev: 1, body: { words: 'first' } }, fileSha256: sha256(bytes), stamp: await nodeFileSystem.stamp(path) },
  });
});

it('reads a file as large as documents may be, and never opens a larger one', async () => {
  expect(await read(ofSize(maximumDocumentBytes))).toMatchObject({ ok: true });
  expect(await read({ ...ofSize(maximumDocumentBytes + 1), readFile: fails('EIO') })).toEqual({
    ok: false,
    error: { problem: 'unreadable', failure: { code: 'storage.too-large' } },
  });
});

it('says that it is missing, also where a file lies in the place of its folder', async () => {
  expect(await read({}, join(folder, 'two.json'))).toEqual({ ok: false, error: { problem: 'missing' } });
  expect(await read({}, join(path, 'one.json'))).toEqual({ ok: false, error: { problem: 'missing' } });
});

it('never opens what is no file', async () => {
  await mkdir(join(folder, 'a folder'));
  expect(await read({ readFile: fails('EIO') }, join(folder, 'a folder'))).toEqual({ ok: false, error: { problem: 'not-a-file' } });
});

it('tells damage with its bytes from a disk that refuses, and does not hide a bug', async () => {
  await writeFile(path, 'half');
  expect(await read()).toEqual({ ok: false, error: { problem: 'truncated', bytes: Buffer.from('half') } });
  expect(await read({ readFile: fails('EIO') })).toEqual({
    ok: false,
    error: { problem: 'unreadable', failure: { code: 'storage.io', params: { detail: 'EIO' } } },
  });
  await expect(read({ readFile: fails('no system code') })).rejects.toThrow('no system code');
});
