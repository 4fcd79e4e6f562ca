import { execFileSync } from 'node:child_process';
import { lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLibrary } from '../../../../electron/library/create-library';
import type { Library } from '../../../../electron/library/library';
import { nodeProcessTable } from '../../../../electron/library/node-process-table';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { storageFailure } from '../../../../electron/library/storage-failure';
import type { Briefing } from '../../../../shared/domain/briefing';
import { createFaultyFileSystem } from '../../../helpers/faulty-file-system';
import { newLibraryFolder, open, storeArticle, unwrap, worldWith, writeBriefing } from '../../../helpers/library-fixture';

/** What may lie in a document's place without being a file: it is never followed, waited for or lost. */
let folder: string;
let remove: () => Promise<void>;
let library: Library;
let briefing: Briefing;
let file: string;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  ({ library } = await open(folder));
  const first = await writeBriefing(library, 'First');
  briefing = unwrap(await library.briefings.save(first.id, { header: { ...first.header, title: 'Second' }, body: first.body }));
  file = join(folder, 'briefings', `${briefing.id}.json`);
});

afterEach(async () => {
  await library.close();
  await remove();
});

async function quarantined(): Promise<readonly string[]> {
  return (await readdir(join(folder, 'quarantine'), { recursive: true })).sort();
}

const oddities: readonly (readonly [string, () => Promise<void>])[] = [
  [
    'a folder',
    async () => {
      await mkdir(file);
      await writeFile(join(file, 'inside.txt'), 'kept');
    },
  ],
  [
    'a link to a good copy',
    async () => {
      await writeFile(join(folder, '..', 'elsewhere.json'), await readFile(`${file}.before`));
      await symlink(join(folder, '..', 'elsewhere.json'), file);
    },
  ],
  ['a link to a device that never ends', () => symlink('/dev/zero', file)],
  ['a link to nowhere', () => symlink(join(folder, 'nowhere'), file)],
  ['a pipe that nobody writes into', async () => void execFileSync('mkfifo', [file])],
];

async function replaceBy(make: () => Promise<void>): Promise<void> {
  await rename(file, `${file}.before`);
  await make();
  await rm(`${file}.before`);
}

describe.each(oddities)('%s in the place of a document', (_name, make) => {
  it('is set aside at the next start, and the newest good state takes its place', async () => {
    await library.close();
    await replaceBy(make);
    const kind = (await lstat(file)).mode;
    ({ library } = await open(folder));
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('First');
    expect(library.findings()).toEqual([{ file: `briefings/${briefing.id}.json`, problem: 'not-a-file', action: 'recovered' }]);
    expect((await lstat(file)).isFile()).toBe(true);
    const aside = join(folder, 'quarantine', `briefing-${briefing.id}-not-a-file-1`);
    expect((await lstat(join(aside, `${briefing.id}.json`))).mode).toBe(kind);
    const why = await readFile(join(aside, 'why.txt'), 'utf8');
    expect(why).toContain(`file: ${file}\nproblem: not-a-file\nfound: 2`);
  });

  it('is set aside while the document is in memory, which is newer than any snapshot', async () => {
    await replaceBy(make);
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Second');
    expect(library.findings()).toMatchObject([{ problem: 'not-a-file', action: 'recovered' }]);
    expect(await quarantined()).toContain(`briefing-${briefing.id}-not-a-file-1`);
    expect(JSON.parse(await readFile(file, 'utf8')).body.header.title).toBe('Second');
  });

  it('without any good state leaves the document missing, and never opens it as empty', async () => {
    await library.close();
    await replaceBy(make);
    await rm(join(folder, 'snapshots', `briefing-${briefing.id}`), { recursive: true });
    ({ library } = await open(folder));
    expect(await library.briefings.read(briefing.id)).toMatchObject({ ok: false, error: { code: 'storage.damaged' } });
    expect(library.findings()).toMatchObject([{ problem: 'not-a-file', action: 'quarantined' }]);
    expect(await readdir(join(folder, 'briefings'))).toEqual([]);
  });

  it('stops nothing else', async () => {
    const other = await writeBriefing(library, 'Other');
    const article = await storeArticle(library);
    await library.close();
    await replaceBy(make);
    ({ library } = await open(folder));
    expect(await library.verifyInBackground()).toMatchObject([{ problem: 'not-a-file', action: 'recovered' }]);
    expect(unwrap(await library.briefings.read(other.id))).toEqual(other);
    expect(unwrap(await library.articles.read(article.id))).toEqual(article);
  });
});

it('a folder that appears between the look and the save is set aside by the save', async () => {
  await library.close();
  let reads = 0;
  const { fileSystem } = nodeSurroundings;
  const world = worldWith({
    fileSystem: {
      ...fileSystem,
      async stamp(path) {
        // The third look at the file is the one before the save: after the load and after the check of what is in memory.
        if (path === file && ++reads === 3) await replaceBy(() => mkdir(file));
        return fileSystem.stamp(path);
      },
    },
  });
  ({ library } = await open(folder, world));
  unwrap(await library.briefings.read(briefing.id));
  unwrap(await library.briefings.save(briefing.id, { header: { ...briefing.header, title: 'Third' }, body: briefing.body }));
  expect(reads).toBeGreaterThanOrEqual(3);
  expect(JSON.parse(await readFile(file, 'utf8')).body.header.title).toBe('Third');
  expect(await quarantined()).toContain(`briefing-${briefing.id}-not-a-file-1`);
});

it('what cannot be set aside stays where it is, and the good state is shown all the same', async () => {
  await library.close();
  await replaceBy(() => mkdir(file));
  const fileSystem = createFaultyFileSystem();
  fileSystem.arm(null);
  const denied = { ...fileSystem, rename: async () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })) };
  ({ library } = await open(folder, worldWith({ fileSystem: denied })));
  expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('First');
  expect(library.findings()).toMatchObject([{ problem: 'not-a-file', action: 'reported' }]);
  expect((await lstat(file)).isDirectory()).toBe(true);
});

describe('reading a file', () => {
  it.each([
    ['a folder', (path: string) => mkdir(path), /EISDIR|EINVAL/],
    ['a link', (path: string) => symlink('/dev/zero', path), /ELOOP/],
    ['a pipe', async (path: string) => void execFileSync('mkfifo', [path]), /EINVAL/],
  ])('refuses %s at once', async (_name, make, code) => {
    const path = join(folder, 'odd');
    await make(path);
    await expect(nodeSurroundings.fileSystem.readFile(path)).rejects.toMatchObject({ code: expect.stringMatching(code) });
  });

  it('gives back its bytes and closes it', async () => {
    const before = (await readdir('/proc/self/fd')).length;
    for (let time = 0; time < 20; time += 1) {
      expect(new TextDecoder().decode(await nodeSurroundings.fileSystem.readFile(file))).toContain('Second');
      await nodeSurroundings.fileSystem.readFile(join(folder, 'briefings')).catch(() => null);
    }
    expect((await readdir('/proc/self/fd')).length).toBeLessThan(before + 20);
  });
});

it('a library whose path has more than 300 characters works like any other', async () => {
  const outside = await mkdtemp(join(tmpdir(), 'briefing-notes-long-'));
  const long = join(outside, ...Array.from({ length: 3 }, () => '긴'.repeat(40)), 'x'.repeat(200));
  expect(long.length).toBeGreaterThan(300);
  unwrap(await createLibrary(nodeSurroundings, nodeProcessTable, long, { name: 'Long', defaultMarking: '', defaultFrom: '' }));
  const there = (await open(long)).library;
  const stored = await storeArticle(there);
  await writeFile(join(long, 'articles', stored.id, 'article.json'), 'damaged');
  expect(await there.verifyInBackground()).toMatchObject([{ action: 'recovered' }]);
  await there.close();
  const again = (await open(long)).library;
  expect(unwrap(await again.articles.read(stored.id))).toEqual(stored);
  await again.close();
  await rm(outside, { recursive: true });
});

it.each(['ENOENT', 'ENODEV', 'ENXIO', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN', 'EHOSTUNREACH'])(
  'a drive that went away (%s) is said to be gone',
  (code) => {
    expect(storageFailure(Object.assign(new Error('gone'), { code }))).toEqual({
      code: 'storage.folder-missing',
      params: { detail: code },
    });
  },
);
