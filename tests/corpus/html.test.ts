import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSource } from '../../electron/import/read-source';
import { articleOf, inBoth, wordsOf } from '../helpers/import-table';
import { textOfPage, textOfReadability } from '../helpers/page-words';

/** Saved pages of real sites, with the article that is expected of each; no clone carries them. */
const folder = resolve(process.env.CORPUS_FOLDER ?? '../shared/data', 'web');

type Row = {
  readonly page: string;
  readonly wanted: number;
  readonly given: number;
  readonly shared: number;
  readonly readability: number;
};

describe.skipIf(!existsSync(folder))('import of saved pages', () => {
  it('keeps the words of the articles and leaves those around them out', async () => {
    const rows: Row[] = [];
    for (const page of existsSync(folder) ? readdirSync(folder).sort() : []) {
      const source = readFileSync(resolve(folder, page, 'source.html'));
      const read = await readSource(source);
      if (!read.ok) throw new Error(`${page}: ${read.error.code}`);
      const wanted = wordsOf([textOfPage(readFileSync(resolve(folder, page, 'expected.html'), 'utf8'))]);
      const given = wordsOf(articleOf(read.value));
      rows.push({
        page,
        wanted: wanted.length,
        given: given.length,
        shared: inBoth(wanted, given),
        readability: inBoth(wanted, wordsOf([textOfReadability(source)])),
      });
    }
    const sum = (key: 'wanted' | 'given' | 'shared' | 'readability'): number => rows.reduce((total, row) => total + row[key], 0);
    for (const { page, wanted, given, shared, readability } of rows) {
      console.log(
        page.padEnd(42),
        `recall ${(shared / wanted).toFixed(3)}`,
        `precision ${(shared / given).toFixed(3)}`,
        `words ${wanted}`,
        readability,
      );
    }
    const recall = sum('shared') / sum('wanted');
    const precision = sum('shared') / sum('given');
    // What is expected is what Readability gave, with its newsletter forms, contents and “Related” lines: no rival can be better.
    const ofReadability = sum('readability') / sum('wanted');
    console.log(
      `${rows.length} pages: recall ${recall.toFixed(4)} (Readability ${ofReadability.toFixed(4)}), precision ${precision.toFixed(4)}`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(35);
    expect(recall).toBeGreaterThanOrEqual(0.98);
    expect(precision).toBeGreaterThanOrEqual(0.95);
  });
});

const payloads = resolve(folder, '../xss/payloads.json');

describe.skipIf(!existsSync(payloads))('import of 60 attacks on pages', () => {
  const rows = z.array(z.object({ id: z.string(), payload: z.string() }));
  it('gives text and nothing else', async () => {
    const attacks = existsSync(payloads) ? rows.parse(JSON.parse(readFileSync(payloads, 'utf8'))) : [];
    expect(attacks).toHaveLength(60);
    for (const { id, payload } of attacks) {
      const read = await readSource(new TextEncoder().encode(`<!DOCTYPE html><html><body><p>before</p>${payload}</body></html>`));
      if (!read.ok) throw new Error(`${id}: ${read.error.code}`);
      const { blocks, meta } = read.value;
      expect(blocks[0]?.text, id).toBe('before');
      // Text may speak of mark-up where the page shows it; a preview holds no place where it could be mark-up again.
      for (const block of blocks) expect(Object.keys(block).sort(), id).toEqual(['cut', 'kind', 'level', 'pages', 'repairs', 'text']);
      expect(meta.address, id).toBe('');
    }
  });
});
