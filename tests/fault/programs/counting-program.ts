import { openLibrary } from '../../../electron/library/library';
import { nodeProcessTable } from '../../../electron/library/node-process-table';
import { nodeSurroundings } from '../../../electron/library/node-surroundings';
import { describePassage } from '../../../shared/anchoring/selectors';
import { articleId } from '../../../shared/core/ids';
import { ok } from '../../../shared/core/result';
import { currentVersion } from '../../../shared/domain/article';

/**
 * Adds annotations to one article, as many as it is told, and prints how many were acknowledged. Starts with the first
 * byte of its input, and gives the library back when that ends.
 */
const [folder = '', article = '', wanted = '0', name = ''] = process.argv.slice(2);

async function run(): Promise<void> {
  const input = process.stdin[Symbol.asyncIterator]();
  await input.next();
  const library = await openLibrary({ folder, world: nodeSurroundings, processes: nodeProcessTable, changed() {}, saveStateChanged() {} });
  const { state, reason } = library.access();
  const read = await library.articles.read(articleId.parse(article));
  if (!read.ok) throw new Error('not readable');
  const target = describePassage(currentVersion(read.value), 0, 3);
  let saved = 0;
  const refusals = new Set<string>();
  for (let count = 0; count < Number(wanted); count += 1) {
    const made = await library.annotations.create({
      articleId: read.value.id,
      kind: 'quote',
      comment: `${name} ${count}`,
      tags: [],
      target,
    });
    if (made.ok) saved += 1;
    else refusals.add(made.error.code);
  }
  process.stdout.write(`${JSON.stringify(ok({ name, state, reason, saved, refusals: [...refusals] }))}\n`);
  // Keeps the lock until all are done, so that the others are refused for the whole of it.
  await input.next();
  await library.close();
}

run().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
