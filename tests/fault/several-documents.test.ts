import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLibrary } from '../../electron/library/create-library';
import type { Library } from '../../electron/library/library';
import { nodeProcessTable } from '../../electron/library/node-process-table';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import type { Failure, Result } from '../../shared/core/result';
import type { Article } from '../../shared/domain/article';
import type { TrashThing } from '../../shared/domain/rows';
import { createFaultyFileSystem, type FaultyFileSystem, shortWrite } from '../helpers/faulty-file-system';
import { annotate, open, storeArticle, unwrap, worldWith, writeBriefing } from '../helpers/library-fixture';
import { libraryState } from '../helpers/library-state';
import { quickFolder } from '../helpers/quick-folder';

/**
 * Actions on several documents are all or nothing: at every call to the file system the disk fails once, fails for
 * good, or the program dies, and afterwards, and when the library is opened again, it is wholly as before or wholly
 * as after. Every call in all three ways; which code a call fails with goes round, so that not each meets each.
 */

const thing = (kind: TrashThing['kind'], id: string): TrashThing => ({ kind, id });

/** In the library `live`; in the trash `trashed` and `many`, which are enough to be set aside; `emptied` names what is set aside. */
type Base = {
  readonly live: readonly TrashThing[];
  readonly trashed: readonly TrashThing[];
  readonly many: readonly TrashThing[];
  readonly emptied: string;
};

type Scenario = { readonly name: string; readonly act: (library: Library, base: Base) => Promise<Result<unknown, Failure<string>>> };

const scenarios: readonly Scenario[] = [
  { name: 'trashing several', act: (library, { live }) => library.trash.several(live, '') },
  { name: 'restoring several', act: (library, { trashed }) => library.trash.restoreSeveral(trashed) },
  { name: 'deleting several for good', act: (library, { trashed }) => library.trash.purge(trashed, '') },
  { name: 'setting much aside', act: (library, { many }) => library.trash.purge(many, 'Desk') },
  { name: 'bringing back what was set aside', act: (library, { emptied }) => library.trash.bringBack(emptied) },
  { name: 'deleting for good what was set aside', act: (library, { emptied }) => library.trash.purgeEmptied(emptied, 'Desk') },
];

const codes = ['ENOSPC', 'EIO', 'EACCES', 'EROFS', 'EPERM', 'EDQUOT', 'EBUSY', 'EMFILE', shortWrite] as const;
const now = (): string => '2030-01-01T00:00:00.000Z';

let base: Base;
let template: string;
let work: string;

beforeAll(async () => {
  work = await quickFolder('several');
  template = join(work, 'Desk');
  const settings = { name: 'Desk', defaultMarking: '', defaultFrom: '' };
  unwrap(await createLibrary(nodeSurroundings, nodeProcessTable, template, settings));
  const { library } = await open(template);
  const first = await storeArticle(library, 'First words.');
  const second = await storeArticle(library, 'Second words.');
  const note = await writeBriefing(library, 'Stays or goes');
  const gone = await storeArticle(library, 'Words in the trash.');
  const other = await writeBriefing(library, 'In the trash');
  const ofGone = await trashMarks(library, gone, 1);
  unwrap(await library.trash.article(gone.id));
  unwrap(await library.trash.briefing(other.id));
  const kept = await storeArticle(library, 'Words that stay.');
  const { emptied } = unwrap(await library.trash.purge(await trashMarks(library, kept, 6), '6'));
  const many = await trashMarks(library, kept, 6);
  base = {
    live: [thing('article', first.id), thing('briefing', note.id), thing('article', second.id)],
    trashed: [...ofGone, thing('article', gone.id), thing('briefing', other.id)],
    many,
    emptied: emptied ?? '',
  };
  await library.close();
});

afterAll(async () => {
  await rm(work, { recursive: true, force: true });
});

async function trashMarks(library: Library, article: Article, count: number): Promise<readonly TrashThing[]> {
  const marks: TrashThing[] = [];
  for (let index = 0; index < count; index += 1) {
    const { id } = await annotate(library, article, index, index + 3, `number ${index}`);
    unwrap(await library.trash.annotation(article.id, id));
    marks.push(thing('annotation', id));
  }
  return marks;
}

async function leftOvers(folder: string): Promise<readonly string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tmp') || /^intents./.test(name));
}

/** Opens a copy as it would be found after the program died at this very moment: what it shows, once what was interrupted is ended. */
async function stateAfterDeath(folder: string): Promise<string> {
  const copy = `${folder} found`;
  await cp(folder, copy, { recursive: true });
  await rm(join(copy, 'lock'), { force: true });
  const { library } = await open(copy);
  const state = JSON.stringify(await libraryState(library));
  const findings = await library.verifyInBackground();
  // A save that had come as far as its temp is taken for done: what it said is where the action would have brought it.
  const untold = findings.filter(
    ({ problem, action }) => !['removed', 'finished', 'taken-back'].includes(action) && problem !== 'unfinished-save',
  );
  expect(untold, 'nothing is damaged').toEqual([]);
  expect(JSON.stringify(await libraryState(library)), 'the look through the library changes nothing').toBe(state);
  expect(await leftOvers(copy), 'nothing is left over').toEqual([]);
  await library.close();
  await rm(copy, { recursive: true, force: true });
  return state;
}

type Run = {
  readonly calls: number;
  readonly met: boolean;
  readonly before: string;
  readonly now: string;
  readonly found: string;
  readonly answer: string;
};

async function run({ act }: Scenario, fileSystem: FaultyFileSystem, fault: Parameters<FaultyFileSystem['arm']>[0]): Promise<Run> {
  const folder = await mkdtemp(join(work, 'run-'));
  await cp(template, folder, { recursive: true });
  fileSystem.arm(null);
  const { library } = await open(folder, worldWith({ fileSystem, now, wait: async () => {} }));
  const before = JSON.stringify(await libraryState(library));
  fileSystem.arm(fault);
  const result = await act(library, base);
  const [calls, met] = [fileSystem.calls().length, fileSystem.failures() > 0];
  fileSystem.arm(null);
  const found = await stateAfterDeath(folder);
  // The next thing that is done ends what is open.
  await library.refresh();
  const state = JSON.stringify(await libraryState(library));
  await library.close();
  await rm(folder, { recursive: true, force: true });
  return { calls, met, before, now: state, found, answer: result.ok ? 'ok' : result.error.code };
}

/** Every so manieth call, in each of the two ways: all of them in the long run. */
const every = Number(process.env.SEVERAL_EVERY ?? 1);

describe.each(scenarios)('$name', (scenario) => {
  it.each([false, true])('is wholly done or not at all, whichever call fails (and all after it: %s)', async (persistent) => {
    const fileSystem = createFaultyFileSystem();
    const sound = await run(scenario, fileSystem, null);
    expect(sound).toMatchObject({ answer: 'ok', now: sound.found });
    const [before, after] = [sound.before, sound.now];
    expect(after).not.toBe(before);
    let met = 0;
    for (let at = 1 + (persistent ? every >> 1 : 0); at <= sound.calls; at += every) {
      const code = codes[at % codes.length] ?? 'EIO';
      const outcome = await run(scenario, fileSystem, { at, code, persistent });
      if (outcome.met) met += 1;
      const told = `${code} at call ${at}, answered ${outcome.answer}`;
      expect(outcome.before).toBe(before);
      expect([before, after], `${told}: found by the next start`).toContain(outcome.found);
      expect([before, after], `${told}: by the running program`).toContain(outcome.now);
      // What the person was told is what they find: done for good, or not done. Of a disk that is gone nobody can tell.
      const isDone = outcome.answer === 'ok' || outcome.answer === 'trash.unfinished';
      if (isDone || !persistent) expect(outcome.now, `${told}: as answered`).toBe(isDone ? after : before);
      if (isDone) expect(outcome.found, `${told}: and kept`).toBe(after);
    }
    expect(met).toBeGreaterThan(sound.calls / every / 2);
  });
});
