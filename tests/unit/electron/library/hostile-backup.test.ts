import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifestName } from '../../../../electron/library/backup-format';
import { sealDocument } from '../../../../electron/library/envelope';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { isPortablePath } from '../../../../electron/library/portable-path';
import { openBackup } from '../../../../electron/library/read-backup';
import { restoreBackup } from '../../../../electron/library/restore-backup';
import { backupManifest } from '../../../../shared/domain/backup';
import { backupEntries, writeZip } from '../../../helpers/backup-files';
import { fileSystemWith, unwrap, worldWith } from '../../../helpers/library-fixture';
import type { ZipEntry } from '../../../helpers/zip-bytes';

/** J1 of the hostile inputs: a backup that somebody else may have made, or that has suffered. Nothing of it may reach the disk. */

let home: string;
let file: string;
let parent: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'briefing-notes-hostile-'));
  file = join(home, 'backup.zip');
  parent = join(home, 'restored');
  await mkdir(parent);
});

afterEach(() => rm(home, { recursive: true, force: true }));

function restore(
  world = nodeSurroundings,
  signal = new AbortController().signal,
  progress: (done: number, total: number) => void = () => {},
) {
  return restoreBackup(world, { file, parent, signal, progress });
}

async function refusal(code: string, params?: object): Promise<void> {
  const answer = await restore();
  expect(answer).toMatchObject({ ok: false, error: params === undefined ? { code } : { code, params } });
  expect(await readdir(parent)).toEqual([]);
}

const good = { 'library.json': '{}', 'articles/A/article.json': 'words' } as const;

/** Good entries with one added, or one replaced. */
function withEntry(entry: ZipEntry): readonly ZipEntry[] {
  return [...backupEntries(good).filter(({ name }) => name !== entry.name), entry];
}

describe('a restore', () => {
  it('of a sound backup writes exactly its files, into a folder of the library’s name', async () => {
    await writeZip(file, backupEntries(good));
    expect(await restore()).toEqual({ ok: true, value: join(parent, 'Desk') });
    expect(await readdir(parent)).toEqual(['Desk']);
    expect(await readFile(join(parent, 'Desk/articles/A/article.json'), 'utf8')).toBe('words');
    expect(await restore()).toEqual({ ok: true, value: join(parent, 'Desk 2') });
    expect(await restore()).toEqual({ ok: true, value: join(parent, 'Desk 3') });
  });

  it.each([
    '../evil',
    'library/../../evil',
    '/etc/evil',
    'library//evil',
    'library/./evil',
    'library/C:/evil',
    'library/a\\..\\evil',
    'library/nul.txt',
    'library/COM1',
    'library/evil.',
    'library/evil ',
    'library/e\u0000vil',
    'library/e\nvil',
    'library/what?',
    'library/folder/',
    `library/${'long'.repeat(64)}`,
    `library/${'a/'.repeat(130)}b`,
  ])('refuses an entry called %j', async (name) => {
    await writeZip(file, withEntry({ name, bytes: Buffer.from('evil') }));
    expect((await restore()).ok).toBe(false);
    expect(await readdir(parent)).toEqual([]);
    expect((await readdir(home)).sort()).toEqual(['backup.zip', 'restored']);
  });

  it.each([
    ['link', 0o120777],
    ['device', 0o020666],
    ['folder', 0o040755],
  ])('refuses a %s', async (_name, mode) => {
    await writeZip(file, withEntry({ name: 'library/articles/A/article.json', bytes: Buffer.from('words'), mode }));
    await refusal('backup.unsafe', { file: 'library/articles/A/article.json' });
  });

  it('takes an entry without a mode, as programs on Windows write it', async () => {
    await writeZip(file, withEntry({ name: 'library/articles/A/article.json', bytes: Buffer.from('words'), mode: 0 }));
    expect((await restore()).ok).toBe(true);
  });

  it.each([
    ['twice', 'library/articles/A/article.json'],
    ['in capitals', 'library/articles/a/ARTICLE.json'],
  ])('refuses a file that is there a second time: %s', async (_name, name) => {
    await writeZip(file, [...backupEntries(good), { name, bytes: Buffer.from('other') }]);
    await refusal('backup.unsafe', { file: name });
  });

  it('refuses a file that the manifest does not name', async () => {
    await writeZip(file, [...backupEntries(good), { name: 'library/extra', bytes: Buffer.from('x') }]);
    await refusal('backup.unsafe', { file: 'library/extra' });
  });

  it('refuses one that the manifest names and that is not there', async () => {
    await writeZip(
      file,
      backupEntries(good).filter(({ name }) => name !== 'library/articles/A/article.json'),
    );
    await refusal('backup.damaged', { file: 'articles/A/article.json' });
  });

  it.each([
    ['other bytes of the same length', 'wards'],
    ['fewer bytes', 'word'],
    ['more bytes', 'words!'],
  ])('refuses a file with %s', async (_name, text) => {
    await writeZip(file, withEntry({ name: 'library/articles/A/article.json', bytes: Buffer.from(text) }));
    await refusal('backup.damaged', { file: 'articles/A/article.json' });
  });

  it('refuses a manifest that names a file twice, or no library, or a file larger than any document', async () => {
    const [first] = backupEntries(good);
    const named = { path: 'library.json', bytes: 2, sha256: 'a'.repeat(64) };
    await writeZip(file, [first as ZipEntry, ...backupEntries({}, { files: [named, named] })]);
    await refusal('backup.damaged', { file: manifestName });
    await writeZip(file, backupEntries({ 'articles/A/article.json': 'words' }));
    await refusal('backup.damaged', { file: 'library.json' });
    await writeZip(file, backupEntries({ ...good, large: '\0'.repeat(64 * 1024 * 1024 + 1) }));
    await refusal('backup.damaged', { file: 'large' });
  });

  it('refuses a manifest that is damaged, and one of a newer program, or with documents of one', async () => {
    await writeZip(file, withEntry({ name: manifestName, bytes: Buffer.from('{}\n') }));
    await refusal('backup.damaged', { file: manifestName });
    const body = { madeAt: '2026-06-21T10:00:00.000Z', library: { id: 'L', name: 'Desk' }, formats: {}, files: [], leftOut: [] };
    const head = { id: 'backup', rev: 1, parentRev: 0, seq: 1, savedAt: body.madeAt };
    await writeZip(
      file,
      withEntry({ name: manifestName, bytes: sealDocument({ name: 'backup', version: 2, schema: backupManifest }, head, body) }),
    );
    await refusal('backup.newer-format');
    await writeZip(file, backupEntries(good, { formats: { article: 99 } }));
    await refusal('backup.newer-format');
    await writeZip(file, backupEntries(good, { formats: { spell: 1 } }));
    await refusal('backup.newer-format');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('a letter')],
    ['zeros', Buffer.alloc(4096)],
  ])('refuses a file of %s', async (_name, bytes) => {
    await writeFile(file, bytes);
    await refusal('backup.not-a-backup');
  });

  it('refuses a ZIP file of something else, a folder, and what is not there', async () => {
    await writeZip(file, [{ name: 'letter.txt', bytes: Buffer.from('Dear') }]);
    await refusal('backup.not-a-backup');
    await rm(file);
    await refusal('backup.unreadable', { detail: 'ENOENT' });
    await mkdir(file);
    await refusal('backup.unreadable', { detail: 'EISDIR' });
  });

  it('refuses a backup that is cut, at every length', async () => {
    await writeZip(file, backupEntries(good));
    const whole = await readFile(file);
    for (let length = 0; length < whole.byteLength; length += 7) {
      await writeFile(file, whole.subarray(0, length));
      expect((await restore()).ok, `${length} of ${whole.byteLength} bytes`).toBe(false);
    }
    expect(await readdir(parent)).toEqual([]);
  });

  it('with any one byte changed is refused or gives the very same files', async () => {
    await writeZip(file, backupEntries(good));
    const whole = await readFile(file);
    for (let at = 0; at < whole.byteLength; at += 3) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at);
      await writeFile(file, changed);
      const answer = await restore();
      if (!answer.ok) continue;
      for (const [name, text] of Object.entries(good)) expect(await readFile(join(answer.value, name), 'utf8'), `byte ${at}`).toBe(text);
      await rm(answer.value, { recursive: true });
    }
    expect(await readdir(parent)).toEqual([]);
  });

  it('refuses a bomb before it unpacks it: more than 200 times its own size, but for what any disk takes', async () => {
    const zeros = '\0'.repeat(4 * 1024 * 1024);
    await writeZip(file, backupEntries({ ...good, a: zeros, b: zeros }));
    const limits = { manifest: 1000, growth: 200, always: 8 * 1024 * 1024 };
    expect(await openBackup(file, limits)).toEqual({ ok: false, error: { code: 'backup.unsafe', params: { file: manifestName } } });
    const allowed = unwrap(await openBackup(file, { ...limits, always: 8 * 1024 * 1024 + 7 }));
    allowed.close();
    const growing = unwrap(await openBackup(file, { ...limits, growth: 1000, always: 0 }));
    growing.close();
    // As large as a restore would unpack without asking.
    expect((await restore()).ok).toBe(true);
  });

  it('refuses entries that share their bytes, however small they claim to be', async () => {
    const text = Buffer.from(Array.from({ length: 3000 }, (_value, index) => String(index * 7919)).join(' '));
    await writeZip(file, backupEntries({ ...good, a: text.toString(), b: text.toString() }));
    const whole = await readFile(file);
    // The directory's record of b is led to the bytes of a, and its own are cut out: fewer bytes than the entries claim together.
    const recordOf = (name: string): number =>
      whole.indexOf(Buffer.from(`library/${name}`), whole.indexOf('PK\u0001\u0002', 0, 'latin1')) - 46;
    const [a, b] = [recordOf('a'), recordOf('b')];
    const [fromA, fromB] = [whole.readUInt32LE(a + 42), whole.readUInt32LE(b + 42)];
    whole.writeUInt32LE(fromA, b + 42);
    const after = whole.indexOf(Buffer.from('manifest.json')) - 30;
    const cut = after - fromB;
    const record = whole.indexOf(Buffer.from('manifest.json'), a) - 46;
    whole.writeUInt32LE(whole.readUInt32LE(record + 42) - cut, record + 42);
    const end = whole.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
    whole.writeUInt32LE(whole.readUInt32LE(end + 16) - cut, end + 16);
    await writeFile(file, Buffer.concat([whole.subarray(0, fromB), whole.subarray(after)]));
    await refusal('backup.unsafe', { file: manifestName });
  });

  it('stops unpacking at the first byte more than the manifest may have, whatever sizes are declared', async () => {
    await writeZip(file, backupEntries(good));
    const { byteLength } = backupEntries(good).find(({ name }) => name === manifestName)?.bytes ?? Buffer.alloc(0);
    const limits = { manifest: byteLength, growth: 200, always: 1000 };
    unwrap(await openBackup(file, limits)).close();
    const less = await openBackup(file, { ...limits, manifest: byteLength - 1 });
    expect(less).toEqual({ ok: false, error: { code: 'backup.unsafe', params: { file: manifestName } } });
  });

  it('goes nowhere into a library, and not onto a disk without room', async () => {
    await writeZip(file, backupEntries(good));
    const around = join(home, 'Library');
    await mkdir(join(around, 'articles'), { recursive: true });
    await writeFile(join(around, 'library.json'), '');
    parent = join(around, 'articles');
    await refusal('restore.inside-library');
    parent = join(home, 'restored');
    const full = worldWith({ fileSystem: fileSystemWith({ freeBytes: async () => nodeSurroundings.reserveBytes + 6 }) });
    expect(await restore(full)).toMatchObject({ error: { code: 'restore.disk-full' } });
    const room = worldWith({ fileSystem: fileSystemWith({ freeBytes: async () => nodeSurroundings.reserveBytes + 7 }) });
    expect((await restore(room)).ok).toBe(true);
  });

  it.each([
    ['ENOSPC', 'restore.disk-full'],
    ['EROFS', 'restore.denied'],
    ['ENOENT', 'restore.folder-missing'],
    ['EIO', 'restore.io'],
  ])('leaves nothing on a disk that answers %s in the middle', async (code, expected) => {
    await writeZip(file, backupEntries(good));
    let files = 0;
    const world = worldWith({
      fileSystem: fileSystemWith({
        createFile: (path) =>
          ++files === 2 ? Promise.reject(Object.assign(new Error(code), { code })) : nodeSurroundings.fileSystem.createFile(path),
      }),
    });
    expect(await restore(world)).toEqual({ ok: false, error: { code: expected, params: { detail: code } } });
    expect(await readdir(parent)).toEqual([]);
  });

  it('tells its first failure also when nothing can be cleared away', async () => {
    await writeZip(file, backupEntries(good));
    const refuse = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
    const world = worldWith({ fileSystem: fileSystemWith({ createFile: refuse('ENOSPC'), removeFolder: refuse('EIO') }) });
    expect(await restore(world)).toMatchObject({ error: { code: 'restore.disk-full' } });
  });

  it.each([
    ['checking', 1],
    ['writing', 3],
  ])('leaves nothing when it is stopped while %s', async (_name, step) => {
    await writeZip(file, backupEntries(good));
    const stop = new AbortController();
    const steps: number[] = [];
    const answer = await restore(nodeSurroundings, stop.signal, (done, total) => {
      expect(total).toBe(4);
      steps.push(done);
      if (done === step) stop.abort();
    });
    expect(answer).toEqual({ ok: false, error: { code: 'job.cancelled' } });
    expect(steps.at(-1)).toBe(step);
    expect(await readdir(parent)).toEqual([]);
  });

  it('notices a backup that changes between the checking and the writing', async () => {
    await writeZip(file, backupEntries(good));
    const world = worldWith({
      fileSystem: fileSystemWith({
        async freeBytes(folder) {
          const bytes = await readFile(file);
          bytes.write('w0rds', bytes.indexOf('words'));
          await writeFile(file, bytes);
          return nodeSurroundings.fileSystem.freeBytes(folder);
        },
      }),
    });
    expect(await restore(world)).toEqual({ ok: false, error: { code: 'backup.damaged', params: { file: 'articles/A/article.json' } } });
    expect(await readdir(parent)).toEqual([]);
  });
});

describe('isPortablePath', () => {
  it.each(['a', 'articles/01/article.json', 'é.txt', '한국어', '.hidden', 'a b'])('takes %j', (path) => {
    expect(isPortablePath(path)).toBe(true);
  });
  it.each(['', '/a', 'a/', '..', 'a/..', 'con', 'CON.txt', 'lpt9.log', 'a:b', 'a*', 'a|b', 'a"b', 'a<b', 'a>b', '\ud800', 'é'.repeat(128)])(
    'refuses %j',
    (path) => {
      expect(isPortablePath(path)).toBe(false);
    },
  );
});
