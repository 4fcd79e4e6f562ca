import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSource } from '../../electron/import/read-source';
import { articleOf, inBoth, wordsOf } from '../helpers/import-table';

/** Saved pages of real sites, with the article that is expected of each; no clone carries them. */
const folder = resolve(process.env.CORPUS_FOLDER ?? '../shared/data', 'web');

type Row = { readonly page: string; readonly wanted: number; readonly given: number; readonly shared: number };

const inline =
  /^(?:a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/;

/** The words of the expected article. What stands between marks of a line is one word. */
function expectedText(html: string): string {
  const parts: string[] = [];
  const read = (node: { nodeName: string; value?: string; childNodes?: readonly object[] }): void => {
    if (node.nodeName === '#text') parts.push(node.value ?? '');
    if (/^(?:script|style|annotation|annotation-xml)$/.test(node.nodeName)) return;
    const gap = inline.test(node.nodeName) ? '' : ' ';
    parts.push(gap);
    for (const child of node.childNodes ?? []) read(child as Parameters<typeof read>[0]);
    parts.push(gap);
  };
  read(parse(html) as Parameters<typeof read>[0]);
  return parts.join('');
}

describe.skipIf(!existsSync(folder))('import of saved pages', () => {
  it('keeps the words of the articles and leaves those around them out', async () => {
    const rows: Row[] = [];
    for (const page of existsSync(folder) ? readdirSync(folder).sort() : []) {
      const read = await readSource(readFileSync(resolve(folder, page, 'source.html')));
      if (!read.ok) throw new Error(`${page}: ${read.error.code}`);
      const wanted = wordsOf([expectedText(readFileSync(resolve(folder, page, 'expected.html'), 'utf8'))]);
      const given = wordsOf(articleOf(read.value));
      rows.push({ page, wanted: wanted.length, given: given.length, shared: inBoth(wanted, given) });
    }
    const sum = (key: 'wanted' | 'given' | 'shared'): number => rows.reduce((total, row) => total + row[key], 0);
    for (const { page, wanted, given, shared } of rows) {
      console.log(page.padEnd(42), `recall ${(shared / wanted).toFixed(3)}`, `precision ${(shared / given).toFixed(3)}`, `words ${wanted}`);
    }
    const recall = sum('shared') / sum('wanted');
    const precision = sum('shared') / sum('given');
    console.log(`${rows.length} pages: recall ${recall.toFixed(4)}, precision ${precision.toFixed(4)}`);
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
