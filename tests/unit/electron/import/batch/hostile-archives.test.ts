import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BatchSource } from '../../../../../electron/import/batch/batch-source';
import { importBatch } from '../../../../../electron/import/batch/import-batch';
import { unpackWith } from '../../../../../electron/import/batch/unpack-archive';
import type { ImportCalls } from '../../../../../electron/import/import-calls';
import { createImportDesk } from '../../../../../electron/import/import-desk';
import { importLimits } from '../../../../../electron/import/limits';
import { createPictureDrawer } from '../../../../../electron/import/pictures/picture-drawer';
import { forkNodeUtility } from '../../../../../electron/process/node-utility';
import { createUtilityClient, type UtilityClient } from '../../../../../electron/process/utility-client';
import type { ArticleId } from '../../../../../shared/core/ids';
import { ok } from '../../../../../shared/core/result';
import type { BatchReport } from '../../../../../shared/domain/import-batch';
import { numberedId } from '../../../../helpers/briefing-arbitrary';
import { bundleEntry } from '../../../../helpers/bundle-entry';
import { textEntry, type ZipEntry, zipBytes } from '../../../../helpers/zip-bytes';

/**
 * Archives of files that somebody made to do harm, or that have suffered, in the real importing process, to which Node
 * gives no file but its own program's: what it cannot even try to write or read does not come out of an archive.
 */
let entry = '';
let importer: UtilityClient<ImportCalls>;
let stored: string[];
beforeAll(async () => {
  entry = await bundleEntry('electron/import/import-process.ts');
  const flags = ['--experimental-permission', `--allow-fs-read=${dirname(entry)}/*`, '--no-warnings'];
  importer = createUtilityClient<ImportCalls>({
    name: 'import',
    fork: () => forkNodeUtility(entry, [], undefined, flags),
    timeoutMs: 60_000,
  });
});
afterAll(async () => {
  await importer.stop();
  await rm(dirname(entry), { recursive: true, force: true });
});
beforeEach(() => {
  stored = [];
});

async function run(archive: Uint8Array, options: { told?: () => Promise<unknown>; later?: Uint8Array } = {}): Promise<BatchReport> {
  let tokens = 0;
  const desk = createImportDesk({
    importer,
    drawer: createPictureDrawer(importer),
    newToken: () => `token-${++tokens}`,
    defaultMarking: () => '',
    createArticle: async ({ original }) => {
      stored.push(original.importedName);
      await options.told?.();
      return ok({ id: numberedId<ArticleId>(stored.length) });
    },
    articleWithOriginal: async () => null,
  });
  let reads = 0;
  const read: BatchSource['read'] = async () => ok((reads++ === 0 ? archive : (options.later ?? archive)) as Uint8Array);
  const source: BatchSource = { name: 'a.zip', fileName: 'a.zip', folder: '/desk', packed: false, read };
  const signal = new AbortController().signal;
  return importBatch({ desk, unpack: unpackWith(importer), sources: [source], defaults: null, signal, progress: () => {} });
}

const outcomes = async (archive: Uint8Array) =>
  (await run(archive)).rows.map(({ name, outcome, code }) => `${name} ${outcome} ${code}`.trim());

const good = textEntry('good.txt', 'Two states signed a treaty.');
const bomb: ZipEntry = { name: 'bomb.txt', bytes: Buffer.alloc(32 * 1024 * 1024, ' ') };

/** The place of an entry's record in the list of entries. */
function recordOf(bytes: Buffer, name: string): number {
  return bytes.indexOf(name, bytes.indexOf('PK\x01\x02', 0, 'latin1'), 'latin1') - 46;
}

describe('an archive of files', () => {
  it('that is cut, or holds nothing, is refused as a whole (D1)', async () => {
    const whole = await zipBytes([good]);
    for (const length of [5, 40, 80, whole.byteLength - 1])
      expect(await outcomes(whole.subarray(0, length))).toEqual(['a.zip refused import.damaged']);
    expect(await outcomes(await zipBytes([]))).toEqual(['a.zip refused import.empty']);
    expect(await outcomes(await zipBytes([textEntry('.DS_Store', 'x')]))).toEqual(['a.zip refused import.empty']);
    expect(stored).toEqual([]);
  });

  it('that says itself that it is a bomb is not unpacked at all (D2)', async () => {
    expect(await outcomes(await zipBytes([good, bomb]))).toEqual(['a.zip refused import.too-large']);
    expect(stored).toEqual([]);
  });

  it('that lies about its sizes is read as far as they go, and its honest files are taken (D2)', async () => {
    const bytes = await zipBytes([bomb, good]);
    bytes.writeUInt32LE(1000, recordOf(bytes, 'bomb.txt') + 24);
    expect(await outcomes(bytes)).toEqual(['a.zip › bomb.txt refused import.damaged', 'a.zip › good.txt stored']);
  });

  it('whose entries share their bytes, or of too many entries, is refused as a whole (D2)', async () => {
    const bytes = await zipBytes([good, textEntry('other.txt', 'Other words.')]);
    bytes.writeUInt32LE(bytes.readUInt32LE(recordOf(bytes, 'good.txt') + 42), recordOf(bytes, 'other.txt') + 42);
    expect(await outcomes(bytes)).toEqual(['a.zip refused import.unsafe']);
    const entries = Array.from({ length: importLimits.entries + 1 }, (_value, index) => textEntry(`${index}.txt`, 'x'));
    expect(await outcomes(await zipBytes(entries))).toEqual(['a.zip refused import.too-large']);
    const many = await zipBytes([good]);
    many.writeUInt16LE(60_000, many.byteLength - 12);
    expect(await outcomes(many)).toEqual(['a.zip refused import.too-large']);
    expect(stored).toEqual([]);
  });

  it.each(['../evil', 'a/../../evil', 'a\\..\\..\\evil', '/etc/evil', 'C:/evil', 'e\u0000vil', 'a//evil', 'good.txt'])(
    'with an entry called %j is refused as a whole (D3)',
    async (name) => {
      expect(await outcomes(await zipBytes([good, textEntry(name, 'evil')]))).toEqual(['a.zip refused import.unsafe']);
      expect(stored).toEqual([]);
    },
  );

  it('with a link, or under a password, is refused as a whole (D3, D10)', async () => {
    const link: ZipEntry = { name: 'link', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 };
    expect(await outcomes(await zipBytes([good, link]))).toEqual(['a.zip refused import.unsafe']);
    const locked = await zipBytes([textEntry('good.txt', 'Two states signed a treaty. '.repeat(50))]);
    const at = recordOf(locked, 'good.txt') + 8;
    locked.writeUInt16LE(locked.readUInt16LE(at) | 1, at);
    expect(await outcomes(locked)).toEqual(['a.zip refused import.encrypted']);
    expect(stored).toEqual([]);
  });

  it('takes files whose names some system could not write: nothing is written under them (G3)', async () => {
    const names = ['con.txt', 'a?.txt', 'b .', `${'x'.repeat(300)}.txt`, 'Good.txt', 'new\nline.txt'];
    const { rows } = await run(await zipBytes([good, ...names.map((name) => textEntry(name, `Words of ${name}.`))]));
    expect(rows.map(({ outcome }) => outcome)).toEqual(Array(7).fill('stored'));
  });

  it('is opened again when the process ended in the middle of it', async () => {
    const entries = Array.from({ length: 4 }, (_value, index) => textEntry(`${index}.txt`, `Words of ${index}.`));
    const { rows } = await run(await zipBytes(entries), { told: () => importer.stop() });
    expect(rows.map(({ outcome }) => outcome)).toEqual(Array(4).fill('stored'));
  });

  it('that is another one by then is not mixed with what it was (G2)', async () => {
    const later = await zipBytes([textEntry('0.txt', 'Other words.'), textEntry('1.txt', 'Quite other words.')]);
    const entries = [textEntry('0.txt', 'Words of 0.'), textEntry('1.txt', 'Words of 1.')];
    const { rows } = await run(await zipBytes(entries), { told: () => importer.stop(), later });
    expect(rows.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['stored', ''],
      ['refused', 'import.unreadable'],
    ]);
  });
});
