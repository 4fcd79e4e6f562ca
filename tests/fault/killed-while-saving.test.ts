import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleEntry } from '../helpers/bundle-entry';
import { chance } from '../helpers/chance';
import { annotate, newLibraryFolder, open, storeArticle, unwrap, writeBriefing } from '../helpers/library-fixture';

/**
 * T1: a program that saves without pause is killed at any moment. Afterwards everything can be read, nothing that was
 * acknowledged is gone, nobody is asked about the lock, and no temporary file is left. That the system lives on, and
 * writes what was never synced, is why this proves less than T4.
 */

const kills = Number(process.env.KILLS ?? process.env.SAVING_KILLS ?? 2000);
const seed = Number(process.env.SEED ?? 20261123);

let folder: string;
let remove: () => Promise<void>;
let program: string;

beforeAll(async () => {
  program = await bundleEntry('tests/fault/programs/saving-program.ts');
  ({ folder, remove } = await newLibraryFolder());
});

afterAll(() => remove());

it(`loses nothing that was acknowledged when it is killed ${kills} times while saving (seed ${seed})`, async () => {
  const next = chance(seed);
  const { library } = await open(folder);
  const article = await storeArticle(library);
  const mark = await annotate(library, article, 0, 3);
  const briefing = await writeBriefing(library, '0');
  await library.close();

  let acknowledged = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const child = spawn(process.execPath, [program, folder, briefing.id, article.id, String(acknowledged + 1)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    // The kill comes some saves in, at any place within one: the pause is a fraction of a save's few milliseconds.
    const after = Math.floor(next() * 6);
    let seen = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      const [word, value] = line.split(' ');
      // No questions about the lock of the one that was killed.
      if (word === 'access') expect(line).toBe('access open ');
      if (word !== 'saved') continue;
      acknowledged = Math.max(acknowledged, Number(value));
      seen += 1;
      if (seen === after + 1) {
        const until = process.hrtime.bigint() + BigInt(Math.floor(next() * 6_000_000));
        while (process.hrtime.bigint() < until);
        child.kill('SIGKILL');
      }
    }
    const [, signal] = (await ended) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');

    const reopened = (await open(folder)).library;
    expect(reopened.access()).toEqual({ state: 'open', reason: null });
    const title = Number(unwrap(await reopened.briefings.read(briefing.id)).header.title);
    const comment = Number(unwrap(await reopened.annotations.read(article.id)).annotations.find(({ id }) => id === mark.id)?.comment);
    // Old or new: what was acknowledged, or the one save that was under way.
    for (const found of [title, comment]) {
      expect(found, `after kill ${kill}`).toBeGreaterThanOrEqual(acknowledged);
      expect(found).toBeLessThanOrEqual(acknowledged + 1);
    }
    acknowledged = Math.max(acknowledged, title, comment);
    const findings = await reopened.verifyInBackground();
    expect(findings.filter(({ problem }) => problem !== 'left-over-temp' && problem !== 'unfinished-save')).toEqual([]);
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    await reopened.close();
  }
  console.log(`T1: ${kills} kills, ${acknowledged} saves acknowledged, none lost`);
}, 3_600_000);
