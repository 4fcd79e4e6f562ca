import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerCall } from '../../../../electron/ipc/handle';
import type { Sender } from '../../../../electron/ipc/sender';
import type { AppSettingsStore } from '../../../../electron/library/app-settings';
import type { LibraryDesk } from '../../../../electron/library/library-desk';
import { describePassage } from '../../../../shared/anchoring/selectors';
import { currentVersion } from '../../../../shared/domain/article';
import type { RequestName } from '../../../../shared/ipc/channels';
import type { Answer, Args, Handlers } from '../../../../shared/ipc/contract';
import { storeArticle, unwrap } from '../../../helpers/library-fixture';
import { openRealHandlers } from '../../../helpers/real-handlers';

const ours: Sender = { isOurWindow: true, isMainFrame: true, origin: 'app://briefing' };
const seed = Number(process.env.SEED ?? 20261123);

let home: string;
let desk: LibraryDesk;
let settings: AppSettingsStore;
let handlers: Partial<Handlers>;
let log: string[];
let chosenFolder: string | null = null;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'briefing-notes-home-'));
  log = [];
  ({ handlers, desk, settings } = await openRealHandlers(home, () => chosenFolder));
});

afterAll(async () => {
  await desk.close();
  await rm(home, { recursive: true, force: true });
});

/** Calls as a window does: arguments and answers are parsed by the contract. */
function call<N extends RequestName>(name: N, args: Args<N>): Promise<Answer<N>> {
  const record = (event: string, detail: Readonly<Record<string, string>>): void => void log.push(`${event} ${JSON.stringify(detail)}`);
  return answerCall({ handlers, checkAnswers: true, log: record }, name, ours, args);
}

describe('the handlers', () => {
  it('do the whole life of an annotation, with answers that keep the contract', async () => {
    const article = await storeArticle(desk.library());
    const target = describePassage(currentVersion(article), 4, 10);
    const wrong = { ...target, position: { ...target.position, start: 5, end: 11 } };
    const args = { articleId: article.id, kind: 'risk', comment: 'why', tags: [' two words '], target } as const;
    expect(await call('annotation.create', { ...args, target: wrong })).toEqual({
      ok: false,
      error: { code: 'annotation.passage-mismatch' },
    });
    const made = unwrap(await call('annotation.create', args));
    expect(made).toMatchObject({ tags: ['two words'], comment: 'why' });
    expect(unwrap(await call('annotation.update', { articleId: article.id, id: made.id, change: { kind: 'quote' } }))).toMatchObject({
      kind: 'quote',
      comment: 'why',
    });
    expect(unwrap(await call('article.read', { id: article.id })).annotations).toMatchObject([{ state: 'exact', start: 4, end: 10 }]);

    const corrected = await call('article.correct-text', {
      id: article.id,
      basedOn: 'v1',
      blocks: [{ kind: 'paragraph', level: 1, text: 'In short: Two states signed a treaty.' }],
    });
    expect(unwrap(corrected).annotations).toMatchObject([{ state: 'moved', start: 14, end: 20, annotation: { target } }]);
    expect(unwrap(corrected).article.versions.map(({ id }) => id)).toEqual(['v1', 'v2']);
    expect(
      await call('article.correct-text', { id: article.id, basedOn: 'v1', blocks: [{ kind: 'paragraph', level: 1, text: 'x' }] }),
    ).toMatchObject({
      error: { code: 'storage.conflict' },
    });
    expect(
      await call('article.correct-text', { id: article.id, basedOn: 'v2', blocks: [{ kind: 'paragraph', level: 1, text: ' ' }] }),
    ).toMatchObject({
      error: { code: 'article.empty-text' },
    });

    unwrap(await call('annotation.trash', { articleId: article.id, id: made.id }));
    expect(await call('annotation.trash', { articleId: article.id, id: made.id })).toEqual({
      ok: false,
      error: { code: 'annotation.not-found' },
    });
    unwrap(await call('article.trash', { id: article.id }));
    expect(await call('trash.restore', { kind: 'annotation', id: made.id })).toEqual({ ok: false, error: { code: 'article.not-found' } });
    unwrap(await call('trash.restore', { kind: 'article', id: article.id }));
    unwrap(await call('trash.restore', { kind: 'annotation', id: made.id }));
    expect(unwrap(await call('trash.list', {}))).toEqual([]);
    await expect.poll(async () => unwrap(await call('evidence.list', {})).length, { timeout: 30_000 }).toBe(1);
  });

  it('start a briefing with the library’s own words', async () => {
    const made = unwrap(await call('briefing.create', { template: 'information-note' }));
    expect(made.header).toMatchObject({ from: 'Asia desk', marking: 'OFFICIAL', date: '2026-06-21' });
    expect(made.body.content).toHaveLength(10);
    unwrap(await call('briefing.save', { id: made.id, header: { ...made.header, title: 'A' }, body: made.body }));
    expect(unwrap(await call('briefing.read', { id: made.id })).header.title).toBe('A');
    unwrap(await call('briefing.trash', { id: made.id }));
    expect(await call('briefing.read', { id: made.id })).toEqual({ ok: false, error: { code: 'briefing.not-found' } });
    expect(unwrap(await call('trash.list', {}))).toMatchObject([{ kind: 'briefing', title: 'A' }]);
    unwrap(await call('trash.restore', { kind: 'briefing', id: made.id }));
  });

  it('change only the settings that are named', async () => {
    unwrap(await settings.update({ window: { x: 1, y: 2, width: 900, height: 700, maximised: false } }));
    expect(unwrap(await call('settings.update', { theme: 'dark' }))).toMatchObject({ theme: 'dark', window: { width: 900 } });
    expect(unwrap(await call('library.update-settings', { name: 'Europe desk' })).settings).toEqual({
      name: 'Europe desk',
      defaultMarking: 'OFFICIAL',
      defaultFrom: 'Asia desk',
    });
  });

  it('answer a dialog that was cancelled, and a folder that is no library', async () => {
    chosenFolder = null;
    expect(await call('library.choose', {})).toEqual({ ok: false, error: { code: 'library.cancelled' } });
    expect(await call('library.create', { name: 'New' })).toEqual({ ok: false, error: { code: 'library.cancelled' } });
    chosenFolder = home;
    expect(await call('library.choose', {})).toMatchObject({ ok: false, error: { code: 'library.not-a-library' } });
    expect(unwrap(await call('library.status', {})).state).toBe('open');
  });

  it('never take an id for a path', async () => {
    for (const id of ['../../user-data', '..', '/etc/passwd', 'C:\\x', '\0']) {
      expect(await call('trash.restore', { kind: 'briefing', id })).toEqual({ ok: false, error: { code: 'trash.not-found' } });
    }
    expect(await call('article.read', { id: '../library.json' as never })).toEqual({
      ok: false,
      error: { code: 'invalid-args', params: { path: 'id' } },
    });
  });

  it(`survive anything that may come over the wire (seed ${seed})`, async () => {
    // The list of recent libraries waits until it is written.
    await desk.recent();
    const before = await readdir(home, { recursive: true });
    // Rows that ask for a folder or change settings by design are left out; what they take is a small part of these.
    const names = Object.keys(handlers).filter(
      (name) => !/^(library\.(choose|create|move|rename-folder)|settings\.update|briefing\.create|library\.update-settings)$/.test(name),
    ) as RequestName[];
    const known = fc.constantFrom(
      'id',
      'articleId',
      'kind',
      'comment',
      'tags',
      'target',
      'change',
      'header',
      'body',
      'text',
      'limit',
      '__proto__',
    );
    const anything = fc.oneof(fc.anything({ maxDepth: 3 }), fc.dictionary(known, fc.anything({ maxDepth: 2 })));
    log.length = 0;
    for (const name of names) {
      for (const args of fc.sample(anything, { seed, numRuns: 300 })) {
        const answer = await call(name, args as never);
        if (!answer.ok) expect(answer.error.code, `${name} of ${fc.stringify(args)}`).toMatch(/^(invalid-args|[a-z]+\.[a-z-]+)$/);
      }
    }
    expect(log.filter((line) => !line.startsWith('ipc.invalid-args'))).toEqual([]);
    // Lists answered; no file came or went (the index is not the library's).
    const apart = (paths: readonly string[]): readonly string[] => paths.filter((path) => !path.startsWith('index')).sort();
    expect(apart(await readdir(home, { recursive: true }))).toEqual(apart(before));
  });
});
