import { openLibrary } from '../../../electron/library/library';
import { nodeProcessTable } from '../../../electron/library/node-process-table';
import { nodeSurroundings } from '../../../electron/library/node-surroundings';
import { articleId, briefingId } from '../../../shared/core/ids';

/**
 * Saves one briefing and one annotation over and over until it is killed, and prints each save that
 * was acknowledged. Arguments: the library's folder, the briefing, the article, and the number of the
 * first save.
 */
const [folder = '', briefing = '', article = '', first = '0'] = process.argv.slice(2);

async function run(): Promise<void> {
  const library = await openLibrary({ folder, world: nodeSurroundings, processes: nodeProcessTable, changed() {}, saveStateChanged() {} });
  const access = library.access();
  process.stdout.write(`access ${access.state} ${access.reason ?? ''}\n`);
  const read = await library.briefings.read(briefingId.parse(briefing));
  const set = await library.annotations.read(articleId.parse(article));
  if (!read.ok || !set.ok) throw new Error('not readable');
  const mark = set.value.annotations[0];
  if (mark === undefined) throw new Error('no annotation');
  const padding = 'word '.repeat(2000);
  for (let count = Number(first); ; count += 1) {
    const header = { ...read.value.header, title: String(count) };
    const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: `${count} ${padding}` }] }] } as const;
    const [saved, marked] = await Promise.all([
      library.briefings.save(read.value.id, { header, body }),
      library.annotations.update(set.value.articleId, mark.id, { comment: String(count) }),
    ]);
    if (!saved.ok || !marked.ok) throw new Error('not saved');
    process.stdout.write(`saved ${count}\n`);
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
