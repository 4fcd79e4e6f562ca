import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { bundleEntry } from '../helpers/bundle-entry';
import { newLibraryFolder, open, storeArticle, unwrap } from '../helpers/library-fixture';

const saves = 100;
const report = z.object({
  value: z.object({ name: z.string(), state: z.string(), reason: z.string().nullable(), saved: z.number(), refusals: z.array(z.string()) }),
});

let program: string;
beforeAll(async () => {
  program = await bundleEntry('tests/fault/programs/counting-program.ts');
});

it.each([2, 4])(`of %i programs that save ${saves} times each from one signal, one writes and the others say why not`, async (programs) => {
  const { folder, remove } = await newLibraryFolder();
  const first = await open(folder);
  const article = await storeArticle(first.library);
  await first.library.close();

  const children = Array.from({ length: programs }, (_, index) =>
    spawn(process.execPath, [program, folder, article.id, String(saves), `program-${index}`], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  for (const child of children) child.stdin.end();
  const reports = await Promise.all(children.map(async (child) => report.parse(JSON.parse(await text(child.stdout))).value));

  const saved = reports.reduce((sum, one) => sum + one.saved, 0);
  expect(reports.some((one) => one.saved > 0)).toBe(true);
  for (const one of reports) for (const refusal of one.refusals) expect(refusal).toBe('storage.locked');
  // Whatever was acknowledged is there, and nothing else.
  const { library } = await open(folder);
  const comments = unwrap(await library.annotations.read(article.id)).annotations.map(({ comment }) => comment);
  expect(comments).toHaveLength(saved);
  expect(new Set(comments).size).toBe(saved);
  expect(await library.verifyInBackground()).toEqual([]);
  await library.close();
  await remove();
  console.log(reports.map((one) => `${one.name} ${one.state} ${one.saved}`).join(', '));
});
