import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupHandlers } from '../../../../electron/ipc/backup-handlers';
import { verifyHandlers } from '../../../../electron/ipc/verify-handlers';
import { createJobBoard } from '../../../../electron/jobs/job-board';
import { type AppSettingsStore, openAppSettings } from '../../../../electron/library/app-settings';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { careOf } from '../../../../shared/domain/library-care';
import type { Handlers } from '../../../../shared/ipc/contract';
import { newLibraryFolder, type Opened, open, storeArticle, unwrap } from '../../../helpers/library-fixture';

let folder: string;
let remove: () => Promise<void>;
let opened: Opened;
let settings: AppSettingsStore;
let elsewhere: string;
/** What the system's dialogs answer, one after the other. */
let answers: (string | null)[];
let shown: string[];
let chosen: string[];
let handlers: Pick<
  Handlers,
  'backup.create' | 'backup.show' | 'backup.choose' | 'backup.restore' | 'backup.open' | 'backup.status' | 'backup.postpone'
> &
  Pick<Handlers, 'verify.run' | 'verify.report' | 'verify.repair' | 'verify.save'>;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  opened = await open(folder);
  elsewhere = await mkdtemp(join(tmpdir(), 'briefing-notes-elsewhere-'));
  settings = await openAppSettings(nodeSurroundings, join(dirname(folder), 'settings'));
  answers = [];
  shown = [];
  chosen = [];
  const ask = async (): Promise<string | null> => answers.shift() ?? null;
  const desk = {
    library: () => opened.library,
    index: () => null,
    choose: async (place: string) => {
      chosen.push(place);
      return { ok: true, value: null } as const;
    },
  };
  const jobs = createJobBoard({ newId: nodeSurroundings.newId, monotonicMs: nodeSurroundings.monotonicMs, changed: () => {} });
  handlers = {
    ...backupHandlers({
      desk,
      jobs,
      settings,
      world: nodeSurroundings,
      ask: { target: ask, backup: ask, parent: ask },
      showFile: (path) => shown.push(path),
      newToken: nodeSurroundings.newId,
    }),
    ...verifyHandlers({
      desk,
      jobs,
      settings,
      world: nodeSurroundings,
      newest: { report: null },
      askTarget: ask,
      wordsOf: ({ findings }) => `${findings.length} findings`,
    }),
  };
});

afterEach(async () => {
  await opened.library.close();
  await remove();
  await rm(elsewhere, { recursive: true, force: true });
});

const care = () => careOf(settings.read(), opened.library.id() ?? '');

describe('the rows of backups', () => {
  it('write a backup with its ending, remember it, show it, and restore and open it by tokens', async () => {
    expect(await handlers['backup.show']({})).toMatchObject({ error: { code: 'backup.expired' } });
    answers = [join(elsewhere, 'Desk')];
    expect(unwrap(await handlers['backup.create']({}))).toMatchObject({ fileName: 'Desk.zip', folder: elsewhere, leftOut: [] });
    expect([care().backedUpAt !== '', care().remindAfter]).toEqual([true, '']);
    unwrap(await handlers['backup.show']({}));
    expect(shown).toEqual([join(elsewhere, 'Desk.zip')]);
    expect(unwrap(await handlers['backup.status']({}))).toEqual({ backedUpAt: care().backedUpAt, due: false });

    answers = [join(elsewhere, 'Desk.zip'), null, elsewhere];
    const { token, summary } = unwrap(await handlers['backup.choose']({}));
    expect(summary).toMatchObject({ libraryName: 'Desk', articles: 0 });
    // Whoever changes their mind about the place may choose again.
    expect(await handlers['backup.restore']({ token })).toMatchObject({ error: { code: 'backup.cancelled' } });
    const restored = unwrap(await handlers['backup.restore']({ token }));
    expect(restored).toMatchObject({ name: 'Desk', folder: elsewhere });
    unwrap(await handlers['backup.open']({ token: restored.token }));
    expect(chosen).toEqual([join(elsewhere, 'Desk')]);
  });

  it('never take a path or an unknown word for a token', async () => {
    for (const token of ['', folder, '../Desk.zip', '__proto__']) {
      expect(await handlers['backup.restore']({ token })).toMatchObject({ error: { code: 'backup.expired' } });
      expect(await handlers['backup.open']({ token })).toMatchObject({ error: { code: 'backup.expired' } });
    }
    expect(chosen).toEqual([]);
  });

  it('change nothing when the person changes their mind, or the file is none', async () => {
    expect(await handlers['backup.create']({})).toMatchObject({ error: { code: 'backup.cancelled' } });
    expect(await handlers['backup.choose']({})).toMatchObject({ error: { code: 'backup.cancelled' } });
    await writeFile(join(elsewhere, 'letter.zip'), 'Dear');
    answers = [join(elsewhere, 'letter.zip'), join(folder, 'Desk.zip')];
    expect(await handlers['backup.choose']({})).toMatchObject({ error: { code: 'backup.not-a-backup' } });
    expect(await handlers['backup.create']({})).toMatchObject({ error: { code: 'backup.inside-library' } });
    expect([care().backedUpAt, await readdir(elsewhere)]).toEqual(['', ['letter.zip']]);
  });

  it('never replace a file that nobody agreed to replace', async () => {
    await writeFile(join(elsewhere, 'Desk.zip'), 'another');
    answers = [join(elsewhere, 'Desk')];
    expect(unwrap(await handlers['backup.create']({})).fileName).toBe('Desk');
  });

  it('put the reminder off for a week', async () => {
    unwrap(await handlers['backup.postpone']({}));
    const days = (Date.parse(care().remindAfter) - Date.now()) / (24 * 60 * 60 * 1000);
    expect(Math.round(days)).toBe(7);
  });
});

describe('the rows of the verification', () => {
  it('hold the newest report, repair what it says, and write it as text', async () => {
    const article = await storeArticle(opened.library);
    expect(unwrap(await handlers['verify.report']({}))).toEqual({ report: null });
    for (const row of ['verify.repair', 'verify.save'] as const)
      expect(await handlers[row]({})).toMatchObject({ error: { code: 'verify.expired' } });
    await opened.library.close();
    await writeFile(join(folder, 'articles', article.id, 'article.json'), 'x');
    opened = await open(folder);

    const report = unwrap(await handlers['verify.run']({}));
    expect(report.findings).toMatchObject([{ problem: 'truncated', repair: 'recover' }]);
    expect(care().verifiedAt).not.toBe('');
    expect(unwrap(await handlers['verify.report']({}))).toEqual({ report });
    expect(unwrap(await handlers['verify.repair']({}))).toMatchObject({ repaired: 1, failed: [], report: { findings: [] } });

    answers = [null, join(elsewhere, 'report.txt'), join(elsewhere, 'gone', 'report.txt')];
    expect(await handlers['verify.save']({})).toMatchObject({ error: { code: 'verify.cancelled' } });
    expect(unwrap(await handlers['verify.save']({}))).toEqual({ fileName: 'report.txt', folder: elsewhere });
    expect(await handlers['verify.save']({})).toMatchObject({ error: { code: 'verify.not-saved' } });
  });

  it('show no report of another library, and tell of a folder that is gone', async () => {
    unwrap(await handlers['verify.run']({}));
    const first = opened.library;
    const other = await newLibraryFolder();
    opened = await open(other.folder);
    expect(unwrap(await handlers['verify.report']({}))).toEqual({ report: null });
    await opened.library.close();
    await other.remove();
    expect(await handlers['verify.run']({})).toMatchObject({ error: { code: 'verify.no-library' } });
    await first.close();
  });
});
