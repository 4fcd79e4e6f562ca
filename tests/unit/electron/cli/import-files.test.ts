import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../../../electron/cli/run-cli';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { batchReport } from '../../../../shared/domain/import-batch';
import { bundleEntry } from '../../../helpers/bundle-entry';
import { newLibraryFolder, open } from '../../../helpers/library-fixture';
import { pdfBomb } from '../../../helpers/pdf-bomb';

let entry: string;
beforeAll(async () => {
  entry = await bundleEntry('electron/import/import-process.ts');
});
afterAll(() => rm(dirname(entry), { recursive: true, force: true }));

let folder: string;
let remove: () => Promise<void>;
let files: string;
beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  files = await mkdtemp(join(tmpdir(), 'briefing-notes-cli-import-'));
  await mkdir(join(files, 'cuttings'));
  await writeFile(join(files, 'cuttings', 'a.md'), '# First\n\nSome words of the first one.');
  await writeFile(join(files, 'cuttings', 'b.txt'), 'Words of the second one.');
});
afterEach(async () => {
  await remove();
  await rm(files, { recursive: true, force: true });
});

const run = (...args: readonly string[]) => runCli(nodeSurroundings, args, new AbortController().signal, entry);

describe('import from a terminal', () => {
  it('stores a folder’s files with the importing process, and nothing twice', async () => {
    expect(await run('import', join(files, 'cuttings'), '--library', folder)).toMatchObject({
      code: 0,
      output: expect.stringContaining('2 stored, 0 there before, 0 need a look, 0 refused'),
      complaint: '',
    });
    await writeFile(join(files, 'program.bin'), new Uint8Array(4096));
    const again = await run('import', join(files, 'cuttings'), join(files, 'program.bin'), '--library', folder, '--json');
    expect(again.code).toBe(1);
    const { rows } = batchReport.parse(JSON.parse(again.output));
    expect(rows.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['duplicate', ''],
      ['duplicate', ''],
      ['refused', 'import.unsupported'],
    ]);
    const ids = (await readdir(join(folder, 'articles'))).sort();
    expect(ids).toHaveLength(2);
    expect(await readFile(join(folder, 'articles', ids[0] ?? '', 'original.md'), 'utf8')).toContain('# First');
  });

  it('goes on with the next file after one that fills the memory', async () => {
    await writeFile(join(files, 'cuttings', 'a.pdf'), await pdfBomb());
    const { code, output } = await run('import', join(files, 'cuttings'), '--library', folder, '--json');
    expect(code).toBe(1);
    expect(batchReport.parse(JSON.parse(output)).rows.map(({ name, outcome, code: why }) => [name, outcome, why])).toEqual([
      ['cuttings/a.md', 'stored', ''],
      ['cuttings/a.pdf', 'refused', 'import.too-heavy'],
      ['cuttings/b.txt', 'stored', ''],
    ]);
  });

  it('does nothing in a library that is open elsewhere, and says who has it', async () => {
    const { library } = await open(folder);
    const { code, complaint } = await run('import', join(files, 'cuttings'), '--library', folder);
    await library.close();
    expect(code).toBe(2);
    expect(complaint).toContain('in use by another copy');
    expect(await readdir(join(folder, 'articles'))).toEqual([]);
  });

  it.each([[['import']], [['import', 'a.txt']], [['import', '--library', 'x']]])('tells how to use it for %j', async (args) => {
    expect(await run(...args)).toMatchObject({ code: 2, complaint: expect.stringContaining('Usage') });
  });
});
