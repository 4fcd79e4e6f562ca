import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../../../electron/cli/run-cli';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { openBackup } from '../../../../electron/library/read-backup';
import { verificationReport } from '../../../../shared/domain/verification';
import { unwrap } from '../../../helpers/library-fixture';
import { type TemporaryLibrary, temporaryLibrary } from '../../../helpers/temporary-library';

let desk: TemporaryLibrary;
let folder: string;
let elsewhere: string;

beforeEach(async () => {
  desk = await temporaryLibrary();
  folder = desk.library.folder;
  elsewhere = await mkdtemp(join(tmpdir(), 'briefing-notes-cli-'));
});

afterEach(async () => {
  await desk.remove();
  await rm(elsewhere, { recursive: true, force: true });
});

const run = (...args: readonly string[]) => runCli(nodeSurroundings, args, new AbortController().signal);

describe('verify', () => {
  it('ends with 0 for a sound library, while it is open', async () => {
    await desk.addArticle(['Two states signed a treaty.']);
    const { code, output, complaint } = await run('verify', folder);
    expect([code, complaint]).toEqual([0, '']);
    expect(output).toContain('Verification of the library “Desk”');
    expect(output).toContain('Articles 1 · Annotations 0');
    expect(output).toContain('Everything is in order.');
  });

  it('ends with 1 for findings, and says what they are and what can be done', async () => {
    const article = await desk.addArticle(['Two states signed a treaty.']);
    const file = `articles/${article.id}/original.txt`;
    await writeFile(join(folder, file), 'forged');
    await writeFile(join(folder, 'library.json'), 'x');
    const { code, output } = await run('verify', folder);
    expect(code).toBe(1);
    expect(output).toMatch(
      new RegExp(`Needs you\n- ${file}\n  On treaties\n  The original from which this article was made has been changed.`),
    );
    expect(output).toMatch(
      /Can be repaired\n- library\.json\n {2}The file ended too early\.\n {2}Its newest good state can be put in its place\./,
    );
  });

  it('gives the whole report as JSON, and ends with 0 where there are notes only', async () => {
    await writeFile(join(folder, 'letterhead.typ'), '');
    const { code, output } = await run('verify', folder, '--json');
    expect(code).toBe(0);
    expect(verificationReport.parse(JSON.parse(output)).findings).toMatchObject([{ problem: 'foreign', file: 'letterhead.typ' }]);
  });

  it('ends with 2 for what is no library', async () => {
    const plain = await run('verify', elsewhere);
    expect(plain).toEqual({
      code: 2,
      output: '',
      complaint: expect.stringMatching(/^The library’s folder could not be read\. Nothing was changed\./),
    });
    const json = await run('--json', 'verify', join(elsewhere, 'gone'));
    expect([json.code, JSON.parse(json.output)]).toEqual([2, { error: { code: 'verify.no-library', params: {} } }]);
  });
});

describe('backup', () => {
  it('writes a backup that can be opened, and says what is not in it', async () => {
    await writeFile(join(folder, 'why?.txt'), '');
    const file = join(elsewhere, 'desk.zip');
    const { code, output } = await run('backup', folder, file);
    expect(code).toBe(0);
    expect(output).toMatch(/desk\.zip was written and checked: \d+ files\.\nNot in it: why\?\.txt \(name\)$/);
    unwrap(await openBackup(file)).close();
    const json = await run('backup', folder, file, '--json');
    expect(JSON.parse(json.output)).toMatchObject({ file, leftOut: [{ path: 'why?.txt', reason: 'name' }] });
  });

  it('ends with 2 and leaves nothing when it cannot', async () => {
    expect(await run('backup', folder, join(folder, 'desk.zip'))).toMatchObject({
      code: 2,
      complaint: expect.stringContaining('inside a library'),
    });
    const stopped = new AbortController();
    stopped.abort();
    expect(await runCli(nodeSurroundings, ['backup', folder, join(elsewhere, 'desk.zip')], stopped.signal)).toMatchObject({ code: 2 });
    const json = await runCli(nodeSurroundings, ['backup', folder, join(elsewhere, 'desk.zip'), '--json'], stopped.signal);
    expect([json.code, JSON.parse(json.output)]).toEqual([2, { error: { code: 'job.cancelled', params: {} } }]);
    expect(await readdir(elsewhere)).toEqual([]);
  });
});

describe('anything else', () => {
  it.each([
    [[]],
    [['verify']],
    [['verify', 'a', 'b']],
    [['backup', 'a']],
    [['backup', 'a', 'b', 'c']],
    [['burn', 'a']],
    [['burn', 'a', 'b']],
  ])('is answered with how it is used: %j', async (args) => {
    expect(await run(...args)).toEqual({ code: 2, output: '', complaint: expect.stringMatching(/^Usage: npm run cli/) });
  });
});
