import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { bundleEntry } from '../helpers/bundle-entry';
import { newLibraryFolder, open, storeArticle, unwrap } from '../helpers/library-fixture';

/**
 * T6: two to four programs open one library at one signal, and each saves as often as it can. One of them writes, and
 * loses nothing; the others are read-only and say why.
 */

const saves = Number(process.env.WRITER_SAVES ?? 500);
const rounds = Number(process.env.WRITER_ROUNDS ?? 20);
/** Each round with another number of programs. */
const programsIn = (round: number): number => 2 + (round % 3);

const report = z.object({
  value: z.object({ name: z.string(), state: z.string(), reason: z.string().nullable(), saved: z.number(), refusals: z.array(z.string()) }),
});
const writer = { state: 'open', reason: null, saved: saves, refusals: [] };
const reader = { state: 'read-only', reason: 'storage.locked', saved: 0, refusals: ['storage.locked'] };

let program: string;
const total = { programs: 0, saved: 0 };

beforeAll(async () => {
  program = await bundleEntry('tests/fault/programs/counting-program.ts');
});

afterAll(() => {
  const { programs, saved } = total;
  console.log(`T6: ${rounds} rounds, ${programs} programs, one writer in each, ${saved} saves acknowledged, none lost`);
});

async function reportOf(child: ChildProcessByStdio<Writable, Readable, null>) {
  for await (const line of createInterface({ input: child.stdout })) return report.parse(JSON.parse(line)).value;
  throw new Error('a program ended without its report');
}

it.each(Array.from({ length: rounds }, (_, round) => [programsIn(round), round + 1] as const))(
  `of %i programs that save ${saves} times each from one signal, one writes and the others say why not (round %i)`,
  async (programs) => {
    const { folder, remove } = await newLibraryFolder();
    const first = await open(folder);
    const article = await storeArticle(first.library);
    await first.library.close();

    const children = Array.from({ length: programs }, (_, index) =>
      spawn(process.execPath, [program, folder, article.id, String(saves), `program-${index}`], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    for (const child of children) child.stdin.write('go');
    const reports = await Promise.all(children.map(reportOf));
    const ended = children.map((child) => once(child, 'exit'));
    for (const child of children) child.stdin.end();
    for (const [code] of await Promise.all(ended)) expect(code).toBe(0);

    const writers = reports.filter((one) => one.saved > 0);
    expect(writers).toHaveLength(1);
    for (const one of reports) expect(one).toEqual({ name: one.name, ...(one.saved > 0 ? writer : reader) });
    // Whatever was acknowledged is there, in the order in which it was saved, and nothing else.
    const { library } = await open(folder);
    const comments = unwrap(await library.annotations.read(article.id)).annotations.map(({ comment }) => comment);
    expect(comments).toEqual(Array.from({ length: saves }, (_, count) => `${writers[0]?.name} ${count}`));
    expect(await library.verifyInBackground()).toEqual([]);
    await library.close();
    await remove();
    total.programs += programs;
    total.saved += comments.length;
  },
  1_800_000,
);
