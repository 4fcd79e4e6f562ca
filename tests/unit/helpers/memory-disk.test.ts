import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../../electron/library/file-system';
import { nodeFileSystem } from '../../../electron/library/node-file-system';
import { systemCode } from '../../../electron/library/storage-failure';
import { listImage } from '../../helpers/power-cut/disk-image';
import { createMemoryDisk } from '../../helpers/power-cut/memory-disk';

/** The disk in memory is believed by the crash tests; here it has to answer as the real one does, call for call. */

const path = fc.array(fc.constantFrom('a', 'b', 'c.json'), { minLength: 1, maxLength: 3 }).map((steps) => `/${steps.join('/')}`);
const one = fc.constantFrom('readFile', 'list', 'stamp', 'makeFolder', 'removeFile', 'removeFolder', 'syncFile', 'write', 'overwrite');
const two = fc.constantFrom('rename', 'link', 'copy');
const call = fc.oneof(
  { weight: 3, arbitrary: fc.record({ name: fc.constant('write' as const), from: path, to: path }) },
  { weight: 3, arbitrary: fc.record({ name: fc.constant('makeFolder' as const), from: path, to: path }) },
  { weight: 5, arbitrary: fc.record({ name: one, from: path, to: path }) },
  { weight: 5, arbitrary: fc.record({ name: two, from: path, to: path }) },
);
type Call = typeof call extends fc.Arbitrary<infer C> ? C : never;

/** Makes the call below `root`; answers what can be seen of it from outside. */
async function answer(fileSystem: FileSystem, root: string, { name, from, to }: Call): Promise<unknown> {
  const at = `${root}${from}`;
  const other = `${root}${to}`;
  try {
    if (name === 'rename' || name === 'link' || name === 'copy') return (await fileSystem[name](at, other)) ?? null;
    if (name === 'readFile') return Buffer.from(await fileSystem.readFile(at)).toString();
    if (name === 'list') return [...(await fileSystem.list(at))].sort();
    if (name === 'stamp') {
      const { isFile, isFolder, size } = await fileSystem.stamp(at);
      return { isFile, isFolder, size: isFolder ? 0 : size };
    }
    if (name === 'overwrite') return (await fileSystem.overwrite(at, Buffer.from('over'))) ?? null;
    if (name !== 'write') return (await fileSystem[name](at)) ?? null;
    const file = await fileSystem.createFile(at);
    await file.write(Buffer.from(from));
    await file.write(Buffer.from('!'));
    const size = await file.size();
    await file.close();
    return size;
  } catch (error) {
    return systemCode(error);
  }
}

async function listDisk(fileSystem: FileSystem, folder: string): Promise<readonly (readonly [string, string | null])[]> {
  const found: (readonly [string, string | null])[] = [];
  for (const name of await fileSystem.list(folder)) {
    const inside = join(folder, name);
    if ((await fileSystem.stamp(inside)).isFile) found.push([inside, Buffer.from(await fileSystem.readFile(inside)).toString()]);
    else found.push([inside, null], ...(await listDisk(fileSystem, inside)));
  }
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
}

describe('createMemoryDisk', () => {
  it('answers every call as the real disk does, and holds the same afterwards (seed 4)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 5, maxLength: 30 }), async (calls) => {
        const real = await mkdtemp(join(tmpdir(), 'briefing-notes-memory-disk-'));
        try {
          const disk = createMemoryDisk();
          await disk.fileSystem.makeFolder('/disk');
          for (const made of calls) {
            expect(await answer(disk.fileSystem, '/disk', made), JSON.stringify(made)).toEqual(await answer(nodeFileSystem, real, made));
          }
          const inMemory = await listDisk(disk.fileSystem, '/disk');
          expect(inMemory.map(([name, content]) => [name.slice('/disk'.length), content])).toEqual(
            (await listDisk(nodeFileSystem, real)).map(([name, content]) => [name.slice(real.length), content]),
          );
          expect(disk.openFiles()).toBe(0);
        } finally {
          await rm(real, { recursive: true, force: true });
        }
      }),
      { seed: 4, numRuns: 150 },
    );
  });

  it('makes the same disk again from its image', async () => {
    const disk = createMemoryDisk();
    await disk.fileSystem.makeFolder('/a/b');
    disk.writeInPlace('/a/b/c', Buffer.from('words'));
    const copy = createMemoryDisk(disk.image());
    expect(listImage(copy.image())).toEqual(listImage(disk.image()));
    copy.writeInPlace('/a/b/c', Buffer.from('other'));
    expect(Buffer.from(await disk.fileSystem.readFile('/a/b/c')).toString()).toBe('words');
  });
});
