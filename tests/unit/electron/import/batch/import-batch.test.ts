import { describe, expect, it } from 'vitest';
import { type BatchSource, importBatch } from '../../../../../electron/import/batch/import-batch';
import { createImportDesk } from '../../../../../electron/import/import-desk';
import { readSource } from '../../../../../electron/import/read-source';
import { understandText } from '../../../../../electron/import/understand-text';
import type { ArticleId } from '../../../../../shared/core/ids';
import { fail, ok, type Result } from '../../../../../shared/core/result';
import { countOutcomes } from '../../../../../shared/domain/import-batch';
import { numberedId } from '../../../../helpers/briefing-arbitrary';

const file = (name: string, text: string): BatchSource => ({ name, read: async () => ok(new TextEncoder().encode(text)) });

/** A desk over the real reading, in this process, and a library that is a list. */
function openDesk({
  known = [] as string[],
  refuse = (_stored: number): Result<never, { code: 'storage.disk-full' }> | null => null,
} = {}) {
  const stored: string[] = [];
  let tokens = 0;
  const importer = {
    call: async (name: string, args: { text?: string; bytes?: Uint8Array }) =>
      ok(name === 'readText' ? understandText(args.text ?? '') : await readSource(args.bytes ?? new Uint8Array())),
  };
  const desk = createImportDesk({
    importer: importer as never,
    newToken: () => `token-${++tokens}`,
    defaultMarking: () => '',
    createArticle: async ({ meta }) => {
      const refusal = refuse(stored.length);
      if (refusal !== null) return refusal;
      stored.push(meta.title);
      return ok({ id: numberedId<ArticleId>(stored.length) });
    },
    articleWithOriginal: async (hash) => (known.includes(hash) ? { id: numberedId<ArticleId>(99), title: 'Known' } : null),
  });
  return { desk, stored };
}

const run = (desk: ReturnType<typeof openDesk>['desk'], sources: readonly BatchSource[], signal = new AbortController().signal) =>
  importBatch({ desk, sources, signal, progress: () => {} });

describe('importBatch', () => {
  it('stores what can be read, tells what cannot, and stores nothing twice', async () => {
    const { desk, stored } = openDesk();
    const report = await run(desk, [
      file('a.md', '# First\n\nSome words of the first one.'),
      file('copy of a.md', '# First\n\nSome words of the first one.'),
      file('empty.txt', ' \n'),
      file('program.txt', 'PK\u0003\u0004'),
      { name: 'gone.txt', read: async () => fail('import.unreadable') },
      file('b.md', '# Second\n\nSome words of the second one.'),
    ]);
    expect(report.rows.map(({ name, outcome, code }) => [name, outcome, code])).toEqual([
      ['a.md', 'stored', ''],
      ['copy of a.md', 'duplicate', ''],
      ['empty.txt', 'refused', 'import.empty'],
      ['program.txt', 'refused', 'import.unsupported'],
      ['gone.txt', 'refused', 'import.unreadable'],
      ['b.md', 'stored', ''],
    ]);
    expect(stored).toEqual(['First', 'Second']);
    expect(report.rows[1]?.article).toBe(report.rows[0]?.article);
    expect(countOutcomes(report.rows)).toEqual({ stored: 2, duplicate: 1, 'needs-look': 0, refused: 3 });
    expect(report.left).toBe(0);
  });

  it('stops between two files, and says how many were not reached', async () => {
    const { desk, stored } = openDesk();
    const stop = new AbortController();
    const sources = Array.from({ length: 500 }, (_, index) => file(`${index}.txt`, `Words number ${index}.`));
    const report = await importBatch({
      desk,
      sources,
      signal: stop.signal,
      progress: (done) => {
        if (done === 250) stop.abort();
      },
    });
    expect({ rows: report.rows.length, left: report.left, stored: stored.length }).toEqual({ rows: 251, left: 249, stored: 251 });
  });

  it('gives up when the library cannot be written to any more', async () => {
    const { desk } = openDesk({ refuse: (stored) => (stored === 1 ? fail('storage.disk-full') : null) });
    const report = await run(desk, [file('a.txt', 'One.'), file('b.txt', 'Two.'), file('c.txt', 'Three.')]);
    expect({ rows: report.rows.length, left: report.left, code: report.code }).toEqual({ rows: 1, left: 2, code: 'storage.disk-full' });
  });
});
